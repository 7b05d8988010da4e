# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""Malformed requests get one answer at most, bare and behind the shipped nginx; uploads pass it without a trace."""
import http.client
import http.server
import importlib.util
import re
import socket
import ssl
import subprocess
import sys
import threading
import time
import unittest

import made_files
from amparo_client import Officer, Reporter, codes_on, is_open, localised, member, members_of
from nginx import Nginx
from program import HOUSE, Program

CASES = HOUSE / "Tests/Tools/framing-cases.py"
_file = importlib.util.spec_from_file_location("framing_cases", CASES)
_cases = importlib.util.module_from_spec(_file)
_file.loader.exec_module(_cases)
CASES_BY_NAME = _cases.CASES
# What nginx reads as two requests, as a client may send them, and what then has to reach the program.
READ_AS_TWO = {"chunk bare LF": [("POST /report", b"hello"), ("GET /smuggled", b"")],
               "GET with a body": [("GET /", b"hello"), ("GET /smuggled", b"")]}


class Recorder:
    """In the program's place behind nginx: writes down each request as the program would read it."""

    def __init__(self):
        self.seen, recorder = [], self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self):
                length = int(self.headers.get("Content-Length", 0))
                body = self.rfile.read(length)
                if "chunked" in self.headers.get("Transfer-Encoding", ""):
                    while size := int(self.rfile.readline(), 16):
                        body += self.rfile.read(size)
                        self.rfile.readline()
                    self.rfile.readline()
                recorder.seen.append((f"{self.command} {self.path}", body))
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            do_GET = do_POST = answer

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


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
        """nginx refuses some with 501, which is as good as 400."""
        bad = [line for line in self.answers(self.nginx.plain_port) if line[0] == "BAD"
               and not (line[3] == "4xx" and line[2] == "501") and line[1] not in READ_AS_TWO]
        self.assertEqual(bad, [])

    def test_what_nginx_reads_as_two_requests_reaches_the_program_as_two(self):
        """Each whole and in its own framing: no byte of one is read as the other."""
        for name, wanted in READ_AS_TWO.items():
            with self.subTest(name):
                recorder = Recorder()
                self.addCleanup(recorder.stop)
                nginx = Nginx(recorder.server.server_address)
                self.addCleanup(nginx.stop)
                nginx.start()
                with socket.create_connection(("127.0.0.1", nginx.plain_port), 10) as raw:
                    raw.sendall(CASES_BY_NAME[name][0])
                    until = time.monotonic() + 10
                    while len(recorder.seen) < len(wanted) and time.monotonic() < until:
                        time.sleep(0.02)
                    # Whatever else the bytes might be read as has its answer before one that is asked afterwards.
                    raw.sendall(b"GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                    while raw.recv(65536):
                        pass
                self.assertEqual(recorder.seen, [*wanted, ("GET /last", b"")])

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

    def test_through_tls_a_member_signs_in_and_reads_the_desk(self):
        """It knows https only from X-Forwarded-Proto; without it the sign-in says that it works only over https."""
        trusting = ssl.create_default_context()
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
        officer = member(members_of(self.program), "officer")
        desk = Officer(("127.0.0.1", self.nginx.secure_port), officer, tls=trusting).sign_in()
        self.assertTrue(all(name.startswith("__Host-") for name in desk.session.cookies), desk.session.cookies)
        page = desk.session.get("/desk/reports")
        self.assertEqual(page.status, 200)
        self.assertFalse(any(form.of_kind("password") for form in page.forms), page)
        self.assertEqual(self.nginx.written(), "")

    def test_through_tls_nobody_asks_for_the_health_and_browsers_stay_with_https(self):
        trusting = ssl.create_default_context()
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
        secure = http.client.HTTPSConnection("127.0.0.1", self.nginx.secure_port, context=trusting, timeout=20)
        for path, status in (("/health", 404), ("/en/report", 200)):
            secure.request("GET", path, headers={"Host": "amparo.example.org"})
            answer = secure.getresponse()
            answer.read()
            self.assertEqual(answer.status, status, path)
            self.assertRegex(answer.getheader("Strict-Transport-Security") or "", r"^max-age=\d{8}; includeSubDomains$")

    def test_plain_http_is_sent_to_https(self):
        plain = http.client.HTTPConnection("127.0.0.1", self.nginx.redirect_port, timeout=20)
        plain.request("GET", "/en/report", headers={"Host": "amparo.example.org"})
        answer = plain.getresponse()
        self.assertEqual((answer.status, answer.getheader("Location")), (301, "https://amparo.example.org/en/report"))


if __name__ == "__main__":
    unittest.main()
