"""Files of scans as scanners make them: turned, noisy, locked, damaged, too large."""

import importlib.util
import io
import random
import sys
from types import SimpleNamespace

import pytest
from broken_images import BROKEN
from PIL import Image, ImageFile
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NumberObject, RectangleObject
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from hr_kp_classifier.documents import scans

ONE, OTHER = scans.reference("I", 12, "0123abcdef"), scans.reference("N", 7, "89abcdef01")
# A4 at 150 dpi, and of it the code with its light margin: 18.6 mm.
SHEET = (1240, 1754)
CODE = 110


def code(text):
    qr = QRCode(None, QRErrorCorrectLevel.M)
    qr.addData(text)
    qr.make()
    size = qr.getModuleCount()
    image = Image.new("L", (size + 8, size + 8), 255)
    for row in range(size):
        for column in range(size):
            if qr.isDark(row, column):
                image.putpixel((column + 4, row + 4), 0)
    return image.resize((CODE, CODE))


def sheet(*texts):
    """A sheet with codes at its right side."""
    image = Image.new("L", SHEET, 255)
    for number, text in enumerate(texts):
        image.paste(code(text), (1050, 1300 - 400 * number))
    return image


def pdf(*images):
    file = io.BytesIO()
    first, *others = images
    first.save(file, "PDF", resolution=150, save_all=True, append_images=others)
    return file.getvalue()


def noisy(image):
    """As a worn scanner makes it: askew, grey, specks all over, packed hard."""
    chance = random.Random(7)
    image = image.rotate(2.5, fillcolor=255, resample=Image.Resampling.BILINEAR)
    image = image.point(lambda value: 40 + value * 3 // 4)
    for _speck in range(20_000):
        place = chance.randrange(image.width), chance.randrange(image.height)
        image.putpixel(place, chance.randrange(256))
    file = io.BytesIO()
    image.save(file, "JPEG", quality=40)
    return Image.open(file)


def codes(content):
    return [page.codes for page in scans.read_pages(content)]


def test_each_page_says_its_code():
    assert codes(pdf(sheet(ONE), sheet(), sheet(OTHER))) == [(ONE,), (), (OTHER,)]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_turned_and_noisy_sheet_is_read(turn):
    assert codes(pdf(noisy(sheet(ONE).rotate(turn, expand=True)))) == [(ONE,)]


def test_two_codes_are_both_told_and_the_same_twice_is_one():
    two, one = codes(pdf(sheet(ONE, OTHER), sheet(ONE, ONE)))
    assert sorted(two) == [ONE, OTHER]
    assert one == (ONE,)


def test_codes_of_others_are_no_codes():
    assert codes(pdf(sheet("https://example.com/kp/sign"))) == [()]


def test_images_are_sheets_too():
    for kind in ("PNG", "JPEG"):
        file = io.BytesIO()
        sheet(ONE).save(file, kind)
        [page] = scans.read_pages(file.getvalue())
        assert page.codes == (ONE,)
        assert len(PdfReader(io.BytesIO(page.content)).pages) == 1


def test_page_is_kept_alone():
    wide = sheet(OTHER).resize((1754, 1240))
    [_first, second] = scans.read_pages(pdf(sheet(ONE), wide))
    [page] = PdfReader(io.BytesIO(second.content)).pages
    assert page.mediabox.width > page.mediabox.height


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_picture_is_the_strip_with_the_signature_upright(turn):
    """The signature left of the code: there, however the sheet lay."""
    image = sheet(ONE)
    image.paste(0, (500, 1250, 600, 1290))
    [page] = scans.read_pages(pdf(image.rotate(turn, expand=True)))
    picture = Image.open(io.BytesIO(page.picture))
    assert picture.width == 900
    assert picture.height < picture.width / 2
    scale = picture.width / SHEET[0]
    left = picture.crop((0, 0, int(900 * scale), picture.height))
    left, _top, right, _bottom = left.point(lambda value: 255 * (value < 100)).getbbox()
    assert abs(left - 500 * scale) < 4 and abs(right - 600 * scale) < 4
    # Three times the code's height above it, and once below.
    box = picture.point(lambda value: 255 * (value < 100)).crop(
        (int(1000 * scale), 0, *picture.size)
    )
    _left, top, _right, bottom = box.getbbox()
    assert top / picture.height == pytest.approx(3 / 5, abs=0.03)
    assert bottom / picture.height == pytest.approx(4 / 5, abs=0.03)


@pytest.mark.parametrize("tilt", [-3, 3])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_strip_of_a_sheet_that_lies_askew_is_upright(turn, tilt):
    image = sheet(ONE).rotate(tilt, fillcolor=255).rotate(turn, expand=True)
    [page] = scans.read_pages(pdf(image))
    picture = Image.open(io.BytesIO(page.picture))
    assert picture.height < picture.width / 2
    # The code is at the right.
    left = picture.crop((0, 0, picture.width * 3 // 4, picture.height))
    assert left.getextrema()[0] > 200


def test_strip_is_that_of_the_first_code():
    """It is the same where the other code is not there."""
    image = sheet(ONE, OTHER)
    [page] = scans.read_pages(pdf(image))
    other = {ONE: 900, OTHER: 1300}[page.codes[0]]
    image.paste(255, (1050, other, 1050 + CODE, other + CODE))
    [alone] = scans.read_pages(pdf(image))
    assert alone.codes == page.codes[:1]
    assert alone.picture == page.picture


@pytest.mark.parametrize(("place", "most"), [(0, 2), (SHEET[1] - CODE, 4)])
def test_strip_ends_where_the_sheet_does(place, most):
    """A code at the sheet's edge: nothing is drawn beyond it."""
    image = Image.new("L", SHEET, 255)
    image.paste(code(ONE), (1050, place))
    [page] = scans.read_pages(pdf(image))
    picture = Image.open(io.BytesIO(page.picture))
    edges = [(x, y) for x in (0, picture.width - 1) for y in range(picture.height)]
    assert min(map(picture.getpixel, edges)) > 200
    side = CODE * picture.width / SHEET[0]
    assert (most - 1) * side < picture.height < (most + 0.5) * side


def test_picture_of_a_sheet_without_a_code_is_the_whole_of_it():
    [page] = scans.read_pages(pdf(sheet()))
    picture = Image.open(io.BytesIO(page.picture))
    assert (picture.format, picture.size) == ("JPEG", (636, 900))
    # So small that a page of many of them loads at once, and still to be read.
    packed = io.BytesIO()
    picture.save(packed, "JPEG", quality=60)
    assert picture.quantization == Image.open(packed).quantization


def test_page_is_read_at_200_dpi():
    document = scans.pypdfium2.PdfDocument(pdf(sheet(ONE)))
    image, _alone = scans._rendered(document, 0)
    assert image.mode == "L"
    assert [round(side / 10) for side in image.size] == [165, 234]


@pytest.mark.parametrize("size", [(400, 600), (600, 400), (2000, 1000)])
def test_image_is_taken_for_a_page_of_a4_whatever_its_resolution(size):
    file = io.BytesIO()
    Image.new("L", size, 255).save(file, "JPEG", dpi=(72, 72))
    [page] = scans.read_pages(file.getvalue())
    [alone] = PdfReader(io.BytesIO(page.content)).pages
    longer = max(alone.mediabox.width, alone.mediabox.height)
    assert float(longer) / 72 * 25.4 == pytest.approx(297, abs=1)


def test_image_lies_as_the_camera_says():
    """A telephone keeps the picture as its sensor lies, and says how to turn it."""
    file = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("L", (600, 400), 255).save(file, "JPEG", exif=exif)
    [page] = scans.read_pages(file.getvalue())
    [alone] = PdfReader(io.BytesIO(page.content)).pages
    assert alone.mediabox.width < alone.mediabox.height


def test_limits_are_those_of_the_guide():
    """«Найбільше — 20 МБ і 300 сторінок»; what a camera of 50 megapixels makes is taken."""
    assert scans.LARGEST_FILE == 20 * 1024 * 1024
    assert scans.MOST_PAGES == 300
    assert scans.MOST_PIXELS == 50_000_000


def test_an_image_of_as_many_pixels_as_may_be_is_read(monkeypatch):
    image = Image.new("L", (50, 40), 255)
    file = io.BytesIO()
    image.save(file, "PNG")
    monkeypatch.setattr(scans, "MOST_PIXELS", 2000)
    assert len(scans.read_pages(file.getvalue())) == 1
    monkeypatch.setattr(scans, "MOST_PIXELS", 1999)
    with pytest.raises(scans.TooManyPixels):
        scans.read_pages(file.getvalue())


def test_code_says_its_kind_its_record_and_eight_digits():
    assert scans.reference("I", 12, "0123abcdef") == "KP1:I12:0123ABCD"
    assert scans.REFERENCE.fullmatch(ONE).groups() == ("I", "12", "0123ABCD")


def places(uncoded, *coded):
    """How many codes each page has -> the places of the sheets' pages."""
    pages = [scans.ScannedPage((ONE,) * count, b"", b"") for count in coded]
    return [list(sheet) for sheet in scans.in_sheets(pages, uncoded)]


@pytest.mark.parametrize(
    ("uncoded", "expected"),
    [
        ("alone", [[0], [1], [2], [3], [4]]),
        ("before", [[0], [1, 2], [3, 4]]),
        ("after", [[0, 1], [2, 3], [4]]),
    ],
)
def test_pages_without_a_code_belong_to_a_neighbour(uncoded, expected):
    assert places(uncoded, 0, 1, 0, 1, 0) == expected


def test_a_long_paper_has_its_code_on_the_first_page_alone():
    assert places("before", 1, 0, 0, 1, 0, 0) == [[0, 1, 2], [3, 4, 5]]


def test_pages_without_any_code_stay_apart():
    for uncoded in ("alone", "before", "after"):
        assert places(uncoded, 0, 0) == [[0], [1]]
        assert places(uncoded) == []
        assert places(uncoded, 1, 2) == [[0], [1]]


def test_pages_are_joined_in_their_order():
    pages = scans.read_pages(pdf(sheet(), sheet(ONE), sheet(OTHER)))
    whole = scans.joined(pages)
    assert [page.codes for page in scans.read_pages(whole)] == [(), (ONE,), (OTHER,)]
    assert scans.joined(pages[1:2]) == pages[1].content


def test_scans_are_known_by_how_they_begin():
    for image_format in ("PNG", "JPEG", "PDF"):
        file = io.BytesIO()
        sheet().save(file, image_format)
        assert scans.is_scan(file.getvalue())
    for content in (b"", b"%PDF", b"<svg/>", b"GIF89a", b" %PDF-1.7", b"PK\x03\x04"):
        assert not scans.is_scan(content)


def test_locked_file_is_told_apart():
    writer = PdfWriter(clone_from=io.BytesIO(pdf(sheet(ONE))))
    writer.encrypt("secret", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    with pytest.raises(scans.LockedFile):
        scans.read_pages(file.getvalue())


def test_file_locked_in_an_unknown_way_is_damaged():
    """No password would open it."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf(sheet(ONE))))
    writer.encrypt("", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    assert b"/Standard" in file.getvalue()
    with pytest.raises(scans.DamagedFile):
        scans.read_pages(file.getvalue().replace(b"/Standard", b"/Stranger"))


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.4", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"]
)
def test_damaged_file_is_told(content):
    with pytest.raises(scans.DamagedFile):
        scans.read_pages(content)


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_broken_image_is_told(content, monkeypatch):
    # Odoo has Pillow read what it can of a broken image: a page without a code.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", False)
    with pytest.raises(scans.DamagedFile):
        scans.read_pages(content)


@pytest.mark.parametrize("second", ["none", "without any size"])
def test_damaged_page_is_told(second):
    """Where the file says that its second page is, there is none, or one without any size."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf(sheet(), sheet())))
    if second == "without any size":
        writer.pages[1].cropbox = RectangleObject((5000, 5000, 6000, 6000))
    else:
        writer.root_object["/Pages"]["/Kids"][1] = NumberObject(7)
    file = io.BytesIO()
    writer.write(file)
    with pytest.raises(scans.DamagedFile):
        scans.read_pages(file.getvalue())


def test_many_pages_are_told_before_they_are_read():
    three = pdf(sheet(), sheet(), sheet())
    assert len(scans.read_pages(three, most_pages=3)) == 3
    with pytest.raises(scans.TooManyPages) as told:
        scans.read_pages(three, most_pages=2)
    assert told.value.args == (3,)


def test_time_has_an_end(monkeypatch):
    """75 seconds are over before the second page."""
    clock = iter((1000, 1075, 1075.1))
    monkeypatch.setattr(scans, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    with pytest.raises(scans.TooSlow) as told:
        scans.read_pages(pdf(sheet(), sheet()))
    assert told.value.args == (1,)


def test_large_image_is_refused_unread(monkeypatch):
    monkeypatch.setattr(scans, "MOST_PIXELS", 1000)
    file = io.BytesIO()
    sheet().save(file, "PNG")
    with pytest.raises(scans.TooManyPixels):
        scans.read_pages(file.getvalue())


def test_huge_page_is_rendered_small():
    """A page of five metres: no more pixels than of another."""
    writer = PdfWriter()
    writer.add_blank_page(width=14_000, height=14_000)
    file = io.BytesIO()
    writer.write(file)
    document = scans.pypdfium2.PdfDocument(file.getvalue())
    image, _alone = scans._rendered(document, 0)
    assert max(image.size) == 3400


def test_missing_libraries_are_named_as_pip_names_them(monkeypatch):
    assert scans.missing_libraries() == []
    monkeypatch.setattr(scans, "pypdfium2", None)
    monkeypatch.setattr(scans, "zxingcpp", None)
    assert scans.missing_libraries() == ["pypdfium2", "zxing-cpp"]


def test_module_is_there_without_the_libraries(monkeypatch):
    """As on a server where they are not installed."""
    for name in ("pypdfium2", "zxingcpp"):
        monkeypatch.setitem(sys.modules, name, None)
    without = importlib.util.module_from_spec(scans.__spec__)
    scans.__spec__.loader.exec_module(without)
    assert without.missing_libraries() == ["pypdfium2", "zxing-cpp"]
    assert without.is_scan(b"%PDF-1.7")
