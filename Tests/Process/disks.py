# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""Small disks in memory, and programs in the place of others, that only the program under test sees: filled, emptied and made read-only while it runs.

They stand in a mount namespace of their own and are gone with the process that holds it. Without root it is a user
namespace as well, so the tests need no right that an ordinary user lacks.
"""
import json
import os
import subprocess
import sys
from pathlib import Path

# Holds the namespace and mounts in it what it is asked for, one line of JSON at a time.
HOLDER = r"""
import ctypes, json, os, signal, sys
libc = ctypes.CDLL(None, use_errno=True)
libc.prctl(1, signal.SIGKILL)
READ_ONLY, REMOUNT, BIND = 1, 32, 4096
FLAGS = {"mount": 0, "resize": REMOUNT, "read-only": REMOUNT | READ_ONLY, "writable": REMOUNT, "cover": BIND}
print(json.dumps(0), flush=True)
for line in sys.stdin:
    deed, folder, data = json.loads(line)
    source, options = (data, "") if deed == "cover" else ("tmpfs", data)
    done = libc.mount(source.encode(), folder.encode(), b"tmpfs", ctypes.c_ulong(FLAGS[deed]), options.encode())
    print(json.dumps(0 if done == 0 else ctypes.get_errno()), flush=True)
"""


class Disks:
    def __init__(self):
        self.user = os.geteuid() != 0
        outer = ["--user", "--map-current-user", "--keep-caps"] if self.user else []
        self.holder = subprocess.Popen(["unshare", *outer, "--mount", sys.executable, "-c", HOLDER], text=True,
                                       stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._answer()

    def _answer(self):
        line = self.holder.stdout.readline()
        if not line:
            raise AssertionError("no namespace for small disks: neither root nor user namespaces are to be had")
        if number := json.loads(line):
            raise OSError(number, os.strerror(number))

    @property
    def wrapped(self):
        """What joins the namespace and becomes the program behind it."""
        user = ["--user", "--preserve-credentials"] if self.user else []
        return ["nsenter", f"--target={self.holder.pid}", *user, "--mount", f"--wdns={os.getcwd()}"]

    def make(self, folder, bytes):
        """An empty disk in the place of a folder."""
        Path(folder).mkdir(parents=True, exist_ok=True)
        return Disk(self, Path(folder), bytes)

    def cover(self, file, other):
        """Whoever opens or starts that file here gets the other one."""
        self.ask("cover", file, str(other))

    def ask(self, deed, folder, data=""):
        self.holder.stdin.write(json.dumps([deed, str(folder), data]) + "\n")
        self.holder.stdin.flush()
        self._answer()

    def remove(self):
        self.holder.kill()
        self.holder.wait()
        self.holder.stdin.close()
        self.holder.stdout.close()


class Disk:
    def __init__(self, disks, folder, bytes):
        self.disks, self.folder, self.bytes = disks, folder, bytes
        disks.ask("mount", folder, f"size={bytes},mode=0700")
        # As the test sees it from outside.
        self.path = Path(f"/proc/{disks.holder.pid}/root{folder}")

    @property
    def used(self):
        about = os.statvfs(self.path)
        return (about.f_blocks - about.f_bfree) * about.f_frsize

    @property
    def free(self):
        about = os.statvfs(self.path)
        return about.f_bavail * about.f_frsize

    def leave(self, bytes):
        """From now on only so much is free; the disk shrinks around what it holds, so that no memory is filled."""
        for _ in range(100):
            try:
                return self.disks.ask("resize", self.folder, f"size={max(self.used + bytes, 4096)}")
            except OSError as error:
                # Something was written in between.
                last = error
        raise last

    def grow(self):
        """As roomy as at the beginning."""
        self.disks.ask("resize", self.folder, f"size={self.bytes}")

    def make_read_only(self):
        self.disks.ask("read-only", self.folder)

    def make_writable(self):
        self.disks.ask("writable", self.folder)

    def files(self, under=""):
        return sorted(str(each.relative_to(self.path)) for each in (self.path / under).rglob("*") if each.is_file())
