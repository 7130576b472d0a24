"""The image of a drawn signature."""

import io

import pytest
from broken_images import BROKEN
from PIL import Image, ImageFile

from hr_kp_classifier.documents.signatures import SignatureTooLarge, signature_image


def drawn(kind="PNG", size=(20, 10), **options):
    file = io.BytesIO()
    Image.new("RGB", size, "blue").save(file, kind, **options)
    return file.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_picture_stays(kind):
    with Image.open(io.BytesIO(signature_image(drawn(kind)))) as image:
        assert (image.format, image.size) == ("PNG", (20, 10))
        red, _green, blue, alpha = image.convert("RGBA").getpixel((5, 5))
    assert (red < 5, blue > 250, alpha) == (True, True, 255)


def test_what_is_no_picture_goes():
    assert b"hidden" not in signature_image(drawn() + b"hidden" * 1000)
    assert b"hidden" not in signature_image(drawn("JPEG", comment=b"hidden"))


def test_half_a_megabyte_is_the_most():
    picture = drawn()
    most = picture.ljust(512 * 1024, b"0")
    assert signature_image(most) == signature_image(picture)
    with pytest.raises(SignatureTooLarge):
        signature_image(most + b"0")


def test_two_million_pixels_are_the_most():
    assert signature_image(drawn(size=(2000, 1000)))
    for size in ((2_000_001, 1), (1, 2_000_001), (1415, 1414)):
        with pytest.raises(SignatureTooLarge):
            signature_image(drawn(size=size))


@pytest.mark.parametrize("content", [b"", b"<svg/>", drawn("GIF"), drawn()[:40]])
def test_no_image(content):
    with pytest.raises(ValueError, match="no PNG or JPEG"):
        signature_image(content)


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_broken_image_is_told(content, monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", False)
    with pytest.raises(ValueError, match="no PNG or JPEG|too large"):
        signature_image(content)


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_broken_image_is_told_or_drawn_anew(content, monkeypatch):
    """Odoo has Pillow read what it can of a broken image: what is kept is whole, and small."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    try:
        picture = signature_image(content)
    except ValueError:
        return
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", False)
    assert signature_image(picture) == picture
    assert len(picture) < 10_000
