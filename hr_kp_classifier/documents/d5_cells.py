"""A row of annex 5 (Д5): its cells, and what is missing in them."""

# There is no env here: the messages are translated where they are shown.
# pylint: disable=prefer-env-translation

from ..kp.messages import Message, _
from ..kp.text import clean
from .d5 import (
    CIVIL,
    CODE,
    RELATIONS,
    SERVICEMEN,
    TAX_NUMBER,
    Change,
    D5Row,
    Event,
    Person,
    Title,
    Work,
)
from .formats import date_in_figures
from .signatures import name_parts

_APOSTROPHES = str.maketrans("’ʼ‘", "'''")


def d5_row(person: Person, change: Change) -> D5Row:
    """Make the row of something that happened to a person."""
    work, event = change.work, change.event
    row = D5Row(
        person=person.key,
        work=work.key,
        event=event,
        day=change.day or work.since,
        is_present=change.title is work.title and work.relation not in CIVIL,
        gaps=list(change.gaps),
    )
    if event is Event.END:
        row.end = change.day
    else:
        row.start = change.day
    if event is Event.START:
        row.new_place_on = work.new_place_on
    row.cells["G12"] = "1" if event is Event.TRANSFER else "0"
    _fill_person(row, person, work)
    if work.relation not in CIVIL:
        _fill_title(row, work, change.title)
    _fill_rank(row, work)
    _fill_document(row, change)
    row.cells = {tag: text for tag, text in row.cells.items() if text}
    return row


def _text(text: str) -> str:
    """As the report has it: its apostrophe is '."""
    return clean(text).translate(_APOSTROPHES)


def _fill_person(row: D5Row, person: Person, work: Work) -> None:
    cells, gaps = row.cells, row.gaps
    name = _text(person.name)
    surname, comma, given = (part.strip() for part in name.partition(","))
    parts = (surname, given, "") if comma and surname and given else name_parts(name)
    if parts:
        cells["G91S"], cells["G92S"], cells["G93S"] = parts
    else:
        cells["G91S"] = name
        gaps.append(
            Message(
                _(
                    "Surname and given name can't be told apart in «%(name)s»: write the legal "
                    "name on the tab «Personal» with the patronymic, «Шевченко Тарас "
                    "Григорович», or with a comma where there is none, «Сміт, Джон»."
                ),
                {"name": name},
            )
        )
    number = _text(work.tax_number).replace(" ", "").upper()
    if TAX_NUMBER.fullmatch(number):
        cells["G8S"] = number
    elif number:
        gaps.append(
            Message(
                _(
                    "«%(number)s» is no tax number: it has ten digits; for a person who has "
                    "refused one, the passport as БКАА123456 or П123456789. Correct «Identification No» on "
                    "the tab «Personal»."
                ),
                {"number": number},
            )
        )
    else:
        gaps.append(
            Message(_("No tax number: enter it as «Identification No» on the tab «Personal»."))
        )
    if work.is_citizen is None:
        gaps.append(Message(_("No nationality: choose it on the tab «Personal».")))
    else:
        cells["G5"] = "1" if work.is_citizen else "0"
    if work.relation in RELATIONS:
        cells["G6"], cells["G7"], cells["G11"] = RELATIONS[work.relation]
    else:
        gaps.append(
            Message(
                _(
                    "Main job or second one is not known: choose «Work Relation» on the tab "
                    "«Work»."
                )
            )
        )


def _fill_title(row: D5Row, work: Work, title: Title) -> None:
    cells, gaps = row.cells, row.gaps
    if not work.job:
        row.title_gaps.append(Message(_("No job position: choose one on the tab «Work».")))
    cells["G13S"], cells["G15S"] = _text(title.profession), _text(title.position)
    if CODE.fullmatch(title.code):
        cells["G14S"] = title.code
    elif title.code:
        gaps.append(
            Message(
                _(
                    "«%(code)s» is no code that the report takes: four digits, for a group a "
                    "dot and one digit more. Correct «КП Code» on the tab «Work»."
                ),
                {"code": title.code},
            )
        )
    if work.job and not (title.code and cells["G13S"]):
        row.title_gaps.append(
            Message(
                _(
                    "No professional title or code: press «Take from the position» or choose a "
                    "title of КП."
                )
            )
        )
    if work.job and not cells["G15S"]:
        row.title_gaps.append(
            Message(
                _("No position by the staff list: press «Take from the position» or type it.")
            )
        )


def _fill_rank(row: D5Row, work: Work) -> None:
    row.cells["G19S"] = _text(work.rank)
    if not row.cells["G19S"] and row.cells.get("G14S", "").startswith(SERVICEMEN):
        row.gaps.append(
            Message(_("A serviceman without a rank: enter «Military Rank» on the tab «Work»."))
        )


def _fill_document(row: D5Row, change: Change) -> None:
    row.cells["G16S"] = _text(change.order)
    if not row.cells["G16S"]:
        where = {"date": date_in_figures(change.work.since)}
        row.gaps.append(
            Message(
                _("No document of the end: enter «Order on the End of Work» on the tab «Work».")
                if change.event is Event.END
                else _(
                    "No document: enter «Order on the Start or Transfer» on the tab «Work» of "
                    "the employee's version of %(date)s."
                ),
                {} if change.event is Event.END else where,
            )
        )
    if change.event is Event.END:
        row.cells["G17S"] = _text(change.work.end_ground)
        if not row.cells["G17S"]:
            row.gaps.append(
                Message(
                    _(
                        "No ground of the end: enter it on the tab «Work», as the order has it: "
                        "«п. 1 ст. 36 КЗпП»."
                    )
                )
            )
