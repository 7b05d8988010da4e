# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""More people hold connections than there are: whoever comes to report gets in all the same, bare and behind nginx."""
import socket
import threading
import time
import unittest

import made_files
from amparo_client import LOST, Reporter, codes_on, is_open
from nginx import Nginx
from program import Program

# More than the 512 connections that the program keeps.
CROWD = 700
HEAD = b"POST /en/report HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=b\r\n"
DOING = {
    "nothing": b"",
    "half a head": HEAD,
    "the beginning of a body": HEAD + b"Content-Length: 1000000\r\n\r\n--b\r\n",
}


class Crowd(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.program = Program().start()
        cls.addClassCleanup(cls.program.remove)
        cls.nginx = Nginx(cls.program.address)
        cls.addClassCleanup(cls.nginx.stop)
        cls.nginx.start()

    def crowd(self, address, doing):
        """Connections that do this and then drip a byte each second, as somebody does who only wants to be in the way."""
        held, over = [], threading.Event()
        for _ in range(CROWD):
            connection = socket.create_connection(address, 10)
            connection.setblocking(False)
            held.append(connection)
            self.drip(connection, doing)

        def dripping():
            while not over.wait(1):
                for connection in held:
                    if doing:
                        self.drip(connection, b"x")

        thread = threading.Thread(target=dripping)
        thread.start()

        def leave():
            over.set()
            thread.join()
            for connection in held:
                connection.close()

        self.addCleanup(leave)
        return leave

    @staticmethod
    def drip(connection, what):
        try:
            connection.send(what)
        except OSError:
            pass

    def check(self, address):
        for doing, first in DOING.items():
            with self.subTest(doing):
                leave = self.crowd(address, first)
                # A browser, too, tries again when a connection that it was given is taken from it.
                until, codes = time.monotonic() + 60, None
                while codes is None and time.monotonic() < until:
                    try:
                        reporter = Reporter(address)
                        codes = codes_on(reporter.send(reporter.prepared_report(
                            f"through a crowd that does {doing}", [("a.png", "image/png", made_files.png(1))])))
                    except LOST:
                        continue
                self.assertIsNotNone(codes)
                self.assertTrue(is_open(Reporter(self.program.address).follow(codes.receipt)))
                self.assertTrue(self.program.is_running)
                leave()

    def test_bare(self):
        self.check(self.program.address)

    def test_behind_nginx(self):
        self.check(("127.0.0.1", self.nginx.plain_port))


if __name__ == "__main__":
    unittest.main()
