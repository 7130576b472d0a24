"""Whether a signature is of the file that was asked about."""

from ..kp.messages import Message, _
from .algorithms import WEAK_DIGESTS, digest
from .result import Check, Verdict


def file_check(named: bytes, algorithm: str, file: bytes, *, sure: bool = True) -> Check:
    """Compare the digest that a signature names with that of the file.

    :param named: the digest in the container
    :param algorithm: by the name that ``digest_name`` gives
    :param sure: that another digest means another file; not where the algorithm may have had
        other parameters
    """
    if algorithm in WEAK_DIGESTS:
        return Check(
            Verdict.UNCHECKED,
            Message(
                _(
                    "Whether the signature is of this very file is not checked: %(algorithm)s "
                    "proves nothing any more. Sign anew with SHA-256 or Купина."
                ),
                {"algorithm": algorithm},
            ),
        )
    computed = digest(algorithm, file)
    if computed is not None and computed == named:
        return this_file(algorithm)
    if computed is None or not sure:
        return unchecked_file(algorithm)
    return another_file()


def this_file(algorithm: str) -> Check:
    """The signature is of the file."""
    return Check(
        Verdict.CONFIRMED,
        Message(
            _("It is of this very file: the digests are the same (%(algorithm)s)."),
            {"algorithm": algorithm},
        ),
    )


def another_file() -> Check:
    """The signature is of another file."""
    return Check(
        Verdict.REFUTED,
        Message(
            _(
                "It is of another file than the one to be signed: be it a single byte, a copy "
                "saved anew is another file. Download the file here and sign that."
            )
        ),
    )


def unchecked_file(algorithm: str) -> Check:
    """Nobody knows here whether the signature is of the file."""
    return Check(
        Verdict.UNCHECKED,
        Message(
            _(
                "Whether it is of this very file is not checked: the digest %(algorithm)s can't "
                "be computed here for it. Verify both files on the public page of the Central "
                "Certification Authority (ЦЗО)."
            ),
            {"algorithm": algorithm},
        ),
    )
