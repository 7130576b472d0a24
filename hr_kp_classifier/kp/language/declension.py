"""Declension by the ending of a word, where the dictionary does not know it."""

import re

# End of the word; gender; a person or not; its letters to cut; what to put instead in the
# five oblique cases («=»: as the nominative). The first that fits is taken.
ENDINGS = tuple(
    (re.compile(rf"\w\w(?:{end})$"), gender, animate, cut, tuple(put.split()))
    for end, gender, animate, cut, put in (
        ("лець", "masc", True, "ець", "ьця ьцю ьця ьцем ьцеві"),
        ("[бвдзнпрст]ець", "masc", True, "ець", "ця цю ця цем цеві"),
        ("майстер", "masc", True, "ер", "ра ру ра ром рові"),
        ("джей", "masc", True, "й", "я ю я єм єві"),
        ("ач|яч", "masc", True, "", "а у а ем еві"),
        ("тель", "masc", True, "ь", "я ю я ем еві"),
        ("водій|носій", "masc", True, "й", "я ю я єм єві"),
        ("яр", "masc", True, "", "а у а ем еві"),
        ("вар|пар", "masc", True, "", "а у а ом ові"),
        ("ар", "masc", True, "", "я ю я ем еві"),
        (
            "[внчщтзлмхф][иії]к|[иії]ст|лог|гог|ург|граф|ант|янт|ент|[оеєиії]р"
            "|вод|роб|коп|прав|м[ае]н|лід|дув",
            *("masc", True, "", "а у а ом ові"),
        ),
        ("[иі]нг", "masc", False, "", "у у = ом у"),
        ("ка", "femn", True, "ка", "ки ці ку кою ці"),
        ("иця|иня", "femn", True, "я", "і і ю ею і"),
        ("ія", "femn", False, "я", "ї ї ю єю ї"),
        ("ість", "femn", False, "ість", "ості ості = істю ості"),
        ("(?:нн|тт|лл|зз|сс)я", "neut", False, "я", "я ю = ям і"),
        ("[сц]тво", "neut", False, "о", "а у = ом і"),
        ("[жчшщ]а", "femn", False, "а", "і і у ею і"),
        ("[бвдзлмнпрстфц]а", "femn", False, "а", "и і у ою і"),
        ("[бвдзлмнпрстфц]я", "femn", False, "я", "і і ю ею і"),
    )
)

# A word that ends so is a person in a title even if the dictionary has only the thing.
AGENT = re.compile(r"\w\w(?:ник|ач|яч|[тзф]ор|[вкп]ар|лог|граф|динамік)$")

# Nominative ending of an adjective: its gender and the endings of the oblique cases
# (the accusative: with a thing).
ADJECTIVES = {
    "ий": ("masc", ("ого", "ому", "ий", "им", "ому")),
    "ій": ("masc", ("ього", "ьому", "ій", "ім", "ьому")),
    "їй": ("masc", ("його", "йому", "їй", "їм", "йому")),
    "а": ("femn", ("ої", "ій", "у", "ою", "ій")),
    "я": ("femn", ("ьої", "ій", "ю", "ьою", "ій")),
    "е": ("neut", ("ого", "ому", "е", "им", "ому")),
    "є": ("neut", ("ього", "ьому", "є", "ім", "ьому")),
    "і": ("plur", ("их", "им", "і", "ими", "их")),
}

# The same for «1-й», «2-а», «3-я», «4-е».
ORDINALS = {
    "й": ("masc", ("го", "му", "й", "м", "му")),
    "а": ("femn", ("ї", "й", "у", "ю", "й")),
    "я": ("femn", ("ї", "й", "ю", "ю", "й")),
    "е": ("neut", ("го", "му", "е", "м", "му")),
}

# Adjectives the dictionary does not know («контентна», «кібербезпекове»).
LIKE_ADJECTIVE = re.compile(r"\w\w(?:[сзц]ьк|[бвджзйклмнпрстчшь]н|[ои]в|ев)[аеі]$")
