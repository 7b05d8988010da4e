# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""People who send and a desk that writes while something breaks, and what must hold afterwards.

Clients post reports with files by plain HTTP and add words and files under their receipts; an officer answers and writes
notes. Whoever lost the answer to a report sends the very same bytes until there is one; whoever lost the answer to anything
else does not know, and nothing is asked of it. Afterwards every code that anybody was shown opens its thread, and a member
finds every word and every file at the desk, once.
"""
import os
import random
import sys
import threading

import made_files
from amparo_client import (AMONG_OURSELVES, LOST, REPORT_PAGE, REPORTS, TO_REPORTER, Officer, Reporter, codes_on, fingerprint,
                           is_open, member)

SEED = int(os.environ.get("SEED", "20260630"))
CLIENTS = 6


class Sent:
    """One report that was acknowledged."""

    def __init__(self, words, files, codes, attempts):
        self.words, self.codes, self.attempts = words, codes, attempts
        self.hashes = [fingerprint(content) for _, _, content in files]


class Storm:
    """Clients that report and add, and an officer who writes, while something breaks again and again."""

    # Whether a form that was taken is sent again now and then, which leads to the same codes.
    repeats = True

    def __init__(self, program, officer):
        self.program, self.sent, self.wrong = program, [], []
        # What was acknowledged: additions with the fingerprints of their files, and what the officer wrote.
        self.added, self.written = [], []
        self.officer = Officer(program.address, officer)
        self.changed = threading.Condition()
        # How many reports are enough for now: else the desk, which takes them in, falls ever further behind.
        self.limit = sys.maxsize
        self.over = False

    def client(self, number):
        chance = random.Random(SEED * 1000 + number)
        count = 0
        while not self.over:
            with self.changed:
                if not self.changed.wait_for(lambda: self.over or len(self.sent) < self.limit, 1):
                    continue
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
        if self.repeats and chance.random() < 0.2:
            again, _ = self._patiently(lambda reporter: reporter.send(prepared))
            if codes_on(again) != codes:
                raise AssertionError(f"sent twice, {codes} became {codes_on(again)}")
        with self.changed:
            self.sent.append(Sent(words, files, codes, attempts))
            self.changed.notify_all()
        if chance.random() < 0.5:
            self._add(codes, f"more {words}", chance)

    def _add(self, codes, words, chance):
        """Sent once: without an answer nobody knows whether it arrived."""
        content = made_files.text(f"{words} in a file")
        files = [("more.txt", "text/plain", content)] if chance.random() < 0.5 else []
        reporter = Reporter(self._address())
        try:
            page = reporter.send(reporter.prepared_addition(codes.receipt, words, files))
        except LOST:
            return
        if page.status >= 500:
            return
        if page.status != 200 or not is_open(page):
            raise AssertionError(f"not added: {page}")
        with self.changed:
            self.added.append((words, [fingerprint(content)] if files else []))
            self.changed.notify_all()

    def desk(self):
        """Answers and notes on whatever report the list shows, in one session across all kills."""
        chance, count = random.Random(SEED + 1), 0
        try:
            while not self.over:
                count += 1
                words, sheet = f"desk{count:04d} {chance.getrandbits(64):016x}", chance.choice([TO_REPORTER, AMONG_OURSELVES])
                self.officer.session.address = self._address()
                try:
                    links = [link for link in self.officer.session.get(REPORTS).links if REPORT_PAGE.match(link)]
                    self.officer.write(chance.choice(links), sheet, words)
                except LOST:
                    continue
                with self.changed:
                    self.written.append(words)
                    self.changed.notify_all()
        except Exception as error:
            with self.changed:
                self.wrong.append(f"officer: {error!r}")
                self.over = True
                self.changed.notify_all()

    def _patiently(self, ask):
        """Tries until the server answers, across any number of kills."""
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

    def wait_for_reports(self, count, seconds=60):
        """Returns when so many more were acknowledged; a storm that goes wrong is over."""
        with self.changed:
            goal = len(self.sent) + count
            if not self.changed.wait_for(lambda: self.over or len(self.sent) >= goal, seconds):
                self.wrong.append(f"no {count} reports in {seconds} s")
                self.over = True

    def rage(self, breaking):
        clients = [threading.Thread(target=self.client, args=(n,)) for n in range(CLIENTS)]
        clients.append(threading.Thread(target=self.desk))
        for each in clients:
            each.start()
        try:
            breaking()
        finally:
            with self.changed:
                self.over = True
                self.changed.notify_all()
            for each in clients:
                each.join(120)


def check(case, program, members, storm):
    """Nothing that was acknowledged is lost, and nothing arrived twice."""
    sent = storm.sent
    with case.subTest("every report has codes of its own"):
        case.assertEqual(len({each.codes.receipt for each in sent}), len(sent))
        case.assertEqual(len({each.codes.short for each in sent}), len(sent))
    with case.subTest("every receipt opens its thread"):
        reporter = Reporter(program.address)
        closed = [each.words for each in sent if not is_open(reporter.follow(each.codes.receipt))]
        case.assertEqual(closed, [])
    crawl = Officer(program.address, member(members, "officer")).sign_in().crawl(limit=20 * len(sent) + 5000)
    with case.subTest("every word is at the desk, once"):
        case.assertEqual(elsewhere_than_once([each.words for each in sent], crawl), {})
    with case.subTest("every addition, answer and note is at the desk"):
        case.assertEqual(elsewhere_than_once([words for words, _ in storm.added], crawl), {})
        case.assertEqual([words for words in storm.written if not crawl.pages_with(words)], [])
    with case.subTest("every file is at the desk: its fingerprint on the page, and its sealed original on the disk"):
        there = crawl.fingerprints
        case.assertEqual([each.words for each in sent if not set(each.hashes) <= there], [])
        case.assertEqual([words for words, hashes in storm.added if not set(hashes) <= there], [])
        hashes = {each for sending in sent for each in sending.hashes} | {each for _, some in storm.added for each in some}
        case.assertGreaterEqual(sum(1 for file in program.data.glob("blobs/**/*") if file.is_file()), len(hashes))
    with case.subTest("a few originals are lent, and are what was sent, byte for byte"):
        check_originals(case, program, members, crawl, [each for each in sent if each.hashes][:3])


def check_originals(case, program, members, crawl, some):
    """Asked for by the officer, lent by the custodian, downloaded in the sign-in that asked."""
    officer = Officer(program.address, member(members, "officer")).sign_in()
    custodian = Officer(program.address, member(members, "custodian")).sign_in()
    for each in some:
        path = next(place for place in crawl.pages_with(each.words) if "/reports/" in place)
        for _ in each.hashes:
            officer.ask_for_original(path)
        custodian.lend_all()
        for index, expected in enumerate(each.hashes):
            original = officer.session.get(f"{path}/files/{index}")
            case.assertEqual(fingerprint(original.body), expected, each.words)


def elsewhere_than_once(words, crawl):
    places = {each: [path for path in crawl.pages_with(each) if REPORT_PAGE.match(path)] for each in words}
    return {each: found for each, found in places.items() if len(found) != 1}
