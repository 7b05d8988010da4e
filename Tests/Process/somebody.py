# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""An ordinary user: what the kernel refuses to one is granted to root, under which tests may run."""
import os
import shutil
import tempfile
from pathlib import Path

from program import PROGRAM

NOBODY = 65534


def wrapper():
    """What becomes somebody without any right, and then the command behind it."""
    if os.geteuid() != 0:
        return []
    return ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]


def home():
    """A folder of theirs, and a program in it that they can reach."""
    folder = Path(tempfile.mkdtemp(prefix="amparo-somebody-"))
    program = folder / "amparo"
    shutil.copy(PROGRAM, program)
    (folder / "tmp").mkdir()
    give(folder)
    return folder, program


def give(folder):
    if os.geteuid() == 0:
        for each in [folder, *folder.rglob("*")]:
            os.chown(each, NOBODY, NOBODY)
