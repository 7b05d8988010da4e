# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""Looks for planted words in bytes, in every shape in which a careless program leaves them.

grep does the looking: a store and its write-ahead log are hundreds of megabytes, the words in all shapes thousands.
"""
import base64
import json
import re
import subprocess
import tempfile
import urllib.parse
from pathlib import Path

# As pages show the two kinds of codes, by their number of digits.
GROUPS = {10: (3, 3, 4), 24: (4,) * 6}


def spellings(secret):
    """A secret as it is, each long word of it, and a code as it is shown in groups."""
    found = {secret, *(part for part in re.split(r"\s+", secret) if len(part) >= 5)}
    if secret.isdigit() and len(secret) in GROUPS:
        groups, at = [], 0
        for size in GROUPS[len(secret)]:
            groups.append(secret[at:at + size])
            at += size
        found |= {sign.join(groups) for sign in (" ", "-", "\u00a0", "\u202f", ".")}
    return found


def shapes(word):
    """Byte patterns of a word: those in which case does not count, and those in which it does.
    UTF-16 is not among them: see `halves`."""
    low = word.lower()
    plain = low.encode()
    folded = {
        "raw": plain, "hex": plain.hex().encode(), "spaced hex": plain.hex(" ").encode(),
        "percent": urllib.parse.quote(low, safe="").encode(), "form": urllib.parse.quote_plus(low, safe="").encode(),
        "every byte in percent": "".join(f"%{byte:02x}" for byte in plain).encode(),
        "json": json.dumps(low)[1:-1].encode(),
        "every letter in json": "".join(f"\\u{ord(letter):04x}" for letter in low if ord(letter) < 0x10000).encode(),
        "html": "".join(f"&#{ord(letter)};" for letter in low).encode(),
        "html in hex": "".join(f"&#x{ord(letter):x};" for letter in low).encode(),
        "octal": "".join(f"\\{byte:03o}" if byte > 127 else chr(byte) for byte in plain).encode(),
    }
    exact = {}
    for each in {word, low}:
        data = each.encode()
        for shift in range(3):
            coded = base64.b64encode(b"\0" * shift + data).decode().rstrip("=")
            # The first and the last letter depend on the neighbours: what lies between is always there.
            middle = coded[{0: 0, 1: 2, 2: 3}[shift]:]
            if (shift + len(data)) % 3:
                middle = middle[:-1]
            exact[f"base64+{shift} {each}"] = middle.encode()
            exact[f"base64url+{shift} {each}"] = middle.replace("+", "-").replace("/", "_").encode()
    return folded, exact


def half_pattern(word):
    """In every second byte of UTF-16, of either order, stand the low halves of the letters."""
    return bytes(ord(letter) & 0xFF for letter in word.lower())


class Batch:
    """Files on their way to one look, with something between them that no word holds."""
    SIZE, BETWEEN = 64 << 20, b"\n\0\n\0\n\0\n\0"

    def __init__(self, scanner):
        self.scanner, self.data, self.starts = scanner, bytearray(), []

    def add(self, name, data):
        found = self.finish() if self.data and len(self.data) + len(data) > self.SIZE else []
        # Every file begins at an even place, so that the halves of UTF-16 are not exchanged.
        self.data += self.BETWEEN + b"\n" * (len(self.data) % 2)
        self.starts.append((len(self.data), name))
        self.data += data
        return found

    def finish(self):
        found = self.scanner.look(bytes(self.data))
        said = []
        for secret, shape, at in found:
            name = next((name for start, name in reversed(self.starts) if start <= at), "between")
            said.append(f"{name}: {secret!r} ({shape})")
        self.data, self.starts = bytearray(), []
        return said


class Scanner:
    def __init__(self, secrets):
        self.folded, self.exact, self.halves = {}, {}, {}
        for secret in secrets:
            for word in spellings(secret):
                folded, exact = shapes(word)
                for shape, pattern in folded.items():
                    self.folded.setdefault(pattern, (secret, shape))
                for shape, pattern in exact.items():
                    if len(pattern) >= 6:
                        self.exact.setdefault(pattern, (secret, shape))
                if len(word) >= 5:
                    self.halves.setdefault(half_pattern(word), (secret, "utf-16"))

    def scan(self, name, data):
        """Sentences that say which word stands where."""
        return [f"{name}: {secret!r} ({shape}) at {at}" for secret, shape, at in self.look(data)]

    def look(self, data):
        found = self._look(self.folded, data, True) + self._look(self.exact, data, False)
        for half in (data[0::2], data[1::2]):
            # Low halves alone are any bytes: what counts is the same high half all along.
            found += [(secret, shape, 2 * at) for secret, shape, at in self._look(self.halves, half, True)
                      if self._is_utf16(data, secret)]
        return found

    def scan_folder(self, folder):
        """Every file below, its name included; many small ones in one go."""
        found, names, batch = [], [], Batch(self)
        for path in sorted(Path(folder).rglob("*")):
            name = str(path.relative_to(folder))
            names.append(name)
            if path.is_file() and not path.is_symlink():
                try:
                    found += batch.add(name, path.read_bytes())
                except FileNotFoundError:
                    continue  # a running database takes files away; what was in one is in another now
        return found + batch.finish() + self.scan("names of files", "\n".join(names).encode())

    @staticmethod
    def _is_utf16(data, secret):
        low = data.lower()
        return any(word.lower().encode(order) in low for word in spellings(secret)
                   for order in ("utf-16-le", "utf-16-be"))

    @staticmethod
    def _look(patterns, data, folds):
        if not patterns or not data:
            return []
        with tempfile.NamedTemporaryFile() as list_, tempfile.NamedTemporaryFile() as hay:
            list_.write(b"\n".join(patterns))
            list_.flush()
            hay.write(data)
            hay.flush()
            done = subprocess.run(["grep", "-a", "-b", "-o", "-F", *(["-i"] if folds else []), "-f", list_.name, hay.name],
                                  capture_output=True, env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"})
        if done.returncode > 1:
            raise AssertionError(done.stderr.decode(errors="replace"))
        found = []
        for line in done.stdout.splitlines():
            at, _, hit = line.partition(b":")
            found.append((*patterns[hit.lower() if folds else hit], int(at)))
        return found
