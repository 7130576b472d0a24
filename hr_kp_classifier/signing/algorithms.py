"""Algorithms of digests and signatures: their names, and what of them is computed here."""

import hashlib
from collections.abc import Callable
from functools import lru_cache

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import load_der_public_key

from ..kp.messages import Message, _
from .gost34311 import gost34311
from .kupyna import kupyna
from .result import Check, Verdict

MOST_SLOW = 2 * 1024 * 1024
"""Bytes up to which the national digests are computed: they take some seconds a megabyte."""

SMALLEST_RSA = 2048
"""Bits of a key below which a signature proves nothing."""

_UKRAINIAN = "1.2.804.2.1.1.1.1"
_KUPYNA = {
    f"{_UKRAINIAN}.2.2.{number}": f"Купина-{bits}"
    for number, bits in enumerate((256, 384, 512), start=1)
}
_XML = "http://www.w3.org/2001/04/"
_XML_MORE = "http://www.w3.org/2001/04/xmldsig-more#"
_DIGESTS = {
    **_KUPYNA,
    f"{_UKRAINIAN}.2.1": "ГОСТ 34.311",
    "1.3.14.3.2.26": "SHA-1",
    "2.16.840.1.101.3.4.2.1": "SHA-256",
    "2.16.840.1.101.3.4.2.2": "SHA-384",
    "2.16.840.1.101.3.4.2.3": "SHA-512",
    "http://www.w3.org/2000/09/xmldsig#sha1": "SHA-1",
    f"{_XML}xmlenc#sha256": "SHA-256",
    f"{_XML_MORE}sha384": "SHA-384",
    f"{_XML}xmlenc#sha512": "SHA-512",
    f"{_XML}xmlenc#gost34311": "ГОСТ 34.311",
    **{f"{_XML}xmlenc#dstu7564-{name.rpartition('-')[2]}": name for name in _KUPYNA.values()},
}
# Two files with one digest of these can be made at will: such a digest identifies nothing.
WEAK_DIGESTS = {"SHA-1"}
_HASHES: dict[str, hashes.HashAlgorithm] = {
    "SHA-256": hashes.SHA256(),
    "SHA-384": hashes.SHA384(),
    "SHA-512": hashes.SHA512(),
}


_SLOW: dict[str, Callable[[bytes], bytes]] = {
    "Купина-256": lambda data: kupyna(data, 256),
    "Купина-384": lambda data: kupyna(data, 384),
    "Купина-512": lambda data: kupyna(data, 512),
    "ГОСТ 34.311": gost34311,
}


def digest_name(identifier: str) -> str:
    """Name a digest algorithm by its object identifier or XML's address of it.

    :return: «Купина-256», «SHA-256»; the identifier itself where it is not known
    """
    return _DIGESTS.get(identifier.removeprefix("urn:oid:"), identifier[:100])


def signature_name(identifier: str) -> str:
    """Name a signature's algorithm by its object identifier, where it is a Ukrainian one."""
    if identifier == f"{_UKRAINIAN}.3" or identifier.startswith(f"{_UKRAINIAN}.3."):
        return "ДСТУ 4145"
    return identifier[:100]


def digest(name: str, data: bytes) -> bytes | None:
    """Hash by the algorithm of that name.

    :return: the digest; None where it can't be computed here: an algorithm that is unknown, or
        a national one of more than :data:`MOST_SLOW` bytes
    """
    if name in _HASHES:
        return hashlib.new(name.replace("-", ""), data).digest()
    if name not in _SLOW or len(data) > MOST_SLOW:
        return None
    return _slow_digest(name, data)


# A container of several signatures has the same file hashed for each.
@lru_cache(maxsize=4)
def _slow_digest(name: str, data: bytes) -> bytes:
    return _SLOW[name](data)


def unchecked_signature(algorithm: str) -> Check:
    """Say that a signature by this algorithm was not verified, and how to have it verified."""
    return Check(
        Verdict.UNCHECKED,
        Message(
            _(
                "The signature itself is not verified: %(algorithm)s can't be verified here. "
                "Verify the file on the public page of the Central Certification Authority "
                "(ЦЗО) or of the provider named in the certificate."
            ),
            {"algorithm": algorithm},
        ),
    )


def verify(  # pylint: disable=too-many-arguments
    public_key: bytes,
    algorithm: str,
    digest_algorithm: str,
    signature: bytes,
    message: bytes,
    *,
    salt_length: int | None = None,
) -> Check:
    """Verify a signature by RSA or ECDSA.

    :param public_key: of the certificate, a SubjectPublicKeyInfo in DER
    :param algorithm: ``RSA``, ``RSA-PSS`` or ``ECDSA``; whatever else is not verified
    :param digest_algorithm: by the name that :func:`digest_name` gives
    :param signature: the signature; for ECDSA in DER
    :param message: what was signed
    :param salt_length: of RSA-PSS, in bytes
    """
    chosen = _HASHES.get(digest_algorithm)
    if algorithm not in ("RSA", "RSA-PSS", "ECDSA") or chosen is None:
        return unchecked_signature(" + ".join(filter(None, (algorithm, digest_algorithm))))
    try:
        key = load_der_public_key(public_key)
        if isinstance(key, rsa.RSAPublicKey) and algorithm != "ECDSA":
            if key.key_size < SMALLEST_RSA:
                return unchecked_signature(f"RSA-{key.key_size}")
            if algorithm == "RSA":
                key.verify(signature, message, padding.PKCS1v15(), chosen)
            else:
                salt = chosen.digest_size if salt_length is None else salt_length
                scheme = padding.PSS(padding.MGF1(chosen), salt)
                key.verify(signature, message, scheme, chosen)
        elif isinstance(key, ec.EllipticCurvePublicKey) and algorithm == "ECDSA":
            key.verify(signature, message, ec.ECDSA(chosen))
        else:
            return unchecked_signature(algorithm)
    except InvalidSignature:
        return Check(
            Verdict.REFUTED,
            Message(
                _(
                    "The signature is not one by the key of the certificate: the file was "
                    "damaged or altered after it was signed. Take it from the signing program "
                    "once more, or sign anew."
                )
            ),
        )
    except (UnsupportedAlgorithm, ValueError, TypeError):
        return unchecked_signature(algorithm)
    return Check(
        Verdict.CONFIRMED,
        Message(
            _("The signature was made by the key of the certificate (%(algorithm)s)."),
            {"algorithm": f"{algorithm}, {digest_algorithm}"},
        ),
    )
