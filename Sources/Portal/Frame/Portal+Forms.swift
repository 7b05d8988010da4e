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
        let takesFiles = !isForeign && (form == .report || form == .add)
        let answer = { (data: FormData, refusal: FormRefusal?) -> Response in
            let arrived = Arrived(data: data, files: attached.files, isForeign: isForeign)
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
            return .exchange(FormExchange(reader) { answer($0, nil) })
        } catch {
            return .respond(answer(FormData(), error))
        }
    }

    private var limits: FormLimits {
        var limits = FormLimits()
        let largest = (try? operations.installation().largestFile) ?? 50 << 20
        limits.fileBytes = Int(largest)
        limits.bodyBytes = Int(largest) * 4 + (8 << 20)
        limits.fieldBytes = 1 << 20
        limits.textBytes = 4 << 20
        return limits
    }

    private func answer(
        _ form: PortalForm,
        _ arrived: Arrived,
        _ refusal: FormRefusal?,
        _ frame: PortalFrame
    ) throws -> Response {
        let trouble =
            refusal.map { ($0 == .tooLarge ? Message.errorsFormTooBig : .errorsFormBroken, $0.status) }
            ?? arrived.trouble
        switch form {
        case .report: return try takeReport(arrived, trouble, frame)
        case .slip: return try showSlip(arrived, trouble, frame)
        case .follow: return try follow(arrived, trouble, frame)
        case .add, .contact, .disagree, .rate: return try act(form, arrived, trouble, frame)
        }
    }

    /// Files that came with an earlier try and travel along in the form.
    func kept(_ data: FormData) -> [FileReference] {
        data.all("kept").prefix(FormLimits().files).compactMap { operations.keptFile($0) }
    }
}
