# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""Small true files, made here: nothing is downloaded and nothing belongs to anybody."""
import random
import struct
import zlib


def png(seed, width=96, height=64, words=""):
    """A photo of nothing: coloured noise, different for every seed, with `words` in its metadata."""
    noise = random.Random(seed)
    rows = b"".join(b"\0" + noise.randbytes(width * 3) for _ in range(height))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    text = chunk(b"tEXt", b"Comment\0" + words.encode("latin-1", "replace")) if words else b""
    return b"\x89PNG\r\n\x1a\n" + head + text + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def wav(seed, seconds=1):
    """A voice note that says nothing: noise, mono, 8 kHz."""
    data = random.Random(seed).randbytes(8000 * seconds)
    return (b"RIFF" + struct.pack("<I", 36 + len(data)) + b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, 8000, 8000, 1, 8)
            + b"data" + struct.pack("<I", len(data)) + data)


def text(words):
    return words.encode()
