# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""The program that cleans files is dead, hostile or not there: reports are taken, members are told that there is no cleaned
copy and get the original, and nothing is left behind."""
import os
import shutil
import tempfile
import unittest
from pathlib import Path

import made_files
from amparo_client import REPORT_PAGE, REPORTS, Officer, Reporter, is_open, member, members_of
from disks import Disks
from program import Program
from test_ending import children, wait_until

JAIL = "/usr/bin/bwrap"
IMAGES = next((each for each in ("/usr/bin/convert-im6.q16", "/usr/bin/convert") if Path(each).exists()), None)
# What a tool does that somebody has taken over by a picture; each within what the jail lets it do.
HOSTILE = {
    "dies at once": "kill -9 $$",
    "says nothing": "exit 0",
    "writes without end": "exec yes",
    "takes all memory": "x=aaaaaaaa; while :; do x=$x$x; done",
    "gives something else": "echo '<script>alert(1)</script>'",
}
HONEST = '#!/bin/sh\ncase "$1" in -version) exit 0;; esac\n'
DEAD = {"is not there": None, "dies at once": "#!/bin/sh\nkill -9 $$\n"}
if os.environ.get("LONG"):
    DEAD["hangs"] = "#!/bin/sh\nexec sleep 1000\n"
    HOSTILE["hangs"] = "exec sleep 1000"


class Cleaner(unittest.TestCase):
    def setUp(self):
        self.disks = Disks()
        self.addCleanup(self.disks.remove)
        self.home = Path(tempfile.mkdtemp(prefix="amparo-cleaner-"))
        self.addCleanup(shutil.rmtree, self.home, ignore_errors=True)

    def stand_in(self, path, script):
        """A script that runs in the place of a program, and may be written anew while it stands there."""
        file = self.home / Path(path).name
        file.write_text(script)
        file.chmod(0o755)
        self.disks.cover(path, file)
        return file

    def start(self):
        program = Program(wrapped=self.disks.wrapped)
        self.addCleanup(program.remove)
        program.start()
        officer = Officer(program.address, member(members_of(program), "officer")).sign_in()
        self.custodian = Officer(program.address, member(members_of(program), "custodian")).sign_in()
        return program, officer

    def assert_no_copy(self, program, officer, words, seed):
        """A report with a picture: taken, openable, its original whole; and no copy of it is shown."""
        reporter, photo = Reporter(program.address), made_files.png(seed)
        codes = reporter.report(words, [("a.png", "image/png", photo)])
        self.assertTrue(is_open(reporter.follow(codes.receipt)))
        reports = [link for link in officer.session.get(REPORTS).links if REPORT_PAGE.match(link)]
        path = next(each for each in reports if words in officer.session.get(each).text)
        view = officer.session.get(path + "/files/0/view")
        self.assertEqual(view.status, 422)
        self.assertIn("No safe copy", officer.session.get(path).text)
        officer.ask_for_original(path)
        self.custodian.lend_all()
        self.assertEqual(officer.session.get(path + "/files/0").body, photo)
        wait_until(lambda: not children(program.process.pid))
        self.assertEqual(list(program.temporary.iterdir()), [])
        self.assertTrue(program.is_running)

    @unittest.skipUnless(IMAGES, "Tools/install build -- brings ImageMagick")
    def test_hostile(self):
        script = self.stand_in(IMAGES, HONEST + "exit 1\n")
        program, officer = self.start()
        for number, (name, deed) in enumerate(HOSTILE.items()):
            with self.subTest(name):
                script.write_text(HONEST + deed + "\n")
                self.assert_no_copy(program, officer, f"the cleaner {name}", number)
        self.assertEqual(program.end()[0], 0)

    def test_dead(self):
        for number, (name, script) in enumerate(DEAD.items()):
            with self.subTest(name):
                self.stand_in(JAIL, script or "")
                if script is None:
                    (self.home / "bwrap").chmod(0o644)
                program, officer = self.start()
                self.assert_no_copy(program, officer, f"the jail {name}", number)
                self.assertEqual(program.end()[0], 0)
                program.remove()


if __name__ == "__main__":
    unittest.main()
