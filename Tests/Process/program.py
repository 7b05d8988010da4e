# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""The program under test as a process: started, waited for, killed, ended."""
import os
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("AMPARO_PROGRAM", str(HOUSE / ".build/release/amparo"))


def run(*arguments, environment=None, seconds=60):
    """A command that ends by itself: exit code, stdout, stderr."""
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=seconds,
                          env={**os.environ, **(environment or {})})
    return done.returncode, done.stdout, done.stderr


class DidNotStart(Exception):
    """The program ended, or stayed silent, before it said that it listens."""


class DidNotSay(AssertionError):
    """The program printed other things than were waited for."""


class Program:
    """`amparo demo` or `amparo serve` on a free port, with a data folder, a log and a temporary folder of its own.

    `wrapped`: commands that set something and then become the program: setpriv, prlimit, env."""

    def __init__(self, command="demo", folder=None, store=None, listen="127.0.0.1:0", environment=None, wrapped=(),
                 program=PROGRAM):
        self.wrapped, self.program = list(wrapped), str(program)
        self.home = Path(folder or tempfile.mkdtemp(prefix="amparo-test-"))
        self.owns_home = folder is None
        self.data, self.log, self.temporary = self.home / "data", self.home / "server.log", self.home / "tmp"
        self.temporary.mkdir(parents=True, exist_ok=True)
        self.command, self.store, self.listen = command, store, listen
        self.environment = {**os.environ, "TMPDIR": str(self.temporary), **(environment or {})}
        self.process, self.address, self.said = None, None, []
        self._changed = threading.Condition()

    def arguments(self):
        store = ["--store", self.store] if self.store else []
        return [*self.wrapped, self.program, self.command, "--data", str(self.data), "--listen", self.listen, *store]

    def start(self, seconds=60):
        began = time.monotonic()
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(self.arguments(), stdout=subprocess.PIPE, stderr=log, text=True,
                                            env=self.environment, start_new_session=True)
        self.address, self.said = None, []
        threading.Thread(target=self._listen, args=(self.process, self.said), daemon=True).start()
        with self._changed:
            self._changed.wait_for(lambda: self.address or self.process.poll() is not None, seconds)
        if not self.address:
            self.kill()
            raise DidNotStart(f"{' '.join(self.arguments())}\n{''.join(self.said)}\n{self.log_text()[-2000:]}")
        self.seconds_to_start = time.monotonic() - began
        return self

    def _listen(self, process, said):
        for line in process.stdout:
            said.append(line)
            found = re.search(r"Listening on http://(\S+?):(\d+)", line)
            if found:
                with self._changed:
                    self.address = (found[1], int(found[2]))
                    self._changed.notify_all()
        # The end of its output is a moment before its own: whoever waits for either looks at the code.
        process.wait()
        with self._changed:
            self._changed.notify_all()

    def wait_for_output(self, condition, seconds=30):
        """What the program printed, as soon as `condition` holds for it (the sign-ins follow the address)."""
        until = time.monotonic() + seconds
        while not condition(said := "".join(self.said)):
            if time.monotonic() > until:
                raise DidNotSay(f"not in {seconds} s; it said\n{said}")
            time.sleep(0.02)
        return said

    @property
    def is_running(self):
        return self.process is not None and self.process.poll() is None

    def kill(self):
        """Power off: no chance to finish anything."""
        if self.process:
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            self.process.wait()
            self.process.stdout.close()

    def end(self, number=signal.SIGTERM, seconds=12):
        """Asks it to stop: exit code and the seconds it took."""
        began = time.monotonic()
        self.process.send_signal(number)
        code = self.process.wait(seconds)
        self.process.stdout.close()
        return code, time.monotonic() - began

    def log_text(self):
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def remove(self):
        if self.is_running:
            self.kill()
        if self.owns_home:
            shutil.rmtree(self.home, ignore_errors=True)

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.remove()
