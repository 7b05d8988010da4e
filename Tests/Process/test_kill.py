# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""The program is killed while people send and the desk writes, KILLS times a store: nothing acknowledged is lost, and no
report arrives twice (storm.py says what is sent and what must hold).

A killed program leaves the kernel's memory as it was, so this says nothing of a power cut: test_sync.py does.
"""
import os
import random
import unittest

from amparo_client import member, members_of
from program import Program
from storm import SEED, Storm, check
from stores import available

KILLS = int(os.environ.get("KILLS", "40"))


class KillStorm(Storm):
    def kills(self, count):
        """Each waits for some reports, then for an instant that nobody chose."""
        chance = random.Random(SEED)
        for number in range(count):
            with self.changed:
                goal = len(self.sent) + chance.randint(1, 6)
                self.limit = goal + 6
                self.changed.notify_all()
                # Every third lets the others get something done as well, which takes them longer.
                more = (len(self.added) + 1, len(self.written) + 1) if number % 3 == 0 else (0, 0)
                self.changed.wait_for(lambda: self.over or len(self.sent) >= goal and len(self.added) >= more[0]
                                      and len(self.written) >= more[1], 60)
                if self.over:
                    return
                self.changed.wait(chance.random() * 0.05)
            self.program.kill()
            with self.changed:
                self.program.address = None
            self.program.start()
            with self.changed:
                self.changed.notify_all()


class Kill(unittest.TestCase):
    def storm(self, kind):
        store = kind()
        self.addCleanup(store.remove)
        program = Program(store=store.option)
        self.addCleanup(program.remove)
        program.start()
        members = members_of(program)
        storm = KillStorm(program, member(members, "officer"))
        storm.officer.sign_in()
        storm.rage(lambda: storm.kills(KILLS))
        self.assertEqual(storm.wrong, [])
        lost_answers = sum(each.attempts > 1 for each in storm.sent)
        print(f"\n{kind.name}: {KILLS} kills, {len(storm.sent)} reports, {lost_answers} of them sent again", flush=True)
        self.assertGreaterEqual(len(storm.sent), KILLS)
        self.assertGreater(lost_answers, 0, "no kill met a report under way: the storm proves nothing")
        print(f"{len(storm.added)} additions, {len(storm.written)} answers and notes of the desk", flush=True)
        self.assertGreaterEqual(len(storm.added), KILLS // 4)
        self.assertGreaterEqual(len(storm.written), KILLS // 4)
        return program, members, storm

    def test_kills(self):
        for kind in available():
            with self.subTest(kind.name):
                check(self, *self.storm(kind))


if __name__ == "__main__":
    unittest.main()
