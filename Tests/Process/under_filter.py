# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""Becomes a command under the filter of calls that a systemd unit asks for, where systemd itself does not run.

   /usr/bin/python3 under_filter.py UNIT -- COMMAND...      (Debian's own Python, for its python3-seccomp)
"""
import os
import subprocess
import sys

import seccomp

from unit_settings import settings

WRITE, EXECUTE = 2, 4


def expanded(name):
    """The calls of a group, as systemd lists them."""
    if not name.startswith("@"):
        return {name}
    listed = subprocess.run(["systemd-analyze", "syscall-filter", name], check=True, capture_output=True, text=True)
    lines = [line.strip() for line in listed.stdout.splitlines()[1:]]
    return set().union(*(expanded(line) for line in lines if line and not line.startswith("#")))


def allowed(values):
    calls = expanded("@default")
    for value in values:
        names = set().union(*(expanded(name) for name in value.lstrip("~").split()))
        calls = calls - names if value.startswith("~") else calls | names
    return calls


def main():
    unit, command = sys.argv[1], sys.argv[sys.argv.index("--") + 1:]
    told = settings(unit)
    values = dict(told)
    assert values["SystemCallErrorNumber"] == "EPERM" and values["MemoryDenyWriteExecute"] == "yes"
    filtered = seccomp.SyscallFilter(seccomp.ERRNO(1))
    filtered.set_attr(seccomp.Attr.CTL_NNP, True)
    families = {"AF_UNIX": 1, "AF_INET": 2, "AF_INET6": 10, "AF_NETLINK": 16}
    for call in allowed([value for name, value in told if name == "SystemCallFilter"]):
        rules = [()]
        if call == "socket":
            rules = [(seccomp.Arg(0, seccomp.EQ, families[each]),)
                     for each in values["RestrictAddressFamilies"].split()]
        elif call == "mmap":
            rules = [(seccomp.Arg(2, seccomp.MASKED_EQ, each, 0),) for each in (WRITE, EXECUTE)]
        elif call in ("mprotect", "pkey_mprotect"):
            rules = [(seccomp.Arg(2, seccomp.MASKED_EQ, EXECUTE, 0),)]
        elif call == "personality":
            rules = [(seccomp.Arg(0, seccomp.EQ, 0),)]
        for rule in rules:
            try:
                filtered.add_rule(seccomp.ALLOW, call, *rule)
            except (RuntimeError, OSError):
                pass  # this processor has no such call
    filtered.load()
    os.execvp(command[0], command)


main()
