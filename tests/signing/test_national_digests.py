"""The digests of the Ukrainian standards, against examples that others publish.

Купина: the examples of ДСТУ 7564:2014 itself. ГОСТ 34.311 with ДКЕ № 1: the examples of two
libraries that are independent of each other.
"""

import pytest

from hr_kp_classifier.signing.gost34311 import gost34311
from hr_kp_classifier.signing.kupyna import kupyna

IN_ORDER = bytes(range(256))


@pytest.mark.parametrize(
    ("message", "bits", "digest"),
    [
        (
            IN_ORDER[:64],
            256,
            "08f4ee6f1be6903b324c4e27990cb24ef69dd58dbe84813ee0a52f6631239875",
        ),
        (
            IN_ORDER[:128],
            256,
            "0a9474e645a7d25e255e9e89fff42ec7eb31349007059284f0b182e452bda882",
        ),
        (b"", 256, "cd5101d1ccdf0d1d1f4ada56e888cd724ca1a0838a3521e7131d4fb78d0f5eb6"),
        (
            IN_ORDER[:95],
            384,
            "d9021692d84e5175735654846ba751e6d0ed0fac36dfbc0841287dcb0b5584c7"
            "5016c3decc2a6e47c50b2f3811e351b8",
        ),
        (
            IN_ORDER[:64],
            512,
            "3813e2109118cdfb5a6d5e72f7208dccc80a2dfb3afdfb02f46992b5edbe536b"
            "3560dd1d7e29c6f53978af58b444e37ba685c0dd910533ba5d78efffc13de62a",
        ),
        (
            b"",
            512,
            "656b2f4cd71462388b64a37043ea55dbe445d452aecd46c3298343314ef04019"
            "bcfa3f04265a9857f91be91fce197096187ceda78c9c1c021c294a0689198538",
        ),
    ],
)
def test_kupyna_gives_what_the_standard_has(message, bits, digest):
    assert kupyna(message, bits).hex() == digest


@pytest.mark.parametrize(
    ("message", "digest"),
    [
        (
            bytes.fromhex("ad26f436f0b627880038727d22e02c97d081ef85260fc96718395091ce224dd7"),
            "02d7e8a3c111788bb1b8a489c5e330288728f1c308c2cec08e09265bfa395599",
        ),
        (b"123123", "34d4da2c04e9c1ceb933282069c864617d94ed7cc5c0a9840c0c1a99629df637"),
        (
            b"12345678901234567890123456789011",
            "7686f3f4b113aadc97bca9ea054f41821f0676c5c28ffb987e41797a568e1ed4",
        ),
        (
            b"IGNORE THIS FILE. This file does nothing, contains no useful data, and might go "
            b"away in future releases.  Do not depend on this file or its contents.",
            "e9312d13d0e0d39aa4a00c77dcfb661883dd0ed8218af48a146168fc60f014dc",
        ),
    ],
)
def test_gost34311_gives_what_others_have(message, digest):
    assert gost34311(message).hex() == digest


def test_gost34311_starts_from_the_vector_that_is_given():
    start = bytes.fromhex("975ad259b935b5c492e24dd1cc24e0ee8c4c11255c5aa3244119cc3386b10b0a")
    message = bytes.fromhex(
        "9f4f3dfc4dfe5d7b425ece1fb62c81f3795e746d72ee40139e8691d9e4abc889632959d73e0bf139"
        "cd71813ebee679e930"
    )
    assert gost34311(message, start).hex() == (
        "9d82d03e369b476ecc15cc8b9c73906cd395b63825b5b667a6cb62013788be30"
    )
