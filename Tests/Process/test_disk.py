# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""Disks that fill up or turn read-only under a running program: whoever is shown a code is kept, whoever is not is told so
with their words still in the form, and it goes on by itself when the disk does."""
import http.client
import os
import re
import time
import unittest

import made_files
from amparo_client import DESK, Officer, Reporter, codes_on, is_open, member, members_of, shown_codes
from disks import Disks
from program import DidNotStart, Program
from weather import Weather

MEGABYTE = 1 << 20
# More than words leave free for themselves (256 MB) and what a demonstration and its reserve take.
ROOMY = 700 * MEGABYTE
LONG = " and they came again" * 800
NOT_KEPT = {"en": "We could not keep what you sent", "fr": "Nous n’avons pas pu garder votre envoi"}


def wait_until(condition, seconds=60):
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            raise AssertionError("waited in vain")
        time.sleep(0.05)


def box(page):
    """What stands in the box for the story."""
    return next(control.value for form in page.forms for control in form.of_kind("textarea"))


class OnDisks(unittest.TestCase):
    def disks(self):
        disks = Disks()
        self.addCleanup(disks.remove)
        return disks

    def program(self, disks, **options):
        program = Program(wrapped=disks.wrapped, **options)
        self.addCleanup(program.remove)
        return program

    def assert_at_the_desk(self, program, members, sent):
        crawl = Officer(program.address, member(members, "officer")).sign_in().crawl()
        self.assertEqual([words for words in sent if not crawl.pages_with(words)], [])

    def assert_not_taken(self, page, words, language="en"):
        self.assertEqual(page.status, 503)
        self.assertIsNone(codes_on(page))
        self.assertIn(NOT_KEPT[language], page.text)
        self.assertEqual(box(page).strip(), words.strip())


class FullDisk(OnDisks):
    def test_words_have_the_last_of_the_disk_and_whoever_is_not_kept_is_told(self):
        disks = self.disks()
        program = self.program(disks)
        disk = disks.make(program.data, ROOMY)
        program.start()
        members = members_of(program)
        administrator = Officer(program.address, member(members, "administrator")).sign_in()
        reporter, french = Reporter(program.address), Reporter(program.address, "fr")
        wait_until(lambda: (disk.path / "reserve").stat().st_size == 64 * MEGABYTE)
        kept = {"before": reporter.report("before", [("a.png", "image/png", made_files.png(1))])}
        stored = disk.files("blobs")

        with self.subTest("nearly full: words are taken, files are named"):
            disk.leave(100 * MEGABYTE)
            page = reporter.send(reporter.prepared_report("nearly full", [("b.png", "image/png", made_files.png(2))]))
            kept["nearly full"] = shown_codes(page)
            self.assertIn("no room for files", page.text)
            self.assertIn("b.png", page.text)
            self.assertEqual(disk.files("blobs"), stored)
            wait_until(lambda: "The disk is nearly full" in administrator.session.get(DESK).text)
            self.assertIn('"event":"disk nearly full"', program.log_text())

        with self.subTest("filled by others: words go into the reserve"):
            disk.leave(0)
            # What the store has of the disk already may hold some more.
            for number in range(2000):
                words = f"reserve{number:04d}"
                kept[words] = reporter.report(words + LONG)
                if (disk.path / "reserve").stat().st_size == 0:
                    break
            else:
                self.fail("the reserve was never needed: this proves nothing")

        with self.subTest("wholly full: not taken, and told so in the reader's language"):
            disk.leave(0)
            prepared, refused = None, None
            for number in range(2000):
                words, asking = f"last{number:04d}", french if number % 2 else reporter
                prepared = asking.prepared_report(words + LONG)
                page = asking.send(prepared)
                if (codes := codes_on(page)) is None:
                    refused = words
                    self.assert_not_taken(page, words + LONG, asking.language)
                    break
                kept[words] = codes
            self.assertIsNotNone(refused, "the disk was never full: this proves nothing")
            self.assertEqual(disk.files("blobs"), stored)
            wait_until(lambda: '"event":"disk full"' in program.log_text())
            self.assertEqual(reporter.session.get("/en").status, 200)
            self.assertIn("The disk is full", administrator.session.get(DESK).text)
            self.assertEqual(asking.follow(kept["before"].receipt).status, 200)

        with self.subTest("room again: the same form is taken, without a restart"):
            disk.grow()
            kept[refused] = shown_codes(asking.send(prepared))
            page = reporter.send(reporter.prepared_report("after", [("c.png", "image/png", made_files.png(3))]))
            kept["after"] = shown_codes(page)
            self.assertNotIn("no room for files", page.text)
            wait_until(lambda: (disk.path / "reserve").stat().st_size == 64 * MEGABYTE)
            wait_until(lambda: "The disk is" not in administrator.session.get(DESK).text)
            self.assertIn('"event":"disk has room again"', program.log_text())

        closed = [words for words, codes in kept.items() if not is_open(reporter.follow(codes.receipt))]
        self.assertEqual(closed, [])
        self.assert_at_the_desk(program, members, kept)
        self.assertEqual(disk.files("blobs/incoming"), [])
        self.assertEqual(program.end()[0], 0)

    def test_a_disk_that_fills_up_under_a_file_costs_the_file_and_not_the_words(self):
        disks = self.disks()
        program = self.program(disks)
        disk = disks.make(program.data, ROOMY)
        program.start()
        stored = disk.files("blobs")
        reporter = Reporter(program.address)
        path, body, headers = reporter.prepared_report("the words of it", [("long.wav", "audio/wav",
                                                                          made_files.wav(1, 400))])
        connection = http.client.HTTPConnection(*program.address, timeout=60)
        connection.putrequest("POST", path)
        for name, value in {**headers, "Content-Length": str(len(body)), "Connection": "close",
                            "Origin": "http://%s:%d" % program.address, "Sec-Fetch-Site": "same-origin"}.items():
            connection.putheader(name, value)
        connection.endheaders(body[:len(body) // 2])
        wait_until(lambda: disk.files("blobs/incoming"))
        disk.leave(0)
        connection.send(body[len(body) // 2:])
        answer = connection.getresponse()
        text = answer.read().decode()
        self.assertEqual(answer.status, 200)
        self.assertIn("no room for files", text)
        self.assertIn("long.wav", text)
        receipt = re.search(r"(?:\d{4}[ -]?){6}", re.sub(r"<[^>]*>", "", text))
        self.assertEqual(disk.files("blobs"), stored)
        self.assertTrue(is_open(reporter.follow(receipt[0])))

    def test_only_the_disk_of_the_files_is_full(self):
        disks = self.disks()
        program = self.program(disks)
        program.start()
        self.assertEqual(program.end()[0], 0)
        disk = disks.make(program.data / "blobs", ROOMY)
        program.start()
        reporter = Reporter(program.address)
        disk.leave(0)
        page = reporter.send(reporter.prepared_report("no room for it", [("b.png", "image/png", made_files.png(2))]))
        codes = shown_codes(page)
        self.assertIn("no room for files", page.text)
        self.assertEqual(disk.files(), [])
        disk.grow()
        self.assertNotIn("no room for files", reporter.add(codes.receipt, "here it is", [
            ("b.png", "image/png", made_files.png(2))]).text)
        self.assertEqual(len(disk.files()), 2, "the original and the copy that readers see")

    def test_a_full_temporary_folder_costs_nothing(self):
        disks = self.disks()
        program = self.program(disks)
        disks.make(program.temporary, 4096).leave(0)
        program.start()
        reporter, members = Reporter(program.address), members_of(program)
        codes = reporter.report("no room for scribbling", [("b.png", "image/png", made_files.png(2))])
        officer = Officer(program.address, member(members, "officer")).sign_in()
        crawl = officer.crawl()
        page = next(path for path in crawl.pages_with("no room for scribbling") if re.search("[0-9a-f]{32}$", path))
        view = officer.session.get(page + "/files/0/view")
        self.assertEqual((view.status, view.header("content-type")[:6]), (200, "image/"))
        self.assertTrue(is_open(reporter.follow(codes.receipt)))


class ReadOnlyDisk(OnDisks):
    def test_under_a_running_program_nothing_is_taken_and_everybody_is_told(self):
        weather = Weather()
        self.addCleanup(weather.remove)
        program = Program()
        program.wrapped = weather.environment(program.home)
        self.addCleanup(program.remove)
        program.start()
        reporter, members = Reporter(program.address, "fr"), members_of(program)
        photo = [("a.png", "image/png", made_files.png(1))]
        kept = {"before it": reporter.report("before it", photo)}
        stored = sorted((program.data / "blobs").rglob("*"))
        weather.make_read_only()
        for files in ([], photo):
            prepared = reporter.prepared_report("while it cannot be written", files)
            self.assert_not_taken(reporter.send(prepared), "while it cannot be written", "fr")
        self.assertEqual(sorted((program.data / "blobs").rglob("*")), stored)
        self.assertTrue(is_open(reporter.follow(kept["before it"].receipt)))
        self.assertEqual(reporter.session.get("/fr").status, 200)
        weather.make_read_only(False)
        page = reporter.send(prepared)
        kept["while it cannot be written"] = shown_codes(page)
        kept["after it"] = reporter.report("after it", photo)
        self.assertEqual([words for words, codes in kept.items() if not is_open(reporter.follow(codes.receipt))], [])
        self.assert_at_the_desk(program, members, kept)
        self.assertEqual(program.end()[0], 0)

    def test_it_does_not_start_on_one_and_says_why(self):
        disks = self.disks()
        program = self.program(disks)
        disk = disks.make(program.data, ROOMY)
        program.start()
        codes = Reporter(program.address).report("before it")
        self.assertEqual(program.end()[0], 0)
        disk.make_read_only()
        with self.assertRaises(DidNotStart) as refusal:
            program.start()
        self.assertIn("can only be read", str(refusal.exception))
        self.assertNotIn("Fatal", str(refusal.exception))
        disk.make_writable()
        program.start()
        self.assertTrue(is_open(Reporter(program.address).follow(codes.receipt)))


if __name__ == "__main__":
    unittest.main()
