// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import Domain
internal import HTML
internal import HTTP
internal import Operations

extension Portal {
    func receive(_ form: PortalForm, _ language: Language, _ head: RequestHead) -> Begun {
        let isForeign = !head.isSameOrigin
        let attached = AttachedFiles(operations)
        let limits = limits
        let takesFiles = !isForeign && [.report, .add, .file].contains(form)
        let answer = { (data: FormData, refusal: FormRefusal?) -> Response in
            let arrived = Arrived(
                data,
                kept: self.operations.keptFiles(data.all("kept").prefix(limits.files)),
                attached,
                together: limits.filesBytes,
                isForeign: isForeign
            )
            return self.answering(head, form.place, language) {
                try self.answer(form, arrived, refusal, $0)
            }
        }
        do throws(FormRefusal) {
            let reader = try FormReader(
                head: head,
                limits: limits,
                files: takesFiles ? attached : NoFiles()
            )
            return .exchange(FormExchange(reader, attached) { answer($0, nil) })
        } catch {
            return .respond(answer(FormData(), error))
        }
    }

    private var limits: FormLimits {
        var limits = FormLimits()
        let largest = (try? operations.installation().largestFile) ?? 50 << 20
        limits.fileBytes = Int(largest)
        limits.filesBytes = Int(PortalFrame.largestTotal(largest))
        return limits
    }

    private func answer(
        _ form: PortalForm,
        _ arrived: Arrived,
        _ refusal: FormRefusal?,
        _ frame: PortalFrame
    ) throws -> Response {
        var trouble = refusal.map { Trouble(.errorsFormBroken, $0.status) } ?? arrived.trouble
        // Without its settings nothing can be decided; what was typed is shown again all the same.
        if frame.isUnsettled { trouble = Trouble(form.place == .report ? .errorsNotKept : .errorsBusy, 503) }
        switch form {
        case .report: return try takeReport(arrived, trouble, frame)
        case .file: return takeFile(arrived, trouble)
        case .slip: return try showSlip(arrived, trouble, frame)
        case .follow: return try follow(arrived, trouble, frame)
        case .add, .contact, .disagree, .rate: return try act(form, arrived, trouble, frame)
        case .paper: return try givePaper(arrived, trouble, frame)
        }
    }

    /// For scripts, which send each file before its form: a word and what carries the file through the form.
    private func takeFile(_ arrived: Arrived, _ trouble: Trouble?) -> Response {
        if let file = arrived.new.first { return .text("kept " + operations.keepToken(file)) }
        let reason = arrived.refused.first?.reason ?? .broken
        return .text("refused " + reason.rawValue, status: trouble?.status ?? 422)
    }

    /// What the forms show of the files that have arrived, each with what carries it.
    func carried(_ files: [KeptFile]) -> [CarriedFile] {
        files.map { CarriedFile(token: operations.keepToken($0), name: $0.reference.name) }
    }
}
