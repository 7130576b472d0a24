"""The words of the official title are spelled as in КП.

Source: practice under note 2 of annex В: a title is extended, its own words stay. «Та» for
«й» is the same word, which no norm forbids, so that is a warning.

>>> check("Інжинер з охорони праці", "Інженер з охорони праці")
error misspelt → Інженер з охорони праці
>>> check("Робітник з комплексного обслуговування та ремонту будинків",
...       "Робітник з комплексного обслуговування й ремонту будинків")
warning misspelt → Робітник з комплексного обслуговування й ремонту будинків
>>> check("Інженер по охороні праці", "Інженер з охорони праці")
error misspelt → Інженер з охорони праці
>>> check("Голоний механік", "Головний механік", "1222.1")
error misspelt → Головний механік
"""

from __future__ import annotations

from ...language.endings import is_adjective, is_nominative_adjective
from ...messages import Message, _
from ..findings import Severity
from ..parsed_title import ParsedTitle
from .likeness import likeness
from .rule import NOTE_2_PRACTICE, Remark, rule


@rule("misspelt", Severity.ERROR, NOTE_2_PRACTICE, explains=True)
def look(parsed: ParsedTitle) -> Remark | None:
    """Return the remark on words of the official title that are written otherwise."""
    words = parsed.folded.split(" ")
    best: tuple[float, str, int, bool] | None = None
    for form, printed in parsed.wording.folded:
        count = form.count(" ") + 1
        for size in range(count - 2, count + 3):
            if 0 < size <= len(words):
                found = likeness(words[:size], form.split(" "))
                if _describes_what_follows(words[:size], form.split(" "), words[size:]):
                    continue  # «Монтажник будівельних конструкцій» is no «будівельний»
                if found and (best is None or found > best[0]):
                    best = (found, printed, size, _same_words(words[:size], form.split(" ")))
    if best is None:
        return None
    _ratio, printed, size, same = best
    plain = parsed.plain.split(" ")
    return Remark(
        Message(
            _("“%(typed)s” is written otherwise in КП: “%(official)s”."),
            {"typed": " ".join(plain[:size]), "official": printed},
        ),
        " ".join([printed, *plain[size:]]),
        severity=Severity.WARNING if same else None,
        # «Голоний механік»: the word for the rank is written otherwise, not another one.
        reads_rank=True,
    )


def _describes_what_follows(found: list[str], form: list[str], rest: list[str]) -> bool:
    """Tell whether the last word is an adjective of the noun that follows, not of the head."""
    return bool(rest) and is_nominative_adjective(form[-1]) and is_adjective(found[-1])


def _same_words(found: list[str], form: list[str]) -> bool:
    """Tell whether they differ by «та» and «і» only."""
    one, other = (["і" if word == "та" else word for word in words] for words in (found, form))
    return one == other
