"""A professional title of the КП (професійна назва роботи)."""

from __future__ import annotations

from dataclasses import dataclass

from ..codes import section_of


@dataclass(frozen=True)
class Profession:
    """An official title and the code it stands at; the two together are its identity.

    ``active`` is False once an amendment cancelled it; ``replaced_by`` is then
    the title that the amendment put in its place, where it named one. ``corrected`` is
    the name without the slips of the published list; empty where it has none.
    """

    code: str
    name: str
    active: bool = True
    replaced_by: Profession | None = None
    corrected: str = ""

    @property
    def section(self) -> str:
        """The section (розділ) it belongs to, one digit. Raises NotACode for a wrong code."""
        return section_of(self.code)

    def is_same(self, other: Profession) -> bool:
        """Tell whether ``other`` is this title at this code, in force or not.

        >>> manager = Profession("1475.4", "Менеджер (управитель)")
        >>> manager.is_same(Profession("1475.4", "Менеджер (управитель)", active=False))
        True
        >>> [manager.is_same(Profession(code, manager.name)) for code in ("1474", "1476.1")]
        [False, False]
        """
        return self.code == other.code and self.name == other.name
