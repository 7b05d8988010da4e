// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Records

/// A recording that was typed, and of which one person has said that the typing is right.
package struct WaitingVoice: Sendable {
    package let file: Int
    /// The number of the typing that is signed.
    package let transcript: Int
    package let by: MemberID
}

/// A voice says who somebody is: readers work with what was said, and the voice goes (Design 4, Domain 4.8).
extension Operations {
    /// Types what is said in a recording.
    ///
    /// - Throws: `notThisStage` for a file that is no recording or is gone.
    package func transcribe(
        _ report: RecordID,
        file: Int,
        _ words: String,
        seen: Int?,
        _ session: Session
    ) throws {
        let words = try Operations.words(words)
        try change(ReportState.self, report, seen: seen, session) { tx, opened in
            try tx.settleFiles(of: &opened)
            let files = opened.state.files
            guard files.indices.contains(file), files[file].kind == .recording, !files[file].isErased else {
                throw Refusal.notThisStage
            }
            try tx.append(&opened, [.transcribed(Transcript(file: file, words: words))], by: session.writer)
            // What somebody has agreed to is not what it says any more.
            for voice in try waiting(report, tx) where voice.voice.file == file { try tx.dropAsked(voice.id) }
        }
    }

    /// Says that the typing of this number is what is said.
    ///
    /// With the second person the voice goes for good.
    ///
    /// - Throws: `needsSecondPerson` for whoever signed first, `notThisStage` where it was typed anew meanwhile,
    ///   `underHold` for what is kept for the law.
    package func agreeOnTranscript(
        of report: RecordID,
        file: Int,
        transcript: Int,
        passphrase: String,
        _ session: Session
    ) throws {
        let subject = ErasureSubject.voice(report: report, file: file, transcript: transcript)
        let asked = try store.read { try waiting(report, $0) }.first {
            $0.voice.file == file && $0.voice.transcript == transcript
        }
        guard let asked else {
            return _ = try askErasure(of: subject, .transcribed, passphrase: passphrase, session)
        }
        try confirm(passphrase, session)
        try sign(asked.id, besideItsWords: true, session)
    }

    /// The recordings of a report whose typing somebody has signed and nobody else has agreed to.
    func waiting(_ report: RecordID, _ tx: RecordTransaction) throws -> [(id: ErasureID, voice: WaitingVoice)]
    {
        try tx.erasures().compactMap { stored in
            guard stored.notice.second == nil, stands(stored.notice),
                case .voice(report, let file, let transcript) = stored.notice.erasure.subject
            else { return nil }
            let voice = WaitingVoice(file: file, transcript: transcript, by: stored.notice.first.member)
            return (stored.notice.id, voice)
        }
    }
}
