// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// How reliable a source is, judged apart from what it says (Domain 3.8).
package enum SourceReliability: Int, RankedTaxonomy {
    case a = 1
    case b, c, d, e, f

    package var term: Term {
        switch self {
        case .a: Term("A", "reliable")
        case .b: Term("B", "usually reliable")
        case .c: Term("C", "fairly reliable")
        case .d: Term("D", "not usually reliable")
        case .e: Term("E", "unreliable")
        case .f: Term("F", "cannot be judged yet")
        }
    }
}

/// How likely the information itself is, 1 best; 6 means not known and never bad (Domain 3.8).
package enum InformationGrade: Int, RankedTaxonomy {
    case confirmed = 1
    case probable, possible, doubtful, improbable, cannotJudge

    package var term: Term {
        switch self {
        case .confirmed: Term("1", "confirmed")
        case .probable: Term("2", "probable")
        case .possible: Term("3", "possible")
        case .doubtful: Term("4", "doubtful")
        case .improbable: Term("5", "improbable")
        case .cannotJudge: Term("6", "cannot be judged yet")
        }
    }
}

/// What an item of evidence is (Domain 2.2).
package enum EvidenceKind: Int, Taxonomy {
    case testimony = 1
    case photo, video, audio, document, medical, forensic, object, satellite, openSource, official

    package var term: Term {
        switch self {
        case .testimony: Term("testimony", "what somebody says")
        case .photo: Term("photo", "photo")
        case .video: Term("video", "video")
        case .audio: Term("audio", "sound")
        case .document: Term("document", "document")
        case .medical: Term("medical", "medical finding")
        case .forensic: Term("forensic", "forensic finding")
        case .object: Term("object", "object")
        case .satellite: Term("satellite", "satellite image")
        case .openSource: Term("open-source", "open source")
        case .official: Term("official", "official record or admission")
        }
    }
}

/// How findings fit an account, in the words of the Istanbul Protocol.
package enum MedicalConsistency: Int, RankedTaxonomy {
    case notConsistent = 1
    case consistent, highlyConsistent, typical, diagnostic

    package var term: Term {
        switch self {
        case .notConsistent: Term("not-consistent", "not consistent")
        case .consistent: Term("consistent", "consistent")
        case .highlyConsistent: Term("highly-consistent", "highly consistent")
        case .typical: Term("typical", "typical of")
        case .diagnostic: Term("diagnostic", "diagnostic of")
        }
    }
}
