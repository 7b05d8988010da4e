# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""A power cut cannot be made here; what it would leave can be known: only what was synced before the answer was sent.

strace writes down what the program asks of the kernel while one report with a file is taken. Before the page with the codes
leaves, the file, its folders and the store's log are on the disk, and nothing was written to them after their last sync.
PostgreSQL syncs by itself; that an acknowledged write asks it to is tested with its driver.
"""
import re
import time
import unittest
from pathlib import Path

import made_files
from amparo_client import Reporter, codes_on, is_open
from program import Program

CLONES = {"clone", "clone3"}
AT_THE_END = {"fsync", "fdatasync", "openat", *CLONES}
CALLS = "openat,close,mkdir,rename,write,pwrite64,writev,sendto,sendmsg,fsync,fdatasync,clone,clone3"
LINE = re.compile(r"^(?P<thread>\d+) +(?:<\.\.\. (?P<resumed>\w+) resumed>|(?P<call>\w+)\()(?P<rest>.*)$")


class Traced(Program):
    """The program under strace; without its name for each descriptor, which an ordinary user may not ask for."""

    def arguments(self):
        return ["strace", "-f", "-s", "64", "-e", f"trace={CALLS}", "-o", str(self.trace), *super().arguments()]

    @property
    def trace(self):
        return self.home / "trace"

    def calls(self):
        """(thread, call, its words and result) in order: a sync counts when it has returned, anything else when it
        begins."""
        waiting, found = {}, []
        for line in self.trace.read_text(errors="replace").splitlines():
            match = LINE.match(line)
            if not match:
                continue
            call, rest = match["call"] or match["resumed"], match["rest"]
            if match["resumed"]:
                rest = waiting.pop((match["thread"], call), "") + rest
            elif rest.endswith("<unfinished ...>"):
                rest = rest.removesuffix("<unfinished ...>")
                waiting[(match["thread"], call)] = rest
                if call in AT_THE_END:
                    continue
            if not match["resumed"] or call in AT_THE_END:
                found.append((match["thread"], call, rest))
        return found

    def events(self):
        """(call, path of its descriptor, rest) of the program itself, without its children: they have other files."""
        calls = self.calls()
        clones = [(thread, result(rest)) for thread, call, rest in calls if call in CLONES and "CLONE_THREAD" in rest]
        threads, before = {calls[0][0]}, 0
        while len(threads) > before:
            before = len(threads)
            threads |= {child for parent, child in clones if parent in threads}
        descriptors, found = {}, []
        for thread, call, rest in calls:
            number = re.match(r"(\d+)", rest)
            if thread not in threads or call in CLONES:
                continue
            if call == "openat":
                descriptors[result(rest)] = re.search(r'"([^"]*)"', rest)[1]
            elif call == "close":
                descriptors.pop(number[1], None)
            elif not (call in {"fsync", "fdatasync"} and result(rest) != "0"):
                found.append((call, descriptors.get(number[1], "") if number else "", rest))
        return found


def result(rest):
    found = re.search(r"= (-?\d+)[^=]*$", rest)
    return found[1] if found else None


class Sync(unittest.TestCase):
    def setUp(self):
        # No batch of the ledger is closed meanwhile: it has writes and syncs of its own.
        self.program = Traced(environment={"AMPARO_LEDGER_SECONDS": "604800"})
        self.addCleanup(self.program.remove)
        self.program.start(180)
        self.reporter = Reporter(self.program.address)

    def taken(self, words, files):
        """The events of one report, from its first byte to the page with its codes."""
        prepared = self.reporter.prepared_report(words, files)
        before = len(self.program.events())
        codes = codes_on(self.reporter.send(prepared))
        self.assertIsNotNone(codes)
        until = time.monotonic() + 10
        while time.monotonic() < until:
            events = self.program.events()[before:]
            answers = [place for place, (call, _, rest) in enumerate(events)
                       if call in {"sendmsg", "sendto", "writev", "write"} and "HTTP/1.1 200" in rest]
            if answers:
                return codes, events[:answers[0]]
            time.sleep(0.1)
        raise AssertionError("no answer in the trace")

    def assert_synced_last(self, events, path):
        """Written, then synced, then not written again."""
        writes = [n for n, (call, name, _) in enumerate(events) if name == path and "write" in call]
        syncs = [n for n, (call, name, _) in enumerate(events) if name == path and "sync" in call]
        self.assertTrue(writes, f"{path} was not written")
        self.assertTrue(syncs and syncs[-1] > writes[-1], f"{path} was written after its last sync, or never synced")
        return syncs[-1]

    def assert_synced_after(self, events, folder, after):
        synced = [n for n, (call, name, _) in enumerate(events) if "sync" in call and name == str(folder) and n > after]
        self.assertTrue(synced, f"{folder} was not synced")

    def test_a_report_is_on_the_disk_before_it_is_acknowledged(self):
        data = str(self.program.data)
        codes, events = self.taken("on the disk", [("a.png", "image/png", made_files.png(3))])
        with self.subTest("the store's log"):
            self.assert_synced_last(events, f"{data}/store.sqlite-wal")
        renames = [(n, *re.findall(r'"([^"]*)"', rest)) for n, (call, _, rest) in enumerate(events) if call == "rename"]
        blobs = [each for each in renames if each[1].startswith(f"{data}/blobs/incoming/")]
        # What was sent, and beside it the copy that readers see, where pictures are cleaned.
        self.assertIn(len(blobs), (1, 2), renames)
        for at, incoming, stored in blobs:
            with self.subTest("the file, before it has its name", file=stored):
                self.assertLess(self.assert_synced_last(events, incoming), at)
            with self.subTest("its name", file=stored):
                self.assert_synced_after(events, Path(stored).parent, at)
        with self.subTest("the folders that were made"):
            made = [re.search(r'"([^"]*)"', rest)[1] for call, _, rest in events if call == "mkdir"
                    and rest.rstrip().endswith("= 0")]
            for path in made:
                self.assert_synced_after(events, Path(path).parent, 0)
        self.assertTrue(is_open(self.reporter.follow(codes.receipt)))


if __name__ == "__main__":
    unittest.main()
