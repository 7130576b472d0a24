"""What official titles were called before amendments renamed them."""

from dataclasses import dataclass

from .profession import Profession


@dataclass(frozen=True)
class FormerTitle:
    """The former name of an official title.

    :param code: the code that the title has today
    :param name: the name that it has today
    :param former: the title as it was
    :param edition: the amendment that renamed it, as a message names it
    """

    code: str
    name: str
    former: Profession
    edition: str
