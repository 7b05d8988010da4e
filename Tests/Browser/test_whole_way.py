# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""The whole way once: a report from a cheap phone goes in without a name, is read, answered, followed up and closed."""
import tempfile
import unittest
from pathlib import Path

import made_files
from browser import DESKTOP, NARROW, PHONE
from pages import (
    ACKNOWLEDGE, ANSWER, NOTE, REPLY, Desk, FollowPage, ReportPage, address, browser, officer_browser,
)

# The fifteenth of the numbered sentences that a short code can show.
IS_CLOSED = {"en": "It is closed.", "fr": "C’est terminé.", "ar": "انتهى العمل على البلاغ."}
STORIES = {
    "en": "They stopped my brother at the bridge {mark} and asked for money.",
    "fr": "Ils ont arrêté mon frère au pont {mark} et ont demandé de l'argent.",
    "ar": "أوقفوا أخي عند الجسر {mark} وطلبوا المال.",
}


def photo():
    path = Path(tempfile.mkdtemp(prefix="amparo-photo-")) / "bridge.png"
    path.write_bytes(made_files.png(5))
    return path


class WholeWay(unittest.TestCase):
    def report(self, visitor, language, mark):
        page = ReportPage(visitor).open(language)
        page.fill(STORIES[language].format(mark=mark), [photo()]).send_report()
        visitor.screenshot_whole(f"codes-{language}")
        self.assertEqual(visitor.driver.get_cookies(), [])
        self.assertNotRegex(visitor.url.split("/", 3)[3], r"\d{3}", "a code stands in the address")
        return page.codes

    def test_a_phone_reports_an_officer_answers_and_the_code_shows_it(self):
        visitor = browser(who="phone")
        visitor.size(PHONE)
        codes = self.report(visitor, "en", "kestrel-one")
        self.assertEqual(visitor.axe(), [])
        self.assertIsNone(visitor.sideways())

        desk = Desk(officer_browser()).find_page_with("kestrel-one")
        desk.browser.screenshot_whole("case-new")
        desk.write(NOTE, "Only among ourselves: kestrel-note.")
        desk.write(REPLY, "Thank you. We will visit the bridge: kestrel-reply.")

        follow = FollowPage(visitor).open().with_code(codes.receipt)
        self.assertIn("kestrel-reply", visitor.text)
        self.assertNotIn("kestrel-note", visitor.text)
        self.assertNotIn("kestrel-one", visitor.text, "a code taken at a checkpoint gives no testimony")
        visitor.screenshot_whole("follow-receipt")
        follow.add("One more thing: kestrel-added.")
        desk.find_page_with("kestrel-added")

    def test_the_short_code_shows_stage_and_dates_and_never_words(self):
        visitor = browser(who="short code")
        codes = self.report(visitor, "en", "heron-two")
        Desk(officer_browser()).find_page_with("heron-two").write(REPLY, "heron-reply")
        follow = FollowPage(visitor).open().with_code(codes.short)
        for words in ("heron-two", "heron-reply"):
            self.assertNotIn(words, visitor.text)
        self.assertTrue(follow.is_open, "new facts are taken with the short code")

    def test_codes_are_taken_in_any_grouping_and_any_digits(self):
        visitor = browser(who="grouping")
        code = self.report(visitor, "en", "plover-three").receipt
        eastern = code.translate({ord("0") + n: chr(0x0660 + n) for n in range(10)})
        for written in (code, "-".join(code[i:i + 6] for i in range(0, 24, 6)), " ".join(code), eastern,
                        f"  {code[:12]}\u00a0{code[12:]} "):
            with self.subTest(written):
                self.assertTrue(FollowPage(visitor).open().with_code(written).is_open)

    def test_a_slip_in_the_code_is_explained_and_the_code_is_kept(self):
        visitor = browser(who="slip")
        code = self.report(visitor, "en", "wader-four").receipt
        wrong = code[:5] + str((int(code[5]) + 1) % 10) + code[6:]
        follow = FollowPage(visitor).open().with_code(wrong)
        self.assertFalse(follow.is_open)
        kept = follow.control("code", "input[type=text], input:not([type])").get_attribute("value")
        self.assertEqual("".join(kept.split()), wrong)
        self.assertTrue(follow.errors)
        self.assertEqual(visitor.axe(), [])

    def test_right_to_left_from_beginning_to_end(self):
        visitor = browser(language="ar", who="right to left")
        visitor.size(NARROW)
        codes = self.report(visitor, "ar", "ibis-five")
        self.assertIsNone(visitor.sideways())
        self.assertEqual(visitor.axe(), [])
        self.assertTrue(FollowPage(visitor).open("ar").with_code(codes.receipt).is_open)
        self.assertIsNone(visitor.sideways())
        desk = Desk(officer_browser()).find_page_with("ibis-five")
        self.assertIn(STORIES["ar"].format(mark="ibis-five"), desk.browser.text)

    def test_without_scripts_from_beginning_to_end(self):
        visitor = browser(scripts=False, language="fr", who="no scripts")
        codes = self.report(visitor, "fr", "stork-six")
        self.assertTrue(FollowPage(visitor).open("fr").with_code(codes.receipt).is_open)
        desk = Desk(officer_browser(scripts=False)).find_page_with("stork-six")
        desk.write(REPLY, "stork-reply")
        FollowPage(visitor).open("fr").with_code(codes.receipt)
        self.assertIn("stork-reply", visitor.text)

    def from_acknowledged_to_closed(self, language, size, mark, scripts=True):
        """Both of them on a window of that size: the reporter in a language, the officer at the desk."""
        visitor = browser(scripts=scripts, language=language, who=f"closing {mark}")
        visitor.size(size)
        codes = self.report(visitor, language, mark)
        officer = officer_browser(scripts=scripts)
        officer.size(size)
        self.addCleanup(officer.size, DESKTOP)
        desk = Desk(officer).find_page_with(mark)
        self.assertIsNone(officer.sideways())
        desk.press(ACKNOWLEDGE)
        officer.screenshot_whole(f"case-acknowledged-{language}")
        desk.find_page_with(mark)
        desk.complete(ANSWER, "Told to the commander; the post was moved.")
        officer.screenshot_whole(f"case-closed-{language}")
        self.assertIsNone(officer.sideways())
        FollowPage(visitor).open(language).with_code(codes.short)
        self.assertIn(IS_CLOSED[language], visitor.text)
        self.assertNotIn(mark, visitor.text)
        self.assertIsNone(visitor.sideways())

    def test_from_acknowledged_to_closed_on_two_phones(self):
        self.from_acknowledged_to_closed("en", PHONE, "crane-seven")

    def test_from_acknowledged_to_closed_right_to_left(self):
        self.from_acknowledged_to_closed("ar", DESKTOP, "crane-eight")

    def test_from_acknowledged_to_closed_without_scripts(self):
        self.from_acknowledged_to_closed("fr", PHONE, "crane-nine", scripts=False)

    def test_the_tick_leads_to_the_focal_point_and_to_nobody_else(self):
        visitor = browser(who="care")
        page = ReportPage(visitor).open()
        page.fill("what was done to her: avocet-ten").tick("restricted").send_report()
        self.assertEqual(len(page.codes.receipt), 24)
        Desk(officer_browser("focal-point")).find_page_with("avocet-ten")
        with self.assertRaises(AssertionError):
            Desk(officer_browser()).find_page_with("avocet-ten")

    def test_what_somebody_must_not_see_is_read_outside(self):
        visitor = browser(who="outside")
        page = ReportPage(visitor).open()
        page.fill("his boss is my cousin: dunlin-eleven").tick("outside").send_report()
        Desk(officer_browser("independent-reader")).find_page_with("dunlin-eleven")
        for role in ("officer", "focal-point"):
            with self.assertRaises(AssertionError):
                Desk(officer_browser(role)).find_page_with("dunlin-eleven")

    def test_an_empty_report_is_explained_and_what_was_chosen_stays(self):
        visitor = browser(who="empty")
        page = ReportPage(visitor).open()
        page.fill("").send_report()
        self.assertTrue(page.errors)
        self.assertEqual(visitor.axe(), [])
        page.fill("now with words").send_report()
        self.assertEqual(len(page.codes.receipt), 24)

    def test_a_reload_after_sending_is_the_same_report(self):
        visitor = browser(who="reload")
        page = ReportPage(visitor).open()
        page.fill("once and only once: egret-eight").send_report()
        before = page.codes
        visitor.driver.refresh()
        self.assertEqual(page.codes, before)

    def test_back_after_the_way_out_shows_no_code(self):
        visitor = browser(who="codes and leaving")
        page = ReportPage(visitor).open()
        page.fill("gone again: tern-nine").send_report()
        code = page.codes.receipt
        visitor.find("a.leave").click()
        visitor.wait(lambda: address("/") not in visitor.url)
        for _ in range(3):
            visitor.driver.back()
            self.assertNotIn(code[:4], visitor.text)


if __name__ == "__main__":
    unittest.main()
