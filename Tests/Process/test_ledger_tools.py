# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""The tools that strangers to an installation run: `amparo witness` and `amparo verify`, against a log that is written in
Python from the specifications, with keys and proofs of its own. The witness is killed while it is asked."""
import base64
import http.client
import os
import random
import stat
import tempfile
import threading
import unittest
from pathlib import Path

import ed25519
import ledger_check as check
from program import PROGRAM, DidNotStart, Program, run

SEED = int(os.environ.get("SEED", "20260630"))
KILLS = int(os.environ.get("KILLS", "40"))


class Log:
    """A log of another make: leaves, and heads that it signs."""

    def __init__(self, count=600, name="log.example.org/ledger", seed=1):
        self.seed = bytes([seed]) * 32
        self.key = check.Key(name, check.ED25519, ed25519.public_key(self.seed))
        self.entries = [f"{name} {seed} {number}".encode() for number in range(count)]
        self.leaves = [check.leaf_hash(entry) for entry in self.entries]

    def head(self, size, root=None):
        root = root or check.root_hash(self.leaves[:size])
        text = f"{self.key.name}\n{size}\n{base64.b64encode(root).decode()}\n".encode()
        packed = base64.b64encode(self.key.id + ed25519.sign(self.seed, text)).decode()
        return text + f"\n— {self.key.name} {packed}\n".encode()

    def proof_file(self, index, size, extra=None, head=None):
        lines = ["c2sp.org/tlog-proof@v1"] + ([f"extra {base64.b64encode(extra).decode()}"] if extra else [])
        hashes = check.inclusion_proof(index, self.leaves[:size])
        lines += [f"index {index}"] + [base64.b64encode(each).decode() for each in hashes] + ["", ""]
        return "\n".join(lines).encode() + (head or self.head(size))

    def request(self, old, new, head=None):
        hashes = check.consistency_proof(old, self.leaves[:new]) if old <= new else []
        lines = [f"old {old}"] + [base64.b64encode(each).decode() for each in hashes] + ["", ""]
        return "\n".join(lines).encode() + (head or self.head(new))

    def write(self, folder, size):
        """Checkpoint, tiles and entries of that size, as a server would give them."""
        hashes, level = self.leaves[:size], 0
        while hashes:
            for number, width in enumerate(check.widths(size, level)):
                part = slice(number * 256, number * 256 + width)
                self._put(folder, check.tile_path(level, number, width), b"".join(hashes[part]))
                if level == 0:
                    bundle = b"".join(len(e).to_bytes(2, "big") + e for e in self.entries[part])
                    self._put(folder, check.tile_path("entries", number, width), bundle)
            hashes = [check.root_hash(hashes[at:at + 256]) for at in range(0, len(hashes) // 256 * 256, 256)]
            level += 1
        self._put(folder, "checkpoint", self.head(size))

    @staticmethod
    def _put(folder, path, octets):
        file = Path(folder) / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(octets)


class WitnessProgram(Program):
    def __init__(self, *logs, folder=None, name="witness.example.org"):
        super().__init__("witness", folder=folder)
        self.logs, self.name = logs, name

    def arguments(self):
        logs = [word for log in self.logs for word in ("--log", log.key.text)]
        return [PROGRAM, "witness", "--data", str(self.data), "--listen", self.listen, "--name", self.name, *logs]

    @property
    def key(self):
        said = self.wait_for_output(lambda text: "public key: " in text and "watching: " in text)
        return check.Key.read(said.split("public key: ")[1].split("\n")[0])

    def ask(self, body, method="POST", path="/add-checkpoint", seconds=30):
        connection = http.client.HTTPConnection(*self.address, timeout=seconds)
        try:
            connection.request(method, path, body=body)
            answer = connection.getresponse()
            return answer.status, answer.read(), answer.getheader("Content-Type")
        finally:
            connection.close()


class TheCheckItself(unittest.TestCase):
    """What judges the program is itself held to published answers."""

    def test_ed25519_gives_the_answers_of_rfc_8032(self):
        seed = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
        self.assertEqual(ed25519.public_key(seed).hex(),
                         "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
        signature = ed25519.sign(seed, b"\x72")
        self.assertEqual(signature.hex(), "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                                          "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")
        self.assertTrue(ed25519.verify(ed25519.public_key(seed), b"\x72", signature))
        self.assertFalse(ed25519.verify(ed25519.public_key(seed), b"\x73", signature))

    def test_the_tree_gives_the_reference_roots(self):
        entries = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
        leaves = [check.leaf_hash(bytes.fromhex(entry)) for entry in entries]
        self.assertEqual(check.root_hash(leaves).hex(),
                         "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")
        self.assertEqual(check.root_hash(leaves[:3]).hex(),
                         "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")

    def test_a_note_that_go_signed_verifies(self):
        key = check.Key.read("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
        note = ("If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n"
                "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n")
        self.assertTrue(check.Note.read(note.encode()).signed_by(key)[0])
        with self.assertRaises(check.Wrong):
            check.Note.read(note.replace("answer", "Answer").encode()).signed_by(key)

    def test_a_log_is_seen_whole_and_every_altered_byte_in_it_too(self):
        log = Log(600)
        with tempfile.TemporaryDirectory() as folder:
            log.write(folder, 600)
            checkpoint, leaves, entries = check.check_log(check.reader(folder), log.key)
            self.assertEqual((checkpoint.size, leaves, entries), (600, log.leaves, log.entries))
            for path in ["tile/0/000", "tile/0/002.p/88", "tile/1/000.p/2", "tile/entries/001", "checkpoint"]:
                file = Path(folder) / path
                whole = file.read_bytes()
                file.write_bytes(whole[:40] + bytes([whole[40] ^ 1]) + whole[41:])
                with self.subTest(path), self.assertRaises(check.Wrong):
                    check.check_log(check.reader(folder), log.key)
                file.write_bytes(whole)


class Witnessing(unittest.TestCase):
    def setUp(self):
        self.log = Log()
        self.witness = WitnessProgram(self.log).start()
        self.addCleanup(self.witness.remove)

    def cosigned(self, size, body):
        """The time of the cosignature in an answer, verified by our own code."""
        lines = check.Note.read(self.log.head(size) + body)
        is_signed, time = lines.signed_by(self.witness.key)
        self.assertTrue(is_signed)
        return time

    def test_heads_that_extend_are_cosigned_and_everything_else_is_refused(self):
        ask, log = self.witness.ask, self.log
        for old, new in [(0, 1), (1, 300), (300, 300), (300, 511)]:
            status, body, _ = ask(log.request(old, new))
            self.assertEqual(status, 200, body)
            self.assertGreater(self.cosigned(new, body), 1_600_000_000)
        self.assertEqual(ask(log.request(300, 600))[::1], (409, b"511\n", "text/x.tlog.size"))
        self.assertEqual(ask(log.request(511, 510))[0], 400)
        other = log.head(511, root=b"\x07" * 32)
        self.assertEqual(ask(log.request(511, 511, head=other))[0], 409)
        self.assertEqual(ask(log.request(511, 600, head=log.head(600, root=b"\x07" * 32)))[0], 422)
        self.assertEqual(ask(Log(name="other.example.org").request(0, 1))[0], 404)
        self.assertEqual(ask(Log(seed=2).request(511, 600))[0], 403)
        self.assertEqual(ask(b"old 511\n")[0], 400)
        self.assertEqual(ask(b"x" * 200_000)[0], 413)
        kept = list((self.witness.data / "contradictions").iterdir())
        self.assertEqual([file.read_bytes() for file in kept], [other])
        status, page, _ = ask(None, "GET", "/")
        self.assertEqual(status, 200)
        self.assertIn(self.witness.key.text, page.decode())
        self.assertIn("size 511\n", page.decode())

    def test_the_key_is_made_once_for_its_owner_and_the_end_is_orderly(self):
        key, file = self.witness.key, self.witness.data / "witness.key"
        self.assertEqual(key.name, "witness.example.org")
        self.assertEqual(stat.S_IMODE(file.stat().st_mode), 0o600)
        self.assertEqual(stat.S_IMODE(self.witness.data.stat().st_mode), 0o700)
        secret = file.read_bytes()
        # The base 64 may hold a plus of its own.
        self.assertNotIn(
            secret.decode().split("+", 4)[-1].strip(), self.witness.log_text() + "".join(self.witness.said)
        )
        code, seconds = self.witness.end()
        self.assertEqual(code, 0)
        self.assertLess(seconds, 10)
        self.witness.start()
        self.assertEqual((self.witness.key, file.read_bytes()), (key, secret))
        with self.assertRaisesRegex(DidNotStart, "another witness"):
            WitnessProgram(self.log, folder=self.witness.home).start()

    def test_what_it_signed_survives_every_kill(self):
        """Asked by several at once and killed at random: what was answered with a signature is known after the next
        start, and no two trees of one size are ever signed."""
        chance = random.Random(SEED)
        answered, wrong, known = {}, [], 0
        lock = threading.Lock()

        def ask(size, old):
            try:
                status, body, _ = self.witness.ask(self.log.request(old, size), seconds=5)
            except (OSError, http.client.HTTPException):
                return
            with lock:
                if status == 200:
                    answered[size] = body
                elif status != 409:
                    wrong.append((old, size, status))
        for _ in range(max(5, min(KILLS // 4, 50))):
            sizes = [min(len(self.log.leaves), known + chance.randrange(1, 4)) for _ in range(3)]
            threads = [threading.Thread(target=ask, args=(size, known)) for size in sizes]
            for thread in threads:
                thread.start()
            threads[0].join(chance.random() * 0.15)
            self.witness.kill()
            for thread in threads:
                thread.join()
            self.witness.start()
            # From a size that it cannot know yet: it only says which one it knows.
            status, body, _ = self.witness.ask(self.log.request(600, 600))
            self.assertEqual(status, 409, body)
            known = int(body)
            self.assertGreaterEqual(known, max(answered, default=0))
            self.assertEqual(wrong, [])
        self.assertTrue(answered, "every kill came before the first signature")
        for size, body in answered.items():
            self.cosigned(size, body)


class Verifying(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.log = Log()
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.log.write(f"{cls.folder.name}/site", 600)

    def file(self, name, octets):
        path = Path(self.folder.name) / name
        path.write_bytes(octets)
        return str(path)

    def verify(self, *words):
        code, out, err = run("verify", *words)
        self.assertNotIn("Fatal error", err)
        return code, out, err

    def test_a_proof_of_another_make_holds_and_says_where_the_leaf_stands(self):
        log = self.log
        proof = self.file("p", log.proof_file(411, 600))
        head = self.file("h", log.head(600))
        code, out, err = self.verify("--proof", proof, "--checkpoint", head, "--key", log.key.text,
                                     "--leaf", log.leaves[411].hex())
        self.assertEqual(code, 0, err)
        self.assertIn("412 of 600", out)
        self.assertIn(log.leaves[411].hex(), out)
        code, out, err = self.verify("--proof", self.file("q", log.proof_file(0, 600, extra=log.leaves[0])))
        self.assertEqual(code, 0, err)
        self.assertIn(log.leaves[0].hex(), out)
        self.assertIn("--key", err)

    def test_what_does_not_hold_ends_with_1_and_its_reason(self):
        log = self.log
        proof = log.proof_file(411, 600)
        leaf = log.leaves[411].hex()
        good, head = self.file("p", proof), self.file("h", log.head(600))
        altered = self.file("altered", proof.replace(b"index 411", b"index 410"))
        second = self.file("second", log.head(600, root=b"\x07" * 32))
        cases = {
            "another root": ("--proof", good, "--leaf", log.leaves[410].hex()),
            "NOT hold": ("--proof", altered, "--leaf", leaf),
            "two stories": ("--proof", good, "--leaf", leaf, "--checkpoint", second, "--key", log.key.text),
            "600 leaves and the checkpoint for one of 599":
                ("--proof", good, "--leaf", leaf, "--checkpoint", self.file("h599", log.head(599))),
            "not signed with": ("--proof", good, "--leaf", leaf, "--key", Log(seed=2).key.text),
            "another log": ("--proof", good, "--leaf", leaf, "--key", Log(name="b").key.text),
            "has not signed": ("--proof", good, "--leaf", leaf, "--witness",
                               check.Key("w", check.COSIGNATURE, ed25519.public_key(b"w" * 32)).text),
            "not a proof": ("--proof", head, "--leaf", leaf),
            "names no leaf": ("--proof", good),
            "cannot be read": ("--proof", good + ".missing", "--leaf", leaf),
        }
        for reason, words in cases.items():
            with self.subTest(reason):
                code, out, err = self.verify(*words)
                self.assertEqual((code, out), (1, ""), err)
                self.assertIn(reason, err)

    def test_growth_is_seen_in_the_tiles(self):
        log, site = self.log, f"{self.folder.name}/site"
        newer = self.file("newer", log.head(600))
        words = ("--checkpoint", newer, "--tiles", site, "--key", log.key.text)
        code, out, err = self.verify("--extends", self.file("older", log.head(300)), *words)
        self.assertEqual(code, 0, err)
        self.assertIn("only grew", out)
        code, _, err = self.verify("--extends", self.file("forged", log.head(300, root=b"\x07" * 32)), *words)
        self.assertEqual(code, 1, err)
        code, _, err = self.verify("--extends", newer, "--checkpoint", self.file("older", log.head(300)),
                                   "--tiles", site)
        self.assertEqual(code, 1, err)
        self.assertIn("taken away", err)
        tile = Path(site) / "tile/0/001"
        whole = tile.read_bytes()
        self.addCleanup(tile.write_bytes, whole)
        tile.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        code, _, err = self.verify("--extends", self.file("older", log.head(300)), *words)
        self.assertEqual(code, 1, err)

    def test_a_mistake_is_answered_with_what_would_be_right(self):
        for words, right in [
            ((), "--proof"), (("--proof", "a", "--extends", "b"), "--proof"), (("--proof",), "--proof FILE"),
            (("--proof", "a", "--tiles", "b"), "--tiles"), (("--proof", "a", "--key", "nonsense"), "--key"),
            (("--proof", "a", "--leaf", "12"), "--leaf"), (("--extends", "a"), "--tiles"),
            (("--proof", "a", "--witness", self.log.key.text), "--witness"),
        ]:
            with self.subTest(words):
                code, out, err = self.verify(*words)
                self.assertEqual((code, out), (2, ""), err)
                self.assertIn(right, err)

    def test_a_witness_refuses_bad_options_by_name_and_leaves_nothing(self):
        with tempfile.TemporaryDirectory() as folder:
            data, key = f"{folder}/w", self.log.key.text
            for words, right in [
                (("--data", data), "--log"), (("--log", key), "--data"), (("--data", data, "--log", "x"), "--log"),
                (("--data", data, "--log", key, "--listen", "x"), "--listen"),
                (("--data", data, "--log", key, "--name", "a b"), "--name"),
                (("--data", data, "--log", key, "--store", "sqlite"), "--store"),
            ]:
                with self.subTest(words):
                    code, out, err = run("witness", *words)
                    self.assertEqual((code, out), (2, ""), err)
                    self.assertIn(right, err)
                    self.assertFalse(Path(data).exists())
            (Path(folder) / "letter.txt").write_text("mine")
            code, _, err = run("witness", "--data", folder, "--log", key)
            self.assertEqual(code, 1)
            self.assertIn("not empty", err)
            self.assertEqual(sorted(os.listdir(folder)), ["letter.txt"])


if __name__ == "__main__":
    unittest.main()
