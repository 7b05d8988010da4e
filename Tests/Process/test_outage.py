# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""PostgreSQL is stopped, killed, filled up and failed over under load: every receipt that was shown is honoured, nothing
arrives twice, and the program goes on by itself.

OUTAGES: how often each of them is done to one server. LONG: also what takes a minute.
"""
import os
import threading
import time
import unittest

import made_files
from amparo_client import (AMONG_OURSELVES, LOST, TO_REPORTER, Officer, Reporter, codes_on, fingerprint, is_open, member,
                           members_of, shown_codes)
from cluster import Cluster, either
from disks import Disks
from program import Program
from storm import Storm, check

OUTAGES = int(os.environ.get("OUTAGES", "1"))
MEGABYTE = 1 << 20


class Answers(list):
    """What came of sending one report again and again: its codes, or None where it was not taken."""

    def __init__(self, reporter, prepared):
        super().__init__()
        self.reporter, self.prepared = reporter, prepared

    def send(self):
        try:
            self.append(codes_on(self.reporter.send(self.prepared)))
        except LOST:
            self.append(None)


class Outage(Storm):
    """Reports only: what the desk does while there is no database is not asked here."""

    def _add(self, codes, words, chance):
        pass

    def desk(self):
        pass


@unittest.skipUnless(os.environ.get("TEST_POSTGRES_URL"), "Tests/Tools/postgres-cluster run -- where there is PostgreSQL")
class PostgresOutages(unittest.TestCase):
    def cluster(self, *arguments, **options):
        cluster = Cluster(*arguments, **options)
        self.addCleanup(cluster.remove)
        return cluster

    def pair(self):
        """A primary that acknowledges nothing before its standby has it."""
        primary = self.cluster("primary").make()
        standby = self.cluster("standby").follow(primary)
        primary.ask("ALTER SYSTEM SET synchronous_standby_names = 'standby'")
        primary.ask("SELECT pg_reload_conf()")
        self.wait_until(lambda: primary.ask("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'") == "1")
        return primary, standby

    def program(self, url):
        program = Program(store=url)
        self.addCleanup(program.remove)
        return program.start(120)

    def wait_until(self, condition, seconds=60):
        until = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > until:
                raise AssertionError("waited in vain")
            time.sleep(0.05)

    def storm(self, program, breaking):
        members = members_of(program)
        storm = Outage(program, member(members, "officer"))
        storm.rage(lambda: breaking(storm))
        self.assertEqual(storm.wrong, [])
        self.assertTrue(program.is_running, program.log_text()[-2000:])
        print(f"\n{len(storm.sent)} reports, {sum(each.attempts > 1 for each in storm.sent)} of them sent again", flush=True)
        check(self, program, members, storm)

    def test_stopped_and_started_again(self):
        cluster = self.cluster().make()
        program = self.program(cluster.url)

        def breaking(storm):
            for _ in range(OUTAGES):
                for how in ("fast", "immediate"):
                    storm.wait_for_reports(5)
                    cluster.stop(how)
                    time.sleep(0.5)
                    cluster.start()
                for _ in range(5):
                    storm.wait_for_reports(3)
                    cluster.ask("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                                " WHERE application_name = 'amparo'")
                storm.wait_for_reports(5)

        self.storm(program, breaking)

    def test_failed_over_to_its_standby(self):
        primary, standby = self.pair()
        program = self.program(either(primary, standby))

        def breaking(storm):
            storm.wait_for_reports(10)
            primary.kill()
            standby.promote()
            storm.wait_for_reports(10)

        self.storm(program, breaking)
        self.assertEqual(program.end()[0], 0)

    def test_what_was_added_answered_and_noted_outlives_a_failover(self):
        primary, standby = self.pair()
        program = self.program(either(primary, standby))
        members = members_of(program)
        reporter = Reporter(program.address)
        codes = reporter.report("quillback first")
        officer = Officer(program.address, member(members, "officer")).sign_in()
        path = next(place for place in officer.crawl().pages_with("quillback first") if "/reports/" in place)
        content = made_files.text("quillback in a file")
        addition = reporter.prepared_addition(codes.receipt, "quillback added", [("more.txt", "text/plain", content)])
        self.assertTrue(is_open(reporter.send(addition)))
        officer.write(path, TO_REPORTER, "quillback answered")
        officer.write(path, AMONG_OURSELVES, "quillback noted")
        primary.kill()
        standby.promote()

        def thread():
            try:
                return reporter.follow(codes.receipt)
            except LOST:
                return None

        self.wait_until(lambda: (page := thread()) is not None and page.status == 200)
        page = thread()
        self.assertTrue(is_open(page))
        self.assertIn("quillback answered", page.text)
        # In the sign-in from before, which the standby has as well.
        crawl = officer.crawl()
        for words in ["quillback first", "quillback added", "quillback answered", "quillback noted"]:
            self.assertNotEqual(crawl.pages_with(words), [], words)
        self.assertIn(fingerprint(content), crawl.fingerprints)

    def test_what_only_the_primary_has_is_acknowledged_to_nobody(self):
        """After a crash the primary shows a row that its standby never got; whoever asks again still has to wait."""
        primary, standby = self.pair()
        # After which PostgreSQL would end the wait and call the commit done.
        primary.ask("ALTER ROLE postgres SET statement_timeout = '1s'")
        program = self.program(either(primary, standby))
        reporter = Reporter(program.address)
        prepared = reporter.prepared_report("on one machine only")
        standby.stop("immediate")
        self.wait_until(lambda: primary.ask("SELECT count(*) FROM pg_stat_replication") == "0")
        answers = Answers(reporter, prepared)
        def is_waiting():
            return primary.ask("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'") != "0"

        first = threading.Thread(target=answers.send)
        first.start()
        self.wait_until(lambda: answers or is_waiting())
        first.join(3)
        self.assertEqual(list(answers), [], "acknowledged without the standby")
        codes = primary.ask("SELECT count(*) FROM codes")
        primary.stop("immediate")
        primary.start()
        first.join(60)
        self.assertEqual(list(answers), [None])
        self.assertGreater(int(primary.ask("SELECT count(*) FROM codes")), int(codes), "the row does not stand: no proof")
        second = threading.Thread(target=answers.send)
        second.start()
        self.wait_until(lambda: len(answers) > 1 or is_waiting())
        self.assertEqual(answers[1:], [], "acknowledged because it stands on one machine")
        standby.start()
        second.join(60)
        self.assertIsNotNone(answers[1])
        self.assertTrue(is_open(reporter.follow(answers[1].receipt)))
        self.assertGreater(int(standby.ask("SELECT count(*) FROM codes")), int(codes))

    def test_a_commit_whose_wait_is_cancelled_is_acknowledged_to_nobody(self):
        """Somebody cancels what hangs; PostgreSQL calls such a commit done, though its standby has nothing of it."""
        primary, standby = self.pair()
        program = self.program(either(primary, standby))
        reporter = Reporter(program.address)
        prepared = reporter.prepared_report("cancelled while it waits")
        standby.stop("immediate")
        self.wait_until(lambda: primary.ask("SELECT count(*) FROM pg_stat_replication") == "0")
        answers = Answers(reporter, prepared)
        first = threading.Thread(target=answers.send)
        first.start()
        cancelled = "SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
        # As often as it waits: whatever is asked once more waits again.
        self.wait_until(lambda: primary.ask(cancelled) and answers)
        first.join(60)
        self.assertEqual(list(answers), [None], "acknowledged without the standby")
        standby.start()
        self.wait_until(lambda: primary.ask("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'") == "1")
        answers.send()
        self.assertIsNotNone(answers[1])
        self.assertTrue(is_open(reporter.follow(answers[1].receipt)))

    @unittest.skipUnless(os.environ.get("LONG"), "a minute: make soak")
    def test_the_disk_of_the_database_fills_up(self):
        """PostgreSQL itself stops when its log has no room; whoever looks after it starts it again."""
        disks = Disks()
        self.addCleanup(disks.remove)
        cluster = self.cluster(disks=disks, bytes=600 * MEGABYTE).make()
        program = self.program(cluster.url)
        reporter, members = Reporter(program.address, "fr"), members_of(program)
        kept = {"before": reporter.report("before", [("a.png", "image/png", made_files.png(1))])}
        cluster.disk.leave(0)
        refused = prepared = None
        for number in range(3000):
            words = f"full{number:04d}" + " and they came again" * 800
            prepared = reporter.prepared_report(words)
            page = reporter.send(prepared)
            codes = codes_on(page)
            if codes is None:
                refused = words
                break
            kept[words[:8]] = codes
        self.assertIsNotNone(refused, "the disk was never full: this proves nothing")
        self.assertEqual(page.status, 503)
        self.assertIn("Nous n’avons pas pu garder votre envoi", page.text)
        self.assertIn(refused[:8], page.html)
        cluster.disk.grow()
        cluster.stop("immediate", check=False)
        cluster.start()
        kept[refused[:8]] = shown_codes(reporter.send(prepared))
        self.assertEqual([words for words, codes in kept.items() if not is_open(reporter.follow(codes.receipt))], [])
        crawl = Officer(program.address, member(members, "officer")).sign_in().crawl()
        self.assertEqual([words for words in kept if not crawl.pages_with(words)], [])


if __name__ == "__main__":
    unittest.main()
