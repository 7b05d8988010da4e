# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""The tools of these tests tell the truth: each is tried on something known."""
import base64
import tempfile
import unittest
from pathlib import Path

import totp
from amparo_client import Codes, codes_on, members_in
from plain_http import Page, multipart
from scanner import Scanner


def page(html, status=200):
    return Page("/en/report", status, [("Content-Type", "text/html; charset=utf-8")], html.encode())


class Tools(unittest.TestCase):
    def test_one_time_codes_are_those_of_the_standard(self):
        secret = base64.b32encode(b"12345678901234567890").decode()
        self.assertEqual(totp.code(secret, 59 // 30), "287082")
        self.assertEqual(totp.code(secret, 1111111109 // 30), "081804")

    def test_a_second_code_within_a_step_is_another_one(self):
        secret = base64.b32encode(b"a secret that is 20b").decode()
        self.assertNotEqual(totp.fresh_code(secret), totp.fresh_code(secret))

    def test_the_scanner_finds_a_word_in_every_shape(self):
        word, scanner = "Nemba Hill-77", Scanner(["Nemba Hill-77", "عائشة"])
        self.assertEqual(scanner.scan("empty", b"\0" * 4096), [])
        low = word.lower().encode()
        for planted in (word.encode(), word.upper().encode(), word.encode("utf-16-le"), word.encode("utf-16-be"),
                        low.hex().encode(), low.hex().upper().encode(), low.hex(" ").encode(), b"only NEMBA here",
                        b"nemba%20hill-77", b"nemba+hill-77", b"%6e%65%6d%62%61",
                        b"\\u006e\\u0065\\u006d\\u0062\\u0061",
                        *("عائشة".encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be")),
                        b"\\u0639\\u0627\\u0626\\u0634\\u0629", b"%D8%B9%D8%A7%D8%A6%D8%B4%D8%A9",
                        b"&#1593;&#1575;&#1574;&#1588;&#1577;", b"&#x639;&#x627;&#x626;&#x634;&#x629;"):
            for before in (b"before", b"odd before"):
                self.assertTrue(scanner.scan("x", before + planted + b"after"), planted)
        for before in range(6):
            for after in range(4):
                whole = b"x" * before + word.encode() + b"y" * after
                self.assertTrue(scanner.scan("x", base64.b64encode(whole)), (before, after))
                self.assertTrue(scanner.scan("x", base64.urlsafe_b64encode(whole)), (before, after))

    def test_the_scanner_finds_a_code_as_it_is_shown(self):
        scanner = Scanner(["1234567890", "123456789012345678901234"])
        for planted in ("1234567890", "123 456 7890", "123-456-7890", "1234 5678 9012 3456 7890 1234",
                        "1234-5678-9012-3456-7890-1234", "123%20456%207890", "123+456+7890", "123 456 7890"):
            self.assertTrue(scanner.scan("x", f"<{planted}>".encode()), planted)
        self.assertEqual(scanner.scan("x", b"123 456 1234 5678 9012"), [])

    def test_the_scanner_reads_files_and_their_names(self):
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "deep").mkdir()
            Path(folder, "deep", "a.wal").write_bytes(b"\1" * 100 + b"plantedword")
            Path(folder, "plantedword.jpg").write_bytes(b"")
            self.assertEqual(len(Scanner(["plantedword"]).scan_folder(folder)), 2)

    def test_forms_are_read_as_a_browser_reads_them(self):
        form = page("""<form method=post action="/en/report" enctype="multipart/form-data">
            <input type=hidden name=token value="a&amp;b"><label for=s>What happened?</label>
            <textarea id=s name=story>before</textarea>
            <label><input type=radio name=danger value=yes> Yes</label><input type=radio name=danger value=no checked>
            <select name=site><option value="">?</option><option value=kr selected>Kelu</option></select>
            <input type=checkbox name=restricted value=1><input type=file name=files multiple>
            <button name=go value=1>Send</button></form>""").forms[0]
        self.assertEqual(form.defaults(), [("token", "a&b"), ("story", "before"), ("danger", "no"), ("site", "kr")])
        self.assertEqual(form.named("story")[0].label, "What happened?")
        self.assertEqual(form.named("danger")[0].label, "Yes")
        self.assertIn(("restricted", "1"), form.filled({"restricted": "1", "danger": "yes"}))

    def test_a_name_that_a_form_does_not_have_is_a_mistake_of_the_test(self):
        form = page("<form method=post action=/x><input name=place></form>").forms[0]
        self.assertEqual(form.filled({"place": "there"}), [("place", "there")])
        with self.assertRaises(AssertionError):
            form.filled({"where": "there"})

    def test_the_same_form_gives_the_same_bytes(self):
        one = multipart([("a", "b")], [("f", "x.png", "image/png", b"123")])
        self.assertEqual(one, multipart([("a", "b")], [("f", "x.png", "image/png", b"123")]))
        self.assertNotEqual(one, multipart([("a", "b")], [("f", "x.png", "image/png", b"124")]))

    def test_codes_are_read_from_a_page(self):
        shown = page("<p>123 456 7890</p><p><span>1234</span> <span>5678</span> 9012 3456 7890 1234</p>")
        self.assertEqual(codes_on(shown), Codes("1234567890", "123456789012345678901234"))
        self.assertIsNone(codes_on(page("<p>Please look at one answer again</p>", 400)))

    def test_sign_ins_are_read_from_what_the_demo_prints(self):
        printed = "Sign-ins\n  Officer, Kelu Ridge   amina   four plain words here   " + "A" * 32 + "\nother line\n"
        found = members_in(printed)
        self.assertEqual([(m.role, m.name, m.passphrase) for m in found],
                         [("Officer, Kelu Ridge", "amina", "four plain words here")])


if __name__ == "__main__":
    unittest.main()
