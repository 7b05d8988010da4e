# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""What stands in a systemd unit."""
import re
from pathlib import Path


def settings(path):
    """Name and value of each setting; a name may stand there several times."""
    return re.findall(r"^([A-Za-z]+)=(.*)$", Path(path).read_text(encoding="utf-8"), re.MULTILINE)
