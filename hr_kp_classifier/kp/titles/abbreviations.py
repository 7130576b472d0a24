"""Abbreviations at the beginning of a title, and what they stand for.

A title is written in full: КП has no abbreviated title, and annex В no abbreviated derived
word. What is abbreviated is read as what it stands for, so that a repair keeps the rank:
«Зам. директора» is a «Заступник директора», never a «Директор».
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ..language.cases import Case, decline
from ..language.endings import is_nominative_adjective
from ..text import fold

_FULL = {
    "бриг": "бригадний",
    "вед": "провідний",
    "ген": "генеральний",
    "гл": "головний",
    "гол": "головний",
    "голов": "головний",
    "дир": "директор",
    "зав": "завідувач",
    "зам": "заступник",
    "заст": "заступник",
    "інж": "інженер",
    "мол": "молодший",
    "нач": "начальник",
    "пом": "помічник",
    "пр": "провідний",
    "пров": "провідний",
    "спец": "спеціаліст",
    "ст": "старший",
}
# These are also words or parts of other abbreviations where no dot follows.
_ONLY_WITH_DOT = frozenset({"бриг", "вед", "ген", "дир", "інж", "пр", "спец", "голов"})
_GOVERNING = frozenset({"заступник", "помічник"})
_MOST_WORDS = 5


@dataclass(frozen=True)
class Written:
    """A title with its abbreviations written in full.

    :param text: the title in full
    :param short: the abbreviations, as they were typed
    """

    text: str
    short: tuple[str, ...]


def written_in_full(text: str) -> Written:
    """Return a title with the abbreviations at its beginning written in full.

    >>> written_in_full("Заст. нач. відділу кадрів").text
    'Заступник начальника відділу кадрів'
    >>> written_in_full("Зам.директора").text
    'Заступник директора'
    >>> written_in_full("Інженер ст. зміни").short
    ()
    """
    if "." not in text and text.partition(" ")[0].lower() not in _FULL:
        return Written(text, ())
    words = _spaced(text).split(" ")
    short: list[str] = []
    governed = False
    # The last word is none of them: an abbreviation alone names nothing.
    for at, word in enumerate(words[:-1][:_MOST_WORDS]):
        bare = word.rstrip(".").lower()
        full = _FULL.get(bare)
        if full is None or (bare in _ONLY_WITH_DOT and not word.endswith(".")):
            governed = governed or bare in _GOVERNING
            if bare in _GOVERNING or is_nominative_adjective(bare):
                continue
            break
        short.append(word)
        inflected = decline(full, Case.GENITIVE) if governed else full
        words[at] = inflected[:1].upper() + inflected[1:] if at == 0 else inflected
        governed = governed or full in _GOVERNING
    if not short:
        return Written(text, ())
    return Written(" ".join(words), tuple(short))


def written_as(written: Written, official: Iterable[str]) -> Written:
    """Return a title with the words in full that are cut short and stand in its official one.

    >>> written_as(Written("Варник соків та екст. цеху", ()), ["Варник соків та екстрактів"])
    Written(text='Варник соків та екстрактів цеху', short=('екст.',))
    """
    words = written.text.split(" ")
    for form in official:
        own = form.split(" ")
        pairs = list(zip(words, own, strict=False))
        short = [word for word, full in pairs if _is_cut(word, full)]
        if len(words) < len(own) or not short:
            continue
        if all(word in short or fold(word) == fold(full) for word, full in pairs):
            text = " ".join([*own, *words[len(own) :]])
            return Written(text, (*written.short, *short))
    return written


def _is_cut(word: str, full: str) -> bool:
    """Tell whether a word with a full stop is the beginning of another one."""
    beginning, whole = fold(word), fold(full)
    return (
        word.endswith(".") and 1 < len(beginning) < len(whole) and whole.startswith(beginning)
    )


def _spaced(text: str) -> str:
    """Put a blank after the dots of «Зам.директора»."""
    first, blank, rest = text.partition(" ")
    *short, last = first.split(".")
    if last and short and all(part.lower() in _FULL for part in short):
        first = " ".join([*(f"{part}." for part in short), last])
    return first + blank + rest
