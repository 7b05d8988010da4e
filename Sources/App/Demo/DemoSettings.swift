// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import Operations

/// What the two sites of the demonstration show to the public, and who has the duty.
struct DemoSettings {
    private let founded: Founded

    init(_ founded: Founded) { self.founded = founded }

    func installation(_ made: Installation) -> Installation {
        var installation = made
        installation.sites = made.sites.map { site in
            var site = site
            let isRidge = site.id == founded.sites[DemoSite.ridge.rawValue]
            site.services = isRidge ? DemoSettings.ridgeServices : DemoSettings.portServices
            site.ways = isRidge ? DemoSettings.ridgeWays : DemoSettings.portWays
            site.legalDuty = DemoSettings.legalDuty
            return site
        }
        installation.policy = DemoSettings.policy
        installation.publications = DemoSettings.publications
        installation.duty = [
            founded.sites[DemoSite.ridge.rawValue]: [member(.officerRidge), member(.headquarters)],
            founded.sites[DemoSite.port.rawValue]: [member(.officerPort), member(.headquarters)],
        ]
        return installation
    }

    private func member(_ person: DemoPerson) -> MemberID { founded.accounts[person.rawValue].id }

    private static let ridgeServices = [
        Service(
            kind: .emergency,
            name: "Solanga ambulance",
            phone: "+000 112",
            hours: "day and night",
            place: "comes to you",
            cost: "free",
            hasWoman: false
        ),
        Service(
            kind: .medical,
            name: "Amboru health post",
            phone: "+000 40 11 20",
            hours: "day and night",
            place: "Amboru, beside the school",
            cost: "free",
            hasWoman: true
        ),
        Service(
            kind: .afterSexualViolence,
            name: "Women's Light Centre",
            phone: "+000 40 55 01",
            hours: "every day 7:00 to 21:00; the telephone day and night",
            place: "Teshi Crossing, blue gate",
            cost: "free",
            hasWoman: true
        ),
        Service(
            kind: .lawyer,
            name: "Lamp and Path, legal aid",
            phone: "+000 40 61 30",
            hours: "Monday to Saturday 8:00 to 17:00",
            place: "Teshi Crossing, market street 4",
            cost: "free",
            hasWoman: true
        ),
        Service(
            kind: .childProtection,
            name: "Child Office, Kelu district",
            phone: "+000 116",
            hours: "day and night",
            place: "Teshi Crossing, district house",
            cost: "free",
            hasWoman: true
        ),
        Service(
            kind: .independentBody,
            name: "National Human Rights Commission",
            phone: "+000 800 20 20",
            hours: "Monday to Friday 8:00 to 16:00",
            place: "by telephone",
            cost: "free",
            hasWoman: true
        ),
    ]

    private static let portServices = [
        Service(
            kind: .emergency,
            name: "Ferrow ambulance",
            phone: "+000 112",
            hours: "day and night",
            place: "comes to you",
            cost: "free",
            hasWoman: false
        ),
        Service(
            kind: .medical,
            name: "Dessu Old Town hospital",
            phone: "+000 71 20 00",
            hours: "day and night",
            place: "Harbour road 12",
            cost: "a small fee; free after violence",
            hasWoman: true
        ),
        Service(
            kind: .afterSexualViolence,
            name: "Women's Light Centre, coast",
            phone: "+000 71 55 02",
            hours: "every day 7:00 to 21:00; the telephone day and night",
            place: "Saltmarsh, above the pharmacy",
            cost: "free",
            hasWoman: true
        ),
        Service(
            kind: .lawyer,
            name: "Lamp and Path, legal aid",
            phone: "+000 71 61 31",
            hours: "Monday to Friday 8:00 to 17:00",
            place: "Dessu Old Town, court square",
            cost: "free",
            hasWoman: true
        ),
        Service(
            kind: .detention,
            name: "Ombudsman, visits to places where people are held",
            phone: "+000 800 10 10",
            hours: "day and night",
            place: "by telephone",
            cost: "free",
            hasWoman: true
        ),
    ]

    private static let ridgeWays = [
        Way(
            channel: .communityOffice,
            detail: "Amboru, the green house; a room with a door",
            hours: "Monday to Saturday 8:00 to 16:00",
            languages: "Kelu, Orvan",
            isOpen: true
        ),
        Way(
            channel: .mobileTeam,
            detail: "comes to Nemba Hill and Teshi Crossing",
            hours: "every second week; ask for a visit",
            languages: "Kelu, Orvan",
            isOpen: true
        ),
        Way(
            channel: .tipBox,
            detail: "at the health post and at the market",
            hours: "emptied every week by two people",
            languages: "any; drawings too",
            isOpen: true
        ),
    ]

    private static let portWays = [
        Way(
            channel: .communityOffice,
            detail: "Dessu Old Town, fish market, first floor",
            hours: "Monday to Friday 8:00 to 17:00",
            languages: "Orvan, Dessi",
            isOpen: true
        ),
        Way(
            channel: .liaisonEncounter,
            detail: "Rumi, liaison officer, at the landing places",
            hours: "market days",
            languages: "Dessi, Orvan",
            isOpen: true
        ),
    ]

    private static let legalDuty = [
        "en":
            "The law of Orvanda asks health staff to tell the Child Office when a child is hurt. Nobody else has to pass on what you say.",
        "fr":
            "La loi d’Orvanda demande au personnel de santé d’informer l’Office de l’enfance quand un enfant est blessé. Personne d’autre ne doit transmettre ce que vous dites.",
        "ar":
            "يطلب قانون أورفاندا من العاملين في الصحة إبلاغ مكتب الطفل عندما يتأذى طفل. لا أحد غيرهم ملزم بنقل ما تقوله.",
    ]

    private static let policy = [
        "en":
            "We want nobody to be hurt by those who guard our sites. We listen to everybody, we never ask who spoke, and we do not accept revenge. What you tell us is read by few people, and not by the police or soldiers. We bring serious matters to an authority that is not involved, if that does not put you in danger.",
        "fr":
            "Nous voulons que personne ne soit blessé par ceux qui gardent nos sites. Nous écoutons tout le monde, nous ne demandons jamais qui a parlé et nous n’acceptons aucune vengeance. Ce que vous nous dites est lu par peu de personnes, et ni par la police ni par les soldats. Nous portons les faits graves devant une autorité qui n’y est pas mêlée, si cela ne vous met pas en danger.",
        "ar":
            "نريد ألا يؤذي حراس مواقعنا أحدا. نستمع إلى الجميع، ولا نسأل أبدا من الذي تكلم، ولا نقبل الانتقام. يقرأ ما تقوله عدد قليل من الناس، ولا تقرؤه الشرطة ولا الجنود. نرفع الأمور الخطيرة إلى سلطة لا علاقة لها بها، إذا كان ذلك لا يعرضك للخطر.",
    ]

    private static let publications = [
        "en":
            "What was heard and done in the first half of 2026: the water path at Amboru is open again, 96 homes were paid for lost crops, the stipend schedule of the guards was read on the radio.",
        "fr":
            "Ce qui a été entendu et fait au premier semestre 2026 : le chemin de l’eau à Amboru est rouvert, 96 foyers ont été payés pour leurs récoltes, le calendrier des indemnités des gardes a été lu à la radio.",
        "ar":
            "ما سمعناه وفعلناه في النصف الأول من عام 2026: أعيد فتح طريق الماء في أمبورو، ودفع التعويض عن المحاصيل لستة وتسعين منزلا، وقرئ جدول رواتب الحراس في الإذاعة.",
    ]
}
