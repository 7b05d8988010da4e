# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""The ledger of a running demonstration, as a stranger with nothing but Python's library sees it; and a program that is
killed again and again while batches are closed.

Roots are computed here anew from the served bundles (RFC 6962), so that a mistake in the program's own tree shows.
"""
import base64
import hashlib
import os
import random
import time
import unittest
import urllib.error
import urllib.request

from amparo_client import Reporter, codes_on
from program import Program, run
from stores import available

KILLS = int(os.environ.get("LEDGER_KILLS", "8"))
SEED = int(os.environ.get("SEED", "20260630"))
BATCH = 16
QUICK = {"AMPARO_LEDGER_SECONDS": "5", "AMPARO_LEDGER_BATCH": str(BATCH)}


def leaf(entry):
    return hashlib.sha256(b"\0" + entry).digest()


def root(hashes):
    if len(hashes) == 1:
        return hashes[0]
    split = 1
    while split * 2 < len(hashes):
        split *= 2
    return hashlib.sha256(b"\1" + root(hashes[:split]) + root(hashes[split:])).digest()


def fetch(program, path):
    with urllib.request.urlopen("http://%s:%d/ledger/%s" % (*program.address, path), timeout=20) as answer:
        return answer.read(), answer.headers


def checkpoint(program, beyond=0, seconds=60):
    """Origin, size and root of the newest checkpoint, once there is one of more than so many leaves."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            lines = fetch(program, "checkpoint")[0].decode().split("\n")
            if int(lines[1]) > beyond:
                return lines[0], int(lines[1]), base64.b64decode(lines[2])
        except urllib.error.HTTPError as error:
            if error.code != 404:
                raise
        time.sleep(0.2)
    raise AssertionError("no new checkpoint came")


def entries(program, size):
    """Every leaf of the tree, from the bundles."""
    found = []
    for index in range((size + 255) // 256):
        width = min(256, size - 256 * index)
        digits = f"{index:03}" if index < 1000 else f"x{index // 1000:03}/{index % 1000:03}"
        data, _ = fetch(program, f"tile/entries/{digits}" + ("" if width == 256 else f".p/{width}"))
        while data:
            length = int.from_bytes(data[:2], "big")
            found.append(data[2:2 + length])
            data = data[2 + length:]
    return found


class TheServedLedger(unittest.TestCase):
    def test_a_stranger_computes_every_root_and_sees_the_tree_only_grow(self):
        with Program("demo", environment=QUICK) as program:
            origin, size, signed = checkpoint(program)
            self.assertEqual(size % BATCH, 0)
            self.assertNotIn("amparo", origin)
            first = entries(program, size)
            self.assertEqual(len(first), size)
            self.assertEqual(root([leaf(entry) for entry in first]), signed)
            self.assertEqual({len(entry) for entry in first}, {32})
            again, larger, newer = checkpoint(program, beyond=size)
            self.assertEqual((again, larger - size), (origin, BATCH))
            later = entries(program, larger)
            self.assertEqual(later[:size], first)
            self.assertEqual(root([leaf(entry) for entry in later]), newer)
            with self.assertRaises(urllib.error.HTTPError) as beyond:
                fetch(program, f"tile/entries/{larger // 256 + 1:03}")
            self.assertEqual(beyond.exception.code, 404)
            _, headers = fetch(program, "checkpoint")
            self.assertIsNone(headers["Set-Cookie"])
            code, said, complained = run("verify", "--data", str(program.data))
            self.assertEqual((code, said), (0, ""), complained)


class KilledWhileBatchesClose(unittest.TestCase):
    def test_nothing_is_lost_and_no_two_trees_come_of_it(self):
        for kind in available():
            with self.subTest(kind.name):
                store = kind()
                self.addCleanup(store.remove)
                program = Program(store=store.option, environment=QUICK)
                self.addCleanup(program.remove)
                program.start()
                self.kill_again_and_again(program, store)

    def kill_again_and_again(self, program, store):
        chance = random.Random(SEED)
        where = ["--data", str(program.data)] + (["--store", store.option] if store.option else [])
        seen = {}
        for number in range(KILLS):
            _, size, signed = checkpoint(program)
            seen[size] = signed
            reporter = Reporter(program.address)
            prepared = reporter.prepared_report(f"dust {number}")
            self.assertIsNotNone(codes_on(reporter.send(prepared)))
            # The turns are five seconds apart: the kills fall before, into and behind the closing of a batch.
            time.sleep(chance.uniform(2, 6))
            program.kill()
            code, said, complained = run("verify", *where)
            self.assertEqual((code, said), (0, ""), complained)
            program.start()
        _, size, signed = checkpoint(program, beyond=max(seen))
        leaves = [leaf(entry) for entry in entries(program, size)]
        self.assertEqual(root(leaves), signed)
        for size, signed in seen.items():
            self.assertEqual(root(leaves[:size]), signed, size)
        self.assertNotIn("ledger set back", program.log_text())


if __name__ == "__main__":
    unittest.main()
