# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""A PostgreSQL server of one's own, to be stopped, killed, filled up and failed over; on a Unix socket only."""
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

SETTINGS = """
listen_addresses = ''
unix_socket_directories = '{sockets}'
unix_socket_permissions = 0700
max_connections = 50
shared_buffers = 32MB
wal_level = replica
max_wal_senders = 4
max_wal_size = 64MB
min_wal_size = 32MB
wal_keep_size = 64MB
log_min_messages = warning
log_statement = none
cluster_name = '{name}'
"""


def binaries():
    found = [os.environ.get("POSTGRES_BIN"), *sorted(map(str, Path("/usr/lib/postgresql").glob("*/bin")), reverse=True)]
    return Path(next(each for each in found if each and (Path(each) / "initdb").exists()))


def as_server():
    """initdb and the server refuse to run as root."""
    runuser = shutil.which("runuser", path=os.environ["PATH"] + ":/usr/sbin:/sbin")
    return [runuser, "-u", "postgres", "--"] if os.geteuid() == 0 else []


def children(process):
    found = []
    for each in Path("/proc").glob("[0-9]*/stat"):
        try:
            number, rest = each.read_text().split(" ", 1)
            if int(rest.rpartition(")")[2].split()[1]) == process:
                found.append(int(number))
        except (OSError, ValueError):
            continue
    return found


class Cluster:
    """`disks`: its data lies on a small disk of that namespace, of so many bytes."""

    def __init__(self, name="primary", disks=None, bytes=None):
        # Short: the path of a socket has room for 107 characters.
        self.name, self.folder = name, Path(tempfile.mkdtemp(prefix="amparo-pg-", dir="/tmp"))
        self.data, self.sockets, self.log = self.folder / "data", self.folder / "s", self.folder / "log"
        self.sockets.mkdir()
        self.data.mkdir()
        self.wrapped = disks.wrapped if disks else []
        self.disk = disks.make(self.data, bytes) if disks else None
        self._give(self.folder, self.sockets, self.disk.path if disks else self.data)

    def _give(self, *paths):
        if os.geteuid() == 0:
            for path in paths:
                path.chmod(0o700)
                shutil.chown(path, "postgres", "postgres")

    def run(self, program, *arguments, check=True):
        done = subprocess.run([*self.wrapped, *as_server(), str(binaries() / program), *map(str, arguments)],
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120, cwd="/tmp")
        if check and done.returncode:
            raise AssertionError(f"{program}: {done.stdout}{done.stderr}{self.log_text()[-2000:]}")
        return done

    def make(self):
        self.run("initdb", f"--pgdata={self.data}", "--username=postgres", "--auth=trust", "--encoding=UTF8",
                 "--locale=C.UTF-8", "--no-sync")
        self.set(SETTINGS.format(sockets=self.sockets, name=self.name))
        return self.start()

    def follow(self, other):
        """A standby of a running cluster, which knows it by its name."""
        self.data.rmdir()
        self.run("pg_basebackup", "--pgdata", self.data, "--dbname", other.url, "--write-recovery-conf", "--no-sync",
                 "--checkpoint=fast")
        self.set(f"unix_socket_directories = '{self.sockets}'\ncluster_name = '{self.name}'\n"
                 "synchronous_standby_names = ''\n")
        return self.start()

    def set(self, lines):
        root = self.disk.path if self.disk else self.data
        with open(root / "postgresql.conf", "a") as file:
            file.write(lines)

    @property
    def url(self):
        return f"postgresql:///postgres?host={self.sockets}&user=postgres"

    def start(self, check=True):
        # Output to a file: the server outlives pg_ctl and would hold a pipe open.
        command = [*self.wrapped, *as_server(), str(binaries() / "pg_ctl"), f"--pgdata={self.data}", f"--log={self.log}",
                   "--wait", "--timeout=60", "start"]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              cwd="/tmp")
        if check and done.returncode:
            raise AssertionError(f"{self.name} does not start: {self.log_text()[-2000:]}")
        return self

    def stop(self, mode="fast", check=True):
        self.run("pg_ctl", f"--pgdata={self.data}", f"--mode={mode}", "--wait", "stop", check=check)

    def promote(self):
        self.run("pg_ctl", f"--pgdata={self.data}", "--wait", "promote")

    @property
    def process(self):
        root = self.disk.path if self.disk else self.data
        return int((root / "postmaster.pid").read_text().split()[0])

    def kill(self):
        """As a machine goes that loses its power: none of its processes does anything any more."""
        process = self.process
        os.kill(process, signal.SIGSTOP)
        for each in [*children(process), process]:
            os.kill(each, signal.SIGKILL)
        while Path(f"/proc/{process}").exists() and self._is_alive(process):
            time.sleep(0.02)

    @staticmethod
    def _is_alive(process):
        try:
            return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
        except OSError:
            return False

    def ask(self, statement):
        done = subprocess.run(["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "-v", "ON_ERROR_STOP=1",
                               "-d", self.url, "-c", statement], capture_output=True, text=True, timeout=60)
        if done.returncode:
            raise AssertionError(done.stderr)
        return done.stdout.strip()

    def log_text(self):
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def remove(self):
        try:
            self.run("pg_ctl", f"--pgdata={self.data}", "--mode=immediate", "--wait", "stop", check=False)
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)


def either(*clusters):
    """The address of whichever of them takes writes, as the handbook of administrators has it."""
    hosts = ",".join(str(each.sockets) for each in clusters)
    return f"postgresql:///postgres?host={hosts}&user=postgres&target_session_attrs=read-write"
