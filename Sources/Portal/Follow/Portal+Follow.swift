// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import Domain
internal import HTML
internal import HTTP
internal import Operations
internal import Platform
internal import Vault

extension Portal {
    /// Opens a report with a code from the body; a wrong one costs nobody anything.
    func follow(
        _ arrived: Arrived,
        _ trouble: Trouble?,
        _ frame: PortalFrame
    ) throws -> Response {
        let typed = arrived.data.first("code") ?? ""
        let draft = FollowDraft(nil, arrived.data, files: arrived.kept)
        if let trouble { return try askAgain(typed, draft, trouble.message, trouble.status, frame) }
        guard operations.isFresh(arrived.data.first("token") ?? "") else {
            return try askAgain(typed, draft, .errorsFormExpired, 403, frame)
        }
        do {
            switch try operations.follow(typed) {
            case .visit(let visit): return .html(page(visit, draft, frame).render())
            case .unknownReceipt:
                return try askAgain(typed, draft, fault: frame.t(.portalFollowUnknown), 422, frame)
            case .slip(let slip):
                return try askAgain(typed, draft, fault: sentence(slip, frame.t), 422, frame)
            }
        } catch {
            // Whatever it was: what somebody typed stays with them.
            if error as? Refusal != .busy { log.event("report not opened", level: .error) }
            return try askAgain(typed, draft, .errorsBusy, 503, frame)
        }
    }

    func page(_ visit: Visit, _ draft: FollowDraft, _ frame: PortalFrame) -> VisitPage {
        VisitPage(
            frame: frame,
            visit: visit,
            message: draft.form == nil ? nil : .portalVisitUnfinished,
            draft: draft,
            carried: carried(draft.files)
        )
    }

    func askAgain(
        _ typed: String,
        _ draft: FollowDraft,
        _ message: Message? = nil,
        fault: LocalizedText? = nil,
        _ status: Int,
        _ frame: PortalFrame
    ) throws -> Response {
        .html(
            FollowPage(
                frame: frame,
                token: try operations.formToken(),
                typed: typed,
                message: message,
                fault: fault,
                hidden: draft.hidden { operations.keepToken($0) }
            ).render(),
            status: status
        )
    }

    private func sentence(_ slip: ParsedCode, _ t: Speaker) -> LocalizedText {
        switch slip {
        case .wrongCheckDigit: t(.errorsCodeSlip)
        case .wrongLength(let count): t(.errorsCodeLength, .count(count))
        case .notDigits, .receipt, .short: t(.errorsCodeNotDigits)
        }
    }
}
