# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""A browser's half of HTTP without a browser: pages, forms read from their HTML, cookies, multipart bodies.

Nothing here knows Amparo; what its pages are called stands in amparo_client.py.
"""
import hashlib
import http.client
import urllib.parse
from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Control:
    """One control of a form. `label` is what a person reads beside it."""
    name: str
    kind: str
    value: str = ""
    label: str = ""
    chosen: bool = True
    options: list = field(default_factory=list)
    identity: str = ""


@dataclass
class Form:
    action: str
    method: str
    encoding: str
    controls: list
    text: str = ""

    def named(self, name):
        return [control for control in self.controls if control.name == name]

    def of_kind(self, *kinds):
        return [control for control in self.controls if control.kind in kinds]

    def defaults(self):
        """What a browser would send if nobody touched the form: pairs in the order of the page."""
        return [(c.name, c.value) for c in self.controls
                if c.name and c.chosen and c.kind not in {"file", "submit", "button", "image"}]

    def filled(self, values):
        """The defaults with `values` in place of them; a list stands for several ticks, None for none."""
        unknown = [name for name in values if not self.named(name)]
        if unknown:
            raise AssertionError(f"the form of {self.action} has no {unknown}")
        pairs, placed = [], set()
        for name, value in self.defaults():
            if name not in values:
                pairs.append((name, value))
            elif name not in placed:
                placed.add(name)
                pairs += _spread(name, values[name])
        for name, value in values.items():
            if name not in placed:
                pairs += _spread(name, value)
        return pairs


def _spread(name, value):
    if value is None:
        return []
    return [(name, each) for each in value] if isinstance(value, list) else [(name, value)]


class _Reader(HTMLParser):
    SILENT = {"script", "style", "template", "head"}
    BLOCKS = {"p", "div", "section", "li", "tr", "td", "th", "dt", "dd", "h1", "h2", "h3", "output", "form", "label"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.forms, self.links, self.words, self.labels = [], [], [], {}
        self.form = self.area = self.select = self.option = self.label = None
        self.silent = 0

    def handle_starttag(self, tag, attributes):
        a = {name: value or "" for name, value in attributes}
        self.silent += tag in self.SILENT
        if tag in self.BLOCKS:
            self.words.append("\n")
        for name in ("href", "src"):
            if a.get(name) and tag in {"a", "img", "audio", "source", "video", "iframe"}:
                self.links.append(a[name])
        if tag == "form":
            self.form = Form(a.get("action", ""), a.get("method", "get").lower(), a.get("enctype", ""), [])
            self.forms.append(self.form)
        elif tag == "label":
            self.label = [a.get("for", ""), ""]
        elif tag == "input":
            kind = a.get("type", "text").lower()
            chosen = kind not in {"radio", "checkbox"} or "checked" in a
            value = a.get("value", "on" if kind in {"radio", "checkbox"} else "")
            self._add(Control(a.get("name", ""), kind, value, chosen=chosen, identity=a.get("id", "")), a)
        elif tag == "textarea":
            self.area = Control(a.get("name", ""), "textarea", identity=a.get("id", ""))
            self._add(self.area, a)
        elif tag == "select":
            self.select = Control(a.get("name", ""), "select", identity=a.get("id", ""))
            self._add(self.select, a)
        elif tag == "option" and self.select:
            value = a.get("value", "")
            if "selected" in a or not self.select.options:
                self.select.value = value
            self.select.options.append(value)
        elif tag == "button":
            kind = a.get("type", "submit").lower()
            self._add(Control(a.get("name", ""), kind, a.get("value", ""), chosen=False, identity=a.get("id", "")), a)

    def _add(self, control, attributes):
        if self.label is not None and not self.label[0]:
            self.label[0] = control.identity or f"#{id(control)}"
            control.identity = self.label[0]
        if self.form is not None and "disabled" not in attributes:
            self.form.controls.append(control)

    def handle_endtag(self, tag):
        self.silent -= tag in self.SILENT
        if tag == "form":
            self.form = None
        elif tag == "label" and self.label:
            self.labels[self.label[0]] = " ".join(self.label[1].split())
            self.label = None
        elif tag == "textarea":
            self.area = None
        elif tag == "select":
            self.select = None

    def handle_data(self, data):
        if self.area is not None:
            self.area.value += data
        elif not self.silent:
            self.words.append(data)
            if self.label is not None:
                self.label[1] += data
            if self.form is not None:
                self.form.text += data


class Page:
    """One answer of the server."""

    def __init__(self, path, status, headers, body):
        self.path, self.status, self.headers, self.body = path, status, headers, body
        self._reader = None

    def header(self, name):
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    @property
    def is_html(self):
        return (self.header("content-type") or "").startswith("text/html")

    @property
    def html(self):
        return self.body.decode("utf-8", "replace")

    @property
    def read(self):
        if self._reader is None:
            self._reader = _Reader()
            if self.is_html:
                self._reader.feed(self.html)
                for form in self._reader.forms:
                    for control in form.controls:
                        control.label = self._reader.labels.get(control.identity, "")
        return self._reader

    @property
    def forms(self):
        return self.read.forms

    @property
    def text(self):
        """What a person reads, and what stands in the boxes."""
        boxes = [c.value for form in self.forms for c in form.controls if c.kind in {"textarea", "text"}]
        return " ".join(" ".join(self.read.words + boxes).split())

    @property
    def lines(self):
        """The same text, a line for each paragraph, cell or heading, without what stands in the boxes."""
        whole = "".join(self.read.words).split("\n")
        return [line for line in (" ".join(part.split()) for part in whole) if line]

    @property
    def links(self):
        """Paths on the same server that the page names, without fragments."""
        found = []
        for link in self.read.links:
            whole = urllib.parse.urldefrag(urllib.parse.urljoin("http://here" + self.path, link)).url
            if whole.startswith("http://here/"):
                found.append(whole[len("http://here"):])
        return found

    def digest(self):
        return hashlib.sha256(self.body).hexdigest()

    def __repr__(self):
        return f"Page({self.path}, {self.status}, {self.text[:300]!r})"


def multipart(pairs, files):
    """A multipart body whose bytes depend on nothing but what is in it, so that a retry can be the very same.
    `files` are (field, file name, content type, bytes)."""
    whole = hashlib.sha256(repr(pairs).encode() + b"".join(f[3] for f in files)).hexdigest()
    boundary = f"----{whole[:32]}"
    parts = []
    for name, value in pairs:
        parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'.encode()
                     + value.encode() + b"\r\n")
    for name, file_name, kind, content in files:
        parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{file_name}"\r\n'
                     f"Content-Type: {kind}\r\n\r\n".encode() + content + b"\r\n")
    parts.append(f"--{boundary}--\r\n".encode())
    return f"multipart/form-data; boundary={boundary}", b"".join(parts)


class Session:
    """Somebody at a browser: follows redirects, keeps cookies, sends forms as a browser does.
    `tls` is what the connection is closed with, and makes it https."""

    def __init__(self, address, language="en", seconds=60, tls=None):
        self.address, self.tls = address, tls
        self.language = language
        self.seconds = seconds
        self.cookies = {}

    def send(self, method, path, body=None, headers=None):
        """One exchange, on a connection of its own. A dropped connection raises OSError or HTTPException."""
        host, port = self.address
        connection = (http.client.HTTPSConnection(host, port, timeout=self.seconds, context=self.tls) if self.tls
                      else http.client.HTTPConnection(host, port, timeout=self.seconds))
        fields = {"Accept-Language": self.language, "Connection": "close"}
        if self.cookies:
            fields["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if method == "POST":
            fields["Origin"] = f"{'https' if self.tls else 'http'}://{host}:{port}"
            fields["Sec-Fetch-Site"] = "same-origin"
        fields.update(headers or {})
        try:
            connection.request(method, path, body=body, headers=fields)
            answer = connection.getresponse()
            page = Page(path, answer.status, answer.getheaders(), answer.read())
        finally:
            connection.close()
        for name, value in page.headers:
            if name.lower() == "set-cookie":
                self._keep(value)
        return page

    def _keep(self, line):
        first, *attributes = line.split(";")
        name, _, value = first.strip().partition("=")
        if not value or any(a.strip().lower() == "max-age=0" for a in attributes):
            self.cookies.pop(name, None)
        else:
            self.cookies[name] = value

    def get(self, path):
        page = self.send("GET", path)
        for _ in range(5):
            if page.status not in {301, 302, 303, 307, 308}:
                break
            page = self.send("GET", self._target(page))
        return page

    def _target(self, page):
        whole = urllib.parse.urlsplit(urllib.parse.urljoin("http://here" + page.path, page.header("location")))
        return whole.path + ("?" + whole.query if whole.query else "")

    def submit(self, page, form, values=None, files=()):
        """Fills the form and sends it, then follows where it leads."""
        path, body, headers = self.prepared(page, form, values, files)
        answer = self.send(form.method.upper(), path, body, headers)
        return self.get(self._target(answer)) if answer.status in {301, 302, 303} else answer

    def prepared(self, page, form, values=None, files=()):
        """The bytes that `submit` would send: path, body, headers."""
        pairs = form.filled(values or {})
        action = urllib.parse.urljoin("http://here" + page.path, form.action or page.path)[len("http://here"):]
        if form.method == "get":
            return action.partition("?")[0] + "?" + urllib.parse.urlencode(pairs), None, {}
        if form.encoding == "multipart/form-data":
            kind, body = multipart(pairs, list(files))
        else:
            kind, body = "application/x-www-form-urlencoded", urllib.parse.urlencode(pairs).encode()
        return action, body, {"Content-Type": kind}
