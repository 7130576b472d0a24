"""Containers of signatures, by keys and certificates made for the tests."""

import base64
from datetime import datetime, timedelta, timezone

from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID

DSTU = "1.2.804.2.1.1.1.1.3.1.1"


def signed(document, *names, ends=365, certificates=True):
    """A container that holds the signatures of people of these names, not the document.

    :param document: what is signed, base64
    :param ends: in how many days from now the certificates run out
    :return: the container, base64
    """
    builder = pkcs7.PKCS7SignatureBuilder().set_data(base64.b64decode(document))
    for name in names:
        # РНОКПП: the last figures are the same for everybody.
        builder = builder.add_signer(*_certificate(name, ends), hashes.SHA256())
    options = [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary]
    if not certificates:
        options.append(pkcs7.PKCS7Options.NoCerts)
    return base64.b64encode(builder.sign(serialization.Encoding.DER, options))


def _certificate(name, ends):
    key = ec.generate_private_key(ec.SECP256R1())
    now = datetime.now(timezone.utc)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(
            x509.Name(
                [
                    x509.NameAttribute(NameOID.COMMON_NAME, name),
                    x509.NameAttribute(NameOID.SERIAL_NUMBER, "TINUA-1234567890"),
                ]
            )
        )
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "КНЕДП «Приклад»")]))
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=365))
        .not_valid_after(now + timedelta(days=ends))
        .public_key(key.public_key())
        .sign(key, hashes.SHA256())
    )
    return certificate, key


def _altered(container, **values):
    info = cms.ContentInfo.load(base64.b64decode(container))
    for name, value in values.items():
        info["content"]["signer_infos"][0][name] = value
    return base64.b64encode(info.dump(force=True))


def by_dstu(container):
    """The container as if signed by ДСТУ 4145, which nobody verifies here."""
    return _altered(container, signature_algorithm={"algorithm": DSTU}, signature=b"\x04\x40")


def damaged(container):
    """The container with another signature than the key has made."""
    value = bytes.fromhex("3006020101020101")
    return _altered(container, signature=value)
