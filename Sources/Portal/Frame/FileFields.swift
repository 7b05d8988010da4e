// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import HTML
internal import HTTP
internal import Operations

/// A file that has arrived, and the token that carries it through the form.
struct CarriedFile {
    let token: String
    let name: String
}

/// The files that are already here: each goes along while its box is ticked.
struct CarriedFiles: Component {
    let t: Speaker
    let files: [CarriedFile]

    func draw(into page: inout HTMLWriter) {
        guard !files.isEmpty else { return }
        page.draw(
            ChoiceField(
                name: FieldName.kept,
                label: t(.portalReportKept),
                hint: t(.portalReportKeptHint),
                kind: .several,
                choices: files.map { Choice($0.token, Phrase.value($0.name)) },
                chosen: files.map(\.token)
            )
        )
    }
}

extension PortalFrame {
    /// Four of the largest files, or many small ones.
    static func largestTotal(_ largestFile: Int64) -> Int64 { largestFile * 4 }

    var largestTotal: Int64 { Self.largestTotal(installation.largestFile) }

    var filesHint: LocalizedText {
        t(
            .portalReportFilesHint,
            .number("limit", FormLimits().files),
            .number("megabytes", Int(installation.largestFile >> 20)),
            .number("total", Int(largestTotal >> 20))
        )
    }

    /// What becomes of what is sent.
    func drawFilesApart(into page: inout HTMLWriter) {
        if keepsApart { page.p("quiet", text: t(.portalReportFilesApart)) }
    }

    /// That a page has promised to lock away what is sent travels with its form until it is kept, or said that it cannot be.
    func promise(_ wasPromised: Bool) -> [(String, String)] {
        keepsApart || wasPromised ? [(FieldName.apart, "yes")] : []
    }

    /// The words of a house that has lost its last custodian meanwhile.
    var withoutPromise: PortalFrame {
        var frame = self
        frame.keepsApart = false
        return frame
    }

    /// For scripts: where the files go before the form, and what to say when one cannot.
    var uploads: Uploads {
        func sentence(_ reason: RefusedFile.Reason) -> LocalizedText {
            RefusedFile(reason, "%").sentence(self, isTaken: false)
        }
        return Uploads(
            to: link(.file),
            largest: installation.largestFile,
            total: largestTotal,
            count: FormLimits().files,
            unreached: t(.portalReportUnreached),
            tooBig: sentence(.tooBig),
            tooBigTogether: sentence(.tooBigTogether),
            tooMany: sentence(.tooMany)
        )
    }
}
