# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""The desk: signing in, Today, and what every page of it keeps."""
import functools
import re
import statistics
import time
import unittest
from urllib.parse import urlsplit

from amparo_client import DESK, LEAVE_ALONE, member
from browser import DESKTOP, NARROW
from pages import SignIn, address, browser, members, officer_browser
from totp import code, fresh_code


def shape(path):
    """Pages that differ only by which record they show are one kind of page."""
    return re.sub(r"/(?=[0-9A-Za-z-]*\d)[0-9A-Za-z-]{6,}(?=/|$)", "/*", path)


def kinds_of_pages(page, limit=60):
    """One address for each kind of page that a member reaches by links."""
    found, waiting = {}, [address(DESK)]
    while waiting and len(found) < limit:
        url = waiting.pop(0)
        kind = shape(urlsplit(url).path)
        if kind in found:
            continue
        page.open(url)
        if not page.all("main"):
            continue
        found[kind] = url
        for each in page.all("a[href]:not([download])"):
            link = each.get_attribute("href").split("#")[0]
            # A list is one page, however it is filtered; one's own openings are another than the auditors'.
            link = link if "own=" in link else link.split("?")[0]
            path = urlsplit(link).path
            if link.startswith(address(DESK)) and not LEAVE_ALONE.search(path) and "/files/" not in path:
                waiting.append(link)
    return found


class SigningIn(unittest.TestCase):
    def refused(self, name, passphrase, one_time):
        page = browser(who="stranger")
        page.forget()
        began = time.monotonic()
        SignIn(page).attempt(name, passphrase, one_time)
        seconds = time.monotonic() - began
        self.assertTrue(page.all("input[type=password]"), "still outside")
        self.assertEqual([c for c in page.driver.get_cookies() if "session" in c["name"].lower()], [])
        return page.find("main").text.replace(name, "NAME"), seconds

    def test_unknown_wrong_and_replayed_look_alike(self):
        someone = member(members(), "auditor")
        used = fresh_code(someone.secret)
        page = browser(who="stranger")
        page.forget()
        SignIn(page).attempt(someone.name, someone.passphrase, used)
        self.assertFalse(page.all("input[type=password]"), "the first time it signs in")
        answers = {
            "replayed": self.refused(someone.name, someone.passphrase, used),
            "unknown": self.refused("nobody-here", someone.passphrase, "123456"),
            "wrong passphrase": self.refused(someone.name, "not this one at all", fresh_code(someone.secret)),
            "wrong code": self.refused(someone.name, someone.passphrase, code(someone.secret, 1)),
        }
        self.assertEqual(len({text for text, _ in answers.values()}), 1, answers)

    def test_unknown_and_wrong_take_the_same_time(self):
        someone = member(members(), "auditor")
        times = {name: statistics.median(self.refused(name, "not this one at all", "123456")[1] for _ in range(5))
                 for name in (someone.name, "nobody-here")}
        slow, fast = max(times.values()), min(times.values())
        self.assertLess(slow, 1.5 * fast, times)

    def test_the_session_cookie_is_locked_to_this_site(self):
        cookies = officer_browser().driver.get_cookies()
        self.assertTrue(cookies)
        for cookie in cookies:
            self.assertTrue(cookie["name"].startswith("__Host-"), cookie["name"])
            self.assertEqual((cookie["secure"], cookie["sameSite"], cookie["path"]), (True, "Strict", "/"))
            self.assertTrue(cookie["httpOnly"])

    def test_a_stranger_at_a_desk_address_is_asked_to_sign_in(self):
        stranger = browser(who="stranger")
        stranger.forget()
        for url in kinds_of_pages(officer_browser()).values():
            stranger.open(url)
            self.assertTrue(stranger.all("input[type=password]"), url)


class Today(unittest.TestCase):
    def setUp(self):
        self.page = officer_browser().open(address(DESK))

    def test_at_most_ten_things_each_with_why_and_what_to_do(self):
        things = self.page.all("article.today")
        self.assertTrue(0 < len(things) <= 10, len(things))
        for each in things:
            text = each.get_attribute("textContent").lower()
            for way in ("done", "not now", "hand over"):
                self.assertIn(way, text)

    def test_the_banner_says_that_this_is_a_demonstration(self):
        self.assertRegex(self.page.text.lower(), "demo|training|practice")

    def test_no_word_of_the_design_is_on_the_screens(self):
        for url in kinds_of_pages(self.page).values():
            words = self.page.open(url).text.lower()
            for word in ("compartment", "roster", "epoch", "wrap", "ledger", "adopt", "append", "ciphertext"):
                self.assertNotRegex(words, rf"\b{word}", url)


def on_every_page(test):
    @functools.wraps(test)
    def run(self):
        for kind, url in self.pages.items():
            with self.subTest(kind):
                test(self, kind.strip("/").replace("/", "-").replace("*", "one"), url)
    return run


class EveryDeskPage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.page = officer_browser()
        cls.pages = kinds_of_pages(cls.page)

    def tearDown(self):
        self.page.size(DESKTOP)
        self.page.scheme("light")

    def test_there_are_pages(self):
        self.assertGreater(len(self.pages), 5, self.pages)

    @on_every_page
    def test_axe_finds_nothing_light_and_dark(self, name, url):
        for scheme in ("light", "dark"):
            self.page.scheme(scheme)
            found = self.page.open(url).axe()
            self.page.screenshot_whole(f"{name}-{scheme}")
            self.assertEqual(found, [], scheme)

    @on_every_page
    def test_nothing_sticks_out_on_a_phone(self, name, url):
        self.page.size(NARROW)
        stuck = self.page.open(url).sideways()
        self.page.screenshot_whole(f"{name}-320")
        self.assertIsNone(stuck)

    @on_every_page
    def test_the_keyboard_reaches_everything_in_order(self, _, url):
        wanted, reached = self.page.open(url).keyboard_walk()
        self.assertEqual([step["what"] for step in reached], wanted)
        self.assertEqual([step["what"] for step in reached if not step["shown"]], [], "without a visible focus")

    @on_every_page
    def test_what_is_pressed_is_at_least_32_pixels(self, _, url):
        self.assertEqual(self.page.open(url).small_targets(32), [])

    @on_every_page
    def test_the_browser_s_console_stays_empty(self, _, url):
        self.page.open(url)
        self.assertEqual(self.page.complaints(), [])


if __name__ == "__main__":
    unittest.main()
