"""Copies of one text for many people, printed without printing the text again for each.

The pages of such copies are alike but for a block that each has of its own. wkhtmltopdf prints
every different text once, with the block's place left empty, and all the blocks one after
another; the pages are put together here. The copies share the objects of the pages they share,
so the file stays small.

No guess is made about what is personal: two copies share a text only if their HTML outside the
block is identical, and if the printed block is exactly as wide and high as the place for it.
"""

import io
from collections import defaultdict
from copy import deepcopy
from dataclasses import dataclass

from lxml import html

from odoo.tools.pdf import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    PdfFileReader,
    PdfFileWriter,
    generic,
)

# The block that each copy has of its own.
PERSONAL = "o_kp_personal"
# The address of links that tell where a thing was printed; none of them is left in the file.
MARK = "https://mark.invalid/"
# In points. A pixel of the page is 0.75 or 0.96; what wkhtmltopdf rounds is far less.
TOLERANCE = 0.05
_OVERLAY = "/KpPersonal"


class NotShared(Exception):
    """The copies can't be put together exactly, so each has to be printed in full."""


# --- The HTML ---------------------------------------------------------------------------


def _written(root):
    return html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>")


def _mark(name, size):
    """A link that takes no place."""
    link = html.Element("a", href=f"{MARK}{name}")
    link.set("style", f"position: absolute; top: 0; left: 0; width: {size}; height: {size}")
    return link


def _marked_block(block, style):
    block = deepcopy(block)
    block.set("style", f"{style}position: relative")
    block.append(_mark("block", "100%"))
    block.tail = None
    return block


def with_start_mark(body):
    """A document's HTML with a mark on its first page."""
    root = html.fromstring(str(body))
    root.find("body").insert(0, _mark("start", "1px"))
    return _written(root)


class Copies:
    """The copies that are to be printed.

    ``texts`` are the different texts, each with the block's place emptied; ``copies`` the number
    of its text and the block of each.

    :raise NotShared: where one has no block of its own, or several
    """

    def __init__(self, bodies):
        self.texts = []
        self.copies = []
        numbers = {}
        for body in bodies:
            root = html.fromstring(str(body))
            blocks = root.find_class(PERSONAL)
            if len(blocks) != 1:
                raise NotShared
            [block] = blocks
            place = html.Element(block.tag, dict(block.attrib))
            place.tail, block.tail = block.tail, None
            block.getparent().replace(block, place)
            for article in root.find_class("article"):
                # The record's id and trailing blanks differ from copy to copy and are not printed.
                article.attrib.pop("data-oe-id", None)
                article.tail = (article.tail or "").strip()
            number = numbers.setdefault(html.tostring(root), len(self.texts))
            if number == len(self.texts):
                self.texts.append(root)
            # A deep copy of the block: a reference would keep the whole document in memory.
            self.copies.append((number, deepcopy(block)))

    def blocks_html(self):
        """The HTML of the copies' own blocks, each on a page of its own.

        :raise NotShared: where the places of the blocks are not within the same elements
        """
        if len({self._chain(text) for text in self.texts}) > 1:
            raise NotShared
        root = deepcopy(self.texts[0])
        [place] = root.find_class(PERSONAL)
        parent = place.getparent()
        for ancestor in (place, *place.iterancestors()):
            if ancestor.tag == "body":
                break
            for sibling in (*ancestor.itersiblings(), *ancestor.itersiblings(preceding=True)):
                sibling.getparent().remove(sibling)
        parent.remove(place)
        parent.text = None
        for number, (_text, block) in enumerate(self.copies):
            parent.append(_marked_block(block, number and "page-break-before: always; " or ""))
        return _written(root)

    @staticmethod
    def _chain(text):
        [place] = text.find_class(PERSONAL)
        return tuple(
            (element.tag, *sorted(element.attrib.items()))
            for element in (place, *place.iterancestors())
        )

    def with_empty_place(self, index):
        """The HTML of a copy, its block unseen, with marks at its start and over the block."""
        number, block = self.copies[index]
        root = deepcopy(self.texts[number])
        [place] = root.find_class(PERSONAL)
        block = _marked_block(block, "visibility: hidden; ")
        block.tail = place.tail
        place.getparent().replace(place, block)
        return with_start_mark(_written(root))


def chosen_bands(band, count, chosen):
    """The headers or footers of a print, for some of its documents.

    :param band: HTML with those of all documents, as Odoo makes it
    :param count: the number of documents
    :param chosen: the indexes of those that are printed
    :raise NotShared: where not every document has one
    """
    if not band:
        return band
    root = html.fromstring(str(band))
    for name in ("headers", "footers"):
        for holder in root.xpath("//*[@id=$name]", name=f"minimal_layout_report_{name}"):
            children = list(holder)
            if children and len(children) != count:
                raise NotShared
            for index in set(range(len(children))) - set(chosen):
                holder.remove(children[index])
    return _written(root)


# --- The PDF ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Place:
    """Where a thing was printed: the page, and left, bottom, right and top in points."""

    page: int
    rect: tuple

    @property
    def size(self):
        left, bottom, right, top = self.rect
        return right - left, top - bottom

    def fits(self, other):
        """Whether it has the same size and the same distance from the left."""
        return all(
            abs(one - another) < TOLERANCE
            for one, another in zip(
                (*self.size, self.rect[0]), (*other.size, other.rect[0]), strict=True
            )
        )


class Printed:
    """A print with marks: where they are. The marks are taken out of it."""

    def __init__(self, content):
        self.reader = PdfFileReader(io.BytesIO(content), strict=False)
        self.count = self.reader.numPages
        self.places = defaultdict(list)
        for number in range(self.count):
            page = self.reader.getPage(number)
            kept = ArrayObject(
                link for link in page.get("/Annots") or () if not self._take(number, link)
            )
            page[NameObject("/Annots")] = kept

    def _take(self, number, link):
        """Note the place of a mark; whether the link is one."""
        link = link.getObject()
        address = str((link.get("/A") or {}).get("/URI") or "")
        if not address.startswith(MARK):
            return False
        rect = tuple(float(side) for side in link["/Rect"])
        self.places[address.removeprefix(MARK)].append(Place(number, rect))
        return True

    def blocks(self, count):
        """Where the blocks are.

        :raise NotShared: where they are not so many, each on a page of its own
        """
        places = self.places["block"]
        if not len(places) == len({place.page for place in places}) == count:
            raise NotShared
        return places

    def documents(self, count):
        """The pages of each document, as ranges.

        :raise NotShared: where not every document's start is known
        """
        starts = [place.page for place in self.places["start"]]
        if len(starts) != count or starts != sorted(set(starts)):
            raise NotShared
        return list(map(range, starts, [*starts[1:], self.count]))


class Binder:
    """Puts pages together to one file.

    :param duplex: begin each document on an odd page, after a blank one if need be: printed on
        both sides, it then begins a sheet
    """

    def __init__(self, duplex=False):
        self.writer = PdfFileWriter()
        self.duplex = duplex
        self._open = self._close = None

    def begin(self):
        """Begin a document."""
        if self.duplex and self.writer.getNumPages() % 2:
            self.writer.addBlankPage()

    def add(self, reader, pages):
        for number in pages:
            self.writer.addPage(reader.getPage(number))

    def add_with_block(self, texts, place, blocks, block):
        """Add a page with a block in its empty place.

        :param texts: the print of the page, ``blocks`` that of the block
        :param place: where its place is, ``block`` where itself is
        """
        form = self._form(blocks.reader.getPage(block.page), block, place)
        page = texts.reader.getPage(place.page)
        if not hasattr(page, "clone"):
            # PyPDF2 takes the very page, which the next copy needs as it was.
            page, original = type(page)(), page
            page.update(original)
        self.writer.addPage(page)
        page = self.writer.getPage(self.writer.getNumPages() - 1)
        resources = DictionaryObject(page["/Resources"].getObject())
        objects = DictionaryObject(resources.get("/XObject") or {})
        objects[NameObject(_OVERLAY)] = form
        resources[NameObject("/XObject")] = objects
        page[NameObject("/Resources")] = resources
        if not self._open:
            self._open, self._close = (
                self._add(self._stream(data))
                for data in (b"q\n", f"\nQ q {_OVERLAY} Do Q\n".encode())
            )
        page[NameObject("/Contents")] = ArrayObject(
            [self._open, page.raw_get("/Contents"), self._close]
        )

    def _form(self, page, block, place):
        """The content of a block's page as a form, to be drawn in its place on another page."""
        stream = page["/Contents"].getObject()
        if isinstance(stream, ArrayObject):
            raise NotShared
        form = type(stream)()
        # The compressed stream: no version of the library has a public way to it.
        form._data = stream._data
        for key in ("/Filter", "/DecodeParms"):
            if key in stream:
                form[NameObject(key)] = self._own(stream.raw_get(key))
        form[NameObject("/Type")] = NameObject("/XObject")
        form[NameObject("/Subtype")] = NameObject("/Form")
        form[NameObject("/Resources")] = self._own(page.raw_get("/Resources"))
        form[NameObject("/BBox")] = self._numbers(*block.rect)
        # Lengths are whole pixels, so hundredths of a point are exact; the rest is rounding.
        moved = (round(place.rect[side] - block.rect[side], 2) for side in (0, 3))
        form[NameObject("/Matrix")] = self._numbers(1, 0, 0, 1, *moved)
        return self._add(form)

    @staticmethod
    def _stream(data):
        stream = DecodedStreamObject()
        stream.setData(data)
        return stream

    def _add(self, thing):
        return self.writer._addObject(thing)

    def _own(self, thing):
        """The object as one of this file's; what was taken before is not taken again."""
        return thing.clone(self.writer) if hasattr(thing, "clone") else thing

    @staticmethod
    def _numbers(*numbers):
        return ArrayObject(map(generic.FloatObject, numbers))

    def content(self):
        file = io.BytesIO()
        self.writer.write(file)
        return file.getvalue()
