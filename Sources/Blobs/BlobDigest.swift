// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Vault

/// The two fingerprints of a file: what it says, which is sealed, and what is stored, which is public.
enum BlobDigest {
    static func plain() -> Digest.Stream { Digest.Stream("blob plain") }
    static func cipher() -> Digest.Stream { Digest.Stream("blob cipher") }
}
