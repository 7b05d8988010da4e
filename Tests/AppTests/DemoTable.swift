// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain

/// One row of Domain 8 as it has to stand in a loaded demonstration.
struct DemoRow {
    let register: String
    /// Who reads it.
    let reader: String
    let occurred: String
    let received: String
    /// Why the company must look into it itself; "none" where that is written down, "-" where nothing asks for it.
    let triggers: String
    let channel: AccessChannel
    let origin: IncidentOrigin
    /// How many reports led to it; none where nobody complained.
    let reports: Int
    let acts: [ActCode]
    let scales: [Int]
    let severity: Int
    /// Every view that was held of it, in its order.
    let credibility: [Credibility]
    let stage: CaseStage
    /// Its ends, each with its day.
    let ends: [String]
    let restricted: Bool

    init(
        _ register: String,
        _ reader: String,
        _ datesAndTriggers: String,
        _ channel: AccessChannel,
        from origin: IncidentOrigin = .report,
        reports: Int = 1,
        _ acts: [ActCode],
        _ scales: [Int],
        S severity: Int,
        _ credibility: [Credibility],
        _ stage: CaseStage,
        _ ends: [String] = [],
        restricted: Bool = false
    ) {
        let parts = datesAndTriggers.split(separator: " ").map(String.init)
        self.register = register
        self.reader = reader
        occurred = parts[0]
        received = parts[1]
        triggers = parts[2]
        self.channel = channel
        self.origin = origin
        self.reports = reports
        self.acts = acts
        self.scales = scales
        self.severity = severity
        self.credibility = credibility
        self.stage = stage
        self.ends = ends
        self.restricted = restricted
    }

    static let all: [DemoRow] = ridge2025 + ridge2026 + port

    private static let ridge2025: [DemoRow] = [
        DemoRow(
            "KR-25-001",
            "amara",
            "2025-02-14 2025-02-14 O",
            .sms,
            reports: 12,
            [.v13],
            [2, 3, 1],
            S: 3,
            [.credible, .verified, .confirmedByAuthority],
            .closed,
            ["2025-06-20 substantiated-authority"]
        ),
        DemoRow(
            "KR-25-002",
            "amara",
            "2025-03-01 2025-03-03 -",
            .communityOffice,
            [.v00],
            [1, 1, 1],
            S: 1,
            [],
            .closed,
            ["2025-03-21 resolved-satisfied"]
        ),
        DemoRow(
            "KR-25-003",
            "amara",
            "2025-03-19 2025-03-19 P",
            .staffDuty,
            [.v03, .v07],
            [4, 2, 3],
            S: 4,
            [.credible, .verified],
            .closed,
            ["2026-01-30 partly-substantiated"]
        ),
        DemoRow(
            "KR-25-004",
            "amara",
            "2025-04-06 2025-04-08 O",
            .tipBox,
            reports: 2,
            [.v14],
            [2, 1, 2],
            S: 2,
            [.insufficientInformation, .credible],
            .closed,
            ["2025-05-20 insufficient-information", "2025-11-14 resolved-satisfied"]
        ),
        DemoRow(
            "KR-25-005",
            "selu",
            "2025-05-20 2025-05-22 O",
            .mobileTeam,
            [.v10],
            [5, 1, 5],
            S: 5,
            [],
            .monitoring,
            restricted: true
        ),
        DemoRow(
            "KR-25-006",
            "amara",
            "2025-06-09 2025-06-11 E,A",
            .ngoPartner,
            reports: 2,
            [.v01, .v04, .v18],
            [5, 2, 5],
            S: 5,
            [.credible, .verified],
            .monitoring
        ),
        DemoRow(
            "KR-25-007",
            "amara",
            "2025-06-14 2025-06-15 O",
            .secureEmail,
            [.v16, .v17],
            [2, 2, 2],
            S: 4,
            [.credible],
            .closed,
            ["2025-12-12 resolved-satisfied"]
        ),
        DemoRow(
            "KR-25-008",
            "selu",
            "2025-07-30 2025-08-04 P",
            .hotlineVoice,
            [.v12],
            [4, 1, 3],
            S: 4,
            [.credible],
            .closed,
            ["2026-02-27 substantiated-authority"],
            restricted: true
        ),
        DemoRow(
            "KR-25-009",
            "amara",
            "2025-09-11 2025-09-12 E",
            .equipmentCheck,
            from: .equipmentCheck,
            reports: 0,
            [.v07, .v08],
            [4, 2, 2],
            S: 4,
            [.credible, .verified],
            .closed,
            ["2025-12-19 substantiated-authority"]
        ),
        DemoRow(
            "KR-25-010",
            "amara",
            "2025-10-17 2025-10-20 P",
            .tipBox,
            [.v14],
            [2, 1, 1],
            S: 2,
            [.notCredible],
            .closed,
            ["2025-12-05 refuted-cleared"]
        ),
        DemoRow(
            "KR-25-011",
            "selu",
            "2025-11-06 2025-11-07 P",
            .communityOffice,
            [.v08, .v24],
            [4, 1, 3],
            S: 5,
            [.credible],
            .closed,
            ["2026-03-18 substantiated-authority"],
            restricted: true
        ),
    ]

    private static let ridge2026: [DemoRow] = [
        DemoRow(
            "KR-26-001",
            "amara",
            "2026-01-12 2026-01-16 A,O",
            .communityMechanism,
            [.v20, .v22],
            [2, 4, 2],
            S: 4,
            [.credible],
            .closed,
            ["2026-05-08 resolved-satisfied"]
        ),
        DemoRow(
            "KR-26-002",
            "amara",
            "2026-03-01 2026-03-02 none",
            .ngoPartner,
            from: .ngo,
            reports: 0,
            [.v27],
            [5, 3, 4],
            S: 5,
            [.credible],
            .closed,
            ["2026-04-30 referred"]
        ),
    ]

    private static let port: [DemoRow] = [
        DemoRow(
            "PD-25-001",
            "joram",
            "2025-01-20 2025-01-27 O",
            .webForm,
            [.v13, .v14, .v20],
            [3, 3, 2],
            S: 3,
            [.credible, .verified],
            .closed,
            ["2025-05-30 resolved-satisfied"]
        ),
        DemoRow(
            "PD-25-002",
            "joram",
            "2025-04-29 2025-04-30 P",
            .hotlineVoice,
            [.v03, .v22],
            [3, 1, 3],
            S: 3,
            [.credible, .verified],
            .closed,
            ["2025-07-11 resolved-satisfied"]
        ),
        DemoRow(
            "PD-25-003",
            "joram",
            "2025-07-17 2025-07-18 P,A",
            .union,
            reports: 3,
            [.v05, .v18],
            [3, 3, 4],
            S: 4,
            [.credible, .verified, .confirmedByAuthority],
            .closed,
            ["2026-04-17 substantiated-authority"]
        ),
        DemoRow(
            "PD-25-004",
            "joram",
            "2025-09-27 2025-09-29 O",
            .communityOffice,
            [.v07, .v09],
            [5, 1, 4],
            S: 5,
            [.credible, .verified],
            .monitoring
        ),
        DemoRow(
            "PD-26-001",
            "joram",
            "2026-02-20 2026-02-23 -",
            .sms,
            [.v00],
            [1, 1, 1],
            S: 1,
            [],
            .closed,
            ["2026-03-27 not-substantiated"]
        ),
        DemoRow(
            "PD-26-002",
            "ines",
            "2026-04-12 2026-04-14 P",
            .mobileTeam,
            [.v11, .v13],
            [4, 1, 3],
            S: 4,
            [],
            .monitoring,
            restricted: true
        ),
        DemoRow(
            "PD-26-003",
            "joram",
            "2026-05-06 2026-05-19 -",
            .liaisonEncounter,
            [.v00],
            [1, 1, 1],
            S: 1,
            [],
            .closed,
            ["2026-06-02 resolved-satisfied"]
        ),
    ]
}
