"""Copies of one text for many people, printed without printing the text again for each.

The pages of such copies are alike but for a block that each has of its own. wkhtmltopdf prints
every different text once, with the block's place left empty, and all the blocks one after
another; the pages are put together here. The copies share the objects of the pages they share,
so the file stays small.

Nothing is supposed about what is personal: texts are shared where their HTML is the same, letter
by letter, outside the block, and where the printed block is as wide and as high as its place.
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
    NumberObject,
    PdfFileReader,
    PdfFileWriter,
    generic,
)

# The block that each copy has of its own.
PERSONAL = "o_kp_personal"
# The addresses of links that tell where a thing was printed; no link of them is left.
MARK = "https://mark.invalid/"
# In points: what wkhtmltopdf rounds a length to is far less.
TOLERANCE = 0.05
_OVERLAY = "/KpPersonal"


class NotShared(Exception):
    """The copies can't be put together exactly: they are to be printed in full."""


@dataclass
class Copy:
    """A copy that is to be printed.

    :param root: its HTML
    :param block: what is its own, within it
    :param text: the HTML of all the rest
    """

    root: html.HtmlElement
    block: html.HtmlElement
    text: bytes

    @classmethod
    def read(cls, body):
        """
        :raise NotShared: where it has no block of its own, or several
        """
        root = html.fromstring(str(body))
        blocks = root.find_class(PERSONAL)
        if len(blocks) != 1:
            raise NotShared
        [block] = blocks
        # The text without the block, and without what tells Odoo of which record it is.
        rest = deepcopy(root)
        [place] = rest.find_class(PERSONAL)
        for child in list(place):
            place.remove(child)
        place.text = None
        for article in rest.find_class("article"):
            article.attrib.pop("data-oe-id", None)
        return cls(root, block, html.tostring(rest))

    def with_empty_place(self):
        """The copy's HTML, its block unseen, with marks at its start and over the block."""
        self.block.set("style", "position: relative; visibility: hidden")
        self.block.append(_mark("block", "100%"))
        self.root.find("body").insert(0, _mark("start", "1px"))
        return html.tostring(self.root, encoding="unicode", doctype="<!DOCTYPE html>")


def _mark(name, size):
    link = html.Element("a", href=f"{MARK}{name}")
    link.set("style", f"position: absolute; top: 0; left: 0; width: {size}; height: {size}")
    return link


def blocks_html(copies):
    """The HTML of the copies' own blocks, each on a page of its own.

    :raise NotShared: where the blocks do not stand within the same elements
    """
    root = deepcopy(copies[0].root)
    [place] = root.find_class(PERSONAL)
    chain = _chain(copies[0].block)
    if any(_chain(copy.block) != chain for copy in copies):
        raise NotShared
    for ancestor in [place, *place.iterancestors()]:
        if ancestor.tag == "body":
            break
        for sibling in [*ancestor.itersiblings(), *ancestor.itersiblings(preceding=True)]:
            sibling.getparent().remove(sibling)
    parent = place.getparent()
    parent.remove(place)
    for number, copy in enumerate(copies):
        block = deepcopy(copy.block)
        breaks = "page-break-before: always; " if number else ""
        block.set("style", f"{breaks}position: relative")
        block.append(_mark("block", "100%"))
        block.tail = None
        parent.append(block)
    return html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>")


def _chain(block):
    return [
        (element.tag, element.get("class"), element.get("style"))
        for element in (block, *block.iterancestors())
    ]


def chosen_bands(band, count, chosen):
    """The header or footer of a print, for some of its documents.

    :param band: HTML with the headers of all documents, as Odoo makes it
    :param count: the number of documents
    :param chosen: the indexes of those that are printed
    :raise NotShared: where the documents have not one each
    """
    if not band:
        return band
    root = html.fromstring(str(band))
    for name in ("headers", "footers"):
        for holder in root.xpath("//*[@id=$name]", name=f"minimal_layout_report_{name}"):
            children = list(holder)
            if children and len(children) != count:
                raise NotShared
            for index, child in enumerate(children):
                if index not in chosen:
                    child.drop_tree()
    return html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>")


@dataclass
class Place:
    """Where a block was printed: the page, and left, bottom, right and top in points."""

    page: int
    rect: tuple

    @property
    def size(self):
        left, bottom, right, top = self.rect
        return right - left, top - bottom

    def fits(self, other):
        return all(
            abs(one - another) < TOLERANCE
            for one, another in zip(self.size, other.size, strict=True)
        )


class Printed:
    """A print with marks: where they are. The marks are taken out of it."""

    def __init__(self, content):
        self.reader = PdfFileReader(io.BytesIO(content), strict=False)
        self.places = defaultdict(list)
        for number in range(self.reader.numPages):
            page = self.reader.getPage(number)
            links = page.get("/Annots")
            if not links:
                continue
            kept = ArrayObject()
            for link in links:
                uri = str(link.getObject().get("/A", {}).get("/URI", ""))
                if not uri.startswith(MARK):
                    kept.append(link)
                    continue
                rect = tuple(float(side) for side in link.getObject()["/Rect"])
                self.places[uri.removeprefix(MARK)].append(Place(number, rect))
            if kept:
                page[NameObject("/Annots")] = kept
            else:
                del page["/Annots"]

    def blocks(self, count):
        """Where the blocks are.

        :raise NotShared: where they are not so many: one was printed over two pages
        """
        places = self.places["block"]
        if len(places) != count or len({place.page for place in places}) != count:
            raise NotShared
        return places

    def documents(self, count):
        """The pages of each document, as ranges.

        :raise NotShared: where a block does not stand on its document's last page
        """
        starts = [place.page for place in self.places["start"]]
        if len(starts) != count:
            raise NotShared
        ranges = [
            range(start, end)
            for start, end in zip(starts, [*starts[1:], self.reader.numPages], strict=True)
        ]
        places = self.blocks(count)
        if any(
            not pages or place.page != pages[-1]
            for pages, place in zip(ranges, places, strict=True)
        ):
            raise NotShared
        return ranges, places


class Binder:
    """Puts pages together to one file."""

    def __init__(self):
        self.writer = PdfFileWriter()
        self._open, self._close = (
            self._add(self._stream(data))
            for data in (b"q\n", f"\nQ\nq {_OVERLAY} Do Q\n".encode())
        )

    @staticmethod
    def _stream(data):
        stream = DecodedStreamObject()
        stream.setData(data)
        return stream

    def _add(self, thing):
        add = getattr(self.writer, "_add_object", None) or self.writer._addObject
        return add(thing)

    def _own(self, thing):
        """The object as one of this file's; what was taken before is not taken again."""
        return thing.clone(self.writer) if hasattr(thing, "clone") else thing

    def add(self, printed, pages):
        for number in pages:
            self.writer.addPage(printed.reader.getPage(number))

    def add_with_block(self, printed, place, blocks, block):
        """Add a page with a block in its empty place."""
        source = blocks.reader.getPage(block.page)
        stream = source["/Contents"].getObject()
        if isinstance(stream, ArrayObject):
            raise NotShared
        form = type(stream)()
        form._data = stream._data
        for key in ("/Filter", "/DecodeParms"):
            if key in stream:
                form[NameObject(key)] = self._own(stream.raw_get(key))
        left, bottom, right, top = block.rect
        form.update(
            {
                NameObject("/Type"): NameObject("/XObject"),
                NameObject("/Subtype"): NameObject("/Form"),
                NameObject("/Resources"): self._own(source.raw_get("/Resources")),
                NameObject("/BBox"): self._numbers(left, bottom, right, top),
                NameObject("/Matrix"): self._numbers(
                    *(1, 0, 0, 1, place.rect[0] - left, place.rect[1] - bottom)
                ),
            }
        )
        self.writer.addPage(printed.reader.getPage(place.page))
        page = self.writer.getPage(self.writer.getNumPages() - 1)
        resources = DictionaryObject(page["/Resources"].getObject())
        objects = DictionaryObject(resources.get("/XObject", {}))
        objects[NameObject(_OVERLAY)] = self._add(form)
        resources[NameObject("/XObject")] = objects
        page[NameObject("/Resources")] = resources
        page[NameObject("/Contents")] = ArrayObject(
            [self._open, page.raw_get("/Contents"), self._close]
        )

    @staticmethod
    def _numbers(*numbers):
        return ArrayObject(
            NumberObject(number) if isinstance(number, int) else generic.FloatObject(number)
            for number in numbers
        )

    def content(self):
        file = io.BytesIO()
        self.writer.write(file)
        return file.getvalue()
