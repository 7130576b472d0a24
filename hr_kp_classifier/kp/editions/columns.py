"""The columns of a classifier file and the names they go by."""

from ..tables.heading import Columns

ANNEX = ("zkpptr", "etkd", "dkhp")
"""The data of annex А on a title besides its code and its name."""

# The official name of annex А first, then the public files', this project's and Odoo's own,
# then what people call it.
COLUMNS = Columns(
    {
        "code": (
            "КОД КП",
            "kp code",
            "код за кп",
            "код класифікатора професій",
            "код дк 003:2010",
            "код дк 003",
            "код професії",
            "код угруповання",
            "код групи",
            "code",
            "код",
        ),
        "name": (
            "ПРОФЕСІЙНА НАЗВА РОБОТИ",
            "professional title",
            "професійна назва роботи (кп)",
            "професійна назва",
            "назва класифікаційного угруповання",
            "назва угруповання",
            "назва групи",
            "назва професії",
            "назва роботи",
            "найменування професії",
            "name",
            "title",
            "назва",
            "найменування",
        ),
        "zkpptr": ("код зкпптр", "zkpptr code", "zkpptr", "зкпптр"),
        "etkd": ("випуск єткд", "etkd issue", "etkd", "єткд"),
        "dkhp": ("випуск дкхп", "dkhp issue", "dkhp", "дкхп"),
        "parent": (
            "parent code",
            "parent",
            "parent id/code",
            "belongs to",
            "належить до",
            "код вищого рівня",
            "код вищого угруповання",
            "батьківський код",
        ),
        "kind": ("вид", "kind", "вид запису", "тип", "тип запису", "type", "рівень", "level"),
    },
    required=("code", "name"),
)
FIELDS = tuple(COLUMNS.names)
"""The columns in the order in which a row gives its cells."""
