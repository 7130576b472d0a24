"""Signatures in CMS (PKCS#7, CAdES): RFC 5652 and ETSI EN 319 122-1.

Only what can be read is reported. asn1crypto parses the structures, each when it is used.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from asn1crypto import cms, tsp

from ..kp.messages import Message, _
from .algorithms import digest, digest_name, signature_name, unchecked_signature, verify
from .certificate import read_certificate, validity
from .file_check import another_file, file_check, this_file, unchecked_file
from .result import Check, ContainerError, Signature, Verdict

MOST_SIGNATURES = 20
"""Signatures of one container that are read."""

MOST_LAYERS = 3
"""How deep containers may be nested: a signed file that is signed again as a whole."""

# What asn1crypto raises on bytes that are not what they should be.
BROKEN = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError)

# The table of substitutions ДКЕ № 1, packed: the one gost34311 takes.
_USUAL_TABLE = bytes.fromhex(
    "a9d6eb45f13c708280c4967b231f5eadf658eba4c037291d38d96bf025ca4e17"
    "f8e9720dc615b43a28975f0bc1dea36438b564ea2c179fd0123e6db8fac57904"
)
# Key algorithms by asn1crypto's names.
_ALGORITHMS = {"rsassa_pkcs1v15": "RSA", "rsassa_pss": "RSA-PSS", "ecdsa": "ECDSA"}


@dataclass(frozen=True)
class _Signed:
    """The bytes that are signed: the signed attributes, or the file itself."""

    content: bytes | None
    file: bytes
    attributes: Any

    def one(self, name: str) -> Any:
        """The value of an attribute that stands once; None otherwise."""
        values = [
            attribute["values"]
            for attribute in self.attributes or ()
            if attribute["type"].native == name
        ]
        return values[0][0] if len(values) == 1 and len(values[0]) == 1 else None


def read_cms(container: bytes, file: bytes, layers: int = 1) -> tuple[Signature, ...]:
    """Read the signatures of a container in CMS.

    :param container: SignedData in DER or BER, with the file in it or beside it
    :param file: the file that should have been signed
    :return: its signatures; of a container in a container the outer ones first
    :raise ContainerError: where it is no SignedData, or holds too much
    """
    try:
        info = cms.ContentInfo.load(container, strict=True)
        if info["content_type"].native != "signed_data":
            raise ContainerError(
                Message(
                    _(
                        "The file is no signature: it may be encrypted, or only a certificate. "
                        "Choose the .p7s, .p7m or .asice file that the signing program has made."
                    )
                )
            )
        return _read_signed_data(info["content"], file, layers)
    except RecursionError as error:
        raise _broken() from error
    except ContainerError:
        raise
    except BROKEN as error:
        raise _broken() from error


def _broken() -> ContainerError:
    return ContainerError(
        Message(
            _(
                "The container is damaged: it can't be read. Take the file from the signing "
                "program once more, or sign anew."
            )
        )
    )


def _read_signed_data(data: Any, file: bytes, layers: int) -> tuple[Signature, ...]:
    content = data["encap_content_info"]["content"]
    held = bytes(content) if content.native is not None else None
    infos = list(data["signer_infos"])
    if not infos:
        raise ContainerError(
            Message(_("The container holds no signature. Sign the file and add it anew."))
        )
    if len(infos) > MOST_SIGNATURES:
        raise ContainerError(
            Message(
                _("The container has more than %(most)s signatures: they are not read."),
                {"most": str(MOST_SIGNATURES)},
            )
        )
    certificates = [each.chosen for each in data["certificates"] if each.name == "certificate"]
    inner: tuple[Signature, ...] = ()
    if held is not None and held != file and _is_signed_data(held):
        if layers >= MOST_LAYERS:
            raise ContainerError(
                Message(
                    _("Containers lie in one another more than %(most)s deep: not read."),
                    {"most": str(MOST_LAYERS)},
                )
            )
        inner = read_cms(held, file, layers + 1)
    outer = []
    for info in infos:
        # An outer signature signs the inner container; whether that is of the file, the inner
        # signature tells.
        of = held if inner and held is not None else file
        signature = _read_signature(info, certificates, held, of)
        if inner and signature.document.verdict is Verdict.CONFIRMED:
            signature = replace(signature, document=inner[0].document)
        outer.append(signature)
    return (*outer, *inner)


def _is_signed_data(content: bytes) -> bool:
    try:
        info = cms.ContentInfo.load(content, strict=True)
        return bool(info["content_type"].native == "signed_data")
    except BROKEN:
        return False


def _read_signature(
    info: Any, certificates: list[Any], held: bytes | None, file: bytes
) -> Signature:
    attributes = info["signed_attrs"]
    signed = _Signed(held, file, attributes if attributes.native is not None else None)
    digest_algorithm = digest_name(info["digest_algorithm"]["algorithm"].dotted)
    found = _certificate_of(info, certificates)
    certificate = None if found is None else read_certificate(found)
    signature = _signature_check(info, signed, found, digest_algorithm)
    document = _document_check(signed, digest_algorithm, found, signature)
    stamped_at = _stamped_at(info)
    signed_at = stamped_at or _claimed_time(signed)
    return Signature(
        certificate=certificate,
        signed_at=signed_at,
        stamped=stamped_at is not None,
        digest_algorithm=digest_algorithm,
        signature_algorithm=_algorithm(info["signature_algorithm"]),
        document=document,
        signature=signature,
        validity=validity(certificate, signed_at),
    )


def _algorithm(algorithm: Any) -> str:
    try:
        return _ALGORITHMS.get(algorithm.signature_algo, str(algorithm.signature_algo))
    except ValueError:
        return signature_name(algorithm["algorithm"].dotted)


def _certificate_of(info: Any, certificates: list[Any]) -> Any:
    """The certificate that the signature names; None where the container lacks it."""
    named = info["sid"].chosen
    for certificate in certificates:
        if info["sid"].name == "issuer_and_serial_number":
            if (
                certificate.serial_number == named["serial_number"].native
                and certificate.issuer.dump() == named["issuer"].dump()
            ):
                return certificate
        elif certificate.key_identifier == named.native:
            return certificate
    return None


# --- The file -----------------------------------------------------------------------------


def _document_check(
    signed: _Signed, digest_algorithm: str, certificate: Any, signature: Check
) -> Check:
    """Whether the signature is of the file."""
    if signed.content is not None and signed.content != signed.file:
        return another_file()
    if signed.attributes is None:
        # The file itself is signed: whether it is this one, verifying the signature tells.
        if signature.verdict is Verdict.CONFIRMED:
            return this_file(digest_algorithm)
        return unchecked_file(digest_algorithm)
    named = signed.one("message_digest")
    return file_check(
        named.native if named is not None else b"",
        digest_algorithm,
        signed.file,
        sure=digest_algorithm != "ГОСТ 34.311" or _usual_table(certificate),
    )


def _usual_table(certificate: Any) -> bool:
    """Whether the certificate's key has no table of its own for ГОСТ 34.311.

    A table that is not the usual one gives other digests; those are not computed here.
    """
    if certificate is None:
        return False
    # Unparsed: asn1crypto knows no such keys. An octet string of 64 bytes is a table.
    key = certificate["tbs_certificate"]["subject_public_key_info"].dump()
    return b"\x04\x40" not in key or _USUAL_TABLE in key


# --- The signature ------------------------------------------------------------------------


def _signature_check(
    info: Any, signed: _Signed, certificate: Any, digest_algorithm: str
) -> Check:
    algorithm = _algorithm(info["signature_algorithm"])
    if certificate is None:
        return Check(
            Verdict.UNCHECKED,
            Message(
                _(
                    "The signature itself is not verified: the container has no certificate of "
                    "the signer. Sign anew with the option «add the certificate»."
                )
            ),
        )
    if signed.attributes is None:
        message = signed.file
    else:
        message = signed.attributes.untag().dump()
        if _names_another_certificate(signed, certificate):
            return Check(
                Verdict.REFUTED,
                Message(
                    _(
                        "The certificate in the container is not the one that was signed with: "
                        "it was put there afterwards. Sign anew."
                    )
                ),
            )
    salt_length = None
    if algorithm == "RSA-PSS":
        salt_length = info["signature_algorithm"]["parameters"]["salt_length"].native
    try:
        hashed_by = info["signature_algorithm"].hash_algo
    except ValueError:
        hashed_by = None
    if hashed_by and hashed_by.replace("sha", "SHA-") != digest_algorithm:
        return unchecked_signature(f"{algorithm} + {hashed_by}")
    return verify(
        certificate["tbs_certificate"]["subject_public_key_info"].dump(),
        algorithm,
        digest_algorithm,
        info["signature"].native,
        message,
        salt_length=salt_length,
    )


def _names_another_certificate(signed: _Signed, certificate: Any) -> bool:
    """Whether the signed attributes name a certificate other than this one (CAdES)."""
    named = signed.one("signing_certificate_v2")
    if named is None:
        return False
    first = named["certs"][0]
    computed = digest(
        digest_name(first["hash_algorithm"]["algorithm"].dotted), certificate.dump()
    )
    algorithm = digest_name(first["hash_algorithm"]["algorithm"].dotted)
    sure = algorithm != "ГОСТ 34.311" or _usual_table(certificate)
    return sure and computed is not None and computed != first["cert_hash"].native


# --- The time -----------------------------------------------------------------------------


def _claimed_time(signed: _Signed) -> datetime | None:
    """When the signer's own clock says that it was signed."""
    named = signed.one("signing_time")
    value = named.native if named is not None else None
    return value if isinstance(value, datetime) else None


def _stamped_at(info: Any) -> datetime | None:
    """The time of a time stamp of this signature; None where there is none, or one of another.

    The stamp's own signature is not verified: its time is told as that of a stamp, no more.
    """
    for attribute in info["unsigned_attrs"]:
        if attribute["type"].native != "signature_time_stamp_token":
            continue
        content = attribute["values"][0]["content"]["encap_content_info"]["content"]
        stamp = tsp.TSTInfo.load(bytes(content))
        imprint = stamp["message_imprint"]
        algorithm = digest_name(imprint["hash_algorithm"]["algorithm"].dotted)
        if digest(algorithm, info["signature"].native) == imprint["hashed_message"].native:
            value = stamp["gen_time"].native
            return value if isinstance(value, datetime) else None
    return None
