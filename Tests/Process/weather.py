# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""A wall clock that can be moved and a disk that can be made read-only under a running program (weather.c)."""
import shutil
import struct
import subprocess
import tempfile
import time
from pathlib import Path

SOURCE = Path(__file__).with_name("weather.c")


class Weather:
    def __init__(self):
        self.home = Path(tempfile.mkdtemp(prefix="amparo-weather-"))
        self.library, self.file = self.home / "weather.so", self.home / "weather"
        compiler = shutil.which("clang") or shutil.which("cc") or shutil.which("gcc")
        subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", str(self.library), str(SOURCE)], check=True)
        self.seconds, self.is_read_only = 0, False
        self._write()

    def _write(self):
        with open(self.file, "r+b" if self.file.exists() else "wb") as file:
            file.write(struct.pack("=qq", int(self.seconds * 1000), int(self.is_read_only)))

    def environment(self, folder):
        """What a program needs to stand in it; `folder` is the disk."""
        return ["env", f"LD_PRELOAD={self.library}", f"WEATHER={self.file}", f"WEATHER_FOLDER={folder}"]

    def move_clock(self, seconds):
        """From now on the wall clock is so far from the true one."""
        self.seconds = seconds
        self._write()

    def make_read_only(self, is_read_only=True):
        self.is_read_only = is_read_only
        self._write()

    @property
    def now(self):
        """What the program's wall clock shows."""
        return time.time() + self.seconds

    def remove(self):
        shutil.rmtree(self.home, ignore_errors=True)
