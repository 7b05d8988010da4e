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
    func takeReport(
        _ arrived: Arrived,
        _ trouble: (message: Message, status: Int)?,
        _ frame: PortalFrame
    ) throws -> Response {
        var typed = ReportForm(arrived.data, files: kept(arrived.data) + arrived.files)
        if let trouble { return try showAgain(typed, trouble.message, trouble.status, arrived, frame) }
        var check = ReportCheck(frame.t)
        let site = frame.site(typed.site)
        guard let report = check.report(typed, today: operations.now.day, site: site) else {
            return try showAgain(typed, nil, 422, arrived, frame, check.faults)
        }
        do {
            let accepted = try operations.acceptReport(report, token: typed.token)
            var once = frame
            once.isShownOnce = true
            return .html(
                TakenPage(
                    frame: once,
                    accepted: accepted,
                    report: report,
                    site: site,
                    refused: arrived.refusedFiles(frame.t, largest: frame.installation.largestFile)
                ).render()
            )
        } catch Refusal.busy {
            return try showAgain(typed, .errorsBusy, 503, arrived, frame)
        } catch {
            log.event("report not kept", level: .error)
            typed.token = operations.isFresh(typed.token) ? typed.token : ""
            return try showAgain(typed, .errorsNotKept, 503, arrived, frame)
        }
    }

    private func showAgain(
        _ typed: ReportForm,
        _ message: Message?,
        _ status: Int,
        _ arrived: Arrived,
        _ frame: PortalFrame,
        _ faults: [FormFault] = []
    ) throws -> Response {
        var typed = typed
        // The same token as before, so that a retry of what was taken after all makes no second report.
        if !operations.isFresh(typed.token) || arrived.isForeign { typed.token = try operations.formToken() }
        return .html(
            ReportPage(
                frame: frame,
                typed: typed,
                message: message,
                faults: faults,
                refused: arrived.refusedFiles(frame.t, largest: frame.installation.largestFile),
                kept: typed.files.map { (operations.keepToken($0), $0) }
            ).render(),
            status: status
        ).allowingMicrophone
    }

    /// Digits and a square of the same digits, on a page without a name.
    func showSlip(
        _ arrived: Arrived,
        _ trouble: (message: Message, status: Int)?,
        _ frame: PortalFrame
    ) throws -> Response {
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
