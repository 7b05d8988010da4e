// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import Domain
internal import HTML
internal import HTTP
internal import Operations
internal import Platform
internal import Text

extension Portal {
    /// What the holder of a code leaves; when the visit is over the code is asked for again and the words wait.
    func act(
        _ form: PortalForm,
        _ arrived: Arrived,
        _ trouble: Trouble?,
        _ frame: PortalFrame
    ) throws -> Response {
        let token = arrived.data.first("token") ?? ""
        var draft = FollowDraft(form, arrived.data, files: arrived.files)
        if let trouble {
            return try showVisit(token, draft, trouble.message, [], trouble.status, arrived, frame)
        }
        var check = ReportCheck(frame.t)
        let act = reporterAct(form, arrived, draft, &check)
        if !check.faults.isEmpty {
            return try showVisit(token, draft, nil, check.faults, 422, arrived, frame)
        }
        do {
            guard let visit = try operations.act(act, token: token, isPromisedApart: draft.isPromisedApart)
            else {
                return try askAgain("", draft, .portalFollowOver, 403, frame)
            }
            return .html(
                VisitPage(
                    frame: frame,
                    visit: visit,
                    message: .portalVisitThanks,
                    isGood: true,
                    refused: refused(arrived, frame, isTaken: true)
                ).render()
            )
        } catch Refusal.empty {
            let field =
                form == .rate ? FieldName.process : form == .contact ? FieldName.reach : FieldName.words
            let fault = FormFault(field: field, words: frame.t(.errorsRequired))
            return try showVisit(token, draft, nil, [fault], 422, arrived, frame)
        } catch Refusal.noCustodian {
            draft.isPromisedApart = false
            return try showVisit(token, draft, .errorsNotApart, [], 409, arrived, frame.withoutPromise)
        } catch Refusal.busy {
            return try showVisit(token, draft, .errorsBusy, [], 503, arrived, frame)
        } catch {
            log.event("words not kept", level: .error)
            return try showVisit(token, draft, .errorsNotKept, [], 503, arrived, frame)
        }
    }

    private func reporterAct(
        _ form: PortalForm,
        _ arrived: Arrived,
        _ draft: FollowDraft,
        _ check: inout ReportCheck
    ) -> ReporterAct {
        let words = check.text(draft.words, FieldName.words, most: ReportCheck.mostWords)
        switch form {
        case .disagree: return .disagree(words: words)
        case .rate:
            return .rate(process: grade(draft.process), outcome: grade(draft.outcome), words: words)
        case .contact:
            if arrived.data.first("withdraw") != nil { return .withdrawContact }
            return .giveContact(check.contact(draft.contact))
        case .add, .report, .file, .slip, .follow, .paper:
            return .add(words: words, files: draft.files.map(\.reference))
        }
    }

    private func grade(_ typed: String) -> Int? {
        Int(Text.asciiDigits(typed)).flatMap { (1...5).contains($0) ? $0 : nil }
    }

    private func refused(_ arrived: Arrived, _ frame: PortalFrame, isTaken: Bool) -> [LocalizedText] {
        arrived.refused.map { $0.sentence(frame, isTaken: isTaken) }
    }

    private func showVisit(
        _ token: String,
        _ draft: FollowDraft,
        _ message: Message?,
        _ faults: [FormFault],
        _ status: Int,
        _ arrived: Arrived,
        _ frame: PortalFrame
    ) throws -> Response {
        // A form that another site sent opens nothing: the code is asked for.
        // Nor can it be shown while nothing can be read: then too the words wait for the code.
        let visit = arrived.isForeign ? nil : (try? operations.visit(token: token)) ?? nil
        guard let visit else { return try askAgain("", draft, message ?? .portalFollowOver, status, frame) }
        var page = page(visit, draft, frame)
        page.message = message
        page.faults = faults
        page.refused = refused(arrived, frame, isTaken: false)
        return .html(page.render(), status: status)
    }
}
