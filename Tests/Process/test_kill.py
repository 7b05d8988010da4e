# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""The power goes while people send reports, KILLS times a store: nothing acknowledged is lost, nothing arrives twice.

Clients post reports with files by plain HTTP; the server is killed with SIGKILL at random instants and started again.
A client whose answer was lost sends the very same bytes until it has one. Afterwards every code that anybody was shown
opens its thread, and a member finds every word and every file at the desk.
"""
import hashlib
import os
import random
import threading
import unittest

import made_files
from amparo_client import LOST, REPORT_PAGE, Officer, Reporter, codes_on, is_open, member, members_of
from program import Program
from stores import available

KILLS = int(os.environ.get("KILLS", "40"))
SEED = int(os.environ.get("SEED", "20260630"))
CLIENTS = 6


class Sent:
    """One report that was acknowledged."""

    def __init__(self, words, files, codes, attempts):
        self.words, self.codes, self.attempts = words, codes, attempts
        self.hashes = [hashlib.sha256(content).hexdigest() for _, _, content in files]


class Storm:
    """Clients that report, and a power cut that comes again and again."""

    def __init__(self, program):
        self.program, self.sent, self.wrong = program, [], []
        self.changed = threading.Condition()
        self.over = False

    def client(self, number):
        chance = random.Random(SEED * 1000 + number)
        count = 0
        while not self.over:
            count += 1
            try:
                self._report(f"storm{number:02d}x{count:04d} {chance.getrandbits(64):016x}", chance)
            except Exception as error:
                with self.changed:
                    self.wrong.append(f"client {number}: {error!r}")
                    self.over = True
                    self.changed.notify_all()

    def _report(self, words, chance):
        files = [(f"photo{n}.png", "image/png", made_files.png(chance.getrandbits(32), 64 * chance.randint(1, 4)))
                 for n in range(chance.choice([0, 1, 1, 2]))]
        prepared, attempts = self._patiently(lambda reporter: reporter.prepared_report(words, files))[0], 0
        page, attempts = self._patiently(lambda reporter: reporter.send(prepared))
        codes = codes_on(page)
        if codes is None:
            raise AssertionError(f"an answer without codes: {page}")
        if chance.random() < 0.2:
            again, _ = self._patiently(lambda reporter: reporter.send(prepared))
            if codes_on(again) != codes:
                raise AssertionError(f"sent twice, {codes} became {codes_on(again)}")
        with self.changed:
            self.sent.append(Sent(words, files, codes, attempts))
            self.changed.notify_all()

    def _patiently(self, ask):
        """Tries until the server answers, across any number of power cuts."""
        attempts = 0
        while True:
            address = self._address()
            attempts += 1
            try:
                answer = ask(Reporter(address))
            except LOST:
                continue
            if getattr(answer, "status", 200) < 500:
                return answer, attempts
            with self.changed:
                self.changed.wait(0.05)

    def _address(self):
        with self.changed:
            if not self.changed.wait_for(lambda: self.program.address or self.wrong, 60):
                raise AssertionError("the server did not come back within a minute")
            return self.program.address

    def power_cuts(self, count):
        """Each waits for some reports, then for an instant that nobody chose."""
        chance = random.Random(SEED)
        for _ in range(count):
            with self.changed:
                goal = len(self.sent) + chance.randint(1, 6)
                self.changed.wait_for(lambda: len(self.sent) >= goal or self.over, 60)
                if self.over:
                    return
                self.changed.wait(chance.random() * 0.05)
            self.program.kill()
            with self.changed:
                self.program.address = None
            self.program.start()
            with self.changed:
                self.changed.notify_all()

    def rage(self, count):
        clients = [threading.Thread(target=self.client, args=(n,)) for n in range(CLIENTS)]
        for each in clients:
            each.start()
        try:
            self.power_cuts(count)
        finally:
            with self.changed:
                self.over = True
                self.changed.notify_all()
            for each in clients:
                each.join(120)


class Kill(unittest.TestCase):
    def storm(self, kind):
        store = kind()
        self.addCleanup(store.remove)
        program = Program(store=store.option)
        self.addCleanup(program.remove)
        program.start()
        members = members_of(program)
        storm = Storm(program)
        storm.rage(KILLS)
        self.assertEqual(storm.wrong, [])
        lost_answers = sum(each.attempts > 1 for each in storm.sent)
        print(f"\n{kind.name}: {KILLS} kills, {len(storm.sent)} reports, {lost_answers} of them sent again", flush=True)
        self.assertGreaterEqual(len(storm.sent), KILLS)
        self.assertGreater(lost_answers, 0, "no kill met a report under way: the storm proves nothing")
        return program, members, storm.sent

    def check(self, kind):
        program, members, sent = self.storm(kind)
        with self.subTest("every report has codes of its own"):
            self.assertEqual(len({each.codes.receipt for each in sent}), len(sent))
            self.assertEqual(len({each.codes.short for each in sent}), len(sent))
        with self.subTest("every receipt opens its thread"):
            reporter = Reporter(program.address)
            closed = [each.words for each in sent if not is_open(reporter.follow(each.codes.receipt))]
            self.assertEqual(closed, [])
        crawl = Officer(program.address, member(members, "officer")).sign_in().crawl(limit=20 * len(sent) + 5000)
        with self.subTest("every word is at the desk, once"):
            places = {each.words: [path for path in crawl.pages_with(each.words) if REPORT_PAGE.match(path)]
                      for each in sent}
            self.assertEqual({words: found for words, found in places.items() if len(found) != 1}, {})
        with self.subTest("every file is at the desk, byte for byte"):
            there = set(crawl.downloads.values())
            self.assertEqual([each.words for each in sent if not set(each.hashes) <= there], [])

    def test_kills(self):
        for kind in available():
            with self.subTest(kind.name):
                self.check(kind)


if __name__ == "__main__":
    unittest.main()
