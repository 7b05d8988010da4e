# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0

"""Malformed HTTP/1.1 requests, for the server's tests: each must get at most one answer, and never one for `/smuggled`.

`python3 framing-cases.py HOST PORT` sends them all and prints one line a case: name, statuses seen, whether the connection was closed.
Wanted: "4xx" the server itself must refuse; "one" any single answer, or the end of the connection; "ok" a good answer.
Silence on a connection that stays open is never right: then nobody knows what the server makes of it.
"""
import socket
import sys
import time

S = b"GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n"
P = b"POST /report HTTP/1.1\r\nHost: a\r\n"
G = b"GET / HTTP/1.1\r\nHost: a\r\n"
CASES = {
    "plain GET": (G + b"\r\n", "ok"),
    "CL and TE": (P + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + S, "4xx"),
    "two Content-Lengths": (P + b"Content-Length: 0\r\nContent-Length: 39\r\n\r\n" + S, "4xx"),
    "Content-Length list": (P + b"Content-Length: 5, 5\r\n\r\nhello", "4xx"),
    "Content-Length +5": (P + b"Content-Length: +5\r\n\r\nhello" + S, "4xx"),
    "Content-Length -1": (P + b"Content-Length: -1\r\n\r\n" + S, "4xx"),
    "Content-Length 0x5": (P + b"Content-Length: 0x5\r\n\r\nhello" + S, "4xx"),
    "Content-Length 5x": (P + b"Content-Length: 5x\r\n\r\nhello" + S, "4xx"),
    "Content-Length overflow": (P + b"Content-Length: 18446744073709551621\r\n\r\nhello" + S, "4xx"),
    "TE space before colon, CL": (P + b"Transfer-Encoding : chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" + S, "4xx"),
    "TE xchunked": (P + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + S, "4xx"),
    "TE gzip, chunked": (P + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n" + S, "4xx"),
    "TE chunked, identity": (P + b"Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" + S, "4xx"),
    "two TE": (P + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n" + S, "4xx"),
    "chunk 0x5": (P + b"Transfer-Encoding: chunked\r\n\r\n0x5\r\nhello\r\n0\r\n\r\n" + S, "one"),
    "chunk overflow": (P + b"Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF5\r\nhello\r\n0\r\n\r\n" + S, "one"),
    "chunk without CRLF after data": (P + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhelloXX0\r\n\r\n" + S, "one"),
    "chunk bare LF": (P + b"Transfer-Encoding: chunked\r\n\r\n5\nhello\n0\n\n" + S, "one"),
    "chunk extension": (P + b"Transfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n0\r\n\r\n", "one"),
    "bare LF": (b"GET / HTTP/1.1\nHost: a\n\n", "one"),
    "bare CR in a value": (G + b"X: a\rContent-Length: 5\r\n\r\n", "one"),
    "folded header": (G + b"X: a\r\n b\r\n\r\n", "one"),
    "NUL in a value": (G + b"X: a\0b\r\n\r\n", "one"),
    "NUL in Host": (b"GET / HTTP/1.1\r\nHost: a\0b\r\n\r\n", "one"),
    "NUL in the target": (b"GET /a\0b HTTP/1.1\r\nHost: a\r\n\r\n", "one"),
    "control character in the target": (b"GET /a\x01b HTTP/1.1\r\nHost: a\r\n\r\n", "one"),
    "two Hosts": (G + b"Host: b\r\n\r\n", "4xx"),
    "no Host": (b"GET / HTTP/1.1\r\n\r\n", "4xx"),
    "space before colon": (G + b"X : a\r\n\r\n", "one"),
    "leading space in a header": (b"GET / HTTP/1.1\r\n Host: a\r\n\r\n", "one"),
    "header without colon": (G + b"foo\r\n\r\n", "one"),
    "empty header name": (G + b": x\r\n\r\n", "one"),
    "HTTP/1.9": (b"GET / HTTP/1.9\r\nHost: a\r\n\r\n", "one"),
    "HTTP/2.0 in clear": (b"GET / HTTP/2.0\r\nHost: a\r\n\r\n", "one"),
    "lower-case http": (b"GET / http/1.1\r\nHost: a\r\n\r\n", "one"),
    "two spaces": (b"GET  / HTTP/1.1\r\nHost: a\r\n\r\n", "one"),
    "tab as separator": (b"GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n", "one"),
    "HTTP/0.9": (b"GET /\r\n\r\n", "one"),
    "space in the target": (b"GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", "one"),
    "GET with a body": (G + b"Content-Length: 5\r\n\r\nhello" + S, "one"),
    "%00 in the path": (b"GET /a%00b HTTP/1.1\r\nHost: a\r\n\r\n", "one"),
    "64 KB header": (G + b"X: " + b"a" * 65536 + b"\r\n\r\n", "4xx"),
    "2 MB header": (G + b"X: " + b"a" * 2_000_000 + b"\r\n\r\n", "4xx"),
    "1000 headers": (G + b"".join(b"X%d: 1\r\n" % i for i in range(1000)) + b"\r\n", "4xx"),
}


def send(host, port, data, seconds=3.0):
    """Statuses of the answers, and how the connection ended. What comes after an answer comes within half a second."""
    s = socket.create_connection((host, port), 5)
    out, end = b"", "open"
    until = time.time() + seconds
    try:
        s.settimeout(seconds)
        s.sendall(data)
        while (left := until - time.time()) > 0:
            s.settimeout(left)
            part = s.recv(65536)
            if not part:
                end = "closed"
                break
            if not out:
                until = time.time() + 0.5
            out += part
    except socket.timeout:
        pass
    except OSError:
        end = "reset"
    s.close()
    return [out[i + 9:i + 12].decode() for i in range(len(out)) if out.startswith(b"HTTP/1.", i)], end


def is_fine(statuses, end, wanted):
    if len(statuses) > 1 or not statuses and end == "open":
        return False
    if wanted == "ok":
        return bool(statuses) and statuses[0] < "400"
    return wanted == "one" or not statuses or statuses[0][0] == "4"


if __name__ == "__main__":
    bad = 0
    for name, (data, wanted) in CASES.items():
        statuses, end = send(sys.argv[1], int(sys.argv[2]), data)
        fine = is_fine(statuses, end, wanted)
        bad += not fine
        print(f"{'ok  ' if fine else 'BAD '} {name}: {','.join(statuses) or '-'} {end} (want {wanted})")
    print(f"{len(CASES) - bad} of {len(CASES)} as wanted")
    sys.exit(bool(bad))
