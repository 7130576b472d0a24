"""The trials of docs/libraries.rst: what is written by hand, beside the libraries that do the same.

Those libraries are tried that script/bootstrap installs anyway; the page names the others.
Run by script/library-trials.
"""

import csv
import io
import itertools
import math
import random
import re
import sys
import time
from collections import defaultdict
from difflib import SequenceMatcher, get_close_matches
from pathlib import Path

import chardet
import charset_normalizer
import pymorphy3
from rapidfuzz.distance import OSA, Indel, Levenshtein
from rapidfuzz.process import extract, extractOne

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "kp" / "language")]
# It makes kp/ and documents/ importable without Odoo.
import conftest  # noqa: E402
import test_cases  # noqa: E402

from hr_kp_classifier.documents import revision  # noqa: E402
from hr_kp_classifier.kp.editions import compare  # noqa: E402
from hr_kp_classifier.kp.language.cases import Case, decline  # noqa: E402
from hr_kp_classifier.kp.search.near_words import Vocabulary  # noqa: E402
from hr_kp_classifier.kp.tables import csv_table  # noqa: E402
from hr_kp_classifier.kp.text import fold  # noqa: E402

TITLES = conftest.rows_of("kp_titles.csv")
CHANCE = random.Random(12)


def measured(label, cases, look):
    """Print how long a look at a case takes, and return what was seen."""
    look(*cases[0])
    began = time.perf_counter()
    seen = [look(*case) for case in cases]
    each = (time.perf_counter() - began) / len(cases)
    print(f"  {label:<34} {each * 1000:9.4f} ms", end="  ")
    return seen


def likeness_of_names():
    print("Two names at one code alike? (editions/compare.py)")
    names = defaultdict(set)
    for row in TITLES:
        names[row["code"]].add(fold(row["name"]))
    pairs = [
        pair for each in names.values() for pair in itertools.combinations(sorted(each), 2)
    ]

    def by_difflib(one, other, least):
        matcher = SequenceMatcher(None, one, other, autojunk=False)
        ratio = matcher.ratio() if matcher.quick_ratio() >= least else 0
        return ratio if ratio >= least else 0

    by_rapidfuzz = compare._ratio
    for label, ratio in (("difflib", by_difflib), ("rapidfuzz", by_rapidfuzz)):
        compare._ratio = ratio
        looks = compare._Looks()
        looks._left = math.inf
        alike = measured(label, pairs, looks.alikeness)
        print(f"{sum(map(bool, alike))} of {len(pairs)} alike")


def spoilt(name):
    words = name.split(" ")
    kind = CHANCE.randrange(4)
    if kind == 0 and len(words) > 1:
        del words[CHANCE.randrange(len(words))]
    elif kind == 1:
        place = CHANCE.randrange(len(name))
        return name[:place] + name[place + 1 :]
    elif kind == 2:
        CHANCE.shuffle(words)
    else:
        words[CHANCE.randrange(len(words))] = CHANCE.choice(TITLES)["name"].split(" ")[0]
    return " ".join(words)


def nearest_name():
    print("The title at the code that a spoilt name is meant for (editions/amendment_plan.py)")
    names = defaultdict(list)
    for row in TITLES:
        names[row["code"]].append(row["name"])
    rows = CHANCE.sample(TITLES, 900)
    cases = [(spoilt(row["name"]), names[row["code"]]) for row in rows]
    for label, look in (
        ("difflib", lambda name, among: (*get_close_matches(name, among, 1, 0.6), None)[0]),
        (
            "rapidfuzz",
            lambda name, among: (
                extractOne(name, among, scorer=Indel.normalized_similarity, score_cutoff=0.6)
                or (None,)
            )[0],
        ),
    ):
        found = measured(label, cases, look)
        right = sum(name == row["name"] for name, row in zip(found, rows, strict=True))
        print(f"{right} of {len(rows)} right")


def changed_words():
    print("Words changed in a clause: how many runs of them are shown (documents/revision.py)")
    folder = ROOT / "hr_kp_classifier" / "data" / "instruction_templates"
    lines = [
        line.strip()
        for path in sorted(folder.glob("*"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if len(line) > 60
    ]
    cases = []
    for line in CHANCE.choices(lines, k=1500):
        words = line.split(" ")
        for _change in range(CHANCE.randrange(1, 5)):
            place = CHANCE.randrange(len(words))
            words[place : place + CHANCE.randrange(2)] = CHANCE.choice(lines).split(" ")[:2]
        cases.append((line, " ".join(words)))
    split = revision._WORD.findall
    cases = [(split(old), split(new)) for old, new in cases]
    for label, opcodes in (
        ("difflib", lambda *pair: SequenceMatcher(None, *pair, autojunk=False).get_opcodes()),
        ("rapidfuzz, Indel", Indel.opcodes),
        ("rapidfuzz, Levenshtein", Levenshtein.opcodes),
    ):
        found = measured(label, cases, opcodes)
        print(f"{sum(each[0] != 'equal' for opcode in found for each in opcode)} runs")


def parts_of_the_classifier():
    """Files of a few rows, as amendments are: a hundred."""
    rows = [(row["code"], row["name"]) for row in TITLES]
    for count in (1, 3, 10, 100):
        for _file in range(25):
            start = CHANCE.randrange(len(rows) - count)
            yield [("code", "name"), *rows[start : start + count]]


def as_csv(rows, delimiter=","):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue()


def encodings():
    print("The text of a CSV (tables/csv_table.py)")
    texts = [as_csv(rows) for rows in parts_of_the_classifier()]

    def a_byte_broken(text):
        content = bytearray(text.encode())
        content[CHANCE.choice([at for at, byte in enumerate(content) if byte > 127])] = 0x20
        return bytes(content)

    def detected(content):
        found = chardet.detect(content)["encoding"]
        return content.decode(found, "replace") if found else ""

    for label, encode, decode in (
        (
            "Windows-1251",
            lambda text: text.encode("cp1251", "replace"),
            lambda b: b.decode("cp1251"),
        ),
        (
            "UTF-16, no mark",
            lambda text: text.encode("utf-16-le"),
            lambda b: b.decode("utf-16-le"),
        ),
        ("UTF-8, a byte broken", a_byte_broken, lambda b: b.decode("utf-8", "replace")),
    ):
        files = [(encode(text),) for text in texts]
        meant = [decode(content) for (content,) in files]
        for reader, look in (
            ("by hand", lambda content: csv_table._decode(content)[0]),
            (
                "charset-normalizer",
                lambda b: str(charset_normalizer.from_bytes(b).best() or ""),
            ),
            ("chardet", detected),
        ):
            found = measured(f"{label}: {reader}", files, look)
            print(f"{sum(map(str.__eq__, found, meant))} of {len(files)} right")


def delimiters():
    print(
        "The delimiter of a CSV (tables/csv_table.py: all three are read, the heading decides)"
    )
    files = [
        (as_csv(rows, delimiter), delimiter)
        for rows in parts_of_the_classifier()
        for delimiter in csv_table.DELIMITERS
    ]

    def sniffed(text, delimiter):
        try:
            return csv.Sniffer().sniff(text[:16384], ",;\t").delimiter == delimiter
        except csv.Error:
            return False

    print(f"{sum(measured('csv.Sniffer', files, sniffed))} of {len(files)} right")


def cases_of_titles():
    print("Titles and departments in the genitive, the dative and the instrumental (language/)")
    golden = []
    for line in (test_cases.PERSONS + test_cases.UNITS).strip().splitlines():
        forms = [form.strip() for form in line.split("|")]
        if len(forms) == 5:
            golden.append((forms[0], forms[1], forms[2], forms[4]))
    cases = [
        (forms[0], case, tag, {"=": forms[0], "+": forms[1]}.get(form, form))
        for forms in golden
        for form, case, tag in (
            (forms[1], Case.GENITIVE, "gent"),
            (forms[2], Case.DATIVE, "datv"),
            (forms[3], Case.INSTRUMENTAL, "ablt"),
        )
    ]
    dictionary = pymorphy3.MorphAnalyzer(lang="uk")

    def inflected(word, tag):
        parse = dictionary.parse(word)[0]
        form = parse.inflect({tag}) if parse.tag.POS in ("NOUN", "ADJF") else None
        if form is None:
            return word
        return form.word.capitalize() if word[:1].isupper() else form.word

    def word_by_word(phrase, _case, tag, form):
        words = re.split(r"(\W+)", phrase)
        return "".join(inflected(w, tag) if w.isalpha() else w for w in words) == form

    for label, look in (
        (
            "by hand, over pymorphy3",
            lambda phrase, case, _tag, form: decline(phrase, case) == form,
        ),
        ("pymorphy3, every word", word_by_word),
    ):
        print(f"{sum(measured(label, cases, look))} of {len(cases)} right")


def mistyped_words():
    print("What a mistyped word is meant for (search/near_words.py)")
    words = {word for row in TITLES for word in fold(row["name"]).split(" ") if len(word) > 3}
    words = sorted(word for word in words if word.isalpha())
    vocabulary = Vocabulary(words)
    typed = []
    for word in CHANCE.sample([word for word in words if len(word) > 8], 600):
        place = CHANCE.randrange(1, len(word) - 2)
        typed.append((word[:place] + word[place + 1 : -2],))

    def among_beginnings(beginning):
        vocabulary._near.clear()
        return vocabulary.near(beginning)

    for label, look in (
        ("by hand, over rapidfuzz", among_beginnings),
        (
            "rapidfuzz, all whole words",
            lambda word: extract(word, words, scorer=OSA.distance, score_cutoff=2, limit=None),
        ),
    ):
        found = measured(label, typed, look)
        print(f"something found for {sum(map(bool, found))} of {len(typed)} beginnings")


for trial in (
    likeness_of_names,
    nearest_name,
    changed_words,
    encodings,
    delimiters,
    cases_of_titles,
    mistyped_words,
):
    trial()
