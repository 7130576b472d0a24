"""Ways in which a title is written otherwise than it should be, each by a rule."""

import re

LATIN = str.maketrans("аеікорсух", "aeikopcyx")


def slips(title):
    """Give one title in many wrong ways, the same ones at each call.

    :return: dict of the kind of slip and the title with it; those that change nothing left out
    """
    words = title.split()
    long_one = max(words, key=len)
    at = len(long_one) // 2
    cut, letter, rest = long_one[:at], long_one[at : at + 1], long_one[at + 1 :]
    bare = re.sub(r"\s*\([^)]*\)", "", title)
    inside = re.search(r"\(([^),]*)", title)
    small = title[:1].lower() + title[1:]
    ways = {
        "letter out": title.replace(long_one, cut + rest),
        "letter twice": title.replace(long_one, cut + letter * 2 + rest),
        "letters swapped": title.replace(long_one, cut + rest[:1] + letter + rest[1:]),
        "Latin letters": title.replace(long_one, long_one.translate(LATIN)),
        "glued": title.replace(" ", "", 1),
        "parted": title.replace(long_one, f"{cut} {letter}{rest}"),
        "hyphen in a word": title.replace(long_one, f"{cut}-{letter}{rest}"),
        "hyphen for blank": title.replace(" ", "-", 1),
        "blank for hyphen": title.replace("-", " "),
        "dash for hyphen": title.replace("-", " – "),
        "without brackets": bare,
        "what is in brackets": inside[1] if inside else title,
        "without bracket marks": re.sub(r"[()]", "", title),
        "other order": " ".join(reversed(words)),
        "last word first": " ".join([words[-1], *words[:-1]]),
        "capitals": title.upper(),
        "small letter": small,
        "full stop": f"{title}.",
        "quoted": f"«{title}»",
        "grade": f"{title} 2 категорії",
        "Roman grade": f"{title} II кат.",
        "rank": f"{title} 4-го розряду",
        "senior": f"Старший {small}",
        "abbreviated senior": f"ст. {small}",
        "chief": f"Головний {small}",
        "leading": f"{title} (провідний)",
        "deputy": f"Заступник {small}",
        "acting": f"в.о. {small}",
        "of a department": f"{title} відділу збуту",
        "of a field": f"{title} з питань безпеки",
        "for a field": f"{title} по закупівлям",
        "two posts": f"{title}, касир",
        "two posts by a stroke": f"{title}/водій",
        "half": f"{title} (0,5 ставки)",
        "word cut": title.replace(long_one, long_one[:4] + "."),
        "prepositions": title.replace(" з ", " по ").replace(" із ", " по "),
    }
    return {kind: wrong for kind, wrong in ways.items() if wrong and wrong != title}
