# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""The ledger of a running demonstration, read by a verifier that was written from the specifications alone; and a program
that is killed again and again while batches are closed."""
import os
import random
import re
import tempfile
import time
import unittest
from pathlib import Path

import ledger_check
from amparo_client import Reporter, codes_on
from plain_http import Session
from program import Program, run
from stores import available

KILLS = int(os.environ.get("LEDGER_KILLS", "6"))
SEED = int(os.environ.get("SEED", "20260630"))
BATCH = 16
QUICK = {"AMPARO_LEDGER_SECONDS": "5", "AMPARO_LEDGER_BATCH": str(BATCH)}


class Log:
    """The published ledger of a program, with its key from the public page."""

    def __init__(self, program):
        self.read = ledger_check.reader("http://%s:%d/ledger" % program.address)
        self.page = Session(program.address)

    def keys(self):
        """That of checkpoints, then that of promises."""
        found = re.findall(r"log/[0-9a-f]+(?:/promise)?\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+", self.page.get("/en/ledger").html)
        return [ledger_check.Key.read(each) for each in found]

    def checkpoint(self, beyond=0, seconds=60):
        """The newest one, once it has more than so many leaves."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            octets = self.read("checkpoint")
            if octets and ledger_check.Checkpoint.read(octets).size > beyond:
                return octets
            time.sleep(0.2)
        raise AssertionError("no new checkpoint came")


def size(octets):
    return ledger_check.Checkpoint.read(octets).size


def paper(reporter, receipt):
    page = reporter.follow(receipt)
    form = next(each for each in page.forms if each.action.endswith("/follow/paper"))
    return reporter.session.submit(page, form)


class TheServedLedger(unittest.TestCase):
    def setUp(self):
        self.program = Program(environment=QUICK).start()
        self.addCleanup(self.program.remove)
        self.log = Log(self.program)
        self.first = self.log.checkpoint()

    def test_holds_for_a_stranger_and_only_grows(self):
        key = self.log.keys()[0]
        checkpoint, _, entries = ledger_check.check_log(self.log.read, key)
        self.assertEqual(checkpoint.size % BATCH, 0)
        self.assertEqual({len(entry) for entry in entries}, {32})
        self.assertNotIn(b"amparo", self.first.lower())
        later = self.log.checkpoint(beyond=checkpoint.size)
        self.assertEqual(size(later), checkpoint.size + BATCH)
        ledger_check.check_grown(self.first, later, self.log.read, key)
        self.assertIsNone(self.log.read(ledger_check.tile_path("entries", size(later) // 256 + 1, 1)))
        code, said, complained = run("verify", "--data", str(self.program.data))
        self.assertEqual((code, said), (0, ""), complained)

    def test_a_reporter_takes_a_promise_and_then_a_proof_that_holds_without_us(self):
        key, promising = self.log.keys()
        reporter = Reporter(self.program.address)
        receipt = codes_on(reporter.send(reporter.prepared_report("dust"))).receipt
        before = self.log.checkpoint()
        taken = paper(reporter, receipt)
        if not taken.body.startswith(b"c2sp.org/tlog-proof"):
            note = ledger_check.Note.read(taken.body)
            self.assertTrue(note.signed_by(promising)[0])
        self.log.checkpoint(beyond=size(before))
        proof = paper(reporter, receipt)
        self.assertEqual(proof.header("content-disposition"), 'attachment; filename="note.txt"')
        ledger_check.check_proof(proof.body, key)
        with tempfile.TemporaryDirectory() as folder:
            kept = Path(folder) / "note.txt"
            kept.write_bytes(proof.body)
            code, _, complained = run("verify", "--proof", str(kept), "--key", key.text)
            self.assertEqual(code, 0, complained)


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
        seen = []
        for number in range(KILLS):
            seen.append(Log(program).checkpoint())
            reporter = Reporter(program.address)
            self.assertIsNotNone(codes_on(reporter.send(reporter.prepared_report(f"dust {number}"))))
            # Just around the turn of a batch, which comes every five seconds of the wall's time.
            time.sleep((5 - time.time() % 5 + chance.uniform(-0.2, 1.2)) % 5)
            program.kill()
            code, said, complained = run("verify", *where)
            self.assertEqual((code, said), (0, ""), complained)
            program.start()
        log = Log(program)
        last = log.checkpoint(beyond=size(seen[-1]))
        for octets in seen:
            ledger_check.check_grown(octets, last, log.read, log.keys()[0])
        self.assertNotIn("ledger set back", program.log_text())


if __name__ == "__main__":
    unittest.main()
