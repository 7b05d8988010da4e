# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""The command line: what it teaches, what it refuses and in which words, how it ends."""
import http.client
import os
import re
import shutil
import signal
import socket
import tempfile
import threading
import time
import unittest
from pathlib import Path

import made_files
from amparo_client import (PUBLIC_PATHS, REPORT_PAGE, Officer, Reporter, fingerprint, is_open, localised, member,
                           members_of)
from program import DidNotStart, Program, run
from storm import Sent, check_originals

COMMANDS = ["demo", "serve", "setup", "member", "backup", "restore", "verify", "witness", "bench"]


class Teaching(unittest.TestCase):
    def test_help_names_every_command_on_stdout(self):
        code, out, err = run("--help")
        self.assertEqual((code, err), (0, ""))
        for command in COMMANDS:
            self.assertRegex(out, rf"\b{command}\b")

    def test_every_command_has_its_own_help(self):
        for command in COMMANDS:
            with self.subTest(command):
                code, out, err = run(command, "--help")
                self.assertEqual((code, err), (0, ""))
                self.assertIn(f"amparo {command}", out)
                self.assertGreater(len(out.splitlines()), 3)

    def test_mistakes_are_answered_on_stderr_with_what_would_be_right(self):
        with tempfile.TemporaryDirectory() as folder:
            data = f"{folder}/data"
            mistakes = {
                ("serv",): "serve",
                ("serve", "--date", data): "--data",
                ("serve", "--data"): "--data",
                ("serve", "--data", data, "--listen", "nonsense"): "--listen",
                ("serve", "--data", data, "--listen", "127.0.0.1:99999"): "--listen",
                ("demo", "--data", data, "--store", "mysql://x"): "postgres",
                ("backup", "--data", data): "--to",
                ("restore", "--data", data): "--from",
            }
            for arguments, right in mistakes.items():
                with self.subTest(arguments):
                    code, out, err = run(*arguments)
                    self.assertNotEqual(code, 0)
                    self.assertEqual(out, "")
                    self.assertIn(right, err)
                    self.assertNotIn("Fatal error", err)
                    self.assertFalse(Path(data).exists(), "a refused command left something behind")

    def test_without_a_command_it_teaches_and_fails(self):
        code, _, err = run()
        self.assertNotEqual(code, 0)
        self.assertIn("amparo", err)

    def test_serving_an_empty_folder_says_how_to_begin(self):
        with tempfile.TemporaryDirectory() as folder:
            code, _, err = run("serve", "--data", f"{folder}/data", "--listen", "127.0.0.1:0")
            self.assertNotEqual(code, 0)
            self.assertIn("setup", err)


class Running(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.program = Program().start()
        cls.addClassCleanup(cls.program.remove)

    def test_the_public_pages_answer(self):
        reporter = Reporter(self.program.address)
        for path in PUBLIC_PATHS:
            with self.subTest(path):
                self.assertEqual(reporter.session.get(localised(path)).status, 200)

    def test_a_second_server_on_the_same_folder_is_refused(self):
        second = Program(folder=self.program.home)
        with self.assertRaises(DidNotStart):
            second.start(20)
        self.assertNotEqual(second.process.returncode, 0)
        self.assertTrue(self.program.is_running)

    def test_health_speaks_to_this_machine(self):
        page = Reporter(self.program.address).session.get("/health")
        self.assertEqual(page.status, 200)

    def test_an_address_in_use_is_said(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            other = Program(listen=f"127.0.0.1:{taken.getsockname()[1]}")
            self.addCleanup(other.remove)
            with self.assertRaises(DidNotStart) as refused:
                other.start(30)
            self.assertRegex(str(refused.exception).lower(), "in use|taken")


class Ending(unittest.TestCase):
    def test_it_drains_and_exits_0_within_ten_seconds(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            with self.subTest(number.name):
                program = Program().start()
                self.addCleanup(program.remove)
                began = threading.Event()
                answer = {}
                client = threading.Thread(target=self.slow_report, args=(program.address, began, answer))
                client.start()
                self.assertTrue(began.wait(20))
                code, seconds = program.end(number)
                client.join(20)
                self.assertEqual(code, 0, program.log_text()[-1000:])
                self.assertLess(seconds, 10)
                self.assertEqual(answer.get("status"), 200, "what was running was not answered")

    @staticmethod
    def slow_report(address, began, answer):
        """Half a report before the signal, the other half after it."""
        reporter = Reporter(address)
        path, body, headers = reporter.prepared_report("half before, half after",
                                                       [("a.png", "image/png", made_files.png(1))])
        connection = http.client.HTTPConnection(*address, timeout=15)
        connection.putrequest("POST", path)
        sent = {**headers, "Content-Length": str(len(body)), "Origin": f"http://{address[0]}:{address[1]}",
                "Sec-Fetch-Site": "same-origin"}
        for name, value in sent.items():
            connection.putheader(name, value)
        connection.endheaders()
        connection.send(body[:len(body) // 2])
        began.set()
        # The listening socket is closed at once; what was accepted is still read. Wait until the first is true.
        until = time.monotonic() + 10
        while time.monotonic() < until:
            try:
                socket.create_connection(address, 1).close()
            except OSError:
                break
        connection.send(body[len(body) // 2:])
        answer["status"] = connection.getresponse().status

    def test_a_stopped_installation_starts_again_with_everything(self):
        program = Program().start()
        self.addCleanup(program.remove)
        codes = Reporter(program.address).report("still here tomorrow")
        self.assertEqual(program.end()[0], 0)
        program.start()
        self.assertTrue(is_open(Reporter(program.address).follow(codes.receipt)))


class Settings(unittest.TestCase):
    def test_a_wrong_setting_is_refused_by_name(self):
        program = Program().start()
        self.addCleanup(program.remove)
        self.assertEqual(program.end()[0], 0)
        settings = program.data / "amparo.conf"
        original = settings.read_text()
        self.assertTrue(original.startswith("#"))
        settings.write_text(original + "\nfrobnicate = 7\n")
        with self.assertRaises(DidNotStart) as refused:
            program.start(20)
        self.assertIn("frobnicate", str(refused.exception))
        settings.write_text(original)
        program.start()
        self.assertTrue(program.is_running)


    def test_a_misspelt_variable_is_refused_by_name(self):
        program = Program(environment={"AMPARO_LISTN": "127.0.0.1:0"})
        self.addCleanup(program.remove)
        with self.assertRaises(DidNotStart) as refused:
            program.start(20)
        self.assertEqual(program.process.returncode, 2)
        self.assertIn("AMPARO_LISTN", str(refused.exception))
        self.assertFalse(program.data.exists())


class FirstRun(unittest.TestCase):
    def test_a_first_run_that_was_killed_is_made_again(self):
        program = Program()
        self.addCleanup(program.remove)
        threading.Thread(target=self.kill_when_half_made, args=(program,)).start()
        with self.assertRaises(DidNotStart):
            program.start(60)
        self.assertTrue((program.data / "unfinished").exists(), "it was not met half made")
        program.start()
        self.assertEqual(program.end()[0], 0)
        with self.subTest("and so is one whose folder was removed"):
            shutil.rmtree(program.data)
            program.start()
            self.assertEqual(program.end()[0], 0)
        self.assertEqual(sorted(path.name for path in program.home.iterdir()), ["data", "server.log", "tmp"])

    @staticmethod
    def kill_when_half_made(program):
        until = time.monotonic() + 30
        while not (program.data / "blobs").exists() and time.monotonic() < until:
            time.sleep(0.005)
        os.killpg(program.process.pid, signal.SIGKILL)

    def test_a_folder_of_somebody_elses_stays_as_it_is(self):
        program = Program()
        self.addCleanup(program.remove)
        kept = program.data / "node_modules" / "package.json"
        kept.parent.mkdir(parents=True)
        kept.write_text("{}")
        program.data.chmod(0o755)
        with self.assertRaises(DidNotStart) as refused:
            program.start(20)
        self.assertIn("choose another folder", str(refused.exception))
        self.assertEqual([path.name for path in program.data.iterdir()], ["node_modules"])
        self.assertEqual(kept.read_text(), "{}")
        self.assertEqual(program.data.stat().st_mode & 0o777, 0o755)


class Backup(unittest.TestCase):
    def test_a_backup_restores_words_files_and_codes(self):
        program = Program().start()
        self.addCleanup(program.remove)
        members = members_of(program)
        photo = made_files.png(99)
        codes = Reporter(program.address).report("kept in the backup", [("a.png", "image/png", photo)])
        folder = Path(tempfile.mkdtemp(prefix="amparo-restore-"))
        self.addCleanup(shutil.rmtree, folder, True)
        backup = folder / "backup.amparo"
        code, out, err = run("backup", "--data", str(program.data), "--to", str(backup), seconds=120)
        self.assertEqual(code, 0, err)
        self.assertEqual(backup.stat().st_mode & 0o077, 0)
        program.kill()

        with self.subTest("a backup cut short is refused, and leaves no folder"):
            cut = folder / "cut.amparo"
            cut.write_bytes(backup.read_bytes()[:-100])
            code, _, err = run("restore", "--from", str(cut), "--data", str(folder / "never"), *self.key(program, out))
            self.assertNotEqual(code, 0)
            self.assertNotEqual(err, "")
            self.assertFalse((folder / "never").exists())

        home = folder / "home"
        home.mkdir()
        code, out, err = run("restore", "--from", str(backup), "--data", str(home / "data"), *self.key(program, out),
                             seconds=120)
        self.assertEqual(code, 0, err)
        self.assertRegex(out, "fingerprint: [0-9a-f]{64}")
        restored = Program("serve", folder=home).start()
        self.addCleanup(restored.remove)
        self.assertTrue(is_open(Reporter(restored.address).follow(codes.receipt)))
        crawl = Officer(restored.address, member(members, "officer")).sign_in().crawl()
        self.assertTrue([path for path in crawl.pages_with("kept in the backup") if REPORT_PAGE.match(path)])
        self.assertIn(fingerprint(photo), crawl.fingerprints)
        check_originals(self, restored, members, crawl, [Sent("kept in the backup", [("", "", photo)], codes, 1)])

    @staticmethod
    def key(program, printed):
        """The offline backup key that set-up made: a file, or a line that the command printed."""
        files = sorted(program.home.rglob("*backup*key*"))
        if files:
            return ["--key", str(files[0])]
        line = re.search(r"key[^:\n]*:\s*(\S+)", printed, re.I)
        return ["--key", line[1]] if line else []


if __name__ == "__main__":
    unittest.main()
