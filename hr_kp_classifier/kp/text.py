"""Text in a normal form, independent of how it was typed.

Three readings of a text, from the outermost in:

* :func:`clean` is what is stored and printed: the same words, typed tidily;
* :func:`fold` is what is compared: titles that differ only in what never
  matters (letter case, у/в, з/із/зі, kinds of apostrophe, dash and quotation
  mark) have one fold;
* :func:`look_alikes` are the words that hold Latin letters where Cyrillic ones are
  meant.
"""

import re
import unicodedata
from functools import lru_cache

CONSONANTS = "бвгґджзйклмнпрстфхцчшщ"

# Latin letters (and digits never) that look like a Cyrillic letter of the Ukrainian alphabet.
LOOK_ALIKES = str.maketrans(
    "aceiopxyABCEHIKMOPTXYÏï",
    "асеіорхуАВСЕНІКМОРТХУЇї",
)

# These look alike in some typefaces, or were capitals that do. A word that has other letters of
# both alphabets is read by them too; one of Latin letters alone («task») is not.
_LESS_ALIKE = LOOK_ALIKES | str.maketrans("kmt", "кмт")

_APOSTROPHES = "'’ʼ‘‛`´′ʹʻʽ＇"
_HYPHENS = "-‐‑⁃−﹣－"
_DASHES = "–—―‒"
_QUOTES = '"«»“”„‟″'

_PLAIN = re.compile(r"[0-9А-Яа-яЄІЇҐєіїґ,.'-]+(?: [0-9А-Яа-яЄІЇҐєіїґ,.'-]+)*").fullmatch
_BLANKS = re.compile(r"\s+")
_APOSTROPHE = re.compile(rf"(?<=\w)[{_APOSTROPHES}](?=\w)")
_SPACED_DASH = re.compile(rf" [{_DASHES}] ")
_ANY_DASH = re.compile(rf"[{_HYPHENS}{_DASHES}]")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_STRESS = re.compile("[\u0300\u0301]")

_TO_ONE_QUOTE = str.maketrans(dict.fromkeys(_QUOTES, '"') | dict.fromkeys(_DASHES, "-"))


def is_plain(text: str) -> bool:
    """Tell whether ``text`` has only Cyrillic letters, figures, ``,.'-`` and single blanks."""
    return _PLAIN(text) is not None


def clean(text: str) -> str:
    """Return ``text`` as it is stored and printed.

    Letters are composed (NFC), blanks of any kind collapsed and stripped,
    stress marks, invisible, directional and control characters removed, an apostrophe of any
    kind between letters written ``'``, a hyphen of any kind ``-``; a long dash
    that stands between blanks is written `` – ``. Words and their case stay.
    """
    if _PLAIN(text):
        return text
    text = unicodedata.normalize("NFC", _STRESS.sub("", text))
    text = _CONTROL.sub("", _INVISIBLE.sub("", text))
    text = _BLANKS.sub(" ", text).strip()
    text = _APOSTROPHE.sub("'", text)
    text = _SPACED_DASH.sub(" \0 ", text)
    return _ANY_DASH.sub("-", text).replace("\0", "–")


def fold(text: str) -> str:
    """Return the key by which titles are compared.

    Two texts with one fold are one title: they differ at most in letter case,
    у/в, з/із/зі/зо, і/й, проект/проєкт, kinds of apostrophe, dash
    and quotation mark, blanks and closing punctuation. Apart from that, folding
    keeps the number of blank-separated words.
    """
    return " ".join(map(_fold_word, clean(text).rstrip(" .,;:").split(" ")))


@lru_cache(maxsize=65536)
def _fold_short_word(word: str) -> str:
    return _fold_any_word(word)


def _fold_word(word: str) -> str:
    return _fold_short_word(word) if len(word) < 64 else _fold_any_word(word)


_WHOLE = {"в": "у", "із": "з", "зі": "з", "зо": "з", "й": "і"}
_INITIAL_V = re.compile(rf"(?<!\w)в(?=[{CONSONANTS}])")


def _fold_any_word(word: str) -> str:
    word = word.lower().translate(_TO_ONE_QUOTE)
    if word in _WHOLE:
        return _WHOLE[word]
    return _INITIAL_V.sub("у", word).replace("проект", "проєкт")


def read_as_cyrillic(word: str) -> str | None:
    """Return ``word`` with its Latin letters read as the Cyrillic ones they look like.

    None where a letter looks like no Cyrillic one: such a word is really Latin.
    """
    read = word.translate(LOOK_ALIKES)
    return None if has_latin(read) else read


_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\uff21-\uff3a\uff41-\uff5a]")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")


def has_latin(text: str) -> bool:
    """Tell whether ``text`` holds a Latin letter."""
    return _LATIN.search(text) is not None


def look_alikes(text: str) -> dict[str, str]:
    """Return the words of ``text`` that mix Latin letters into Cyrillic ones, and how they read.

    «мeнeджep» with Latin «e» and «p» gives ``{"мeнeджep": "менеджер"}``. A word that is
    Latin through and through («CRM») is not one of them, nor is one where a Latin
    letter looks like no Cyrillic one.
    """
    if not has_latin(text):
        return {}
    found = {}
    for word in re.findall(r"\w+(?:'\w+)*", text):
        if has_latin(word) and _CYRILLIC.search(word):
            read = word.translate(_LESS_ALIKE)
            if not has_latin(read):
                found[word] = read
    return found


# Adjectives of Ukraine's regions and larger towns, without their endings: they keep the capital
# in the name of a branch.
_OF_A_PLACE = frozenset(
    "білоцерківськ вінницьк волинськ дніпровськ дніпропетровськ донецьк житомирськ закарпатськ"
    " запорізьк івано-франківськ київськ кіровоградськ кременчуцьк криворізьк кримськ кропивницьк"
    " луганськ луцьк львівськ маріупольськ миколаївськ одеськ полтавськ рівненськ сумськ"
    " тернопільськ ужгородськ харківськ херсонськ хмельницьк черкаськ чернівецьк чернігівськ".split()
)


def lower_first(text: str) -> str:
    """Begin ``text`` with a small letter, unless its first word keeps its capital.

    That is an abbreviation («HR-відділ»), a word of another alphabet («Chief Technical Officer»)
    or says where a branch is («Львівська філія»).
    """
    if text[:1].isascii() or text[1:2].isupper() or _of_a_place(text.partition(" ")[0]):
        return text
    return text[:1].lower() + text[1:]


def _of_a_place(word: str) -> bool:
    return re.sub(r"(?:ий|а|е|і)$", "", word.lower()) in _OF_A_PLACE


def upper_first(text: str) -> str:
    """Begin ``text`` with a capital letter."""
    return text[:1].upper() + text[1:]


_ALPHABET = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
# A place in the order of code points for each letter, and one behind them for the letters of
# other languages between these.
_IN_ORDER = str.maketrans(
    {letter: 0xE000 + ord(letter) for letter in "ъыэ"}
    | {letter: ord("а") + rank for rank, letter in enumerate(_ALPHABET)}
    | dict.fromkeys("'-")
)


def alphabet_key(text: str) -> str:
    """Return a key that sorts texts by the Ukrainian alphabet, as a dictionary does.

    The case of letters, apostrophes and hyphens do not count; blanks and figures come first.

    >>> sorted(["Їдальня", "Інженер", "Ґрунт", "Вантажник", "Гараж"], key=alphabet_key)
    ['Вантажник', 'Гараж', 'Ґрунт', 'Інженер', 'Їдальня']
    """
    return clean(text).lower().translate(_IN_ORDER)
