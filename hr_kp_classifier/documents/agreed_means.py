"""The means of electronic communication that an employee and the employer have agreed on.

By стаття 29 КЗпП an employee may be acquainted with papers by such means where the employment
contract names them; while martial law lasts the parties may agree otherwise (стаття 7 Закону
№ 2136-IX).
"""

from datetime import date

from .formats import date_in_figures
from .grounds import MARTIAL_LAW, cite
from .instruction import Block, Signature, typeset_paper
from .official import OfficialPaper, Paragraph

BLANK = "_" * 40


def means_words(means: str, document: str = "", day: date | None = None) -> str:
    """Name the agreed means and what they were agreed by.

    :param means: «електронна пошта olha@example.com»; "" where none are agreed
    :param document: «трудовий договір № 5»; "" where it is not known
    :param day: the date of that document
    :return: «електронна пошта olha@example.com (трудовий договір № 5 від 01.02.2026)»
    """
    if not means.strip():
        return ""
    agreed_by = " ".join(
        filter(None, (document.strip(), f"від {date_in_figures(day)}" if day else ""))
    )
    return f"{means.strip()} ({agreed_by})" if agreed_by else means.strip()


def means_grounds(day: date, martial_law: bool) -> str:
    """Cite what acquainting by electronic means rests on.

    :param day: the day of the paper
    :param martial_law: whether martial law lasts
    """
    keys = ["kzpp_29"]
    if martial_law:
        keys.append("martial_law_labour_7")
    ended = () if martial_law else (MARTIAL_LAW,)
    return ", ".join(cite(key, day, ended=ended) for key in keys)


def means_clause(
    enterprise: str,
    means: str,
    grounds: str,
    employer: Signature,
    employee: Signature,
    place: str = "",
) -> OfficialPaper:
    """Write the agreement on the means, for both parties to sign.

    It is a sample of practice: the law prescribes no form of it.

    :param means: the means proposed; "" for a blank to be filled in by hand
    :param grounds: as :func:`means_grounds` cites them
    """
    texts = (
        "Сторони домовилися, що роботодавець ознайомлює працівника з посадовою (робочою) "
        "інструкцією, наказами, повідомленнями та іншими документами, з якими працівника "
        "належить ознайомити, також із використанням визначеного засобу електронного зв'язку.",
        f"Визначений засіб електронного зв'язку: {means or BLANK}.",
        "Працівник підтверджує, що ознайомився з документом і отримав його примірник, під "
        "власним обліковим записом у системі роботодавця або на сторінці, яку відкриває "
        "особисте посилання, передане цим засобом, або на планшеті роботодавця, назвавши себе "
        "PIN-кодом чи перепусткою. Посилання, PIN-код і перепустку працівник нікому не передає.",
        "Про зміну засобу електронного зв'язку сторони повідомляють одна одну письмово.",
        f"Підстава: {grounds}.",
    )
    return typeset_paper(
        OfficialPaper(
            enterprise=enterprise,
            kind="ДОДАТКОВА УГОДА",
            place=place,
            heading="До трудового договору, про визначений засіб електронного зв'язку",
            body=tuple(Paragraph(text, f"{number}") for number, text in enumerate(texts, 1)),
            blocks=(
                Block("РОБОТОДАВЕЦЬ", (employer,)),
                Block("ПРАЦІВНИК", (employee,)),
            ),
        )
    )
