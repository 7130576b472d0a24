"""The rows of a classifier file: groups and professional titles."""

from typing import NamedTuple


class GroupRow(NamedTuple):
    """A classification group: its code and its name."""

    code: str
    name: str

    @property
    def key(self) -> str:
        """The identity of a group: its code."""
        return self.code

    @property
    def number(self) -> str:
        """A second identity, for a group whose code and name both changed: there is none."""
        return ""

    def completed_from(self, known: "GroupRow") -> "GroupRow":
        """Return the group with what it leaves unsaid, which is nothing."""
        return self


class TitleRow(NamedTuple):
    """A row of annex А: an official professional title at a code.

    The three last columns are None where the file does not have them, so that it says
    nothing of them: the public copies of the КП leave them out.
    """

    code: str
    name: str
    zkpptr: str | None = None
    etkd: str | None = None
    dkhp: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """The identity of a title: code and name, since 29 names stand at several codes."""
        return self.code, self.name

    @property
    def number(self) -> str:
        """A second identity, for a title whose name changed: its ЗКППТР code."""
        return self.zkpptr or ""

    def completed_from(self, known: "TitleRow") -> "TitleRow":
        """Return the title with what it leaves unsaid taken from ``known``."""
        return TitleRow(
            self.code,
            self.name,
            known.zkpptr if self.zkpptr is None else self.zkpptr,
            known.etkd if self.etkd is None else self.etkd,
            known.dkhp if self.dkhp is None else self.dkhp,
        )
