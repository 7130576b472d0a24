"""The digest of ГОСТ 34.311-95, as Ukrainian signatures use it.

The algorithm is the one that RFC 5831 describes. The table of substitutions is ДКЕ № 1, the
starting vector is zero: both are what ДСТУ 4145 signatures take where they name no others.
"""

from struct import pack, unpack

# ДКЕ № 1: a row for each four bits of a word, the lowest first.
_SUBSTITUTIONS = (
    (0xA, 0x9, 0xD, 0x6, 0xE, 0xB, 0x4, 0x5, 0xF, 0x1, 0x3, 0xC, 0x7, 0x0, 0x8, 0x2),
    (0x8, 0x0, 0xC, 0x4, 0x9, 0x6, 0x7, 0xB, 0x2, 0x3, 0x1, 0xF, 0x5, 0xE, 0xA, 0xD),
    (0xF, 0x6, 0x5, 0x8, 0xE, 0xB, 0xA, 0x4, 0xC, 0x0, 0x3, 0x7, 0x2, 0x9, 0x1, 0xD),
    (0x3, 0x8, 0xD, 0x9, 0x6, 0xB, 0xF, 0x0, 0x2, 0x5, 0xC, 0xA, 0x4, 0xE, 0x1, 0x7),
    (0xF, 0x8, 0xE, 0x9, 0x7, 0x2, 0x0, 0xD, 0xC, 0x6, 0x1, 0x5, 0xB, 0x4, 0x3, 0xA),
    (0x2, 0x8, 0x9, 0x7, 0x5, 0xF, 0x0, 0xB, 0xC, 0x1, 0xD, 0xE, 0xA, 0x3, 0x6, 0x4),
    (0x3, 0x8, 0xB, 0x5, 0x6, 0x4, 0xE, 0xA, 0x2, 0xC, 0x1, 0x7, 0x9, 0xF, 0xD, 0x0),
    (0x1, 0x2, 0x3, 0xE, 0x6, 0xD, 0xB, 0x8, 0xF, 0xA, 0xC, 0x5, 0x7, 0x9, 0x0, 0x4),
)
# The third constant of the key's making; the second and the fourth are zero.
_CONSTANT = 0xFF00FFFF000000FFFF0000FF00FFFF0000FF00FF00FF00FFFF00FF00FF00FF00
_WORD = 0xFFFFFFFF
_BLOCK = 32


def _rotated_tables() -> tuple[tuple[int, ...], ...]:
    """For each byte of a word: what it is substituted by, in its place, turned left by 11."""
    tables = []
    for index in range(4):
        low, high = _SUBSTITUTIONS[2 * index], _SUBSTITUTIONS[2 * index + 1]
        values = [(low[byte & 15] | high[byte >> 4] << 4) << 8 * index for byte in range(256)]
        tables.append(tuple((each << 11 | each >> 21) & _WORD for each in values))
    return tuple(tables)


_TABLES = _rotated_tables()


def _encrypted(block: int, key: tuple[int, ...]) -> int:
    """Encrypt 64 bits by ГОСТ 28147-89 with a key of eight words."""
    first, second, third, fourth = _TABLES
    left, right = block & _WORD, block >> 32
    for word in key * 3 + key[::-1]:
        mixed = (left + word) & _WORD
        left, right = (
            right
            ^ first[mixed & 255]
            ^ second[mixed >> 8 & 255]
            ^ third[mixed >> 16 & 255]
            ^ fourth[mixed >> 24],
            left,
        )
    return left << 32 | right


def _turned(value: int) -> int:
    """The transformation A: four parts moved down by one, the top one of the lowest two."""
    low = (value ^ value >> 64) & 0xFFFFFFFFFFFFFFFF
    return value >> 64 | low << 192


def _key(value: int) -> tuple[int, ...]:
    """The transformation P: the bytes taken in the order of columns, as eight words."""
    source = value.to_bytes(_BLOCK, "little")
    return unpack("<8I", bytes(source[8 * (i % 4) + i // 4] for i in range(_BLOCK)))


def _stirred(words: list[int], times: int) -> list[int]:
    """The transformation ψ, some times over, of sixteen short words."""
    words = list(words)
    for i in range(times):
        words.append(
            words[i]
            ^ words[i + 1]
            ^ words[i + 2]
            ^ words[i + 3]
            ^ words[i + 12]
            ^ words[i + 15]
        )
    return words[times:]


def _step(state: int, block: int) -> int:
    """The hash of one block more."""
    u, v = state, block
    encrypted = 0
    for number in range(4):
        if number:
            u = _turned(u) ^ (_CONSTANT if number == 2 else 0)
            v = _turned(_turned(v))
        part = state >> 64 * number & 0xFFFFFFFFFFFFFFFF
        encrypted |= _encrypted(part, _key(u ^ v)) << 64 * number
    words = _stirred(_short_words(encrypted), 12)
    words = [a ^ b for a, b in zip(words, _short_words(block), strict=True)]
    words = _stirred(words, 1)
    words = [a ^ b for a, b in zip(words, _short_words(state), strict=True)]
    return int.from_bytes(pack("<16H", *_stirred(words, 61)), "little")


def _short_words(value: int) -> list[int]:
    return list(unpack("<16H", value.to_bytes(_BLOCK, "little")))


def gost34311(data: bytes, start: bytes = bytes(_BLOCK)) -> bytes:
    """Hash by ГОСТ 34.311-95 with ДКЕ № 1.

    :param data: what to hash; about 6 seconds a megabyte
    :param start: the starting vector, 32 bytes
    :return: 32 bytes
    """
    state, total = int.from_bytes(start, "little"), 0
    for offset in range(0, len(data), _BLOCK):
        block = int.from_bytes(data[offset : offset + _BLOCK], "little")
        state = _step(state, block)
        total += block
    state = _step(state, 8 * len(data))
    return _step(state, total % (1 << 256)).to_bytes(_BLOCK, "little")
