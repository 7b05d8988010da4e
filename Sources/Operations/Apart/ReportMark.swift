// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Vault

/// Eight digits by which a custodian and a reader know that they speak of the same report.
///
/// The custodians' half opens for one report alone; the code of a case beside it is the asker's word.
package enum ReportMark {
    package static func of(_ report: RecordID) -> String {
        let bytes = Digest.of("amparo report mark", [report.bytes])
        let number = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } % 100_000_000
        let digits = String(number)
        let all = String(repeating: "0", count: 8 - digits.count) + digits
        return "\(all.prefix(4)) \(all.suffix(4))"
    }
}
