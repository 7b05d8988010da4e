# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""Headless Chromium with the questions that these tests ask of a page: sizes, dark, right to left, scripts off,
accessibility, keyboard, weight. Knows nothing of Amparo."""
import base64
import json
import os
from pathlib import Path

import axe_playwright_python
from selenium import webdriver
from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

ARTIFACTS = Path(__file__).resolve().parents[2] / "artifacts/browser"
AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

PHONE, NARROW, NARROWEST, DESKTOP = (390, 780), (320, 640), (280, 560), (1280, 900)

FOCUSABLE = """
const seen = new Set();
return [...document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary, audio[controls], [tabindex="0"]')]
  .filter(e => !e.disabled && e.checkVisibility({visibilityProperty: true}) && !e.closest('[inert]'))
  .filter(e => e.type !== 'radio' || !e.name || !seen.has(e.name) && seen.add(e.name))
"""
DESCRIBE = """
const e = arguments[0], s = getComputedStyle(e), r = e.getBoundingClientRect();
return {
  what: e.type === 'radio' && e.name ? 'radio ' + e.name
    : [e.tagName.toLowerCase(), e.id && '#' + e.id, e.name, (e.innerText || e.value || '').trim().slice(0, 40)]
      .filter(Boolean).join(' '),
  shown: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none',
  inside: r.width > 0 && r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth,
};
"""


class Browser:
    def __init__(self, scripts=True, language="en"):
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for argument in ("--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--mute-audio",
                         "--disable-background-networking", "--disable-component-update", "--hide-scrollbars",
                         f"--lang={language}", f"--accept-lang={language}"):
            options.add_argument(argument)
        if os.geteuid() == 0:
            options.add_argument("--no-sandbox")
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        options.add_experimental_option("prefs", {"intl.accept_languages": language})
        self.driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
        self.driver.set_page_load_timeout(30)
        self.scripts = scripts
        if not scripts:
            self.command("Emulation.setScriptExecutionDisabled", value=True)
        self.size(DESKTOP)

    def command(self, name, **values):
        return self.driver.execute_cdp_cmd(name, values)

    def quit(self):
        self.driver.quit()

    # How the page is looked at

    def size(self, size):
        width, height = size
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                     mobile=width < 600)

    def scheme(self, name):
        self.command("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": name}])

    def forget(self):
        """A browser that was never here."""
        self.command("Network.clearBrowserCookies")
        self.command("Network.clearBrowserCache")

    # Where it is

    def open(self, url):
        self.driver.get(url)
        return self

    @property
    def url(self):
        return self.driver.current_url

    @property
    def text(self):
        return self.find("body").text

    def find(self, css):
        return self.driver.find_element(By.CSS_SELECTOR, css)

    def all(self, css):
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def wait(self, condition, seconds=15):
        return WebDriverWait(self.driver, seconds, poll_frequency=0.05).until(lambda _: condition())

    def follow(self, element):
        """Presses something that leads to another page, and waits for it."""
        before = self.find("html")
        element.click()
        self.wait(lambda: self._is_gone(before))
        self.wait(lambda: self.driver.execute_script("return document.readyState") == "complete")
        return self

    @staticmethod
    def _is_gone(element):
        try:
            element.tag_name
        except Exception:
            return True
        return False

    def screenshot(self, name):
        ARTIFACTS.mkdir(parents=True, exist_ok=True)
        path = ARTIFACTS / f"{name}.png"
        self.driver.save_screenshot(str(path))
        return path

    def screenshot_whole(self, name):
        """The page from top to bottom."""
        ARTIFACTS.mkdir(parents=True, exist_ok=True)
        shot = self.command("Page.captureScreenshot", captureBeyondViewport=True, format="png")
        (ARTIFACTS / f"{name}.png").write_bytes(base64.b64decode(shot["data"]))

    # What it asks

    def axe(self):
        """Sentences: what axe finds at WCAG 2.2 A and AA, with the first places."""
        self.run(AXE)
        found = self.driver.execute_async_script(
            "const done = arguments[1];"
            "axe.run(document, {runOnly: {type: 'tag', values: arguments[0]}, resultTypes: ['violations']})"
            ".then(r => done(r.violations), e => done([{id: 'axe failed', help: String(e), nodes: []}]));", TAGS)
        return [f"{v['id']}: {v['help']}: " + "; ".join(" ".join(n["target"][-1:]) + " " + n.get("failureSummary", "")
                .replace("\n", " ")[:200] for n in v["nodes"][:3]) for v in found]

    def sideways(self):
        """How many pixels the page is wider than the window, and what sticks out."""
        return self.run(
            "const over = document.documentElement.scrollWidth - innerWidth;"
            "if (over <= 0) return null;"
            "const wide = [...document.querySelectorAll('body *')].filter(e => {"
            "  const r = e.getBoundingClientRect(); return r.right > innerWidth + 1 || r.left < -1; });"
            "return over + ' px: ' + wide.slice(0, 4).map(e => e.tagName + '.' + e.className).join(', ');")

    def small_targets(self, pixels):
        """Links and controls that stand alone and are smaller than a finger."""
        return self.run(
            FOCUSABLE + ".filter(e => !(e.tagName === 'A' && e.closest('p, li, dd, td, h1, h2, h3')))"
            ".filter(e => !e.closest('.visually-hidden, .skip') && e.type !== 'radio' && e.type !== 'checkbox')"
            ".map(e => [e, e.getBoundingClientRect()])"
            ".filter(([e, r]) => r.width > 1 && (r.height < arguments[0] - 0.5 || r.width < arguments[0] - 0.5))"
            ".map(([e, r]) => e.tagName + ' ' + (e.innerText || e.name || '').trim().slice(0, 30) + ' '"
            "  + Math.round(r.width) + 'x' + Math.round(r.height));", pixels)

    def keyboard_walk(self):
        """Presses Tab through the page: what was reached, in order, and what can be focused at all."""
        wanted = [self.run(DESCRIBE, e)["what"] for e in self.run(FOCUSABLE + ";")]
        self.run("document.activeElement && document.activeElement.blur(); scrollTo(0, 0);")
        reached = []
        for _ in range(len(wanted) * 3 + 10):
            ActionChains(self.driver).send_keys(Keys.TAB).perform()
            active = self.driver.switch_to.active_element
            if active.tag_name in {"body", "html"}:
                break
            step = self.run(DESCRIBE, active)
            if reached and step["what"] == reached[0]["what"] and len(reached) >= len(wanted):
                break
            if not reached or reached[-1]["what"] != step["what"]:
                reached.append(step)
        return wanted, reached

    def requests(self, url):
        """Loads a page with an empty cache: every address asked for, with the bytes that came over the wire."""
        self.command("Network.enable")
        self.command("Network.setCacheDisabled", cacheDisabled=True)
        self.driver.get_log("performance")
        self.open(url)
        addresses, bytes_of = {}, {}
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            about = message["params"]
            if message["method"] == "Network.requestWillBeSent":
                addresses[about["requestId"]] = about["request"]["url"]
            elif message["method"] == "Network.loadingFinished":
                bytes_of[about["requestId"]] = int(about["encodedDataLength"])
        self.command("Network.setCacheDisabled", cacheDisabled=False)
        return {address: bytes_of.get(number, 0) for number, address in addresses.items()
                if not address.startswith("data:")}

    def complaints(self):
        """What the browser's console says is wrong: refused by the CSP, not found, thrown by a script."""
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] in {"SEVERE", "WARNING"}]
