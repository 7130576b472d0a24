"""The job instruction as a document: its type, its sections, its placeholders.

The parts and their order: ДКХП issue 1, general part (sections 1 to 5 are required, 6 and 7
may be added).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..kp.language.cases import Case, decline
from ..kp.text import lower_first, upper_first

# What an instruction calls the professional group by the section of the code (clause 1.2).
PROFESSIONAL_GROUPS = {
    "1": "Керівники",
    "2": "Професіонали",
    "3": "Фахівці",
    "4": "Технічні службовці",
    "5": "Працівники сфери торгівлі та послуг",
    "6": "Кваліфіковані робітники сільського та лісового господарств, "
    "риборозведення та рибальства",
    "7": "Кваліфіковані робітники з інструментом",
    "8": "Робітники з обслуговування, експлуатації та контролювання за роботою "
    "технологічного устаткування, складання устаткування та машин",
    "9": "Найпростіші професії",
}


def document_type(section: str) -> str:
    """Say which document binds a position.

    :param section: the section of its code, one digit, or "" where there is none
    :return: ``worker`` (робоча інструкція) for sections 5 to 9, else ``position``
        (посадова інструкція)
    """
    return "worker" if section in set("56789") else "position"


@dataclass(frozen=True)
class Subject:
    """What the placeholders of one instruction stand for; an empty string is unknown.

    :param title: the position's title, nominative: «Менеджер з продажу»
    :param department: «Відділ маркетингу»
    :param superior: the title of the immediate superior
    :param head: the title of the enterprise's head
    :param section: the section of the position's code, one digit
    :param enterprise: the enterprise's name as its papers give it
    :param title_cases: the title in a case, where HR has put it right, by the case's value
    """

    title: str = ""
    department: str = ""
    superior: str = ""
    head: str = ""
    section: str = ""
    enterprise: str = ""
    title_cases: Mapping[str, str] = field(default_factory=dict)


# Stands in the text where nothing is known: the sentence stays good Ukrainian.
_UNKNOWN = {
    "title": "працівник",
    "department": "структурний підрозділ",
    "superior": "безпосередній керівник",
    "head": "керівник підприємства",
}

# A gap to be filled in by hand, for what no word can stand in for.
_BLANK = "____________"

# A placeholder is the Ukrainian word itself in the case that the sentence needs.
_DECLINED = {
    "посада": ("title", Case.NOMINATIVE),
    "посади": ("title", Case.GENITIVE),
    "посаді": ("title", Case.DATIVE),
    "посадою": ("title", Case.INSTRUMENTAL),
    "підрозділ": ("department", Case.NOMINATIVE),
    "підрозділу": ("department", Case.GENITIVE),
    "підрозділом": ("department", Case.INSTRUMENTAL),
    "керівник": ("superior", Case.NOMINATIVE),
    "керівника": ("superior", Case.GENITIVE),
    "керівнику": ("superior", Case.DATIVE),
    "керівником": ("superior", Case.INSTRUMENTAL),
    "керівник підприємства": ("head", Case.NOMINATIVE),
    "керівника підприємства": ("head", Case.GENITIVE),
    "керівнику підприємства": ("head", Case.DATIVE),
    "керівником підприємства": ("head", Case.INSTRUMENTAL),
}
# The proposer is named only where it is not the head, who decides.
_PROPOSAL = "за поданням керівника"
PLACEHOLDERS = (*_DECLINED, _PROPOSAL, "професійна група", "назва підприємства")

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
# The title and the department it is in: an attribute of the title, not a word of its own.
_TITLE_IN_DEPARTMENT = re.compile(
    r"\{(посад[аиі]|посадою)\} \{підрозділу\}( підприємства)?", re.IGNORECASE
)
# With the blank before it, which goes where the placeholder stands for nothing.
_PLACE = re.compile(r"( ?)\{([^{}]*)\}")


def unknown_placeholders(text: str) -> list[str]:
    """List what stands in braces in ``text`` and is no placeholder, in order."""
    return [
        name for name in _PLACEHOLDER.findall(text) if lower_first(name) not in PLACEHOLDERS
    ]


def fill(text: str, subject: Subject) -> str:
    """Put the subject's words in the place of the placeholders.

    A placeholder that starts with a capital gives a word that does; one that stands for nothing
    takes the blank before it along. What is no placeholder stays as it is, for
    :func:`unknown_placeholders` to name. In «{посади} {підрозділу} підприємства» the department
    is left out where none is known, and words that one part ends with and the next begins with
    are said once: «начальника відділу» of «відділу збуту» is «начальника відділу збуту».

    :param text: the text of a clause: «{Посада} підпорядковується {керівнику}.»
    :param subject: what they stand for
    :return: «Менеджер з продажу підпорядковується начальнику відділу маркетингу.»
    """

    def value(match: re.Match[str]) -> str:
        blank, name = match.groups()
        key = lower_first(name)
        if key not in PLACEHOLDERS:
            return match[0]
        words = _value(key, subject)
        if not words:
            return ""
        return blank + (upper_first(words) if name[:1].isupper() else words)

    def title_in_department(match: re.Match[str]) -> str:
        words = _value(lower_first(match[1]), subject).split()
        department = _value("підрозділу", subject) if subject.department else ""
        for part in (department, match[2] or ""):
            words = _joined(words, part.split())
        return upper_first(" ".join(words)) if match[1][0].isupper() else " ".join(words)

    return _PLACE.sub(value, _TITLE_IN_DEPARTMENT.sub(title_in_department, text))


def _joined(words: list[str], more: list[str]) -> list[str]:
    """Put ``more`` after ``words``; what they end with and it begins with is said once."""
    ends = [word.casefold() for word in words]
    starts = [word.casefold() for word in more]
    overlap = next(
        (
            size
            for size in range(min(len(ends), len(starts)), 0, -1)
            if ends[-size:] == starts[:size]
        ),
        0,
    )
    return words + more[overlap:]


def _value(key: str, subject: Subject) -> str:
    if key == "професійна група":
        return PROFESSIONAL_GROUPS.get(subject.section, _BLANK)
    if key == "назва підприємства":
        return subject.enterprise or "підприємство"
    if key == _PROPOSAL:
        if subject.superior.casefold() == subject.head.casefold() != "":
            return ""
        return f"за поданням {_value('керівника', subject)}"
    attribute, case = _DECLINED[key]
    if attribute == "title" and subject.title_cases.get(case.value):
        return lower_first(subject.title_cases[case.value])
    return decline(
        lower_first(getattr(subject, attribute)) or _UNKNOWN[attribute],
        case,
    )


def placeholder_values(subject: Subject) -> dict[str, str]:
    """What each placeholder stands for, in the order in which they are offered."""
    return {name: _value(name, subject) for name in PLACEHOLDERS}
