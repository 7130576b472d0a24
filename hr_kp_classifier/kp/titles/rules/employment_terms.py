"""Terms of employment are no part of a title: «за сумісництвом», «0,5 ставки», «тимчасовий».

So is the schooling that is asked for, about which experts differ: a warning.

Source: note 2 of annex В extends a title with words on the place of work, the work done and
the field; the terms stand in the order and in the contract, the part of a unit in the staff
list.

>>> check("Бухгалтер за сумісництвом", "Бухгалтер")
error employment_terms → Бухгалтер
>>> check("Бухгалтер (на час відпустки основного працівника)", "Бухгалтер")
error brackets_kept → Бухгалтер
error employment_terms → Бухгалтер
>>> check("Бухгалтер з вищою освітою", "Бухгалтер")
warning employment_terms → Бухгалтер
"""

from __future__ import annotations

import re

from ...messages import Message, _
from ...text import clean
from ..findings import Severity
from ..parsed_title import ParsedTitle
from .rule import TERMS, Remark, rule

_TERMS = re.compile(
    r"[ ,](?:"
    r"(?:за |по )?(?:внутрішн\w+ |зовнішн\w+ )?(?:сумісництв\w+|сумісник\w*|сумісниц\w+)"
    r"|за суміщенням(?: професій| посад)?"
    r"|(?:на )?(?:\d+(?:[.,]\d+)?|½|¼|¾|пів|півтори|повн\w+|неповн\w+)"
    r" ?(?:ставки|ставк\w|ставок|ст\.?|шт\.? ?од\.?)"
    r"|(?:на )?[01][.,](?:25|5|75)"
    r"|півставки|неповний робочий (?:день|час)"
    r"|на (?:час|період)(?: (?:дії|декретної|відпустки|відсутності|хвороби|воєнного|тимчасової"
    r"|соціальної|мобілізації|військової|навчання|виконання))\b.*"
    r"|на (?:\w+ )?сезон"
    r"|тимчасово(?: виконуюч\w+| відсутн\w+)?|тимчасов(?:ий|а)|строков(?:ий|а)|сезонн(?:ий|а)"
    r"|на (?:випробувальн\w+|випробуванн\w+)(?: термін\w*| строк\w*)?|з випробувальним (?:терміном|строком)"
    r"|ваканс\w+|вакантн(?:а|ий|о)(?: посад\w+)?"
    r"|за (?:строковим|трудовим|цивільно-правовим) договором|за контрактом|за договором"
    r")(?= |,|$)"
)


# Schooling and experience: КП tells titles of one name apart by the schooling, in brackets,
# and some experts keep them.
_SCHOOLING = re.compile(
    r" (?:з|із|зі) (?:\w+ ){0,2}(?:освітою|дипломом(?: (?:молодшого |фахового )*\w+)?|стажем"
    r"|досвідом)(?: роботи)?(?= |,|$)"
)
_HINT = re.compile(
    r"освіт|диплом|стаж|досвід|суміс|суміщ|став|на час|на період|тимчас|строк|сезон|випробув|вакан|контр|договор| ст| шт|неповн|[.,][257]"
)


@rule("employment_terms", Severity.ERROR, TERMS)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on terms of employment in the title."""
    if _HINT.search(parsed.folded) is None:
        return None
    start = parsed.match.end if parsed.match else 0
    found = _TERMS.search(parsed.folded, start)
    schooling = None if found else _SCHOOLING.search(parsed.folded, start)
    found = found or schooling
    if found is None:
        return None
    words = parsed.plain.split(" ")
    first = parsed.folded[: found.start()].count(" ") + 1
    count = len(found[0].strip(" ,").split(" "))
    terms = " ".join(words[first : first + count]).strip(" ,.")
    repair = clean(" ".join([*words[:first], *words[first + count :]])).rstrip(" ,")
    if schooling:
        return Remark(
            Message(
                _(
                    "“%(terms)s” is asked of the employee: it belongs to the requirements in the "
                    "job instruction, not to the title."
                ),
                {"terms": terms},
            ),
            repair,
            severity=Severity.WARNING,
        )
    return Remark(
        Message(
            _(
                "“%(terms)s” says on what terms the work is done. It stands in the order and in the "
                "contract (a part of a unit: in the staff list), not in the title."
            ),
            {"terms": terms},
        ),
        repair,
    )


def names_terms(folded: str) -> bool:
    """Tell whether words, with what stands before them, are terms of employment."""
    return _TERMS.search(folded) is not None
