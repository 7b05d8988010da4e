// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Blobs
internal import Database
internal import Domain
internal import Ledger
internal import Operations
internal import Platform
internal import Records
internal import Vault

/// Turns an error into a sentence for the person at the terminal; none of it holds data.
enum Explanation {
    static func of(_ error: any Error) -> String {
        switch error {
        case let error as CommandError: error.description
        case RecordsError.directory(.wrongRoot):
            "the store is not the one this data folder was made with: its directory begins elsewhere"
        case RecordsError.directory(.brokenChain):
            "the directory of members does not match its signatures; restore a backup"
        case VaultError.wrongKey: "this is not the right key"
        case let error as SystemError: error.description
        case let error as DatabaseError: error.description
        case let error as MigrationError: error.description
        case let error as SecretFileError: error.description
        case let error as BlobError: error.description
        case let error as RecordsError: error.description
        case let error as Refusal: error.description
        case let error as LedgerError: error.description
        default: "\(type(of: error))"
        }
    }
}
