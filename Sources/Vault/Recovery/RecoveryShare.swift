// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// One holder's part of an emergency key: with `needed - 1` others it gives the key, with fewer nothing (Design 4, 11).
///
/// Written down as 26 groups of five digits: four of which number, how many are needed and which set, twenty of the
/// part itself, two that check the whole. Each group is four digits (13 bits) and its own check digit.
package struct RecoveryShare: Sendable, Redacted {
    /// As many as a single digit group can count, and more than anybody can call together.
    package static let mostHolders = 16
    package static let groupCount = 26

    /// The same on every share that was cut from one key.
    package let set: UInt32
    package let needed: Int
    package let count: Int
    /// From 1 to `count`.
    package let index: Int
    let part: SecretKey

    init(set: UInt32, needed: Int, count: Int, index: Int, part: SecretKey) {
        self.set = set
        self.needed = needed
        self.count = count
        self.index = index
        self.part = part
    }

    /// What is shown once and written down: groups of five digits.
    package var groups: [String] { ShareText.groups(self) }

    /// The last two groups, which follow from all the others: what a holder types to show that the paper is there.
    package var checkGroups: [String] { Array(groups.suffix(ShareText.checkGroups)) }

    /// What the signed directory keeps, so that a share can be told from every other without the key being joined.
    package var mark: [UInt8] {
        let bytes = part.copyBytes()
        return Digest.of("amparo share mark", [ShareText.header(self), bytes])
    }

    /// The same for the two check groups alone: they say 26 bits of a digest and nothing of the part.
    package var checkMark: [UInt8] {
        RecoveryShare.checkMark(checkGroups.joined(), set: set, index: index)
    }

    /// The check mark of what somebody typed, in any grouping and any script's digits; nil when it is no such code.
    package static func checkMark(typed: String, set: UInt32, index: Int) -> [UInt8]? {
        guard let digits = Codes.digits(typed), digits.count == ShareText.checkGroups * ShareText.groupSize
        else { return nil }
        return checkMark(digits.map { String($0) }.joined(), set: set, index: index)
    }

    private static func checkMark(_ digits: String, set: UInt32, index: Int) -> [UInt8] {
        Digest.of(
            "amparo share check",
            [littleEndian(UInt64(set)), littleEndian(UInt64(index)), Array(digits.utf8)]
        )
    }

    /// Reads what somebody typed from the paper.
    ///
    /// - Throws: `ShareSlip`, which names the group that was misread.
    package init(typed text: String) throws(ShareSlip) { self = try ShareText.read(text) }
}

/// What is wrong with a share as it was typed; names the place and never what stood there.
package enum ShareSlip: Error, Equatable {
    /// There is something that is no digit.
    case notDigits
    /// So many digits, where there should be 130.
    case wrongLength(Int)
    /// The group with this number, from 1, is not as it was printed.
    case group(Int)
    /// Every group may be right for itself, and they do not belong together.
    case wrongCheck
    /// Of a form that this program does not know.
    case newer
}
