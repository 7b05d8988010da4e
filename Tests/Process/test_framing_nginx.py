# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""Malformed requests get one answer at most, bare and behind the shipped nginx; uploads pass it without a trace."""
import http.client
import re
import ssl
import subprocess
import sys
import threading
import unittest

import made_files
from amparo_client import Reporter, codes_on, is_open, localised
from nginx import Nginx
from program import HOUSE, Program

CASES = HOUSE / "Tests/Tools/framing-cases.py"
READ_AS_TWO = {"chunk bare LF", "GET with a body"}


class Framing(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.program = Program().start()
        cls.addClassCleanup(cls.program.remove)
        cls.nginx = Nginx(cls.program.address)
        cls.addClassCleanup(cls.nginx.stop)
        cls.nginx.start()

    def answers(self, port):
        """One line of the cases each: name, statuses, what was wanted."""
        done = subprocess.run([sys.executable, str(CASES), "127.0.0.1", str(port)], capture_output=True, text=True,
                              timeout=240)
        found = re.findall(r"^(ok|BAD) +(.+): (\S+) \w+ \(want (\w+)\)$", done.stdout, re.M)
        self.assertGreaterEqual(len(found), 40, done.stdout + done.stderr)
        return found

    def test_bare(self):
        bad = [line for line in self.answers(self.program.address[1]) if line[0] == "BAD"]
        self.assertEqual(bad, [])

    def test_behind_nginx(self):
        """nginx refuses some with 501, which is as good as 400. Two it reads as two requests, as a client may send
        them, and passes each on whole, in its own framing: no byte of one is ever read as the other."""
        bad = [line for line in self.answers(self.nginx.plain_port) if line[0] == "BAD"
               and not (line[3] == "4xx" and line[2] == "501") and line[1] not in READ_AS_TWO]
        self.assertEqual(bad, [])

    def test_the_server_still_serves_afterwards(self):
        self.assertEqual(Reporter(self.program.address).session.get(localised("/")).status, 200)

    def test_a_large_report_passes_and_leaves_nothing_in_nginx(self):
        reporter = Reporter(("127.0.0.1", self.nginx.plain_port))
        photo = made_files.png(7, 1400, 1400)
        self.assertGreater(len(photo), 5_000_000)
        prepared = reporter.prepared_report("through the proxy", [("large.png", "image/png", photo)])
        seen, answer = set(), {}
        sender = threading.Thread(target=lambda: answer.update(page=reporter.send(prepared)))
        sender.start()
        while sender.is_alive():
            seen.update(self.nginx.temporary_files())
            sender.join(0.005)
        codes = codes_on(answer["page"])
        self.assertIsNotNone(codes, answer["page"])
        self.assertEqual(seen, set())
        self.assertTrue(is_open(reporter.follow(codes.receipt)))
        self.assertEqual(self.nginx.temporary_files(), [])
        self.assertEqual(self.nginx.written(), "")

    def test_through_tls_the_desk_takes_sign_ins(self):
        """It knows https only from X-Forwarded-Proto; without it the sign-in says that it works only over https."""
        trusting = ssl.create_default_context()
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
        secure = http.client.HTTPSConnection("127.0.0.1", self.nginx.secure_port, context=trusting, timeout=20)
        secure.request("GET", "/desk", headers={"Host": "amparo.example.org"})
        answer = secure.getresponse()
        answer.read()
        if answer.status in {302, 303}:
            secure.request("GET", answer.getheader("Location"), headers={"Host": "amparo.example.org"})
            answer = secure.getresponse()
        self.assertIn(b'type="password"', answer.read())

    def test_through_tls_nobody_asks_for_the_health_and_browsers_stay_with_https(self):
        trusting = ssl.create_default_context()
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
        secure = http.client.HTTPSConnection("127.0.0.1", self.nginx.secure_port, context=trusting, timeout=20)
        for path, status in (("/health", 404), ("/en/report", 200)):
            secure.request("GET", path, headers={"Host": "amparo.example.org"})
            answer = secure.getresponse()
            answer.read()
            self.assertEqual(answer.status, status, path)
            self.assertRegex(answer.getheader("Strict-Transport-Security") or "", r"max-age=\d{8}")

    def test_plain_http_is_sent_to_https(self):
        plain = http.client.HTTPConnection("127.0.0.1", self.nginx.redirect_port, timeout=20)
        plain.request("GET", "/en/report", headers={"Host": "amparo.example.org"})
        answer = plain.getresponse()
        self.assertEqual((answer.status, answer.getheader("Location")), (301, "https://amparo.example.org/en/report"))


if __name__ == "__main__":
    unittest.main()
