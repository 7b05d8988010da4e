// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import Operations

// What is said in a recording, so that the voice need not stay: a voice says who somebody is (Design 4).
extension ReportPage {
    func drawTranscript(of file: SentFile, _ index: Int, into page: inout HTMLWriter) {
        guard file.kind == .recording else { return }
        let typed = report.transcript(of: index)
        if let typed {
            desk.draw(typed, of: report, on: desk.date(typed.at, session), into: &page)
            if file.hasVoice { drawStanding(signed(typed, index), into: &page) }
        }
        guard canWork, file.hasVoice || file.here != nil else { return }
        page.draw(
            ButtonRow { page in
                if let typed, file.hasVoice, signed(typed, index) != session.member {
                    drawAgreement(typed, index, into: &page)
                }
                drawTyping(typed, index, into: &page)
            }
        )
    }

    private func drawStanding(_ signer: MemberID?, into page: inout HTMLWriter) {
        if let signer, signer != session.member {
            page.p(
                "",
                text:
                    "\(desk.memberName(signer)) has signed that this is right. With one more, the recording goes."
            )
        } else if signer != nil {
            page.p(
                "",
                text:
                    "You have signed that this is right. When another person has listened and agrees, the recording goes."
            )
        } else {
            page.p(
                "quiet",
                text: "When two people have listened and sign that this is right, the recording goes."
            )
        }
    }

    /// Who has signed this typing; nil while nobody has, or when it was typed anew.
    private func signed(_ typed: TypedTranscript, _ index: Int) -> MemberID? {
        view.waitingVoices.first { $0.file == index && $0.transcript == typed.number }?.by
    }

    private func drawAgreement(_ typed: TypedTranscript, _ index: Int, into page: inout HTMLWriter) {
        page.draw(
            Dialog("I listened: this is right", icon: .check) { page in
                page.draw(
                    PostForm(
                        to: route(.agreeTranscript),
                        token: request.token,
                        hidden: [("file", String(index)), ("transcript", String(typed.number))],
                        isGuarded: true
                    ) { page in
                        page.p(
                            "quiet",
                            text:
                                "Only if you have listened to all of it. When two people have signed, nobody here hears the voice any more; the original stays with the custodians."
                        )
                        desk.drawPassphrase(into: &page)
                        page.draw(Button("Sign: the recording may go", .danger))
                    }
                )
            }
        )
    }

    private func drawTyping(_ typed: TypedTranscript?, _ index: Int, into page: inout HTMLWriter) {
        page.draw(
            Dialog(typed == nil ? "Type what is said" : "Type it again", icon: .note) { page in
                page.draw(
                    PostForm(
                        to: route(.transcribe),
                        token: request.token,
                        hidden: hidden + [("file", String(index))]
                    ) { page in
                        page.draw(
                            TextAreaField(
                                name: "words",
                                label: "What is said, word for word",
                                hint:
                                    "In the language that is spoken. Write “…” where nothing can be understood.",
                                value: typed?.transcript.words ?? "",
                                rows: 8
                            )
                        )
                        page.draw(Button("Keep it"))
                    }
                )
            }
        )
    }
}

extension Desk {
    /// What was typed of a recording, wherever that recording is shown or was.
    func draw(
        _ typed: TypedTranscript,
        of report: ReportState,
        on day: String,
        into page: inout HTMLWriter
    ) {
        page.quoted(typed.transcript.words, language: report.language)
        page.p(
            "quiet",
            text: "Typed from the recording by \(authorName(typed.author)) on \(day)."
        )
    }
}
