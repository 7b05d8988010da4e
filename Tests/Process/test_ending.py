# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""It ends within ten seconds, with 0, whatever it is waiting for: a long recording, a database that is gone."""
import os
import subprocess
import threading
import time
import unittest
from pathlib import Path

import made_files
from amparo_client import LOST, Codes, Reporter, is_open
from program import HOUSE, Program


def children(process):
    """Names of the programs below a process, at any depth."""
    parents, names = {}, {}
    for folder in Path("/proc").iterdir():
        try:
            status = dict(line.split(":\t", 1) for line in (folder / "status").read_text().splitlines() if ":\t" in line)
        except (OSError, ValueError):
            continue
        names[int(status["Pid"])], parents[int(status["Pid"])] = status["Name"], int(status["PPid"])

    def is_below(each):
        while each in parents and each != process:
            each = parents[each]
        return each == process

    return [name for each, name in names.items() if each != process and is_below(each)]


def wait_until(condition, seconds=60):
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            raise AssertionError("waited in vain")
        time.sleep(0.02)


class Ending(unittest.TestCase):
    def test_while_a_long_recording_is_cleaned(self):
        program = Program().start()
        self.addCleanup(program.remove)
        reporter = Reporter(program.address)
        # It tries its cleaners when it starts: this one is answered after that, so that what is seen then is the hour.
        reporter.report("a second of it", [("second.wav", "audio/wav", made_files.wav(4, 1))])
        answer = []

        def listen():
            try:
                answer.append(reporter.report("an hour of it", [("hour.wav", "audio/wav", made_files.wav(5, 3600))]))
            except LOST as error:
                answer.append(error)

        listener = threading.Thread(target=listen)
        listener.start()
        running = program.process.pid
        wait_until(lambda: "ffmpeg" in children(running))
        cleaners = [name for name in children(running) if name in {"ffmpeg", "bwrap"}]
        self.assertTrue(cleaners)
        code, seconds = program.end()
        listener.join(20)
        self.assertEqual(code, 0, program.log_text()[-1000:])
        self.assertLess(seconds, 10)
        self.assertGreater(seconds, 5, "the recording was cleaned in time: this proves nothing")
        self.assertEqual([type(each) for each in answer], [Codes], "who reports gets codes: only the copy is given up")
        program.start()
        self.assertTrue(is_open(Reporter(program.address).follow(answer[0].receipt)))

    @unittest.skipUnless(os.environ.get("TEST_POSTGRES_URL"), "Tests/Tools/postgres-cluster run -- gives a server")
    def test_while_the_database_is_gone(self):
        """In a cluster of its own, which goes away as a machine does that nobody warned."""
        cluster = str(HOUSE / "Tests/Tools/postgres-cluster")
        url = subprocess.run([cluster, "start"], check=True, capture_output=True, text=True).stdout.strip()
        stop = [cluster, "stop", url]
        self.addCleanup(subprocess.run, stop, capture_output=True)
        program = Program(store=url)
        self.addCleanup(program.remove)
        program.start()
        prepared = Reporter(program.address).prepared_report("nobody keeps this")
        subprocess.run(stop, check=True, capture_output=True)
        answers = []

        def ask():
            try:
                answers.append(Reporter(program.address).send(prepared).status)
            except LOST:
                answers.append(None)

        clients = [threading.Thread(target=ask) for _ in range(12)]
        for each in clients:
            each.start()
        # All of them wait for the server that is gone: none has an answer yet.
        time.sleep(1)
        self.assertEqual(answers, [])
        code, seconds = program.end()
        for each in clients:
            each.join(20)
        self.assertEqual(code, 0, program.log_text()[-1000:])
        self.assertLess(seconds, 10)
        self.assertNotIn(200, answers, "acknowledged, and kept nowhere")


if __name__ == "__main__":
    unittest.main()
