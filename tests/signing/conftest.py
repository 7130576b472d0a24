"""Keys, certificates and containers of the tests' own."""

import pytest

from .maker import Maker


@pytest.fixture(scope="session")
def maker():
    """What signs: its keys are made once."""
    return Maker()


@pytest.fixture
def paper():
    """The file that has to be signed."""
    return b"%PDF-1.4 " + "посадова інструкція".encode() * 40
