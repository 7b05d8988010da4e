# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""What every public page keeps: whole, light, quiet, reachable, in three languages and every way of reading."""
import functools
import subprocess
import tempfile
import unittest
from pathlib import Path
from urllib.parse import urlsplit

import made_files
from amparo_client import LANGUAGES, PUBLIC_PATHS
from browser import DESKTOP, NARROW, NARROWEST, PHONE
from pages import FollowPage, ReportPage, Screen, address, browser

EVERY = [(path, language) for path in PUBLIC_PATHS for language in LANGUAGES]
LIMIT = 50_000


def name(path, language, *more):
    return "-".join([path.strip("/") or "first", language, *more])


def on_every_page(pages=EVERY):
    """Runs a test once for each public page in each language; one that fails does not stop the others."""
    def wrapped(test):
        @functools.wraps(test)
        def run(self):
            for path, language in pages:
                with self.subTest(path=path, language=language):
                    test(self, browser().open(address(path, language)), path, language)
        return run
    return wrapped


class PublicPages(unittest.TestCase):
    def tearDown(self):
        browser().size(DESKTOP)
        browser().scheme("light")

    @on_every_page()
    def test_each_has_one_heading_a_language_and_a_direction(self, page, path, language):
        self.assertEqual(len(page.all("h1")), 1)
        self.assertEqual(page.find("html").get_attribute("lang"), language)
        self.assertEqual(page.run("return getComputedStyle(document.documentElement).direction"),
                         LANGUAGES[language])
        self.assertTrue(page.run("return document.title"))
        self.assertEqual(page.complaints(), [])

    @on_every_page()
    def test_the_title_tells_nobody_what_it_is_about(self, page, path, language):
        title = page.run("return document.title").lower()
        for word in ("abuse", "report", "violen", "rape", "police", "soldier", "signal", "plainte", "viol", "بلاغ"):
            self.assertNotIn(word, title)

    @on_every_page()
    def test_axe_finds_nothing_light_dark_wide_and_narrow(self, page, path, language):
        for scheme in ("light", "dark"):
            for size in (DESKTOP, NARROW):
                with self.subTest(scheme=scheme, width=size[0]):
                    page.size(size)
                    page.scheme(scheme)
                    page.open(address(path, language))
                    found = page.axe()
                    if found:
                        page.screenshot(name(path, language, scheme, str(size[0])))
                    self.assertEqual(found, [])

    def test_axe_finds_nothing_on_the_parts_the_care_page_and_what_a_code_opens(self):
        page = browser()
        for scheme in ("light", "dark"):
            page.scheme(scheme)
            for path in ("/gallery", "/gallery/rtl") + tuple(f"/{each}/report?for=care" for each in LANGUAGES):
                with self.subTest(scheme=scheme, path=path):
                    page.open(address(path))
                    self.assertEqual(page.axe(), [])
        for language in LANGUAGES:
            visitor = browser(who="with a code")
            report = ReportPage(visitor).open(language).fill("curlew-ten " + language).send_report()
            code = report.codes.receipt
            for scheme in ("light", "dark"):
                visitor.scheme(scheme)
                with self.subTest(scheme=scheme, language=language, page="after sending"):
                    self.assertEqual(visitor.axe(), [])
            FollowPage(visitor).open(language).with_code(code)
            for fold in visitor.all("main details:not([open]) > summary"):
                fold.click()
            # What lies under the line at the top only because of where the page stands is no fault.
            visitor.run("scrollTo(0, 0)")
            for scheme in ("light", "dark"):
                visitor.scheme(scheme)
                with self.subTest(scheme=scheme, language=language, page="visit"):
                    self.assertEqual(visitor.axe(), [])
            visitor.scheme("light")

    @on_every_page()
    def test_nothing_sticks_out_at_320_and_280_pixels_nor_at_400_percent(self, page, path, language):
        """400 % on a window of 1280 pixels is the layout of 320."""
        for size in (PHONE, NARROW, NARROWEST):
            page.size(size)
            page.open(address(path, language))
            self.assertIsNone(page.sideways(), f"at {size[0]} pixels")
            if size == NARROW:
                page.screenshot_whole(name(path, language, "320"))

    @on_every_page([(path, "en") for path in PUBLIC_PATHS])
    def test_what_is_touched_is_as_large_as_a_finger(self, page, path, language):
        page.size(PHONE)
        page.open(address(path, language))
        self.assertEqual(page.small_targets(44), [])

    @on_every_page([(path, language) for path in PUBLIC_PATHS for language in ("en", "ar")])
    def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(self, page, path, language):
        wanted, reached = page.keyboard_walk()
        self.assertEqual([step["what"] for step in reached], wanted)
        self.assertEqual([step["what"] for step in reached if not step["shown"]], [], "without a visible focus")
        self.assertEqual([step["what"] for step in reached if not step["inside"]], [], "focused out of sight")

    def test_each_weighs_less_than_50_kb_in_all_and_asks_nobody_else(self):
        for path, language in EVERY:
            with self.subTest(path=path, language=language):
                requests = browser().requests(address(path, language))
                self.assertLess(sum(requests.values()), LIMIT, requests)
                self.assertEqual({urlsplit(each).netloc for each in requests}, {urlsplit(address("/")).netloc})

    def test_no_cookie_and_nothing_kept_in_the_browser(self):
        visitor = browser(who="without traces")
        visitor.forget()
        for path, language in EVERY:
            visitor.open(address(path, language))
            self.assertEqual(visitor.driver.get_cookies(), [], path)
            kept = visitor.run("return localStorage.length + sessionStorage.length")
            self.assertEqual(kept, 0, path)

    def test_a_text_browser_shows_heading_links_and_labels(self):
        for path, language in EVERY:
            with self.subTest(path=path, language=language):
                dumped = subprocess.run(["w3m", "-dump", "-cols", "72", "-O", "UTF-8", address(path, language)],
                                        capture_output=True, text=True, timeout=20).stdout
                page = browser().open(address(path, language))
                flat = "".join(dumped.split())
                for each in page.all("h1, main label, main legend"):
                    words = each.get_attribute("textContent")
                    self.assertIn("".join(words.split()), flat)

    def test_without_a_language_in_the_address_the_browser_s_own_is_taken(self):
        for language in LANGUAGES:
            visitor = browser(language=language)
            for path in PUBLIC_PATHS:
                visitor.open(address(path))
                self.assertEqual(visitor.find("html").get_attribute("lang"), language, path)

    def test_the_reader_changes_the_language_and_stays_on_the_page(self):
        for path in PUBLIC_PATHS:
            page = browser().open(address(path, "en"))
            for language in ("fr", "ar", "en"):
                link = page.find(f"a[hreflang='{language}']")
                page.follow(link)
                self.assertEqual(page.url, address(path, language))

    def test_the_way_out_is_always_at_the_same_place_and_back_shows_nothing(self):
        for language in LANGUAGES:
            places = set()
            for path in PUBLIC_PATHS:
                page = browser().open(address(path, language))
                page.size(PHONE)
                leave = page.find("a.leave")
                places.add((round(leave.rect["x"]), round(leave.rect["y"])))
            self.assertEqual(len(places), 1, places)
        visitor = browser(who="leaving")
        visitor.open("about:blank")
        visitor.open(address("/help-now", "en"))
        shown = visitor.find("h1").text
        visitor.find("a.leave").click()
        visitor.wait(lambda: address("/") not in visitor.url)
        visitor.driver.back()
        self.assertNotIn(shown, visitor.text)

    def test_help_is_one_press_away_and_asks_nothing(self):
        page = browser(who="in need")
        page.size(PHONE)
        page.open(address("/", "en"))
        first = next(each for each in page.all("main a") if "/help-now" in each.get_attribute("href"))
        self.assertLess(first.rect["y"], PHONE[1], "on the first screen of a phone")
        page.follow(first)
        self.assertEqual(page.all("main input:not([type=hidden]), main textarea"), [])
        self.assertTrue(page.all("main a[href^='tel:']"), "numbers that a phone can call")
        self.assertEqual(page.driver.get_cookies(), [])
        for hours in ("72", "120"):
            self.assertIn(hours, page.text)

    def test_with_scripts_files_go_first_and_a_reload_shows_the_same_codes(self):
        visitor = browser(who="with files")
        with tempfile.TemporaryDirectory() as folder:
            files = []
            for number in range(2):
                files.append(Path(folder) / f"photo{number}.png")
                files[-1].write_bytes(made_files.png(number + 1))
            page = ReportPage(visitor).open().fill("plover-eleven", files).send_report()
        codes = page.codes
        self.assertNotIn("photo", visitor.text)
        visitor.driver.refresh()
        self.assertEqual(page.codes, codes)
        self.assertEqual(visitor.complaints(), [])

    def test_without_a_network_the_form_stays_and_can_be_sent_again(self):
        visitor = browser(who="in the hills")
        page = ReportPage(visitor).open().fill("dunlin-twelve")
        visitor.command("Network.enable")
        network = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
        visitor.command("Network.emulateNetworkConditions", offline=True, **network)
        visitor.find("main button[type=submit]:not([name]):not([hidden])").click()
        visitor.wait(lambda: "Not sent yet" in visitor.text)
        self.assertEqual(page.control("story").get_attribute("value"), "dunlin-twelve")
        visitor.command("Network.emulateNetworkConditions", offline=False, **network)
        self.assertEqual(len(page.send_report().codes.receipt), 24)

    def test_a_link_tapped_while_writing_opens_beside_the_form(self):
        visitor = browser(who="writing")
        page = ReportPage(visitor).open().fill("sanderling-thirteen")
        before = visitor.driver.window_handles
        visitor.find("footer a[href$='/ways']").click()
        visitor.wait(lambda: len(visitor.driver.window_handles) > len(before))
        self.assertEqual(page.control("story").get_attribute("value"), "sanderling-thirteen")

    def test_the_enter_key_sends_and_the_tick_turns_the_page(self):
        visitor = browser(who="with a tick")
        page = ReportPage(visitor).open().fill("knot-fourteen")
        visitor.run("scrollTo(0, 0)")
        visitor.follow(visitor.find("main button[name=then]"))
        self.assertFalse(page.has("story") and page.control("story").is_displayed())
        self.assertTrue(visitor.all("main a[href^='tel:']"))
        visitor.follow(visitor.find("main button[name=then]"))
        self.assertEqual(page.control("story").get_attribute("value"), "knot-fourteen")
        before = visitor.find("html")
        page.control("place").send_keys("the well\n")
        visitor.wait(lambda: visitor._is_gone(before))
        self.assertEqual(len(page.codes.receipt), 24)

    def test_unknown_pages_answer_in_the_reader_s_language(self):
        for language in LANGUAGES:
            page = browser().open(address("/no-such-page", language))
            self.assertEqual(page.find("html").get_attribute("lang"), language)
            self.assertTrue(Screen(page).browser.all("main a"), "a way on")
            self.assertEqual(page.axe(), [])


if __name__ == "__main__":
    unittest.main()
