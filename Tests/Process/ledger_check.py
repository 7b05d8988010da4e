#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""An independent check of a ledger: written from RFC 6962 and the C2SP specifications, not from the program.

It reads checkpoints, tiles, entry bundles and proof files and computes everything again. Only Python's own library and
ed25519.py. As a module it raises Wrong with the reason; as a program:

    ledger_check.py log (URL|FOLDER) VKEY [WITNESS-VKEY ...]     the whole published log
    ledger_check.py proof FILE VKEY [LEAF-HASH-HEX]              one proof file
    ledger_check.py grown OLDER NEWER (URL|FOLDER) VKEY          that NEWER begins with OLDER
"""
import base64
import binascii
import hashlib
import sys
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import ed25519

ED25519, COSIGNATURE = 1, 4


class Wrong(Exception):
    """What does not hold."""


def demand(holds, reason):
    if not holds:
        raise Wrong(reason)


# --- RFC 6962, 2.1: the tree, as it is defined ---

EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(entry):
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def _half(count):
    """The largest power of two below."""
    return 1 << (count - 1).bit_length() - 1


def root_hash(leaves):
    """MTH over leaf hashes."""
    if not leaves:
        return EMPTY_ROOT
    if len(leaves) == 1:
        return leaves[0]
    half = _half(len(leaves))
    return node_hash(root_hash(leaves[:half]), root_hash(leaves[half:]))


def inclusion_proof(index, leaves):
    """PATH(m, D[n])"""
    if len(leaves) == 1:
        return []
    half = _half(len(leaves))
    if index < half:
        return inclusion_proof(index, leaves[:half]) + [root_hash(leaves[half:])]
    return inclusion_proof(index - half, leaves[half:]) + [root_hash(leaves[:half])]


def consistency_proof(old, leaves):
    """PROOF(m, D[n])"""
    def part(old, leaves, is_whole):
        if old == len(leaves):
            return [] if is_whole else [root_hash(leaves)]
        half = _half(len(leaves))
        if old <= half:
            return part(old, leaves[:half], is_whole) + [root_hash(leaves[half:])]
        return part(old - half, leaves[half:], False) + [root_hash(leaves[:half])]
    return part(old, leaves, True) if old else []


def root_of_inclusion(index, size, leaf, proof):
    """The root that a leaf and its proof lead to, top down: the reverse of PATH."""
    demand(0 <= index < size, "an index outside of the tree")

    def up(index, size, proof):
        if size == 1:
            demand(not proof, "a proof with too many hashes")
            return leaf
        demand(proof, "a proof with too few hashes")
        half = _half(size)
        if index < half:
            return node_hash(up(index, half, proof[:-1]), proof[-1])
        return node_hash(proof[-1], up(index - half, size - half, proof[:-1]))
    return up(index, size, list(proof))


def check_consistency(old, old_root, new, new_root, proof):
    """Computes both roots from a proof, top down: the reverse of SUBPROOF."""
    demand(0 <= old <= new, "the newer tree is smaller")
    if old == 0 or old == new:
        demand(not proof, "a proof where none is needed")
        demand(old_root == (EMPTY_ROOT if old == 0 else new_root), "two roots of one size")
        return

    def both(old, new, proof, is_whole):
        if old == new:
            if is_whole:
                demand(not proof, "a proof with too many hashes")
                return old_root, old_root
            demand(len(proof) == 1, "a proof with too many or too few hashes")
            return proof[0], proof[0]
        demand(proof, "a proof with too few hashes")
        half = _half(new)
        if old <= half:
            left_old, left_new = both(old, half, proof[:-1], is_whole)
            return left_old, node_hash(left_new, proof[-1])
        right_old, right_new = both(old - half, new - half, proof[:-1], False)
        return node_hash(proof[-1], right_old), node_hash(proof[-1], right_new)
    found_old, found_new = both(old, new, list(proof), True)
    demand(found_old == old_root, "the proof leads to another old root")
    demand(found_new == new_root, "the proof leads to another new root")


# --- C2SP signed-note, tlog-cosignature, tlog-checkpoint ---

def unbase64(text):
    try:
        found = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Wrong(f"not base 64: {text[:60]!r}") from error
    demand(base64.b64encode(found).decode() == text, "base 64 in another than its one form")
    return found


def decimal(text):
    demand(text.isascii() and text.isdigit() and str(int(text)) == text, f"not a number: {text[:60]!r}")
    return int(text)


def key_id(name, kind, public):
    return hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + public).digest()[:4]


@dataclass(frozen=True)
class Key:
    name: str
    kind: int
    public: bytes

    @property
    def id(self):
        return key_id(self.name, self.kind, self.public)

    @property
    def text(self):
        packed = base64.b64encode(bytes([self.kind]) + self.public).decode()
        return f"{self.name}+{self.id.hex()}+{packed}"

    @classmethod
    def read(cls, text):
        parts = text.split("+", 2)
        demand(len(parts) == 3, "not a verifier key")
        material = unbase64(parts[2])
        demand(len(material) == 33 and material[0] in (ED25519, COSIGNATURE), "a key of another kind")
        key = cls(parts[0], material[0], material[1:])
        demand(key.id.hex() == parts[1], "the id of a verifier key is not its own")
        return key

    def verify(self, text, signature):
        """The time of a cosignature, None of another; raises where it does not verify."""
        if self.kind == ED25519:
            demand(ed25519.verify(self.public, text, signature), f"{self.name}: the signature is not its own")
            return None
        demand(len(signature) == 72, "a cosignature of another length")
        time = int.from_bytes(signature[:8], "big")
        demand(time < 1 << 63, "a cosignature of a time that cannot be")
        message = f"cosignature/v1\ntime {time}\n".encode() + text
        demand(ed25519.verify(self.public, message, signature[8:]), f"{self.name}: the cosignature is not its own")
        return time


@dataclass
class Note:
    text: bytes
    signatures: list  # (name, id, signature)

    @classmethod
    def read(cls, octets):
        try:
            whole = octets.decode("utf-8")
        except UnicodeDecodeError as error:
            raise Wrong("a note that is not UTF-8") from error
        demand(all(ord(c) >= 0x20 or c == "\n" for c in whole), "control characters in a note")
        cut = whole.rfind("\n\n")
        demand(cut >= 0, "no empty line before the signatures")
        text, rest = whole[:cut + 1], whole[cut + 2:]
        demand(rest.endswith("\n"), "no signatures")
        found = []
        for line in rest[:-1].split("\n"):
            parts = line.split(" ")
            demand(len(parts) == 3 and parts[0] == "—" and parts[1], "not a signature line")
            packed = unbase64(parts[2])
            demand(len(packed) > 4, "an empty signature")
            found.append((parts[1], packed[:4], packed[4:]))
        return cls(text.encode(), found)

    def signed_by(self, key):
        """Whether it is, and when: (False, None) without such a signature; raises where there is a wrong one."""
        times = [key.verify(self.text, signature) for name, identity, signature in self.signatures
                 if (name, identity) == (key.name, key.id)]
        return (True, times[0]) if times else (False, None)


@dataclass
class Checkpoint:
    origin: str
    size: int
    root: bytes
    note: Note

    @classmethod
    def read(cls, octets):
        note = Note.read(octets)
        lines = note.text.decode().split("\n")[:-1]
        demand(len(lines) >= 3 and all(lines), "not a checkpoint")
        root = unbase64(lines[2])
        demand(len(root) == 32, "a root of another length")
        return cls(lines[0], decimal(lines[1]), root, note)

    def demand_log(self, key):
        demand(self.origin == key.name, "a checkpoint of another log")
        demand(self.note.signed_by(key)[0], "not signed by the log")
        return self


# --- C2SP tlog-proof ---

@dataclass
class Proof:
    extra: bytes
    index: int
    hashes: list
    checkpoint: Checkpoint

    @classmethod
    def read(cls, octets):
        lines = octets.split(b"\n")
        demand(lines and lines.pop(0) == b"c2sp.org/tlog-proof@v1", "not a proof file")
        extra = None
        if lines and lines[0].startswith(b"extra "):
            extra = unbase64(lines.pop(0)[6:].decode())
        demand(lines and lines[0].startswith(b"index "), "no index")
        index = decimal(lines.pop(0)[6:].decode())
        hashes = []
        while lines and lines[0]:
            hashes.append(unbase64(lines.pop(0).decode()))
            demand(len(hashes[-1]) == 32, "a hash of another length")
        demand(lines, "no checkpoint")
        return cls(extra, index, hashes, Checkpoint.read(b"\n".join(lines[1:])))

    def demand_leaf(self, leaf):
        root = root_of_inclusion(self.index, self.checkpoint.size, leaf, self.hashes)
        demand(root == self.checkpoint.root, "the proof leads to another root")
        return self


def check_proof(octets, key, leaf=None):
    """`leaf` is a leaf hash; without it the one in the file's extra line."""
    proof = Proof.read(octets)
    proof.checkpoint.demand_log(key)
    leaf = leaf or proof.extra
    demand(leaf and len(leaf) == 32, "no leaf")
    return proof.demand_leaf(leaf)


# --- C2SP tlog-tiles ---

def tile_path(level, index, width=256):
    """`level` is a number, or "entries"."""
    groups = [f"{index % 1000:03}"]
    while index >= 1000:
        index //= 1000
        groups.insert(0, f"x{index % 1000:03}")
    return f"tile/{level}/{'/'.join(groups)}" + (f".p/{width}" if width < 256 else "")


def widths(size, level):
    """Of the tiles of a level, from the left."""
    count = size >> 8 * level
    return [256] * (count // 256) + ([count % 256] if count % 256 else [])


def reader(place):
    """Reads a path below a URL or a folder; None where there is nothing."""
    def over_http(path):
        try:
            with urllib.request.urlopen(f"{place.rstrip('/')}/{path}", timeout=60) as answer:
                return answer.read()
        except urllib.error.HTTPError as error:
            if error.code == 404:
                return None
            raise

    def in_folder(path):
        file = Path(place) / path
        return file.read_bytes() if file.is_file() else None
    return over_http if place.startswith(("http://", "https://")) else in_folder


def read_tile(read, level, index, width):
    """The hashes of a tile; of a partial one that is gone, the beginning of the full one."""
    octets = read(tile_path(level, index, width))
    if octets is None and width < 256:
        octets = (read(tile_path(level, index)) or b"")[:32 * width]
    demand(octets is not None, f"no tile {tile_path(level, index, width)}")
    demand(len(octets) == 32 * width, f"{tile_path(level, index, width)} has {len(octets)} bytes")
    return [octets[at:at + 32] for at in range(0, len(octets), 32)]


def read_leaves(read, size):
    return [each for index, width in enumerate(widths(size, 0)) for each in read_tile(read, 0, index, width)]


def read_entries(read, size):
    entries = []
    for index, width in enumerate(widths(size, 0)):
        path = tile_path("entries", index, width)
        octets = read(path)
        demand(octets is not None, f"no bundle {path}")
        at = 0
        for _ in range(width):
            demand(at + 2 <= len(octets), f"{path} is cut")
            count = int.from_bytes(octets[at:at + 2], "big")
            demand(at + 2 + count <= len(octets), f"{path} is cut")
            entries.append(octets[at + 2:at + 2 + count])
            at += 2 + count
        demand(at == len(octets), f"{path} is too long")
    return entries


def check_log(read, key, witnesses=(), entries=True):
    """The whole log below `read`: signatures, every tile of every level, every entry. Gives checkpoint, leaves, entries."""
    octets = read("checkpoint")
    demand(octets is not None, "no checkpoint")
    checkpoint = Checkpoint.read(octets).demand_log(key)
    for witness in witnesses:
        demand(checkpoint.note.signed_by(witness)[0], f"{witness.name} has not signed")
    leaves = read_leaves(read, checkpoint.size)
    demand(root_hash(leaves) == checkpoint.root, "the leaves give another root than the checkpoint's")
    hashes, level = leaves, 0
    while hashes:
        level += 1
        hashes = [root_hash(hashes[at:at + 256]) for at in range(0, len(hashes) // 256 * 256, 256)]
        found = [each for index, width in enumerate(widths(checkpoint.size, level))
                 for each in read_tile(read, level, index, width)]
        demand(found == hashes, f"the tiles of level {level} are not the roots of those below")
    opened = read_entries(read, checkpoint.size) if entries else []
    if entries:
        demand([leaf_hash(entry) for entry in opened] == leaves, "entries that are not those of the leaves")
    return checkpoint, leaves, opened


def check_grown(older, newer, read, key):
    """That the log of two checkpoints only grew, by the tiles of the newer one."""
    old, new = (Checkpoint.read(octets).demand_log(key) for octets in (older, newer))
    demand(old.size <= new.size, "the newer checkpoint is smaller")
    leaves = read_leaves(read, new.size)
    demand(root_hash(leaves) == new.root, "the leaves give another root than the newer checkpoint's")
    demand(root_hash(leaves[:old.size]) == old.root, "the leaves give another root than the older checkpoint's")


def main(words):
    if len(words) >= 3 and words[0] == "log":
        checkpoint, _, _ = check_log(reader(words[1]), Key.read(words[2]), [Key.read(w) for w in words[3:]])
        print(f"{checkpoint.origin}: {checkpoint.size} leaves, all as they should be")
    elif len(words) in (3, 4) and words[0] == "proof":
        leaf = bytes.fromhex(words[3]) if len(words) == 4 else None
        proof = check_proof(Path(words[1]).read_bytes(), Key.read(words[2]), leaf)
        print(f"{proof.checkpoint.origin}: the leaf stands at {proof.index} of {proof.checkpoint.size}")
    elif len(words) == 5 and words[0] == "grown":
        check_grown(Path(words[1]).read_bytes(), Path(words[2]).read_bytes(), reader(words[3]), Key.read(words[4]))
        print("it only grew")
    else:
        print(__doc__, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Wrong as wrong:
        print(f"WRONG: {wrong}", file=sys.stderr)
        sys.exit(1)
