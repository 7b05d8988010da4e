// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import Domain
internal import HTML
internal import HTTP
internal import Operations
internal import Platform

extension Portal {
    /// Takes the report, or shows the form again with all that was typed (Design 11 "Forms").
    func takeReport(_ arrived: Arrived, _ trouble: Trouble?, _ frame: PortalFrame) throws -> Response {
        var typed = ReportForm(arrived.data, files: arrived.files)
        if let then = arrived.data.first("then") {
            // Somebody asked for the other page, not to send.
            typed.isCare = then == "care"
            return try showAgain(typed, trouble, arrived, frame)
        }
        if let trouble { return try showAgain(typed, trouble, arrived, frame) }
        var check = ReportCheck(frame.t)
        let site = frame.site(typed.site)
        guard var report = check.report(typed, today: operations.now.day, site: site) else {
            return try showAgain(typed, nil, arrived, frame, check.faults)
        }
        report.isPromisedApart = typed.isPromisedApart
        do {
            let accepted = try operations.acceptReport(report, token: typed.token)
            var once = frame
            once.isShownOnce = true
            return .html(
                TakenPage(
                    frame: once,
                    token: try freshToken(typed.token),
                    accepted: accepted,
                    report: report,
                    site: site,
                    refused: arrived.refused.map { $0.sentence(frame, isTaken: true) }
                ).render()
            )
        } catch Refusal.noCustodian {
            typed.isPromisedApart = false
            return try showAgain(typed, Trouble(.errorsNotApart, 409), arrived, frame.withoutPromise)
        } catch Refusal.busy {
            return try showAgain(typed, Trouble(.errorsBusy, 503), arrived, frame)
        } catch {
            log.event("report not kept", level: .error)
            return try showAgain(typed, Trouble(.errorsNotKept, 503), arrived, frame)
        }
    }

    private func showAgain(
        _ typed: ReportForm,
        _ trouble: Trouble?,
        _ arrived: Arrived,
        _ frame: PortalFrame,
        _ faults: [FormFault] = []
    ) throws -> Response {
        var typed = typed
        // The same token as before, so that a retry of what was taken after all makes no second report.
        typed.token = arrived.isForeign ? try operations.formToken() : try freshToken(typed.token)
        return .html(
            ReportPage(
                frame: frame,
                typed: typed,
                message: trouble?.message,
                faults: faults,
                refused: arrived.refused.map { $0.sentence(frame, isTaken: false) },
                carried: carried(typed.files)
            ).render(),
            status: trouble?.status ?? (faults.isEmpty ? 200 : 422)
        ).allowingMicrophone
    }

    private func freshToken(_ token: String) throws -> String {
        operations.isFresh(token) ? token : try operations.formToken()
    }

    /// Digits and a square of the same digits, on a page without a name.
    func showSlip(_ arrived: Arrived, _ trouble: Trouble?, _ frame: PortalFrame) throws -> Response {
        var trouble = trouble
        if trouble == nil, !operations.isFresh(arrived.data.first("token") ?? "") {
            trouble = Trouble(.errorsFormExpired, 403)
        }
        guard trouble == nil, let slip = Slip(arrived.data) else {
            return .html(
                FollowPage(
                    frame: frame,
                    token: try operations.formToken(),
                    message: trouble?.message ?? .errorsCodeNotDigits
                ).render(),
                status: trouble?.status ?? 422
            )
        }
        return .html(slip.render(frame.language))
    }
}
