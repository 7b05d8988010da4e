# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""Looks for planted words in bytes, in every shape in which a careless program leaves them."""
import base64
from pathlib import Path


def shapes(word):
    """Byte patterns of a word. The haystack is searched as it is and in lower case, so case needs no shapes of its
    own except in base64."""
    low = word.lower()
    plain = low.encode()
    found = {"raw": plain, "utf-16le": low.encode("utf-16-le"), "utf-16be": low.encode("utf-16-be"),
             "hex": plain.hex().encode()}
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
    return found, exact


class Scanner:
    def __init__(self, words):
        self.folded, self.exact = [], {}
        for word in words:
            folded, exact = shapes(word)
            self.folded += [(pattern, word, shape) for shape, pattern in folded.items()]
            for shape, pattern in exact.items():
                if len(pattern) >= 6:
                    self.exact[pattern] = (word, shape)

    def scan(self, name, data):
        """Sentences that say which word stands where."""
        low = data.lower()
        found = [f"{name}: {word!r} ({shape}) at {low.find(pattern)}"
                 for pattern, word, shape in self.folded if pattern in low]
        found += [f"{name}: {word!r} ({shape}) at {data.find(pattern)}"
                  for pattern, (word, shape) in self.exact.items() if pattern in data]
        return found

    def scan_folder(self, folder):
        """Every file below, its name included."""
        found = []
        for path in sorted(Path(folder).rglob("*")):
            name = str(path.relative_to(folder))
            found += self.scan(f"name of {name}", name.encode())
            if path.is_file() and not path.is_symlink():
                found += self.scan(name, path.read_bytes())
        return found
