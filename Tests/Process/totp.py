# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""One-time codes (RFC 6238, SHA-1, six digits, 30 seconds), from the standard library only."""
import base64
import hashlib
import hmac
import struct
import threading
import time

STEP = 30
_used = {}
_lock = threading.Lock()


def code(secret, step):
    key = base64.b32decode(secret.replace(" ", "").upper())
    digest = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    at = digest[-1] & 15
    number = struct.unpack(">I", digest[at:at + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def code_at(secret, moment):
    """The code of another clock than this machine's."""
    return code(secret, int(moment) // STEP)


def fresh_code(secret):
    """A code that this run has not used yet. Amparo refuses a code twice and takes one step on either side of now,
    so the third sign-in of one member within half a minute waits for the clock."""
    with _lock:
        step = max(int(time.time()) // STEP, _used.get(secret, -1) + 1)
        _used[secret] = step
    wait = (step - 1) * STEP - time.time()
    if wait > 0:
        time.sleep(wait + 0.2)
    return code(secret, step)
