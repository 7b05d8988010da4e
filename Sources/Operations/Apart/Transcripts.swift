// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import Domain
internal import Records

/// A recording that was typed, and is heard by readers until a second person agrees.
package struct WaitingVoice: Sendable {
    package let file: Int
    /// Of the typing that is under the first signature.
    package let transcript: Int
    package let by: MemberID
}

/// A voice says who somebody is: readers work with what was said, and the voice goes (Design 4, Domain 4.8).
extension Operations {
    /// Types what is said in a recording.
    ///
    /// It is the first signature for letting the voice go, where the original is kept apart.
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
            let files = opened.state.files
            guard files.indices.contains(file), files[file].kind == .recording, !files[file].isErased else {
                throw Refusal.notThisStage
            }
            try tx.append(&opened, [.transcribed(Transcript(file: file, words: words))], by: session.writer)
            // What somebody was about to agree to is not what it says any more.
            for voice in try waiting(report, tx) where voice.voice.file == file { try tx.dropAsked(voice.id) }
            guard let typed = opened.state.transcript(of: file) else { return }
            do {
                try ask(
                    .voice(report: report, file: file, transcript: typed.number),
                    .transcribed,
                    tx,
                    session
                )
            } catch Refusal.underHold, Refusal.notThisStage, Refusal.notAllowed {
                // It is kept for the law, there is no copy that could go, or a guest typed it: the words count all the same.
            }
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
        try signErasure(asked.id, passphrase: passphrase, session)
    }

    /// The recordings of a report whose typing somebody has signed and nobody else has agreed to.
    func waiting(_ report: RecordID, _ tx: RecordTransaction) throws -> [(id: ErasureID, voice: WaitingVoice)]
    {
        try tx.erasures().compactMap { stored in
            guard stored.notice.second == nil,
                case .voice(report, let file, let transcript) = stored.notice.erasure.subject
            else { return nil }
            let voice = WaitingVoice(file: file, transcript: transcript, by: stored.notice.first.member)
            return (stored.notice.id, voice)
        }
    }
}
