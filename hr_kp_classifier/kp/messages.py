"""Messages of the engine to a user: an English template and its parameters.

The engine translates nothing. ``_`` marks a template for the extractor of translations;
Odoo translates a message in one place, ``translated`` of the addon's ``translation``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


def _(text: str) -> str:
    """Return ``text`` itself; its use tells an extractor that the text is to be translated."""
    return text


@dataclass(frozen=True)
class Message:
    """A text for a user.

    :param template: English, with ``%(name)s`` for each of the ``params``; marked by ``_``
    :param params: what fills it in: names, codes and numbers, which are not translated
    """

    template: str
    params: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The message in English, filled in."""
        return self.template % self.params

    def __str__(self) -> str:
        return self.text

    def __hash__(self) -> int:
        return hash((self.template, tuple(sorted(self.params.items()))))
