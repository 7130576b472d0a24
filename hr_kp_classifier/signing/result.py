"""What is told of a container and of each signature in it."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from ..kp.messages import Message


class Verdict(str, Enum):
    """The result of a check: confirmed, refuted, or not checked."""

    CONFIRMED = "confirmed"
    REFUTED = "refuted"
    UNCHECKED = "unchecked"


@dataclass(frozen=True)
class Check:
    """The outcome of one check, with its reason in words."""

    verdict: Verdict
    message: Message


@dataclass(frozen=True)
class Certificate:
    """A certificate's holder and issuer, as it names them.

    :param name: the holder's full name; a seal's organisation where no person is named
    :param tax_number: РНОКПП (or what stands in its stead), "" where there is none
    :param organisation: the organisation the person acts for, "" for a private person
    :param organisation_code: ЄДРПОУ, "" where there is none
    :param title: the position that the certificate names
    :param issuer: the provider (КНЕДП) that the certificate names
    :param serial: its number with that provider, hexadecimal
    :param valid_from: from when it holds, with a time zone
    :param valid_until: until when
    """

    name: str
    tax_number: str
    organisation: str
    organisation_code: str
    title: str
    issuer: str
    serial: str
    valid_from: datetime
    valid_until: datetime


@dataclass(frozen=True)
class Signature:
    """One signature of a container.

    :param certificate: the signer's; None where the container has none
    :param signed_at: when, with a time zone; None where it does not say
    :param stamped: the time is of a time stamp of this very signature, not of the signer's word
    :param digest_algorithm: by which the file is referred to, as it is called
    :param signature_algorithm: by which it is signed
    :param document: whether the signature is of the file that was asked about
    :param signature: whether the signature was made by the key of the certificate
    :param validity: whether the certificate held at the time of the signature
    """

    certificate: Certificate | None
    signed_at: datetime | None
    stamped: bool
    digest_algorithm: str
    signature_algorithm: str
    document: Check
    signature: Check
    validity: Check

    @property
    def checks(self) -> tuple[Check, ...]:
        """All checks, in the order in which they are told."""
        return (self.document, self.signature, self.validity)

    @property
    def is_refuted(self) -> bool:
        """Whether something was found wrong with it."""
        return any(check.verdict is Verdict.REFUTED for check in self.checks)

    @property
    def is_verified(self) -> bool:
        """Whether the file, the signature and the certificate's dates were all confirmed.

        It says nothing of whether the provider issued the certificate and has not revoked it:
        that is never checked here.
        """
        return all(check.verdict is Verdict.CONFIRMED for check in self.checks)


class ContainerError(ValueError):
    """The file is no container that can be read, or goes beyond what is taken.

    :ivar reason: a :class:`~hr_kp_classifier.kp.messages.Message` with the remedy
    """

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.text)
        self.reason = reason
