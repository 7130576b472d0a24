"""Scanned sheets: the pages of a file and the QR codes on them.

It needs pypdfium2 and zxing-cpp. The addon works without both, so they may be missing: see
:func:`missing_libraries`.
"""

import io
import re
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageFilter, ImageOps

try:
    import pypdfium2
except ImportError:
    pypdfium2 = None
try:
    import zxingcpp
except ImportError:
    zxingcpp = None  # type: ignore[assignment]

LARGEST_FILE = 20 * 1024 * 1024
MOST_PAGES = 300
# Of an image, or of what a page is rendered to; A3 at 200 dpi has 7.7 million.
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 3400
DPI = 200
# Odoo ends a request after 120 seconds by default.
MOST_SECONDS = 75
PICTURE_WIDTH = 900

REFERENCE = re.compile(r"KP1:([A-Z])([0-9]{1,10}):([0-9A-F]{8})")
_PREFIX = "KP1:"
_LOCKED = 4  # FPDF_ERR_PASSWORD
# How a PDF, a JPEG and a PNG file begin.
_BEGINNINGS = (b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
# PDFium may be called by one thread at a time.
_pdfium = threading.Lock()


class ScanError(Exception):
    """A file that can't be read."""


class DamagedFile(ScanError):
    """It is no PDF, JPEG or PNG, or is damaged."""


class LockedFile(ScanError):
    """A PDF that opens with a password."""


class TooManyPages(ScanError):
    """More pages than may be read; ``args``: their number."""


class TooManyPixels(ScanError):
    """An image that is too large."""


class TooSlow(ScanError):
    """The time is over; ``args``: how many pages were read."""


@dataclass(frozen=True)
class ScannedPage:
    """A page of a file.

    ``codes`` are the different references on it, in their order; ``picture`` a JPEG: the strip
    of the page with the first code, upright, or the whole page where it has none; ``content``
    the page alone as a PDF.
    """

    codes: tuple[str, ...]
    picture: bytes
    content: bytes


def is_scan(content: bytes) -> bool:
    """Tell whether a file is a PDF, a JPEG or a PNG, by how it begins."""
    return content.startswith(_BEGINNINGS)


def in_sheets(pages: Sequence[ScannedPage], uncoded: str) -> list[range]:
    """Part the pages of a file into the papers that they are of.

    :param uncoded: whose the pages without a code are: of the paper ``before`` or ``after`` them,
        or each ``alone``
    :return: the places of each paper's pages, in their order
    """
    sheets: list[range] = []
    # The first of the pages that wait for the next code.
    waiting = 0
    for place, page in enumerate(pages):
        if page.codes:
            first = waiting if uncoded == "after" else place
            sheets.append(range(first, place + 1))
            waiting = place + 1
        elif uncoded == "before" and sheets and pages[sheets[-1].start].codes:
            sheets[-1] = range(sheets[-1].start, place + 1)
        elif uncoded != "after":
            sheets.append(range(place, place + 1))
    if uncoded == "after":
        sheets += [range(place, place + 1) for place in range(waiting, len(pages))]
    return sheets


def joined(pages: Sequence[ScannedPage]) -> bytes:
    """The pages as one PDF."""
    if len(pages) == 1:
        (only,) = pages
        return only.content
    file = io.BytesIO()
    with _pdfium:
        whole = pypdfium2.PdfDocument.new()
        for page in pages:
            part = pypdfium2.PdfDocument(page.content)
            whole.import_pages(part)
            part.close()
        whole.save(file)
        whole.close()
    return file.getvalue()


def missing_libraries() -> list[str]:
    """The names by which pip installs what is missing for reading."""
    return [
        name
        for name, library in (("pypdfium2", pypdfium2), ("zxing-cpp", zxingcpp))
        if library is None
    ]


def reference(letter: str, number: int, digest: str) -> str:
    """What a QR code says.

    :param letter: the kind of the paper
    :param number: its record
    :param digest: what tells this database's codes, eight or more hexadecimal digits
    """
    return f"{_PREFIX}{letter}{number}:{digest[:8].upper()}"


def read_pages(content: bytes, most_pages: int = MOST_PAGES) -> list[ScannedPage]:
    """Read the pages of a PDF, or the one of a JPEG or PNG image.

    :param content: bytes
    :return: list of :class:`ScannedPage`
    :raise ScanError: where the file can't be read
    """
    if not content.startswith(b"%PDF-"):
        content = _image_as_pdf(content)
    until = time.monotonic() + MOST_SECONDS
    with _pdfium:
        document = _opened(content)
    try:
        count = len(document)
        if count > most_pages:
            raise TooManyPages(count)
        pages = []
        for number in range(count):
            if time.monotonic() > until:
                raise TooSlow(number)
            with _pdfium:
                image, alone = _rendered(document, number)
            pages.append(_scanned(image, alone))
        return pages
    finally:
        with _pdfium:
            document.close()


def _image_as_pdf(content: bytes) -> bytes:
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as image:
            if image.width * image.height > MOST_PIXELS:
                raise TooManyPixels
            upright = ImageOps.exif_transpose(image).convert("L")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise DamagedFile from error
    file = io.BytesIO()
    # As large as A4, whatever the camera says: its resolution means nothing.
    upright.save(file, "PDF", resolution=max(upright.size) / 11.69)
    return file.getvalue()


def _opened(content: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise (LockedFile if error.err_code == _LOCKED else DamagedFile) from error


def _rendered(document: Any, number: int) -> tuple[Image.Image, bytes]:
    """A page as a grey picture, and alone as a PDF."""
    try:
        page = document[number]
        scale = min(DPI / 72, LONGEST_SIDE / max(*page.get_size(), 1))
        image = page.render(scale=scale, grayscale=True).to_pil().copy()
        page.close()
        single = pypdfium2.PdfDocument.new()
        single.import_pages(document, [number])
        file = io.BytesIO()
        single.save(file)
        single.close()
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise DamagedFile from error
    return image, file.getvalue()


def _scanned(image: Image.Image, content: bytes) -> ScannedPage:
    # Where specks hide the code, it is looked for without them.
    found = _codes(image) or _codes(image.filter(ImageFilter.GaussianBlur(1)))
    return ScannedPage(
        codes=tuple(dict.fromkeys(code.text for code in found)),
        picture=_picture(image, found[0] if found else None),
        content=content,
    )


def _codes(image: Image.Image) -> list[Any]:
    return [
        code
        for code in zxingcpp.read_barcodes(
            image,
            formats=zxingcpp.BarcodeFormat.QRCode,  # type: ignore[arg-type]
        )
        if code.text.startswith(_PREFIX)
    ]


def _picture(image: Image.Image, code: Any) -> bytes:
    if code:
        image, (_left, top, _right, bottom) = _upright(image, code)
        side = bottom - top
        image = image.crop(
            (0, max(0, top - 3 * side), image.width, min(image.height, bottom + side))
        )
    image.thumbnail((PICTURE_WIDTH, PICTURE_WIDTH))
    file = io.BytesIO()
    image.convert("L").save(file, "JPEG", quality=60)
    return file.getvalue()


def _upright(image: Image.Image, code: Any) -> tuple[Image.Image, tuple[int, ...]]:
    """The picture turned by right angles so that the code stands upright, and the code's box."""
    corners = [
        getattr(code.position, name)
        for name in ("top_left", "top_right", "bottom_right", "bottom_left")
    ]
    xs, ys = [corner.x for corner in corners], [corner.y for corner in corners]
    left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
    # The orientation is how far it is turned clockwise.
    for _turn in range(round(code.orientation / 90) % 4):
        left, top, right, bottom = top, image.width - right, bottom, image.width - left
        image = image.transpose(Image.Transpose.ROTATE_90)
    return image, (left, top, right, bottom)
