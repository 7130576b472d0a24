"""Whose a certificate is: names and numbers as Ukrainian providers write them."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from asn1crypto import x509

from ..kp.messages import Message, _
from .result import Certificate, Check, Verdict

_LONGEST = 200
# In the extension subjectDirectoryAttributes, where the subject itself does not hold them.
_TAX_NUMBER = "1.2.804.2.1.1.1.11.1.4.1.1"
_ORGANISATION_CODE = "1.2.804.2.1.1.1.11.1.4.2.1"
# ETSI EN 319 412-1: the kind of number and the country stand before it.
_TAX_NUMBER_OF_SUBJECT = re.compile(r"TINUA-(.+)")
_CODE_OF_SUBJECT = re.compile(r"NTRUA-(.+)")


def read_certificate(certificate: Any) -> Certificate:
    """Read what a certificate says.

    :param certificate: an ``asn1crypto.x509.Certificate``
    :raise ValueError, TypeError, KeyError: where it is broken
    """
    subject = certificate.subject.native
    issuer = certificate.issuer.native
    extra = dict(_directory_attributes(certificate))
    person = " ".join(filter(None, (_text(subject, "surname"), _text(subject, "given_name"))))
    common_name = _text(subject, "common_name")
    return Certificate(
        name=common_name or person or _text(subject, "organization_name"),
        tax_number=_matched(_TAX_NUMBER_OF_SUBJECT, _text(subject, "serial_number"))
        or extra.get(_TAX_NUMBER, ""),
        organisation=_text(subject, "organization_name"),
        organisation_code=_matched(_CODE_OF_SUBJECT, _text(subject, "organization_identifier"))
        or extra.get(_ORGANISATION_CODE, ""),
        title=_text(subject, "title"),
        issuer=_text(issuer, "common_name") or _text(issuer, "organization_name"),
        serial=f"{certificate.serial_number:X}",
        valid_from=certificate.not_valid_before,
        valid_until=certificate.not_valid_after,
    )


def _text(names: dict[str, Any], key: str) -> str:
    """One line of a name: a certificate may hold anything, and it is shown to people."""
    value = names.get(key) or ""
    value = value[0] if isinstance(value, list) else value
    return _clean(str(value))


def _clean(text: str) -> str:
    printable = "".join(each if each.isprintable() else " " for each in text)
    return " ".join(printable.split())[:_LONGEST]


def _matched(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.fullmatch(text)
    return found[1].strip() if found else ""


def _directory_attributes(certificate: Any) -> Iterator[tuple[str, str]]:
    """The numbers in the extension subjectDirectoryAttributes: object identifier and text."""
    for extension in certificate["tbs_certificate"]["extensions"]:
        if extension["extn_id"].dotted != "2.5.29.9":
            continue
        for attribute in extension["extn_value"].parsed:
            yield attribute["type"].dotted, _clean(str(attribute["values"][0].native))


def load_certificate(content: bytes) -> Any:
    """Parse a certificate in DER.

    :raise ValueError: where it is none
    """
    return x509.Certificate.load(content, strict=True)


def validity(certificate: Certificate | None, signed_at: datetime | None) -> Check:
    """Tell whether the certificate held when the signature was made."""
    if certificate is None:
        return Check(
            Verdict.UNCHECKED,
            Message(
                _(
                    "The container has no certificate of the signer: who signed, and whether "
                    "the certificate was valid, is not checked. Sign anew with the option "
                    "«add the certificate»."
                )
            ),
        )
    dates = {
        "since": _day(certificate.valid_from),
        "until": _day(certificate.valid_until),
    }
    if signed_at is None:
        return Check(
            Verdict.UNCHECKED,
            Message(
                _(
                    "The container does not say when it was signed, so it is not checked "
                    "whether the certificate, valid from %(since)s to %(until)s, was valid then."
                ),
                dates,
            ),
        )
    if certificate.valid_from <= signed_at <= certificate.valid_until:
        return Check(
            Verdict.CONFIRMED,
            Message(
                _(
                    "By its dates the certificate was valid when it was signed: from "
                    "%(since)s to %(until)s."
                ),
                dates,
            ),
        )
    return Check(
        Verdict.REFUTED,
        Message(
            _(
                "The certificate is valid from %(since)s to %(until)s and was not when the "
                "file was signed, on %(signed)s. Sign anew with a valid certificate."
            ),
            {**dates, "signed": _day(signed_at)},
        ),
    )


def _day(moment: datetime) -> str:
    return f"{moment:%d.%m.%Y}"
