"""A file of a signing program, whatever its kind: which it is, and the signatures in it."""

import base64
import binascii
import io
import re
import zipfile
import zlib
from dataclasses import replace
from urllib.parse import unquote

from asn1crypto import pem

from ..kp.messages import Message, _
from .algorithms import digest_name
from .cms import MOST_SIGNATURES, read_cms
from .file_check import another_file, file_check
from .result import Check, ContainerError, Signature, Verdict
from .xades import read_xades, read_xml

LARGEST_CONTAINER = 20 * 1024 * 1024
"""Bytes of a file that is taken for a container."""

LARGEST_UNPACKED = 40 * 1024 * 1024
"""Bytes of all that an ASiC container holds, unpacked."""

MOST_FILES = 50
"""Files in an ASiC container."""

_MANIFEST = re.compile(r"META-INF/ASiCManifest[^/]*\.xml", re.IGNORECASE)
_CMS_IN_ZIP = re.compile(r"META-INF/[^/]*signature[^/]*\.p7s", re.IGNORECASE)
_XML_IN_ZIP = re.compile(r"META-INF/[^/]*signatures[^/]*\.xml", re.IGNORECASE)
_ASIC = "{http://uri.etsi.org/02918/v1.2.1#}"
_DS = "{http://www.w3.org/2000/09/xmldsig#}"


def read_container(content: bytes, file: bytes) -> tuple[Signature, ...]:
    """Read a container and check its signatures against a file.

    Its kind is told by its content, not by its name.

    :param content: the container: CMS (.p7s, .p7m; also in PEM or Base64) or ASiC (.asice, .asics)
    :param file: the file that should have been signed, to the byte
    :return: its signatures, one at least
    :raise ContainerError: where it can't be read or is too large, with what to do
    """
    if not content:
        raise ContainerError(Message(_("The file is empty. Choose the signed file.")))
    if len(content) > LARGEST_CONTAINER:
        raise ContainerError(
            Message(
                _(
                    "The file is too large: a container may have %(most)s MB at most. Sign with "
                    "the signature in a file of its own (.p7s)."
                ),
                {"most": str(LARGEST_CONTAINER // 1024 // 1024)},
            )
        )
    if content.startswith(b"PK\x03\x04"):
        return _read_asic(content, file)
    return read_cms(_binary(content), file)


def _binary(content: bytes) -> bytes:
    """The container without the text around it, where it is one of text."""
    if content.startswith(b"%PDF"):
        raise ContainerError(
            Message(
                _(
                    "This is a PDF: signatures within a PDF are not read here. Sign with the "
                    "signature in a file of its own (.p7s), or in a container .asice or .p7m."
                )
            )
        )
    try:
        if content.lstrip().startswith(b"-----BEGIN"):
            return bytes(pem.unarmor(content.lstrip())[2])
        if content.startswith(b"MI"):
            return base64.b64decode(b"".join(content.split()), validate=True)
    except (ValueError, TypeError, binascii.Error) as error:
        raise _broken_archive() from error
    return content


def _broken_archive() -> ContainerError:
    return ContainerError(
        Message(
            _(
                "The container is damaged: it can't be opened. Take the file from the signing "
                "program once more, or sign anew."
            )
        )
    )


# --- ASiC ---------------------------------------------------------------------------------


def _unpacked(content: bytes) -> dict[str, bytes]:
    """The files of an archive, by name. Archives within it are left as they are."""
    files: dict[str, bytes] = {}
    left = LARGEST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [each for each in archive.infolist() if not each.is_dir()]
            if len(entries) > MOST_FILES:
                raise _too_large()
            for entry in entries:
                # One byte more than there may be, whatever the archive says of itself.
                with archive.open(entry) as opened:
                    data = opened.read(left + 1)
                left -= len(data)
                if left < 0:
                    raise _too_large()
                if entry.filename in files:
                    raise _broken_archive()
                files[entry.filename] = data
    except ContainerError:
        raise
    except (
        ValueError,
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        OSError,
        RuntimeError,
    ) as error:
        raise _broken_archive() from error
    return files


def _too_large() -> ContainerError:
    return ContainerError(
        Message(
            _(
                "The container holds too much: it may have %(files)s files and %(most)s MB "
                "unpacked at most. Sign the file itself, alone."
            ),
            {"files": str(MOST_FILES), "most": str(LARGEST_UNPACKED // 1024 // 1024)},
        )
    )


def _read_asic(content: bytes, file: bytes) -> tuple[Signature, ...]:
    files = _unpacked(content)
    # The file that was signed, whatever the signing program has called it.
    name = next((each for each, data in files.items() if data == file), "")
    signatures: list[Signature] = []
    for each, data in files.items():
        if _CMS_IN_ZIP.fullmatch(each):
            signatures += _read_cms_of(each, files, file)
        elif _XML_IN_ZIP.fullmatch(each):
            signatures += read_xades(data, files, name, file)
        if len(signatures) > MOST_SIGNATURES:
            raise _too_large()
    if not signatures:
        raise ContainerError(
            Message(
                _(
                    "The archive holds no signature. Choose the .asice file that the signing "
                    "program has made, not an archive of your own."
                )
            )
        )
    return tuple(signatures)


def _read_cms_of(name: str, files: dict[str, bytes], file: bytes) -> tuple[Signature, ...]:
    """The signatures of a .p7s in the archive: over a manifest, or over the one file itself."""
    manifest = _manifest_of(name, files)
    if manifest is None:
        return read_cms(files[name], file)
    named = _file_of_manifest(files[manifest], files, file)
    return tuple(
        # The signature is of the manifest, and that names the file: both have to be right.
        replace(signature, document=named)
        if signature.document.verdict is Verdict.CONFIRMED
        else signature
        for signature in read_cms(files[name], files[manifest])
    )


def _manifest_of(name: str, files: dict[str, bytes]) -> str | None:
    for each, data in files.items():
        if _MANIFEST.fullmatch(each):
            reference = read_xml(data).find(f"{_ASIC}SigReference")
            if reference is not None and unquote(reference.get("URI") or "") == name:
                return each
    return None


def _file_of_manifest(manifest: bytes, files: dict[str, bytes], file: bytes) -> Check:
    """Whether a manifest names the file, by its digest."""
    for reference in read_xml(manifest).findall(f"{_ASIC}DataObjectReference"):
        if files.get(unquote(reference.get("URI") or "")) != file:
            continue
        method = reference.find(f"{_DS}DigestMethod")
        value = reference.findtext(f"{_DS}DigestValue") or ""
        if method is None:
            raise _broken_archive()
        try:
            named = base64.b64decode("".join(value.split()), validate=True)
        except binascii.Error as error:
            raise _broken_archive() from error
        algorithm = digest_name(method.get("Algorithm") or "")
        return file_check(named, algorithm, file, sure=algorithm != "ГОСТ 34.311")
    return another_file()
