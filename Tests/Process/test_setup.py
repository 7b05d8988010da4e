# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""A set-up that is killed between any two of its steps goes on when it is run again, and nobody's account is lost."""
import os
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from program import PROGRAM, run

PLAN = [
    "--name", "Kelu Mine", "--site", "KR:Kelu Ridge:Africa/Nairobi", "--member", "ada:Ada Keeper:administrator",
    "--member", "amina:Amina Odhiambo:officer:KR", "--member", "farah:Farah Nasser:focal-point:KR",
    "--member", "ines:Ines Costa:independent-reader",
]
ACCOUNTS = ["ada", "amina", "farah", "ines"]


class CutShort(unittest.TestCase):
    def test_between_any_steps_it_goes_on_and_tells_every_account(self):
        for file in ["data", "data/unfinished", "data/store.sqlite", "data/node", "data.backup-key", "data/blobs",
                     "data/sheets", "data/amparo.conf", "data/root"]:
            with self.subTest(file), tempfile.TemporaryDirectory() as home:
                arguments = ["setup", "--data", f"{home}/data", "--unattended", *PLAN]
                told = self.killed_when((Path(home) / file).exists, arguments, home)
                code, out, err = run(*arguments)
                told += out
                # It may have ended before it was killed; then it has told them.
                self.assertTrue(code == 0 or "already holds" in err, err)
                for login in ACCOUNTS:
                    self.assertRegex(told, rf"  {login}  ")
                self.assertIn("Still to be taken over", told)
                self.assertFalse(Path(f"{home}/data/sheets").exists())
                self.assertFalse(Path(f"{home}/data/unfinished").exists())
                self.assertEqual(run(*arguments)[0], 1)

    def test_what_was_told_is_overwritten_before_it_goes(self):
        for _ in range(20):
            with tempfile.TemporaryDirectory() as home:
                arguments = ["setup", "--data", f"{home}/data", "--unattended", *PLAN]
                folder = Path(home) / "data"
                self.killed_when(lambda: (folder / "root").exists() and not (folder / "unfinished").exists(),
                                 arguments, home)
                if (folder / "unfinished").exists() or not (folder / "sheets").exists():
                    continue  # It was slower or quicker than the kill.
                os.link(f"{home}/data/sheets", f"{home}/same-bytes")
                kept = Path(f"{home}/same-bytes").read_text()
                code, told, err = run(*arguments)
                self.assertEqual(code, 0, err)
                self.assertIn(kept.strip(), told)
                self.assertEqual(Path(f"{home}/same-bytes").read_bytes(), bytes(len(kept.encode())))
                return
        self.fail("no set-up was cut short between its end and its telling")

    def test_what_could_not_be_written_out_is_told_the_next_time(self):
        with tempfile.TemporaryDirectory() as home, open("/dev/full", "w") as nowhere:
            arguments = ["setup", "--data", f"{home}/data", "--unattended", *PLAN]
            done = subprocess.run([PROGRAM, *arguments], stdout=nowhere, stderr=subprocess.PIPE, text=True, timeout=60)
            self.assertEqual(done.returncode, 1)
            self.assertIn("run this again", done.stderr)
            code, told, err = run(*arguments)
            self.assertEqual(code, 0, err)
            for login in ACCOUNTS:
                self.assertRegex(told, rf"  {login}  ")
            self.assertFalse(Path(f"{home}/data/sheets").exists())

    def test_what_was_answered_is_not_asked_again(self):
        with tempfile.TemporaryDirectory() as home:
            arguments = [PROGRAM, "setup", "--data", f"{home}/data"]
            process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                       stderr=subprocess.PIPE, cwd=home)
            process.stdin.write(b"Kelu Mine\nKR:Kelu Ridge:Africa/Nairobi\n\nada:Ada Keeper:administrator\n")
            process.stdin.flush()
            answers = Path(f"{home}/data.answers")
            until = time.monotonic() + 60
            while not (answers.exists() and "Ada" in answers.read_text()) and time.monotonic() < until:
                time.sleep(0.01)
            process.kill()
            process.communicate()
            self.assertEqual(answers.stat().st_mode & 0o777, 0o600)
            rest = "amina:Amina Odhiambo:officer:KR\nfarah:Farah Nasser:focal-point:KR\nines:Ines Costa:independent-reader\n\n"
            again = subprocess.run(arguments, input=rest.encode(), capture_output=True, cwd=home, timeout=60)
            self.assertEqual(again.returncode, 0, again.stderr.decode())
            for login in ACCOUNTS:
                self.assertRegex(again.stdout.decode(), rf"  {login}  ")
            self.assertFalse(answers.exists())

    @staticmethod
    def killed_when(is_time, arguments, home):
        process = subprocess.Popen([PROGRAM, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, cwd=home, start_new_session=True)
        while not is_time() and process.poll() is None:
            time.sleep(0.0005)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        return process.communicate()[0].decode()


if __name__ == "__main__":
    unittest.main()
