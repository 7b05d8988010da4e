# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""The machine's clock jumps a year ahead and a day back while people send: everything is taken, codes
go on opening, members come in, and the ledger goes on being closed."""
import unittest

from amparo_client import DESK, REPORT_PAGE, Officer, Reporter, is_open, member, members_of, shown_codes
from program import Program, run
from storm import Storm
from test_ledger import QUICK, Log, size
from totp import code_at
from weather import Weather

DAY = 86_400
JUMPS = {"a year ahead": 365 * DAY, "a day back": -DAY, "right again": 0}


class Reports(Storm):
    """A hurried crowd; what the desk does is asked in between. The key that makes the same form the same codes goes with
    its day, so across a jump a form sent again may be another report."""

    repeats = False

    def _add(self, codes, words, chance):
        pass

    def desk(self):
        pass


class Clock(unittest.TestCase):
    def setUp(self):
        self.weather = Weather()
        self.addCleanup(self.weather.remove)
        self.program = Program(environment=QUICK)
        self.program.wrapped = self.weather.environment(self.program.home)
        self.addCleanup(self.program.remove)
        self.program.start()
        self.members = members_of(self.program)

    def officer(self):
        """Signed in by the clock of the machine, as a telephone's would be once both are set right."""
        who = member(self.members, "officer")
        return Officer(self.program.address, who).sign_in(code_at(who.secret, self.weather.now))

    def test_jumps_under_load(self):
        log, storm = Log(self.program), Reports(self.program, member(self.members, "officer"))
        sessions, checkpoints, alarms, outlived = [self.officer()], [log.checkpoint()], {}, []

        def jumping():
            for name, seconds in JUMPS.items():
                storm.wait_for_reports(5)
                self.weather.move_clock(seconds)
                storm.wait_for_reports(5)
                outlived.extend(name for each in sessions if not any(
                    form.of_kind("password") for form in each.session.get(DESK).forms))
                sessions.append(self.officer())
                checkpoints.append(log.checkpoint(beyond=size(checkpoints[-1])))
                alarms[name] = "clock of this machine" in sessions[-1].session.get(DESK).text

        storm.rage(jumping)
        self.assertEqual(storm.wrong, [])
        with self.subTest("a clock behind what was written last is said, and refuses nothing"):
            self.assertEqual(alarms, {"a year ahead": False, "a day back": True, "right again": True})
        with self.subTest("no session outlives a jump"):
            self.assertEqual(outlived, [])
        with self.subTest("every receipt opens its thread"):
            reporter = Reporter(self.program.address)
            self.assertEqual([each.words for each in storm.sent if not is_open(reporter.follow(each.codes.receipt))], [])
        with self.subTest("everything is at the desk, once"):
            crawl = sessions[-1].crawl()
            places = {each.words: [path for path in crawl.pages_with(each.words) if REPORT_PAGE.match(path)]
                      for each in storm.sent}
            self.assertEqual({words: found for words, found in places.items() if len(found) != 1}, {})
        code, said, complained = run("verify", "--data", str(self.program.data))
        self.assertEqual((code, said), (0, ""), complained)

    def test_the_same_form_sent_again_across_a_day_is_never_lost(self):
        """The day's key may be gone by then: it may be another report, with codes of its own, and both open."""
        reporter = Reporter(self.program.address)
        prepared = reporter.prepared_report("sent across a jump")
        first = reporter.send(prepared)
        found = [first]
        for seconds in JUMPS.values():
            self.weather.move_clock(seconds)
            found.append(reporter.send(prepared))
        for page in found:
            self.assertTrue(is_open(reporter.follow(shown_codes(page).receipt)))


if __name__ == "__main__":
    unittest.main()
