# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""Amparo's pages as a person meets them. Names of fields come from the process tests' amparo_client; what the desk's
buttons say stands here. One demo installation serves the whole suite."""
import atexit
import functools
import re

from amparo_client import DESK, FIELD, Codes, digits, localised, member, members_of
from browser import Browser, By
from program import Program
from totp import fresh_code

# What the desk's sheets and buttons are called (English), as patterns.
REPLY, NOTE = r"to the reporter", r"among ourselves"
ACKNOWLEDGE, ANSWER = r"^acknowledge", r"answer and close"


@functools.cache
def demo():
    program = Program().start()
    atexit.register(program.remove)
    return program


@functools.cache
def members():
    found = members_of(demo())
    if not found:
        raise AssertionError("the demo printed no sign-ins:\n" + "".join(demo().said))
    return found


@functools.cache
def browser(scripts=True, language="en", who="visitor"):
    """One Chromium for each kind of visitor, kept for the whole suite."""
    made = Browser(scripts, language)
    atexit.register(made.quit)
    return made


def address(path, language=None):
    host, port = demo().address
    return f"http://{host}:{port}" + (localised(path, language) if language else path)


def officer_browser(role="officer", scripts=True):
    """A browser in which a member has signed in; one for each member, with scripts and without."""
    return signed_in(role, scripts)


@functools.cache
def signed_in(role, scripts):
    made = browser(scripts=scripts, who=role)
    SignIn(made).as_member(member(members(), role))
    return made


class Screen:
    def __init__(self, browser):
        self.browser = browser

    def control(self, name, css=None):
        """By its name, or else the first of a kind."""
        found = self.browser.all(f"main [name='{FIELD.get(name, name)}']") or (self.browser.all(f"main {css}") if css else [])
        if not found:
            raise AssertionError(f"no {name} on {self.browser.url}")
        return found[0]

    def has(self, name):
        return bool(self.browser.all(f"main [name='{FIELD.get(name, name)}']"))

    def type(self, name, words, css=None):
        box = self.control(name, css)
        box.clear()
        box.send_keys(words)

    def send(self, form_of):
        """Presses the first button of the form that holds a control."""
        form = form_of.find_element(By.XPATH, "ancestor::form")
        return self.browser.follow(form.find_element(By.CSS_SELECTOR, "button[type=submit], button:not([type])"))

    def link(self, pattern):
        for each in self.browser.all("a"):
            if re.search(pattern, each.text, re.I):
                return each
        raise AssertionError(f"no link {pattern!r} on {self.browser.url}")

    @property
    def errors(self):
        """The summary of what has to be mended; empty when there is none."""
        return [each.text for each in self.browser.all("#errors")]


class ReportPage(Screen):
    def open(self, language="en"):
        self.browser.open(address("/report", language))
        return self

    def fill(self, story=None, files=()):
        if story is not None:
            self.type("story", story, "textarea")
        for path in files:
            self.control("files", "input[type=file]").send_keys(str(path))
        site = self.browser.all(f"main [name='{FIELD['site']}']")
        if site and site[0].tag_name == "select":
            site[0].find_elements(By.CSS_SELECTOR, "option:not([value=''])")[0].click()
        elif site:
            site[0].click()
        return self

    def tick(self, name):
        box = self.control(name)
        # Not under the line that stays on top.
        self.browser.run("arguments[0].scrollIntoView({block: 'center'})", box)
        if not box.is_selected():
            box.click()
        return self

    def send_report(self):
        form = self.control("story", "textarea").find_element(By.XPATH, "ancestor::form")
        self.browser.follow(form.find_element(By.CSS_SELECTOR, "button[type=submit]:not([name]):not([hidden])"))
        return self

    @property
    def codes(self):
        """What the page after sending shows, as its slip forms carry it."""
        def held(name):
            found = self.browser.all(f"main input[name='{name}']")
            return digits(found[0].get_attribute("value")) if found else ""

        if len(held("short")) != 10 or len(held("receipt")) != 24:
            raise AssertionError(f"no codes on {self.browser.url}:\n{self.browser.text[:1500]}")
        shown = digits(self.browser.find("main").text)
        if held("short") not in shown or held("receipt") not in shown:
            raise AssertionError("the codes are not shown as they are held")
        return Codes(held("short"), held("receipt"))


class FollowPage(Screen):
    def open(self, language="en"):
        self.browser.open(address("/follow", language))
        return self

    def with_code(self, code):
        self.type("code", code, "input[type=text], input:not([type])")
        self.send(self.control("code", "input[type=text], input:not([type])"))
        return self

    @property
    def is_open(self):
        return bool(self.browser.all("main textarea"))

    def add(self, words):
        self.type("words", words, "textarea")
        self.send(self.control("words", "textarea"))
        return self


class SignIn(Screen):
    def attempt(self, name, passphrase, one_time):
        self.browser.open(address(DESK))
        self.type("member", name, "input[type=text], input:not([type])")
        self.type("passphrase", passphrase, "input[type=password]")
        box = self.browser.all("main input[autocomplete='one-time-code'], main input[inputmode=numeric]")[0]
        box.send_keys(one_time)
        self.send(box)
        return self

    def as_member(self, member):
        self.attempt(member.name, member.passphrase, fresh_code(member.secret))
        if self.browser.all("input[type=password]"):
            raise AssertionError(f"{member.name} could not sign in:\n{self.browser.text[:800]}")
        return self


class Desk(Screen):
    def today(self):
        self.browser.open(address(DESK))
        return self

    def find_page_with(self, words, limit=40):
        """Opens what is new, newest first, until the words are on the page."""
        # Today shows ten things at most: the list of reports has them all.
        self.browser.open(address(DESK + "/reports?status=all&sort=newest"))
        links = [each.get_attribute("href") for each in self.browser.all("main a[href*='/desk/reports/'],"
                                                                         "main a[href*='/desk/cases/']")]
        for link in list(dict.fromkeys(links))[:limit]:
            self.browser.open(link)
            if words in self.browser.text:
                return self
        raise AssertionError(f"{words!r} is not among the {len(links)} links of the list")

    def form(self, pattern):
        """The sheet whose heading, legend or button matches."""
        for each in self.browser.all("main form"):
            if re.search(pattern, each.get_attribute("textContent"), re.I | re.M):
                return each
        raise AssertionError(f"no form {pattern!r} on {self.browser.url}")

    def write(self, pattern, words):
        form = self.form(pattern)
        for fold in form.find_elements(By.XPATH, "ancestor::details[not(@open)]/summary"):
            fold.click()
        form.find_element(By.TAG_NAME, "textarea").send_keys(words)
        return self.browser.follow(form.find_element(By.CSS_SELECTOR, "button[type=submit], button:not([type])"))

    def press(self, pattern):
        for each in self.browser.all("main button"):
            if re.search(pattern, each.text.strip(), re.I):
                return self.browser.follow(each)
        raise AssertionError(f"no button {pattern!r} on {self.browser.url}")

    def complete(self, pattern, words):
        """Answers every question of a sheet: ticks what can be ticked, takes the last choice, writes the words."""
        form = self.form(pattern)
        for fold in form.find_elements(By.XPATH, "ancestor::details[not(@open)]/summary"):
            fold.click()
        for box in form.find_elements(By.CSS_SELECTOR, "input[type=checkbox]:not(:checked)"):
            box.click()
        groups = {each.get_attribute("name"): each for each in form.find_elements(By.CSS_SELECTOR, "input[type=radio]")}
        for last in groups.values():
            last.click()
        for choice in form.find_elements(By.TAG_NAME, "select"):
            choice.find_elements(By.CSS_SELECTOR, "option:not([value=''])")[-1].click()
        for box in form.find_elements(By.CSS_SELECTOR, "textarea, input[type=text]"):
            if not box.get_attribute("value"):
                box.send_keys(words)
        return self.browser.follow(form.find_element(By.CSS_SELECTOR, "button[type=submit], button:not([type])"))
