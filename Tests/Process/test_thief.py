# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""A thief takes the disk, the logs, the database and a backup: of two hundred planted words not one is readable.

The words go in as people would bring them: through the portal (story, place, who did it, when, how to reach me, what
never to do, who must not see it, names and contents of files), through `/follow`, and through the desk (answers to the
reporter, notes among ourselves). Each is then seen by somebody entitled to it: a word that did not arrive proves nothing.
"""
import random
import shutil
import subprocess
import unittest

import made_files
from amparo_client import (AMONG_OURSELVES, CALL, FIELD, REPORT_PAGE, TO_REPORTER, Officer, Reporter, fingerprint, localised, member,
                           members_of)
from program import PROGRAM, Program
from scanner import Scanner
from stores import available

SEED = 4711
START = ["bra", "kel", "dun", "oro", "vish", "tam", "gur", "lesh", "nom", "pari", "suk", "wend", "yal", "zor"]
MIDDLE = ["an", "ebi", "oru", "ush", "ilo", "ara", "ome", "uti"]
END = ["dax", "menko", "thar", "quist", "vandu", "loxi", "brem", "zigo", "pondu", "wark"]


class Words:
    """Invented words, names and numbers: long and odd enough that chance does not write them."""

    def __init__(self):
        # On pages; only inside files; and the fingerprints of those files.
        self.chance, self.planted, self.inside, self.files = random.Random(SEED), [], [], []

    def _new(self, make):
        while True:
            word = make()
            if not any(word.lower() in other.lower() or other.lower() in word.lower() for other in self.planted + self.inside):
                self.planted.append(word)
                return word

    def word(self):
        return self._new(lambda: "".join(map(self.chance.choice, (START, MIDDLE, MIDDLE, END))))

    def inside_a_file(self):
        """A word that no page shows."""
        word = self.word()
        self.planted.remove(word)
        self.inside.append(word)
        return word

    def name(self):
        return self._new(lambda: " ".join("".join(map(self.chance.choice, (START, MIDDLE, END))).title()
                                          for _ in range(2)))

    def number(self):
        return self._new(lambda: "+99" + "".join(self.chance.choice("123456789") for _ in range(10)))

    def sentence(self, words):
        return " and then ".join(self.word() for _ in range(words)) + "."

    def arabic(self):
        letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
        return self._new(lambda: "".join(self.chance.choice(letters) for _ in range(12)))


class Thief(unittest.TestCase):
    def plant(self, program, members):
        """Two hundred and more; returns the planter, the codes that people were shown, and the desk's sessions."""
        words, codes = Words(), []
        for number in range(20):
            reporter = Reporter(program.address, ["en", "fr", "ar"][number % 3])
            files = [(f"{words.inside_a_file()}.png", "image/png", made_files.png(number, words=words.inside_a_file())),
                     (f"{words.inside_a_file()}.txt", "text/plain", made_files.text(words.inside_a_file()))]
            words.files += [fingerprint(content) for _, _, content in files]
            values = {FIELD["place"]: words.word(), FIELD["who"]: words.name(), FIELD["when"]: words.word(),
                      FIELD["mode"]: CALL, FIELD["reach"]: words.number(), FIELD["avoid"]: words.word()}
            if number % 5 == 4:
                values[FIELD["excluded"]] = words.name()
            story = f"{words.sentence(2)} {words.name()} {words.arabic()}"
            shown = reporter.report(story, files, values)
            codes.append(shown)
            if number < 8:
                reporter.add(shown.receipt, f"{words.word()} {words.number()}")
        restricted = {FIELD["when"]: words.word(), FIELD["mode"]: CALL, FIELD["reach"]: words.number(),
                      FIELD["avoid"]: words.word()}
        codes.append(Reporter(program.address).report_restricted(restricted))
        readers = [Officer(program.address, member(members, role)).sign_in()
                   for role in ("officer", "focal-point", "independent-reader")]
        cases = sorted(path for path in readers[0].crawl().pages if REPORT_PAGE.match(path))[:10]
        for path in cases:
            readers[0].write(path, TO_REPORTER, f"{words.word()} {words.name()}")
            readers[0].write(path, AMONG_OURSELVES, f"{words.word()} {words.number()}")
        return words, codes, readers

    def secrets(self, words, codes, readers):
        spoken = [shown.short for shown in codes] + [shown.receipt for shown in codes]
        cookies = [value for reader in readers for value in reader.session.cookies.values() if len(value) > 16]
        self.assertGreaterEqual(len(cookies), len(readers))
        return words.planted + words.inside + spoken + cookies

    def check(self, kind):
        store = kind()
        self.addCleanup(store.remove)
        program = Program(store=store.option)
        self.addCleanup(program.remove)
        program.start()
        words, codes, readers = self.plant(program, members_of(program))
        self.assertGreaterEqual(len(words.planted), 200)

        with self.subTest("every word did arrive: those entitled read it, and see the files that hold the rest by their fingerprints"):
            crawls = [reader.crawl() for reader in readers]
            seen = "\n".join(crawl.text for crawl in crawls)
            self.assertEqual([word for word in words.planted if word not in seen], [])
            there = {found for crawl in crawls for found in crawl.fingerprints}
            # What a file was called may name somebody: it lies with the original, and on no page.
            self.assertEqual([word for word in words.inside if word in seen], [])
            self.assertEqual([digest for digest in words.files if digest not in there], [])

        scanner = Scanner(self.secrets(words, codes, readers))
        backup = program.home / "backup.amparo"
        done = subprocess.run([PROGRAM, "backup", "--data", str(program.data), "--to", str(backup)],
                              capture_output=True, text=True, env=program.environment)
        with self.subTest("backup"):
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertGreater(backup.stat().st_size, 10_000)
            self.assertEqual(scanner.scan("backup", backup.read_bytes()), [])
            self.assertEqual(scanner.scan("what the backup said", (done.stdout + done.stderr).encode()), [])
        with self.subTest("running: data folder, temporary files, log, output"):
            self.assertGreater(sum(p.stat().st_size for p in program.data.rglob("*") if p.is_file()), 10_000)
            self.assertEqual(scanner.scan_folder(program.home), [])
            self.assertEqual(scanner.scan("output", "".join(program.said).encode()), [])
        with self.subTest("database dump"):
            self.assertEqual(scanner.scan("dump", store.dump()), [])
        with self.subTest("the database's own files, its write-ahead log and what it wrote to its log"):
            for folder in store.folders():
                self.assertGreater(sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()), 10_000_000)
                self.assertTrue((folder / "log").is_file() and any((folder / "data/pg_wal").iterdir()))
                self.assertEqual(scanner.scan_folder(folder), [])
        with self.subTest("temporary files are gone"):
            self.assertEqual([str(p) for p in program.temporary.rglob("*") if p.is_file()], [])
        program.kill()
        with self.subTest("after a crash"):
            self.assertEqual(scanner.scan_folder(program.home), [])
        with self.subTest("nobody else on the machine may read the folder"):
            self.assertEqual(program.data.stat().st_mode & 0o077, 0)
            loose = [str(p) for p in program.data.rglob("*") if p.stat().st_mode & 0o077]
            self.assertEqual(loose, [])
        with self.subTest("the log has no address, path or browser in it"):
            log = program.log_text()
            for trace in ("127.0.0.1", localised("/report"), "User-Agent", "user_agent", "cookie"):
                self.assertNotIn(trace, log)
        shutil.rmtree(program.home, ignore_errors=True)

    def test_two_hundred_planted_words(self):
        for kind in available():
            with self.subTest(kind.name):
                self.check(kind)


if __name__ == "__main__":
    unittest.main()
