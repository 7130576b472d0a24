"""PNG files that are broken, each so that Pillow tells it by another exception."""

import struct
import zlib


def _chunk(kind, data):
    return (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    )


def _png(*chunks, side=20):
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (_chunk(b"IHDR", head), *chunks, _chunk(b"IEND", b""))
    )


_PIXELS = zlib.compress(bytes(21 * 20))

BROKEN = {
    # OSError
    "pixels that are none": _png(_chunk(b"IDAT", b"none")),
    # SyntaxError
    "a part of no kind": _png(_chunk(b"IDAT", _PIXELS[:5]), b"\0\0\0\1\1\2\3\4none!"),
    # ValueError
    "a text that unpacks to megabytes": _png(
        _chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(2 << 20))), _chunk(b"IDAT", _PIXELS)
    ),
    # Image.DecompressionBombError
    "400 million pixels": _png(_chunk(b"IDAT", _PIXELS), side=20_000),
}
