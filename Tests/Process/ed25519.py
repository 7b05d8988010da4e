# SPDX-FileCopyrightText: the Amparo authors
# SPDX-License-Identifier: Apache-2.0
"""Ed25519 as RFC 8032 (5.1) writes it, with Python's own numbers: slow, short, and not the program's library."""
import hashlib

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def _add(a, b):
    (x1, y1, z1, t1), (x2, y2, z2, t2) = a, b
    e, f = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
    g, h = 2 * t1 * t2 * D % P, 2 * z1 * z2 % P
    e, i, j, k = f - e, h - g, h + g, f + e
    return e * i % P, j * k % P, i * j % P, e * k % P


def _times(number, point):
    sum_ = (0, 1, 1, 0)
    while number:
        if number & 1:
            sum_ = _add(sum_, point)
        point = _add(point, point)
        number >>= 1
    return sum_


def _same(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def _x(y, sign):
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if square == 0:
        return None if sign else 0
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P:
        return None
    return P - x if x & 1 != sign else x


_BASE_Y = 4 * pow(5, P - 2, P) % P
_BASE_X = _x(_BASE_Y, 0)
BASE = (_BASE_X, _BASE_Y, 1, _BASE_X * _BASE_Y % P)


def _written(point):
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def _read(octets):
    number = int.from_bytes(octets, "little")
    y = number & (1 << 255) - 1
    x = _x(y, number >> 255)
    return None if x is None else (x, y, 1, x * y % P)


def _number(*parts):
    return int.from_bytes(hashlib.sha512(b"".join(parts)).digest(), "little") % ORDER


def _expanded(seed):
    digest = hashlib.sha512(seed).digest()
    scalar = int.from_bytes(digest[:32], "little") & (1 << 254) - 8 | 1 << 254
    return scalar, digest[32:]


def public_key(seed):
    return _written(_times(_expanded(seed)[0], BASE))


def sign(seed, message):
    scalar, prefix = _expanded(seed)
    public = _written(_times(scalar, BASE))
    nonce = _number(prefix, message)
    commitment = _written(_times(nonce, BASE))
    answer = (nonce + _number(commitment, public, message) * scalar) % ORDER
    return commitment + answer.to_bytes(32, "little")


def verify(public, message, signature):
    if len(public) != 32 or len(signature) != 64:
        return False
    key, commitment = _read(public), _read(signature[:32])
    answer = int.from_bytes(signature[32:], "little")
    if key is None or commitment is None or answer >= ORDER:
        return False
    challenge = _number(signature[:32], public, message)
    return _same(_times(answer, BASE), _add(commitment, _times(challenge, key)))
