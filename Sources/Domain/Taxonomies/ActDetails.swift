// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The words and references behind one act code.
struct ActDetails: Sendable {
    let code: String
    let title: String
    let everyday: String
    let standards: [String]
    let crimeClasses: [String]

    private init(
        _ code: String,
        _ title: String,
        _ everyday: String,
        _ standards: [String],
        _ crimeClasses: [String] = []
    ) {
        self.code = code
        self.title = title
        self.everyday = everyday
        self.standards = standards
        self.crimeClasses = crimeClasses
    }

    /// In the order of the numbers; a test holds each row to its place.
    static let table: [ActDetails] = peace + bodies + liberty + sexual + goods + freedoms + others

    private static let peace: [ActDetails] = [
        ActDetails(
            "V00",
            "below abuse: rudeness, noise, dust, debts, our own handling",
            "nuisance",
            ["UNGP 29-31"]
        )
    ]

    private static let bodies: [ActDetails] = [
        ActDetails(
            "V01",
            "unlawful killing",
            "killed",
            ["UDHR 3", "ICCPR 6", "BPUFF 4-5, 9", "CCLEO 3", "Geneva common art. 3", "Minnesota Protocol"],
            ["0101", "0107"]
        ),
        ActDetails(
            "V02",
            "death in custody",
            "died in custody",
            ["ICCPR 6, 10", "BPUFF 15-17", "CCLEO 6", "Minnesota Protocol"],
            ["01"]
        ),
        ActDetails(
            "V03",
            "excessive force with injury",
            "hurt",
            ["ICCPR 7, 9", "BPUFF 4-6, 22", "CCLEO 3"],
            ["0201"]
        ),
        ActDetails(
            "V04",
            "unlawful use of a firearm, nobody hit",
            "shots",
            ["BPUFF 9-11, 22", "CCLEO 3"],
            ["0201"]
        ),
        ActDetails(
            "V05",
            "misuse of gas, batons or other less-lethal weapons",
            "gas or batons",
            ["BPUFF 2-3, 12-14", "ICCPR 21", "UN less-lethal weapons guidance 2020"],
            ["0201"]
        ),
        ActDetails(
            "V06",
            "torture",
            "tortured",
            ["UDHR 5", "ICCPR 7", "CAT 1, 2, 12-14", "CCLEO 5", "Istanbul Protocol"],
            ["11011"]
        ),
        ActDetails(
            "V07",
            "other cruel or degrading treatment",
            "degraded",
            ["ICCPR 7, 10", "CAT 16"],
            ["0201"]
        ),
    ]

    private static let liberty: [ActDetails] = [
        ActDetails(
            "V08",
            "arbitrary arrest or detention, also on company ground",
            "locked up",
            ["UDHR 9", "ICCPR 9-10", "BPUFF 15-17"],
            ["02022"]
        ),
        ActDetails(
            "V09",
            "enforced disappearance",
            "disappeared",
            ["ICPPED 1-2", "ICCPR 6, 7, 9, 16"],
            ["02022"]
        ),
    ]

    private static let sexual: [ActDetails] = [
        ActDetails(
            "V10",
            "rape",
            "rape",
            ["ICCPR 7", "CEDAW GR 19, 35", "Geneva common art. 3", "Rome Statute 7-8"],
            ["03011"]
        ),
        ActDetails(
            "V11",
            "sexual assault, exploitation or harassment",
            "sexual harm",
            ["CEDAW 1-2", "ICCPR 7, 17"],
            ["0301", "0302"]
        ),
        ActDetails(
            "V12",
            "gender-based violence against a member of the forces",
            "harm inside the forces",
            ["CEDAW 2, 11", "ICCPR 7, 26"],
            ["03", "02"]
        ),
    ]

    private static let goods: [ActDetails] = [
        ActDetails(
            "V13",
            "extortion, bribes, illegal checkpoint",
            "forced to pay",
            ["UDHR 17", "ICCPR 12, 26", "CCLEO 7", "UNCAC 15, 18-19"],
            ["0205", "0703"]
        ),
        ActDetails(
            "V14",
            "theft, looting or destruction of goods",
            "goods taken",
            ["UDHR 17", "Additional Protocol II 4(2)(g)"],
            ["04", "05"]
        ),
        ActDetails(
            "V15",
            "forced eviction, burning of homes, displacement",
            "driven out",
            ["UDHR 12, 25", "ICESCR 11", "CESCR GC 7", "Additional Protocol II 17"],
            ["0504"]
        ),
        ActDetails(
            "V16",
            "threat, intimidation, harassment",
            "threatened",
            ["ICCPR 9, 17"],
            ["0201", "0208"]
        ),
        ActDetails(
            "V17",
            "reprisal on a complainant, victim, witness, defender or NGO",
            "punished for speaking",
            ["Defenders Declaration 9, 12", "CAT 13", "ICCPR 2(3)"],
            ["0208"]
        ),
    ]

    private static let freedoms: [ActDetails] = [
        ActDetails(
            "V18",
            "breaking up a peaceful assembly, union or strike",
            "gathering broken up",
            ["UDHR 20", "ICCPR 21-22", "ICESCR 8", "ILO C87", "BPUFF 12-14"]
        ),
        ActDetails("V19", "attack on expression or the press", "silenced", ["UDHR 19", "ICCPR 19"]),
        ActDetails(
            "V20",
            "blocking movement, water, land or livelihood",
            "way blocked",
            ["UDHR 13", "ICCPR 12", "ICESCR 11-12", "UNDRIP 26"]
        ),
        ActDetails("V21", "unlawful search or surveillance", "searched", ["UDHR 12", "ICCPR 17"], ["0211"]),
        ActDetails(
            "V22",
            "discrimination in the conduct of security",
            "treated as less",
            ["UDHR 2, 7", "ICCPR 2, 26", "CERD 5", "CEDAW 2", "CCLEO 2"],
            ["0210"]
        ),
    ]

    private static let others: [ActDetails] = [
        ActDetails("V23", "forced labour", "forced to work", ["UDHR 4", "ICCPR 8", "ILO C29"], ["0203"]),
        ActDetails(
            "V24",
            "harm specific to children: held with adults, used by forces",
            "child harmed",
            ["CRC 19, 37-40", "OPAC", "ILO C182"]
        ),
        ActDetails(
            "V25",
            "no medical aid, relatives not told",
            "no help given",
            ["BPUFF 5(c)-(d)", "CCLEO 6"],
            ["0206"]
        ),
        ActDetails(
            "V26",
            "failure to report, investigate or remedy; tampering",
            "covered up",
            ["UDHR 8", "ICCPR 2(3)", "BPUFF 22-24", "CCLEO 8"],
            ["08"]
        ),
        ActDetails(
            "V27",
            "hostilities: civilians attacked, indiscriminate, no precautions",
            "attacked in fighting",
            [
                "Additional Protocol I 48, 51-58", "Additional Protocol II 13",
                "customary rules 1, 7, 11, 14-15",
            ],
            ["11013"]
        ),
        ActDetails(
            "V28",
            "hostages, collective punishment, harm to those out of combat",
            "hostage or punished",
            ["Geneva common art. 3", "Additional Protocol II 4"],
            ["11013"]
        ),
        ActDetails(
            "V29",
            "act by a private guard, contractor or armed group",
            "by others",
            ["as applicable"]
        ),
    ]
}
