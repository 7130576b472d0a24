"""Reads the Ukrainian of all that ships: spelling, wrong variants, typography.

    script/lint ukrainian

Words are looked up by hunspell; what it does not know and is right stands in ``ukrainian_words.txt``.
Wrong variants stand in ``ukrainian_variants.csv``, each with what to write instead.
"""

import csv
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import lxml.html
import polib
from lxml import etree

SCRIPT = Path(__file__).resolve().parent
ROOT = SCRIPT.parent
ADDON = ROOT / "hr_kp_classifier"

_CYRILLIC = "А-Яа-яІіЇїЄєҐґ"
_WORD = re.compile(rf"[{_CYRILLIC}]+(?:['-][{_CYRILLIC}]+)*")
# What is no prose: fields, tags, literals, roles, addresses.
_NO_PROSE = re.compile(
    r"%\(\w+\)[sd]|%[sd]|\{[^{}\s]*\}|<[^<>]*>|``[^`]*``|:\w+:`[^`]*`|https?://\S+|\\u\w{4}"
)
_TYPOGRAPHY = {
    rf"[{_CYRILLIC}][ʼ‘`´′][{_CYRILLIC}]": "the stored apostrophe is ', the printed one ’",
    r"\bПорожньо:": "a dash stands after «Порожньо»",
    rf"[{_CYRILLIC}][A-Za-z]|[A-Za-z][{_CYRILLIC}]": "Latin and Cyrillic letters in one word",
    r"\S [-–] [^\W\d_]": "a dash between words is —",
    r"\.\.\.": "three dots are one character: …",
    rf"\"[{_CYRILLIC}]|[{_CYRILLIC}]\"": "quotation marks are «» and within them „“",
    r"«[^«»]*«": "quotation marks within «» are „“",
    r"[^\s(«„/] +[,.;:!?](?:\s|$)": "a blank before a punctuation mark",
    rf"[{_CYRILLIC}],[{_CYRILLIC}]": "no blank after a comma",
    r"№[^\s»]": "a blank stands after №",
    r"\bнапр\.,": "no comma after «напр.»",
}
_RULES = [(re.compile(pattern), message) for pattern, message in _TYPOGRAPHY.items()]
# What is set as it stands, on pages and papers, has the printed apostrophe.
_PRINTED = {".xml", ".html"}
_CURLY = re.compile(rf"[{_CYRILLIC}]’[{_CYRILLIC}]")


class Text(NamedTuple):
    """A piece of Ukrainian, and where it stands."""

    path: Path
    line: int
    words: str


class Finding(NamedTuple):
    """What is wrong, where and why."""

    text: Text
    words: str
    why: str

    def __str__(self):
        path = self.text.path
        place = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
        return f"{place}:{self.text.line}: «{self.words}»: {self.why}"


def shipped() -> Iterator[Text]:
    """Give what a user reads: translations, templates, the guide, papers, pages."""
    for entry in polib.pofile(str(ADDON / "i18n" / "uk.po")):
        # What is no word of a language is not translated: the names of printed files.
        if entry.msgstr == entry.msgid:
            continue
        for words in (entry.msgstr, *entry.msgstr_plural.values()):
            yield Text(ADDON / "i18n" / "uk.po", entry.linenum, words)
    data = ADDON / "data"
    for path in (
        data / "instruction_clauses.txt",
        *sorted((data / "instruction_templates").glob("*.txt")),
        *sorted((data / "characteristics").glob("*.txt")),
        *sorted((ROOT / "docs" / "uk").glob("*.rst")),
    ):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            # Official titles are as the classifier has them; examples of wrong ones are wrong.
            if not line.startswith(("@title", ":Приклад:")):
                yield Text(path, number, re.sub(r"^\s*[-+=>#*]\s", "", line))
    # Pages of the public are in Ukrainian for everybody, as papers are.
    pages = ("signing_templates.xml", "kiosk_templates.xml")
    for path in (
        *sorted((ADDON / "reports").glob("*.xml")),
        *(ADDON / "views" / name for name in pages),
    ):
        yield from _texts_of(path, etree.parse(str(path)).iter(etree.Element))
    path = ADDON / "static" / "description" / "index.html"
    yield from _texts_of(
        path, lxml.html.fromstring(path.read_text(encoding="utf-8")).iter(etree.Element)
    )


def _texts_of(path: Path, elements: Iterable) -> Iterator[Text]:
    for element in elements:
        for words in filter(None, (element.text, element.tail, element.get("alt"))):
            yield Text(path, element.sourceline, re.sub(r"\s+", " ", words).strip())


def misspelt(texts: list[Text]) -> Iterator[Finding]:
    """Find the words that neither hunspell knows nor the list of accepted ones."""
    accepted = set((SCRIPT / "ukrainian_words.txt").read_text(encoding="utf-8").split())
    places: dict[str, Text] = {}
    for text in texts:
        for word in _WORD.findall(prose(text.words).replace("’", "'")):
            if word.casefold() not in accepted:
                places.setdefault(word, text)
    result = subprocess.run(
        ["hunspell", "-d", "uk_UA", "-i", "utf-8", "-l"],
        input="\n".join(places),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    for word in sorted(set(result.stdout.split())):
        # hunspell names a part of a compound; its place is that of the whole.
        text = places.get(word) or next(t for whole, t in places.items() if word in whole)
        yield Finding(text, word, "an unknown word; if it is right: script/ukrainian_words.txt")


def wrong_variants(texts: list[Text]) -> Iterator[Finding]:
    with (SCRIPT / "ukrainian_variants.csv").open(encoding="utf-8", newline="") as file:
        variants = [(re.compile(r["wrong"]), r["right"]) for r in csv.DictReader(file)]
    for text in texts:
        for pattern, right in variants:
            if match := pattern.search(prose(text.words)):
                yield Finding(text, match[0], f"write «{right}»")


def wrong_typography(texts: list[Text]) -> Iterator[Finding]:
    for text in texts:
        words = prose(text.words)
        for pattern, message in _RULES:
            if match := pattern.search(words):
                yield Finding(text, match[0], message)
        if text.path.suffix not in _PRINTED and (match := _CURLY.search(words)):
            yield Finding(text, match[0], "the stored apostrophe is ', the printed one ’")


def prose(words: str) -> str:
    """Take out what is no prose: fields, tags, literals; a mark keeps its place."""
    return _NO_PROSE.sub("…", words)


def findings(texts: list[Text]) -> list[Finding]:
    """Give all that is wrong in these texts."""
    return [*misspelt(texts), *wrong_variants(texts), *wrong_typography(texts)]


def main():
    found = findings(list(shipped()))
    for finding in found:
        print(finding)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
