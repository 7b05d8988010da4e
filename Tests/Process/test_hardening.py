# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""The process that holds keys: nobody of the same user looks into it, nothing of it is left behind, keys are locked."""
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import unittest
from pathlib import Path

import made_files
import somebody
from amparo_client import REPORT_PAGE, REPORTS, Officer, Reporter, member, members_of
from program import PROGRAM, Program

# Asks for everything by which one process looks into another; prints what the kernel says to each.
LOOKING = """
import ctypes, json, os, sys
process = int(sys.argv[1])
libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.argtypes = [ctypes.c_long] * 4
found = {}
SEIZE = 0x4206
found["ptrace"] = 0 if libc.ptrace(SEIZE, process, 0, 0) == 0 else ctypes.get_errno()
for name in ("mem", "environ", "auxv"):
    try:
        os.close(os.open(f"/proc/{process}/{name}", os.O_RDONLY))
        found[name] = 0
    except OSError as error:
        found[name] = error.errno
print(json.dumps(found))
"""


def looking_into(process):
    done = subprocess.run([*somebody.wrapper(), "/usr/bin/python3", "-c", LOOKING, str(process)], check=True,
                          capture_output=True, text=True)
    return json.loads(done.stdout)


def status(process, name):
    found = re.search(rf"^{name}:\s*(\S+)", Path(f"/proc/{process}/status").read_text(), re.MULTILINE)
    return found[1]


def demo(case, *limits):
    """A demonstration run by somebody, under limits of `prlimit`."""
    folder, program = somebody.home()
    case.addCleanup(shutil.rmtree, folder, ignore_errors=True)
    wrapped = ["prlimit", *limits, "env", "-C", str(folder), *somebody.wrapper()]
    running = Program(folder=folder, wrapped=wrapped, program=program)
    case.addCleanup(running.remove)
    return running.start()


class Process(unittest.TestCase):
    def test_nobody_of_the_same_user_looks_into_it(self):
        plain = subprocess.Popen([*somebody.wrapper(), "sleep", "600"])
        self.addCleanup(plain.wait)
        self.addCleanup(plain.kill)
        open_one = looking_into(plain.pid)
        self.assertEqual(open_one["environ"], 0, "even a plain process is closed here: this proves nothing")
        running = demo(self)
        refused = looking_into(running.process.pid)
        self.assertEqual({name for name, error in refused.items() if error == 0}, set(), refused)
        self.assertEqual(status(running.process.pid, "NoNewPrivs"), "1")
        # The kernel gives the files of a process that is closed to root, whoever runs it.
        self.assertEqual(os.stat(f"/proc/{running.process.pid}/mem").st_uid, 0)

    def test_a_crash_leaves_no_core_file(self):
        running = demo(self, "--core=unlimited:unlimited")
        limits = Path(f"/proc/{running.process.pid}/limits").read_text()
        self.assertRegex(limits, r"Max core file size\s+0\s+0\s")
        crashing = ["prlimit", "--core=unlimited:unlimited", "env", "-C", str(running.home), *somebody.wrapper(), "sh",
                    "-c", "kill -ABRT $$"]
        pattern = Path("/proc/sys/kernel/core_pattern").read_text()
        subprocess.run(crashing, check=False, capture_output=True)
        left = list(running.home.glob("core*"))
        if not pattern.startswith(("|", "/")):
            self.assertTrue(left, "even a plain process leaves no core file here: this proves nothing")
        for each in left:
            each.unlink()
        running.process.send_signal(signal.SIGABRT)
        self.assertEqual(running.process.wait(10), -signal.SIGABRT)
        self.assertEqual(list(running.home.rglob("core*")), [])

    def test_keys_lie_in_locked_memory_while_somebody_works(self):
        running = demo(self)
        Officer(running.address, member(members_of(running), "officer")).sign_in()
        self.assertGreater(int(status(running.process.pid, "VmLck")), 0)
        self.assertNotIn("unlocked keys", running.log_text())

    def test_where_keys_cannot_be_locked_it_is_said_once_and_to_the_administrator(self):
        running = demo(self, "--memlock=0:0")
        signed_in = members_of(running)
        administrator = Officer(running.address, member(signed_in, "administrator")).sign_in()
        self.assertIn("may write keys to its swap", administrator.session.get("/desk/settings").text)
        Officer(running.address, member(signed_in, "officer")).sign_in()
        self.assertEqual(status(running.process.pid, "VmLck"), "0")
        self.assertEqual(running.log_text().count("unlocked keys"), 1)
        self.assertEqual(running.end()[0], 0)

    def test_the_sandbox_still_closes_for_somebody_without_rights(self):
        running = demo(self)
        reporter = Reporter(running.address)
        reporter.report("a picture with it", [("photo.png", "image/png", made_files.png(1))])
        officer = Officer(running.address, member(members_of(running), "officer")).sign_in()
        reports = [link for link in officer.session.get(REPORTS).links if REPORT_PAGE.match(link)]
        page = next(path for path in reports if "a picture with it" in officer.session.get(path).text)
        self.assertEqual(officer.session.get(page + "/files/0/view").status, 200)


class Commands(unittest.TestCase):
    """Each command that opens keys closes the process before it opens the first."""
    SITES = ["--name", "Mine", "--site", "KR:Kelu Ridge:Africa/Nairobi", "--member", "ada:Ada:administrator",
             "--member", "amina:Amina:officer:KR", "--member", "fatou:Fatou:focal-point", "--member",
             "iris:Iris:independent-reader"]

    def calls(self, *arguments, words=""):
        """What the command asked of the kernel, in order: "close memory", "no core files", "key NAME"."""
        with tempfile.NamedTemporaryFile(mode="r") as trace:
            subprocess.run(["strace", "-f", "-qq", "-o", trace.name, "-e", "trace=prctl,setrlimit,prlimit64,openat,open",
                            PROGRAM, *arguments], input=words, text=True, capture_output=True, timeout=120,
                           check=False)
            found = []
            for line in trace:
                if "PR_SET_DUMPABLE, SUID_DUMP_DISABLE" in line or "PR_SET_DUMPABLE, 0" in line:
                    found.append("close memory")
                elif "RLIMIT_CORE" in line and "rlim_cur=0" in line:
                    found.append("no core files")
                elif "PR_SET_NO_NEW_PRIVS, 1" in line:
                    found.append("no new rights")
                elif re.search(r'"[^"]*(node\.secrets|backup-key|backup\.public|/node/daily)[^"]*"', line):
                    found.append("key")
            return found

    def test_every_command_closes_the_process_before_it_opens_a_key(self):
        with tempfile.TemporaryDirectory() as home:
            data, key, file = f"{home}/data", f"{home}/data.backup-key", f"{home}/file.backup"
            commands = [
                ("setup", "--data", data, "--unattended", *self.SITES),
                ("backup", "--data", data, "--to", file),
                ("restore", "--from", file, "--data", f"{home}/again", "--key", key),
                ("member", "list", "--data", data),
            ]
            for command in commands:
                with self.subTest(command[0]):
                    found = self.calls(*command, words="ada\nwrong words\n000000\n")
                    self.assertIn("key", found, "the command opened no key: this proves nothing")
                    before = set(found[:found.index("key")])
                    self.assertEqual(before, {"close memory", "no core files", "no new rights"})


if __name__ == "__main__":
    unittest.main()
