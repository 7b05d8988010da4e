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

    /// Two weeks of the rota from the Monday before; after them the standing pair has the duty.
    var turns: [DutyTurn] {
        let monday = DemoClock.start.day.adding(days: -1)
        return DemoSite.allCases.flatMap { site in
            let officer = member(site == .ridge ? .officerRidge : .officerPort)
            let pairs = [(officer, member(.headquarters)), (member(.headquarters), officer)]
            return pairs.enumerated().map { week, pair in
                DutyTurn(
                    site: founded.sites[site.rawValue],
                    member: pair.0,
                    deputy: pair.1,
                    from: monday.adding(days: 7 * week),
                    to: monday.adding(days: 7 * week + 6)
                )
            }
        }
    }

    private func member(_ person: DemoPerson) -> MemberID { founded.accounts[person.rawValue].id }

    private static func say(_ english: String, _ french: String, _ arabic: String) -> Wording {
        Wording(["en": english, "fr": french, "ar": arabic])
    }

    private static let ridgeServices = [
        Service(
            kind: .emergency,
            name: "Solanga ambulance",
            phone: "+000 112",
            hours: say("day and night", "jour et nuit", "ليلاً ونهاراً"),
            place: say("comes to you", "vient chez vous", "تأتي إليك"),
            cost: say("free", "gratuit", "مجاناً"),
            hasWoman: false
        ),
        Service(
            kind: .medical,
            name: "Amboru health post",
            phone: "+000 40 11 20",
            hours: say("day and night", "jour et nuit", "ليلاً ونهاراً"),
            place: say("Amboru, beside the school", "Amboru, à côté de l’école", "أمبورو، بجانب المدرسة"),
            cost: say("free", "gratuit", "مجاناً"),
            hasWoman: true
        ),
        Service(
            kind: .afterSexualViolence,
            name: "Women's Light Centre",
            phone: "+000 40 55 01",
            hours: say(
                "every day 7:00 to 21:00; the telephone day and night",
                "tous les jours de 7 h à 21 h ; le téléphone jour et nuit",
                "كل يوم من 7:00 إلى 21:00، والهاتف ليلاً ونهاراً"
            ),
            place: say(
                "Teshi Crossing, blue gate",
                "Teshi Crossing, portail bleu",
                "تيشي كروسينغ، البوابة الزرقاء"
            ),
            cost: say("free", "gratuit", "مجاناً"),
            hasWoman: true
        ),
        Service(
            kind: .lawyer,
            name: "Lamp and Path, legal aid",
            phone: "+000 40 61 30",
            hours: say(
                "Monday to Saturday 8:00 to 17:00",
                "du lundi au samedi de 8 h à 17 h",
                "من الاثنين إلى السبت، من 8:00 إلى 17:00"
            ),
            place: say(
                "Teshi Crossing, market street 4",
                "Teshi Crossing, 4 rue du marché",
                "تيشي كروسينغ، شارع السوق 4"
            ),
            cost: say("free", "gratuit", "مجاناً"),
            hasWoman: true
        ),
        Service(
            kind: .childProtection,
            name: "Child Office, Kelu district",
            phone: "+000 116",
            hours: say("day and night", "jour et nuit", "ليلاً ونهاراً"),
            place: say(
                "Teshi Crossing, district house",
                "Teshi Crossing, maison du district",
                "تيشي كروسينغ، دار المقاطعة"
            ),
            cost: say("free", "gratuit", "مجاناً"),
            hasWoman: true
        ),
        Service(
            kind: .independentBody,
            name: "National Human Rights Commission",
            phone: "+000 800 20 20",
            hours: say(
                "Monday to Friday 8:00 to 16:00",
                "du lundi au vendredi de 8 h à 16 h",
                "من الاثنين إلى الجمعة، من 8:00 إلى 16:00"
            ),
            place: say("by telephone", "par téléphone", "بالهاتف"),
            cost: say("free", "gratuit", "مجاناً"),
            hasWoman: true
        ),
    ]

    private static let portServices = [
        Service(
            kind: .emergency,
            name: "Ferrow ambulance",
            phone: "+000 112",
            hours: say("day and night", "jour et nuit", "ليلاً ونهاراً"),
            place: say("comes to you", "vient chez vous", "تأتي إليك"),
            cost: say("free", "gratuit", "مجاناً"),
            hasWoman: false
        ),
        Service(
            kind: .medical,
            name: "Dessu Old Town hospital",
            phone: "+000 71 20 00",
            hours: say("day and night", "jour et nuit", "ليلاً ونهاراً"),
            place: say("Harbour road 12", "12 route du port", "طريق الميناء 12"),
            cost: say(
                "a small fee; free after violence",
                "un petit prix ; gratuit après une violence",
                "مبلغ صغير، ومجاناً بعد العنف"
            ),
            hasWoman: true
        ),
        Service(
            kind: .afterSexualViolence,
            name: "Women's Light Centre, coast",
            phone: "+000 71 55 02",
            hours: say(
                "every day 7:00 to 21:00; the telephone day and night",
                "tous les jours de 7 h à 21 h ; le téléphone jour et nuit",
                "كل يوم من 7:00 إلى 21:00، والهاتف ليلاً ونهاراً"
            ),
            place: say(
                "Saltmarsh, above the pharmacy",
                "Saltmarsh, au-dessus de la pharmacie",
                "سالتمارش، فوق الصيدلية"
            ),
            cost: say("free", "gratuit", "مجاناً"),
            hasWoman: true
        ),
        Service(
            kind: .lawyer,
            name: "Lamp and Path, legal aid",
            phone: "+000 71 61 31",
            hours: say(
                "Monday to Friday 8:00 to 17:00",
                "du lundi au vendredi de 8 h à 17 h",
                "من الاثنين إلى الجمعة، من 8:00 إلى 17:00"
            ),
            place: say(
                "Dessu Old Town, court square",
                "Vieille ville de Dessu, place du tribunal",
                "ديسو، المدينة القديمة، ساحة المحكمة"
            ),
            cost: say("free", "gratuit", "مجاناً"),
            hasWoman: true
        ),
        Service(
            kind: .detention,
            name: "Ombudsman, visits to places where people are held",
            phone: "+000 800 10 10",
            hours: say("day and night", "jour et nuit", "ليلاً ونهاراً"),
            place: say("by telephone", "par téléphone", "بالهاتف"),
            cost: say("free", "gratuit", "مجاناً"),
            hasWoman: true
        ),
    ]

    private static let ridgeWays = [
        Way(
            channel: .communityOffice,
            detail: say(
                "Amboru, the green house; a room with a door",
                "Amboru, la maison verte ; une pièce avec une porte",
                "أمبورو، البيت الأخضر، غرفة لها باب"
            ),
            hours: say(
                "Monday to Saturday 8:00 to 16:00",
                "du lundi au samedi de 8 h à 16 h",
                "من الاثنين إلى السبت، من 8:00 إلى 16:00"
            ),
            languages: say("Kelu, Orvan", "kelu, orvan", "الكيلو، الأورفان"),
            isOpen: true
        ),
        Way(
            channel: .mobileTeam,
            detail: say(
                "comes to Nemba Hill and Teshi Crossing",
                "vient à Nemba Hill et à Teshi Crossing",
                "يأتي إلى نيمبا هيل وتيشي كروسينغ"
            ),
            hours: say(
                "every second week; ask for a visit",
                "une semaine sur deux ; demandez une visite",
                "كل أسبوعين، ويمكنك طلب زيارة"
            ),
            languages: say("Kelu, Orvan", "kelu, orvan", "الكيلو، الأورفان"),
            isOpen: true
        ),
        Way(
            channel: .tipBox,
            detail: say(
                "at the health post and at the market",
                "au poste de santé et au marché",
                "عند المركز الصحي وفي السوق"
            ),
            hours: say(
                "emptied every week by two people",
                "vidée chaque semaine par deux personnes",
                "يفرغه شخصان كل أسبوع"
            ),
            languages: say("any; drawings too", "toutes ; les dessins aussi", "أي لغة، والرسوم أيضاً"),
            isOpen: true
        ),
    ]

    private static let portWays = [
        Way(
            channel: .communityOffice,
            detail: say(
                "Dessu Old Town, fish market, first floor",
                "Vieille ville de Dessu, marché aux poissons, premier étage",
                "ديسو، المدينة القديمة، سوق السمك، الطابق الأول"
            ),
            hours: say(
                "Monday to Friday 8:00 to 17:00",
                "du lundi au vendredi de 8 h à 17 h",
                "من الاثنين إلى الجمعة، من 8:00 إلى 17:00"
            ),
            languages: say("Orvan, Dessi", "orvan, dessi", "الأورفان، الديسي"),
            isOpen: true
        ),
        Way(
            channel: .liaisonEncounter,
            detail: say(
                "Rumi, liaison officer, at the landing places",
                "Rumi, chargé de liaison, aux débarcadères",
                "رومي، مسؤول الاتصال، عند مراسي القوارب"
            ),
            hours: say("market days", "les jours de marché", "أيام السوق"),
            languages: say("Dessi, Orvan", "dessi, orvan", "الديسي، الأورفان"),
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
