// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Ledger

/// What a witness says to a log that sends a checkpoint (C2SP tlog-witness).
package enum WitnessAnswer: Hashable, Sendable {
    /// 200: seen, kept, and cosigned.
    case cosigned(NoteSignature)
    /// 400: not in its form, or older than the size that it says to start from.
    case malformed
    /// 403: no signature by a key of this log that is trusted here.
    case notSigned
    /// 404: not a log that is watched here.
    case unknownLog
    /// 409: the witness knows the log up to another size.
    case otherSize(Int)
    /// 409: a signed checkpoint of the size that is known, with another root: the log told two stories.
    case splitView(Int)
    /// 422: the proof does not lead from the known tree to this one.
    case wrongProof
    /// 500: it could not be kept, so nothing was signed.
    case notKept
}
