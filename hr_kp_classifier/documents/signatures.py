"""Signatures: a person's name as documents write it (ДСТУ 4163:2020), and a drawn signature."""

import io
import re

from PIL import Image

from ..kp.language.person_names import is_surname_first

LARGEST_SIGNATURE = 512 * 1024
"""Bytes of an image that is taken for a signature."""

MOST_PIXELS = 2_000_000
"""Pixels of such an image: it is drawn on a screen, or scanned and cut out."""

# По батькові: it tells which word is the surname, whatever the order.
_PATRONYMIC = re.compile(r"(?:ович|йович|евич|івна|ївна|ілліч|лукич|кузьмич|хомич)$")


# By the signer's sex; where that is not known the words fit both.
_ACQUAINTED = {
    "male": "З %s ознайомлений, примірник отримав:",
    "female": "З %s ознайомлена, примірник отримала:",
}
_ACQUAINTED_ANYBODY = "З %s ознайомлений(а), примірник отримав(ла):"


def acquainted_with(paper: str, sex: str, *, copy: bool) -> str:
    """The words above the signature of an employee who has read a paper.

    :param paper: in the instrumental: «інструкцією»
    :param sex: ``male``, ``female`` or anything else
    :param copy: whether they say that the copy was received; without it they have no colon
    """
    words = _ACQUAINTED.get(sex, _ACQUAINTED_ANYBODY) % paper
    return words if copy else words.partition(",")[0]


def signature_name(full_name: str, *, pairs: bool = True) -> str:
    """Write a name as a signature has it: «Власне ім'я ПРІЗВИЩЕ».

    With a patronymic the order of the words is known: «Шевченко Тарас Григорович» and «Тарас
    Григорович Шевченко» both give «Тарас ШЕВЧЕНКО». Of two words the first is the surname where
    the dictionary knows it for one («Бондаренко Олег»); else the last is taken for it, as
    Odoo's own names have it.

    :param full_name: the name as it stands on the employee
    :param pairs: False to take the last of two words in any case, as papers had it that were
        approved before pairs were told apart
    :return: the name for the signature; "" for an empty one
    """
    parts = name_parts(full_name)
    if parts:
        surname, given, _patronymic = parts
        return f"{given} {surname.upper()}"
    words = full_name.split()
    if pairs and len(words) == 2 and is_surname_first(*words):
        words.reverse()
    if len(words) > 1:
        words[-1] = words[-1].upper()
    return " ".join(words)


def name_parts(full_name: str) -> tuple[str, str, str] | None:
    """Tell the parts of a name of three words by its patronymic, whatever their order.

    :param full_name: «Шевченко Тарас Григорович» or «Тарас Григорович Шевченко»
    :return: surname, given name, patronymic; None where they can't be told apart
    """
    words = full_name.split()
    if len(words) != 3:
        return None
    first, second, third = words
    if _PATRONYMIC.search(third.lower()):
        return first, second, third
    if _PATRONYMIC.search(second.lower()):
        return third, first, second
    return None


class SignatureTooLarge(ValueError):
    """The image has more bytes or pixels than a signature needs."""


def signature_image(content: bytes) -> bytes:
    """Draw a signature's image anew, so that nothing but the picture is kept.

    Metadata of the picture and anything appended to the file are lost.

    :param content: a PNG or JPEG file; no SVG, which may hold a script
    :return: a PNG file
    :raise SignatureTooLarge: above :data:`LARGEST_SIGNATURE` bytes or :data:`MOST_PIXELS`
    :raise ValueError: where it is no such image, or a broken one
    """
    if len(content) > LARGEST_SIGNATURE:
        raise SignatureTooLarge(f"{len(content)} bytes")
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as image:
            # Known from the header: a picture too large is never unpacked.
            if image.width * image.height > MOST_PIXELS:
                raise SignatureTooLarge(f"{image.width} by {image.height} pixels")
            drawn = image.convert("RGBA")
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError("no PNG or JPEG image") from error
    clean = Image.new("RGBA", drawn.size)
    clean.paste(drawn)
    file = io.BytesIO()
    clean.save(file, "PNG")
    return file.getvalue()
