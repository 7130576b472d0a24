"""Signatures in XML (XAdES) over the files of an ASiC-E container: ETSI EN 319 132-1."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any
from urllib.parse import unquote

from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from lxml import etree

from ..kp.messages import Message, _
from .algorithms import digest, digest_name, unchecked_signature, verify
from .certificate import load_certificate, read_certificate, validity
from .file_check import another_file, file_check, unchecked_file
from .result import Check, ContainerError, Signature, Verdict

MOST_REFERENCES = 50
"""Files and parts that one signature may refer to."""

_NAMES = {
    "ds": "http://www.w3.org/2000/09/xmldsig#",
    "xades": "http://uri.etsi.org/01903/v1.3.2#",
}
_PROPERTIES = "http://uri.etsi.org/01903#SignedProperties"
_CANONICAL = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
_CANONICAL_11 = "http://www.w3.org/2006/12/xml-c14n11"
_EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#"
_MORE = "http://www.w3.org/2001/04/xmldsig-more#"


def read_xml(content: bytes) -> Any:
    """Parse XML that others have made: without entities, files or addresses of its own.

    :return: an lxml element
    :raise ContainerError: where it is no XML, or declares a document type
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise _broken() from error
    if root.getroottree().docinfo.doctype:
        raise _broken()
    return root


def _broken() -> ContainerError:
    return ContainerError(
        Message(
            _(
                "A signature in the container is damaged: it can't be read. Take the file from "
                "the signing program once more, or sign anew."
            )
        )
    )


def read_xades(
    content: bytes, files: Mapping[str, bytes], name: str, file: bytes
) -> tuple[Signature, ...]:
    """Read the signatures of an XML file of a container.

    :param content: the XML file, ``META-INF/signatures*.xml``
    :param files: what the container holds, by name
    :param name: of the file in the container that is the one asked about; "" where none is
    :param file: the content of the file asked about
    :raise ContainerError: where it is broken
    """
    root = read_xml(content)
    found = root.iter(f"{{{_NAMES['ds']}}}Signature")
    try:
        return tuple(_XmlSignature(element, files, name).read(file) for element in found)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        if isinstance(error, ContainerError):
            raise
        raise _broken() from error


@dataclass
class _XmlSignature:
    """One ds:Signature."""

    element: Any
    files: Mapping[str, bytes]
    name: str

    def _find(self, path: str) -> Any:
        return self.element.find(path, _NAMES)

    def read(self, file: bytes) -> Signature:
        certificate_element = self._find("ds:KeyInfo/ds:X509Data/ds:X509Certificate")
        loaded = None
        if certificate_element is not None:
            loaded = load_certificate(_decoded(certificate_element.text))
        certificate = None if loaded is None else read_certificate(loaded)
        references = self.element.findall("ds:SignedInfo/ds:Reference", _NAMES)
        if len(references) > MOST_REFERENCES:
            raise _broken()
        algorithm, digest_algorithm = self._algorithms()
        signed_at = self._claimed_time()
        document, named = self._document_check(references, file)
        return Signature(
            certificate=certificate,
            signed_at=signed_at,
            stamped=False,
            digest_algorithm=named,
            signature_algorithm=algorithm,
            document=document,
            signature=self._signature_check(loaded, algorithm, digest_algorithm, references),
            validity=validity(certificate, signed_at),
        )

    def _document_check(self, references: list[Any], file: bytes) -> tuple[Check, str]:
        """Whether a reference is to the file; and the digest's name."""
        for reference in references:
            if not self.name or unquote(reference.get("URI") or "") != self.name:
                continue
            algorithm = digest_name(
                reference.find("ds:DigestMethod", _NAMES).get("Algorithm") or ""
            )
            if reference.find("ds:Transforms/ds:Transform", _NAMES) is not None:
                return unchecked_file(algorithm), algorithm
            named = _decoded(reference.find("ds:DigestValue", _NAMES).text)
            return file_check(
                named, algorithm, file, sure=algorithm != "ГОСТ 34.311"
            ), algorithm
        return another_file(), ""

    def _algorithms(self) -> tuple[str, str]:
        """The names of the signature's algorithm and of the digest it is made by."""
        method = self._find("ds:SignedInfo/ds:SignatureMethod").get("Algorithm") or ""
        kind, _dash, bits = method.removeprefix(_MORE).partition("-sha")
        if method.startswith(_MORE) and kind in ("rsa", "ecdsa") and bits:
            return kind.upper(), f"SHA-{bits}"
        name = method.rpartition("#")[2] or method
        return ("ДСТУ 4145" if "4145" in name else name[:100]), ""

    def _signature_check(
        self, certificate: Any, algorithm: str, digest_algorithm: str, references: list[Any]
    ) -> Check:
        if certificate is None:
            return Check(
                Verdict.UNCHECKED,
                Message(
                    _(
                        "The signature itself is not verified: the container has no certificate "
                        "of the signer. Sign anew with the option «add the certificate»."
                    )
                ),
            )
        method = self._find("ds:SignedInfo/ds:CanonicalizationMethod").get("Algorithm")
        message = _canonical(self._find("ds:SignedInfo"), method)
        if message is None or not all(map(self._is_kept, references)):
            return unchecked_signature(algorithm)
        value = _decoded(self._find("ds:SignatureValue").text)
        if algorithm == "ECDSA":
            # In XML the two numbers stand one after the other, of the same length.
            half = len(value) // 2
            value = encode_dss_signature(
                int.from_bytes(value[:half], "big"), int.from_bytes(value[half:], "big")
            )
        return verify(
            certificate["tbs_certificate"]["subject_public_key_info"].dump(),
            algorithm,
            digest_algorithm,
            value,
            message,
        )

    def _is_kept(self, reference: Any) -> bool:
        """Whether what a reference leads to has the digest it names.

        Unknown transformations and digests are not, so that nothing is verified by them.
        """
        algorithm = digest_name(
            reference.find("ds:DigestMethod", _NAMES).get("Algorithm") or ""
        )
        named = _decoded(reference.find("ds:DigestValue", _NAMES).text)
        transforms = [
            each.get("Algorithm")
            for each in reference.findall("ds:Transforms/ds:Transform", _NAMES)
        ]
        uri = reference.get("URI") or ""
        if not uri.startswith("#"):
            content = self.files.get(unquote(uri))
            return (
                content is not None and not transforms and digest(algorithm, content) == named
            )
        element = self._part(uri[1:])
        if element is None or len(transforms) > 1:
            return False
        canonical = _canonical(element, transforms[0] if transforms else _CANONICAL)
        return canonical is not None and digest(algorithm, canonical) == named

    def _part(self, identifier: str) -> Any:
        """The part of this signature with that Id, where there is one only."""
        found = [each for each in self.element.iter() if each.get("Id") == identifier]
        return found[0] if len(found) == 1 else None

    def _claimed_time(self) -> datetime | None:
        """The time in the properties that this signature signs."""
        for reference in self.element.findall("ds:SignedInfo/ds:Reference", _NAMES):
            if reference.get("Type") != _PROPERTIES:
                continue
            properties = self._part((reference.get("URI") or "")[1:])
            if properties is None:
                return None
            named = properties.findtext(".//xades:SigningTime", namespaces=_NAMES)
            if not named:
                return None
            time = datetime.fromisoformat(named.strip().replace("Z", "+00:00"))
            return time if time.tzinfo else time.replace(tzinfo=timezone.utc)
        return None


def _canonical(element: Any, method: str | None) -> bytes | None:
    """The element's canonical form; None where the method is unknown."""
    if method not in (_CANONICAL, _CANONICAL_11, _EXCLUSIVE):
        return None
    return bytes(
        etree.tostring(
            element, method="c14n", exclusive=method == _EXCLUSIVE, with_comments=False
        )
    )


def _decoded(text: str | None) -> bytes:
    try:
        return base64.b64decode("".join((text or "").split()), validate=True)
    except binascii.Error as error:
        raise _broken() from error
