# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""A running demonstration and its witness outside: a real `amparo witness`, and strangers written here that answer with
anything but a signature of their own over the tree that they were sent."""
import base64
import http.server
import re
import tempfile
import threading
import time
import unittest
from pathlib import Path

import ed25519
import ledger_check as check
from amparo_client import Reporter, codes_on
from program import PROGRAM, Program, run
from test_ledger import QUICK, Log, paper, size

SEED = bytes([7]) * 32
OTHER = bytes([8]) * 32


def key_of(name):
    return check.Key(name, check.COSIGNATURE, ed25519.public_key(SEED))


class Witness(Program):
    def __init__(self, log):
        super().__init__("witness")
        self.watched = log

    def arguments(self):
        return [PROGRAM, "witness", "--data", str(self.data), "--listen", self.listen, "--name", "witness.example.org",
                "--log", self.watched.text]

    @property
    def key(self):
        said = self.wait_for_output(lambda text: "public key: " in text)
        return check.Key.read(said.split("public key: ")[1].split("\n")[0])

    @property
    def setting(self):
        return f"{self.key.text} http://%s:%d" % self.address


class Stranger:
    """Answers every request as `answer` says: takes itself and the note's text, gives status, type and body."""

    def __init__(self, name, answer):
        self.key, self.answer, self.asked, self.heads = key_of(name), answer, 0, None
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.heads = dict(self.headers)
                text = check.Note.read(body.split(b"\n\n", 1)[1]).text
                outer.asked += 1
                status, kind, octets = outer.answer(outer, text)
                try:
                    self.send_response(status)
                    self.send_header("Content-Type", kind)
                    self.send_header("Content-Length", str(len(octets)))
                    self.end_headers()
                    self.wfile.write(octets)
                except (BrokenPipeError, ConnectionResetError):
                    pass

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.setting = f"{self.key.text} http://127.0.0.1:{self.server.server_port}"

    def cosigned(self, text, seed=SEED, seconds=1_782_864_000):
        made = ed25519.sign(seed, f"cosignature/v1\ntime {seconds}\n".encode() + text)
        packed = base64.b64encode(self.key.id + seconds.to_bytes(8, "big") + made).decode()
        return f"— {self.key.name} {packed}\n".encode()

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def wait_for(condition, what, seconds=90):
    """What it gives, as soon as that is something."""
    end = time.monotonic() + seconds
    while not (found := condition()):
        if time.monotonic() > end:
            raise AssertionError(f"not in {seconds} s: {what}")
        time.sleep(0.2)
    return found


class AWitnessOutside(unittest.TestCase):
    def setUp(self):
        # Made once without a witness: the ledger's key is known only then.
        self.program = Program(environment=QUICK).start()
        self.addCleanup(self.program.remove)
        log = Log(self.program)
        log.checkpoint()
        self.key = log.keys()[0]

    def again(self, setting):
        self.program.end()
        self.program.environment["AMPARO_WITNESS"] = setting
        self.program.start()
        self.log = Log(self.program)

    def signed(self, key, beyond=0):
        """The newest checkpoint that is served, once it has that witness's signature and more than so many leaves."""
        octets = self.log.read("checkpoint")
        head = check.Checkpoint.read(octets)
        return octets if head.size > beyond and head.note.signed_by(key)[0] else None

    def test_countersigns_what_is_published_and_everybody_can_check_it(self):
        witness = Witness(self.key).start()
        self.addCleanup(witness.remove)
        self.again(witness.setting)
        first = wait_for(lambda: self.signed(witness.key), "a countersigned checkpoint")
        second = wait_for(lambda: self.signed(witness.key, beyond=size(first)), "the next one, countersigned")
        page = self.log.page.get("/en/ledger").html
        self.assertIn("witness.example.org", page)
        self.assertNotIn("Nobody outside", page)
        reporter = Reporter(self.program.address)
        receipt = codes_on(reporter.send(reporter.prepared_report("dust"))).receipt
        wait_for(lambda: "witness.example.org" in reporter.follow(receipt).html, "a countersigned mark")
        proof = paper(reporter, receipt).body
        note = check.check_proof(proof, self.key).checkpoint.note
        self.assertTrue(note.signed_by(witness.key)[0])
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "mine.tlog-proof"
            file.write_bytes(proof)
            code, _, complained = run("verify", "--proof", str(file), "--key", self.key.text, "--witness", witness.key.text)
            self.assertEqual(code, 0, complained)
            anchor = Path(folder) / "head"
            anchor.write_bytes(second)
            code, said, _ = run("verify", "--data", str(self.program.data), "--anchor", str(anchor),
                                "--witness", witness.key.text)
            self.assertEqual((code, said), (0, ""))
            code, said, _ = run("verify", "--data", str(self.program.data), "--witness",
                                key_of("stranger.example.org").text)
            self.assertEqual((code, said), (1, "stranger.example.org has not countersigned the ledger\n"))
        # Without its witness the house goes on as before, and says nothing of where it is.
        address = witness.address
        witness.kill()
        newest = self.log.checkpoint(beyond=size(self.log.read("checkpoint")))
        check.Checkpoint.read(newest).demand_log(self.key)
        self.assertEqual(self.program.end()[0], 0)
        for secret in (str(address[1]), witness.key.text, "witness.example.org"):
            self.assertNotIn(secret, self.program.log_text())

    def test_that_answers_with_anything_else_is_asked_and_never_believed(self):
        answers = {
            "garbage": lambda its, text: (200, "text/plain", bytes(range(256))),
            "another-key": lambda its, text: (200, "text/plain", its.cosigned(text, seed=OTHER)),
            "another-tree": lambda its, text: (200, "text/plain", its.cosigned(text.replace(b"\n", b"0\n", 2))),
            "too-long": lambda its, text: (200, "text/plain", its.cosigned(text) + b"x" * 100_000),
            "refusal": lambda its, text: (403, "text/plain", its.cosigned(text)),
            "larger": lambda its, text: (409, "text/x.tlog.size", b"99999999\n"),
            "elsewhere": lambda its, text: (307, "text/plain", its.cosigned(text)),
            # The last one is honest, and not kept from it by those before.
            "honest": lambda its, text: (200, "text/plain", its.cosigned(text)),
        }
        strangers = [Stranger(f"{name}.example.org", answer) for name, answer in answers.items()]
        for stranger in strangers:
            self.addCleanup(stranger.close)
        self.again(" ".join(stranger.setting for stranger in strangers))
        *hostile, honest = strangers
        served = wait_for(lambda: self.signed(honest.key), "the honest signature")
        for stranger in hostile:
            self.assertTrue(stranger.asked, stranger.key.name)
            self.assertNotIn("User-Agent", stranger.heads)
            self.assertNotIn(stranger.key.name.encode(), served)
            self.assertNotIn(stranger.key.name, self.log.page.get("/en/ledger").html)

    def test_that_never_answers_keeps_neither_pages_nor_the_end_waiting(self):
        never = threading.Event()
        silent = Stranger("silent.example.org", lambda its, text: never.wait() and (500, "text/plain", b""))
        self.addCleanup(silent.close)
        self.addCleanup(never.set)
        self.again(silent.setting)
        wait_for(lambda: silent.asked, "a question")
        self.assertIn("Nobody outside", self.log.page.get("/en/ledger").html)
        self.log.checkpoint(beyond=size(self.log.read("checkpoint")))
        self.assertEqual(self.program.end()[0], 0)

    def test_is_refused_by_name_where_it_is_set_wrongly(self):
        key = key_of("witness.example.org").text
        for setting in ("witness.example.org", key, f"{key} http://witness.example.org", f"{key} http://abc.onion",
                        f"{self.key.text} https://witness.example.org"):
            code, _, complained = run("serve", "--data", str(self.program.data),
                                      environment={"AMPARO_WITNESS": setting})
            self.assertEqual(code, 2, setting)
            self.assertIn("AMPARO_WITNESS", complained)
            self.assertTrue(re.search(r"https://.*address", complained), complained)


if __name__ == "__main__":
    unittest.main()
