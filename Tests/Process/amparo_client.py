# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""What Amparo's pages are called: paths, field names, how a code looks, how the demo prints its sign-ins.

The process tests and the browser suite learn it here and nowhere else. A control is found by its name first, then by
its kind, so that a page may be rearranged without a change here.
"""
import hashlib
import re
from dataclasses import dataclass, field
from http.client import HTTPException

from plain_http import Session
from totp import fresh_code

LANGUAGES = {"en": "ltr", "fr": "ltr", "ar": "rtl"}
PUBLIC_PATHS = [
    "/", "/help-now", "/report", "/follow", "/ways", "/what-happens", "/safety", "/policy", "/ledger"
]
DESK = "/desk"
SIGN_IN = "/desk/sign-in"
REPORTS = "/desk/reports"

FIELD = {
    "story": "words", "files": "files", "site": "site", "when": "when-words", "place": "place", "who": "who",
    "restricted": "for", "excluded": "must-not-see", "mode": "mode", "reach": "reach", "avoid": "never",
    "code": "code", "words": "words",
    "member": "name", "passphrase": "passphrase", "one_time": "code",
}
# The choice "call me" among the ways to be reached.
CALL = "call"

# What the two sheets of a case are called.
TO_REPORTER, AMONG_OURSELVES = "to the reporter", "among ourselves"

# Pages that the crawl must not ask for: they end the session or make something.
LEAVE_ALONE = re.compile(r"sign-out|/export|^/gallery")
# How the desk shows by what an original can be recognised: sixty-four digits in fours.
FINGERPRINT = re.compile(r"\b(?:[0-9a-f]{4} ){15}[0-9a-f]{4}\b")
# Where the officer finds what was reported, and where what was sent with it.
REPORT_PAGE = re.compile(r"^/desk/(reports|cases)/[0-9a-f]{32}$")


def localised(path, language="en"):
    return f"/{language}" + ("" if path == "/" else path)


def digits(text):
    """The digits of any script, as ASCII."""
    return "".join(str(int(each)) for each in text if each.isdecimal())


@dataclass(frozen=True)
class Codes:
    """What the page after sending shows."""
    short: str
    receipt: str


def codes_on(page):
    """The 10-digit code and the 24-digit receipt, or None when the page shows none."""
    found = {}
    for line in page.lines:
        for run in re.findall(r"\d(?:[ -]?\d)+", line):
            found.setdefault(len(digits(run)), digits(run))
    if page.status != 200 or 10 not in found or 24 not in found:
        return None
    return Codes(found[10], found[24])


def fingerprint(content):
    """Of a file that was sent, as the desk shows it beside its safe copy."""
    return hashlib.blake2b(b"blob plain\0" + content, digest_size=32, person=b"amparo.stream").hexdigest()


def shown_codes(page):
    codes = codes_on(page)
    if codes is None:
        raise AssertionError(f"no codes on {page}")
    return codes


@dataclass(frozen=True)
class Member:
    role: str
    name: str
    passphrase: str
    secret: str


def members_in(printed):
    """The demo's sign-ins: columns role, name, passphrase, secret of the one-time codes, two blanks or more apart."""
    line = re.compile(r"^[ \t]*(\S.*?)[ \t]{2,}(\S+)[ \t]{2,}(\S.*?)[ \t]{2,}([A-Z2-7]{32})[ \t]*$", re.M)
    return [Member(*found.groups()) for found in line.finditer(printed)]


def members_of(program):
    """All of the demo's members: the line that explains the columns stands below the last of them."""
    return members_in(program.wait_for_output(lambda said: "\ncolumns: " in said))


def member(members, role):
    return next(each for each in members if role.lower() in each.role.lower())


def pick(form, name, *kinds):
    """The control called `name`, or else the first of a kind."""
    found = form.named(name) or form.of_kind(*kinds)
    return found[0].name if found else None


class Reporter:
    """Somebody outside with a cheap phone."""

    def __init__(self, address, language="en"):
        self.session, self.language = Session(address, language), language

    def report_form(self):
        page = self.session.get(localised("/report", self.language))
        form = next((f for f in page.forms if f.method == "post" and f.of_kind("file")), None)
        if form is None:
            raise AssertionError(f"no report form on {page}")
        return page, form

    def prepared_report(self, words, files=(), values=None):
        """The exact bytes of a report, so that they can be sent again after a lost answer."""
        page, form = self.report_form()
        file_field = pick(form, FIELD["files"], "file")
        filled = {pick(form, FIELD["story"], "textarea"): words, **self._site(form), **(values or {})}
        return self.session.prepared(page, form, filled, [(file_field, *file) for file in files])

    def restricted_form(self):
        """The form for what concerns sexual violence or a child: a tick in the form, or a page of its own."""
        page, form = self.report_form()
        for control in form.named(FIELD["restricted"]):
            if control.kind == "checkbox":
                return page, form, {control.name: control.value}
        asking = next(f for f in page.forms if f.method == "get" and f.named(FIELD["restricted"]))
        page = self.session.submit(page, asking, {FIELD["restricted"]: asking.named(FIELD["restricted"])[0].value})
        return page, next(f for f in page.forms if f.method == "post" and f.named(FIELD["reach"])), {}

    def _site(self, form):
        """Any site, when the page wants one."""
        for control in form.named(FIELD["site"]):
            if control.kind == "select":
                return {control.name: next((value for value in control.options if value), "")}
            if control.value:
                return {control.name: control.value}
        return {}

    def send(self, prepared):
        path, body, headers = prepared
        return self.session.send("POST", path, body, headers)

    def report(self, words, files=(), values=None):
        return shown_codes(self.send(self.prepared_report(words, files, values)))

    def report_restricted(self, values):
        page, form, tick = self.restricted_form()
        answer = self.session.submit(page, form, {**tick, **self._site(form), **values})
        return shown_codes(answer)

    def follow(self, code):
        page = self.session.get(localised("/follow", self.language))
        form = next((f for f in page.forms if f.method == "post" and f.of_kind("text", "tel", "search")), None)
        if form is None:
            raise AssertionError(f"no box for a code on {page}")
        return self.session.submit(page, form, {pick(form, FIELD["code"], "text", "tel", "search"): code})

    def prepared_addition(self, code, words, files=()):
        page = self.follow(code)
        form = adding_form(page)
        if form is None:
            raise AssertionError(f"nothing can be added on {page}")
        file_field = pick(form, FIELD["files"], "file")
        return self.session.prepared(page, form, {pick(form, FIELD["words"], "textarea"): words},
                                     [(file_field, *file) for file in files])

    def add(self, code, words, files=()):
        page = self.send(self.prepared_addition(code, words, files))
        if page.status != 200:
            raise AssertionError(f"not added: {page}")
        return page


def adding_form(page):
    """The form in which a reporter adds words; only an opened thread shows it."""
    return next((f for f in page.forms if f.of_kind("textarea")), None)


def is_open(page):
    return page.status == 200 and adding_form(page) is not None


@dataclass
class Crawl:
    """Everything that one member can reach by following links."""
    pages: dict
    downloads: dict
    _texts: dict = field(default_factory=dict)
    _places: dict = field(default_factory=dict)

    def pages_with(self, words):
        # Thousands of words are looked for in thousands of pages: only those are read that hold the rarest of them.
        for path in self.pages.keys() - self._texts.keys():
            self._texts[path] = text = self.pages[path].text
            for word in set(text.split()):
                self._places.setdefault(word, []).append(path)
        places = min((self._places.get(word, self.pages) for word in words.split()), key=len)
        return [path for path in places if words in self._texts[path]]

    @property
    def text(self):
        return "\n".join(page.text for page in self.pages.values())

    @property
    def fingerprints(self):
        """Of all files whose originals are kept apart, or not, from the reports on these pages."""
        return {found.replace(" ", "") for page in self.pages.values() for found in FINGERPRINT.findall(page.text)}


class Officer:
    """A member at the desk."""

    def __init__(self, address, member, tls=None):
        self.session, self.member = Session(address, tls=tls), member

    def try_to_sign_in(self, passphrase=None, one_time=None):
        page = self.session.get(DESK)
        form = next((f for f in page.forms if f.of_kind("password")), None)
        if form is None:
            raise AssertionError(f"no sign-in on {page}")
        one_time_field = next((c.name for c in form.controls if "one-time" in c.label.lower() or "six" in
                               c.label.lower()), FIELD["one_time"])
        return self.session.submit(page, form, {
            pick(form, FIELD["member"], "text"): self.member.name,
            pick(form, FIELD["passphrase"], "password"): self.member.passphrase if passphrase is None else passphrase,
            one_time_field: fresh_code(self.member.secret) if one_time is None else one_time,
        })

    def sign_in(self, one_time=None):
        page = self.try_to_sign_in(one_time=one_time)
        if any(f.of_kind("password") for f in page.forms) or page.status != 200:
            raise AssertionError(f"{self.member.name} could not sign in: {page}")
        return self

    def crawl(self, limit=5000):
        """Follows every link of the desk; what is not a page is kept as a hash."""
        seen, waiting, found = {DESK}, [DESK], Crawl({}, {})
        while waiting and len(seen) <= limit:
            path = waiting.pop()
            page = self.session.get(path)
            if page.status != 200:
                continue
            if not page.is_html:
                found.downloads[path] = page.digest()
                continue
            found.pages[path] = page
            for link in page.links:
                if link.startswith(DESK) and link not in seen and not LEAVE_ALONE.search(link):
                    seen.add(link)
                    waiting.append(link)
        return found

    def ask_for_original(self, path):
        """Asks the custodians for the first original of a report that this sign-in has not asked for."""
        page = self.session.get(path)
        form = next(f for f in page.forms if f.named("apart") and f.named("purpose"))
        answer = self.session.submit(page, form, {"purpose": "refer", "reason": "to compare it with what was sent"})
        if "Waits for a custodian" not in answer.text:
            raise AssertionError(f"not asked: {answer}")

    def lend_all(self):
        """What a custodian does: allows every request that waits."""
        while True:
            page = self.session.get(DESK + "/names")
            form = next((f for f in page.forms if f.named("hours")), None)
            if form is None:
                return
            answer = self.session.submit(page, form, {"hours": "1", "passphrase": self.member.passphrase})
            if answer.status != 200:
                raise AssertionError(f"not lent: {answer}")

    def write(self, path, sheet, words):
        """Writes into one of the two sheets of a case."""
        page = self.session.get(path)
        for form in page.forms:
            boxes = form.of_kind("textarea")
            if boxes and sheet in form.text.lower():
                answer = self.session.submit(page, form, {boxes[0].name: words})
                if answer.status != 200 or words not in answer.text:
                    raise AssertionError(f"not written: {answer}")
                return answer
        raise AssertionError(f"no sheet {sheet!r} on {page}")


LOST = (OSError, HTTPException)
