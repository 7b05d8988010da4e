// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

extension CaseEntry: RecordEntry {
    package var version: Int { 1 }

    package var number: Int {
        switch self {
        case .opened: 1
        case .described: 2
        case .reportLinked: 3
        case .reportUnlinked: 4
        case .actsSet: 5
        case .assessed: 6
        case .urgentSet: 7
        case .calledForHelp: 8
        case .callReviewed: 9
        case .assigned: 10
        case .trackSet: 11
        case .stageSet: 12
        case .credibilitySet: 13
        case .noted: 14
        case .repliedTo: 15
        case .acknowledged: 16
        case .clockMet: 17
        case .clockPaused: 18
        case .clockResumed: 19
        case .postponed: 20
        case .fileAdded: 21
        case .linked: 22
        case .unlinked: 23
        case .grouped: 24
        case .groupAnswered: 25
        case .outcomeTold: 26
        case .heardFromReporter: 27
        case .reviewDecided: 28
        case .closingProposed: 29
        case .closed: 30
        case .reopened: 31
        case .moved: 32
        case .credibilityProposed: 33
        case .triggersSet: 34
        case .withholdingProposed: 35
        case .clockWithheld: 36
        case .secondSigned: 37
        case .shared: 38
        case .recused: 78
        case .recusalConfirmed: 79
        case .recusalDeclined: 80
        case .held: 81
        case .holdLifted: 82
        case .erasureDeclined: 92
        }
    }

    package var sharing: Sharing? {
        if case .shared(let sharing) = self { sharing } else { nil }
    }

    package func writeBody(to writer: inout ByteWriter) {
        switch self {
        case .opened(let opening): writer.value(opening)
        case .shared(let sharing): writer.value(sharing)
        case .described(let facts): writer.value(facts)
        case .reportLinked(let id, let reason), .reportUnlinked(let id, let reason),
            .linked(let id, let reason), .unlinked(let id, let reason), .repliedTo(let id, let reason):
            writer.id(id)
            writer.text(reason)
        case .actsSet(let acts, let reason):
            writer.list(acts) { $0.code($1) }
            writer.text(reason)
        case .assessed(let assessment): writer.value(assessment)
        case .urgentSet(let flag, let reason):
            writer.bool(flag)
            writer.text(reason)
        case .reviewDecided(let sequence, let upheld, let words):
            writer.count(sequence)
            writer.bool(upheld)
            writer.text(words)
        case .calledForHelp(let call): writer.value(call)
        case .callReviewed(let number, let words), .groupAnswered(let number, let words):
            writer.count(number)
            writer.text(words)
        case .assigned(let member, let reason):
            writer.optional(member) { $0.id($1) }
            writer.text(reason)
        case .trackSet(let track, let reason):
            writer.code(track)
            writer.text(reason)
        case .stageSet(let stage, let reason):
            writer.code(stage)
            writer.text(reason)
        case .credibilitySet(let state, let reason, let document),
            .credibilityProposed(let state, let reason, let document):
            writer.code(state)
            writer.text(reason)
            writer.text(document)
        case .noted(let text), .outcomeTold(let text), .reopened(let text), .holdLifted(let text):
            writer.text(text)
        case .recused(let recused): writer.value(recused)
        case .recusalConfirmed(let member, let words), .recusalDeclined(let member, let words):
            writer.id(member)
            writer.text(words)
        case .held(let hold): writer.value(hold)
        case .erasureDeclined(let id): writer.id(id)
        case .acknowledged: break
        case .clockMet(let clock, let words), .clockPaused(let clock, let words),
            .withholdingProposed(let clock, let words), .clockWithheld(let clock, let words):
            writer.code(clock)
            writer.text(words)
        case .clockResumed(let clock): writer.code(clock)
        case .postponed(let until, let reason):
            writer.instant(until)
            writer.text(reason)
        case .fileAdded(let file): writer.value(file)
        case .grouped(let claim): writer.value(claim)
        case .heardFromReporter(let report, let disagreedAt, let process, let outcome):
            writer.id(report)
            writer.optional(disagreedAt) { $0.instant($1) }
            writer.optional(process) { $0.count($1) }
            writer.optional(outcome) { $0.count($1) }
        case .closingProposed(let closing), .closed(let closing): writer.value(closing)
        case .moved(let reason, let restricted):
            writer.text(reason)
            writer.bool(restricted)
        case .triggersSet(let facts, let reason):
            writer.value(facts)
            writer.text(reason)
        case .secondSigned(let digest): writer.blob(digest)
        }
    }

    package static func read(
        number: Int,
        version: Int,
        from r: inout ByteReader
    ) throws(DecodingFailure) -> CaseEntry {
        guard version == 1 else { throw .newer }
        switch number {
        case 1: return .opened(try r.value())
        case 2: return .described(try r.value())
        case 3: return .reportLinked(try r.id(), reason: try r.text())
        case 4: return .reportUnlinked(try r.id(), reason: try r.text())
        case 5:
            return .actsSet(
                try r.list { r throws(DecodingFailure) in try r.code() },
                reason: try r.text()
            )
        case 6: return .assessed(try r.value())
        case 7: return .urgentSet(try r.bool(), reason: try r.text())
        case 8: return .calledForHelp(try r.value())
        case 9: return .callReviewed(sequence: try r.count(), words: try r.text())
        case 10:
            return .assigned(
                try r.optional { r throws(DecodingFailure) in try r.id() },
                reason: try r.text()
            )
        case 11: return .trackSet(try r.code(), reason: try r.text())
        case 12: return .stageSet(try r.code(), reason: try r.text())
        case 13: return .credibilitySet(try r.code(), reason: try r.text(), document: try r.text())
        case 14: return .noted(text: try r.text())
        case 15: return .repliedTo(report: try r.id(), text: try r.text())
        case 16: return .acknowledged
        case 17: return .clockMet(try r.code(), words: try r.text())
        case 18: return .clockPaused(try r.code(), reason: try r.text())
        case 19: return .clockResumed(try r.code())
        case 20: return .postponed(until: try r.instant(), reason: try r.text())
        case 21: return .fileAdded(try r.value())
        case 22: return .linked(try r.id(), reason: try r.text())
        case 23: return .unlinked(try r.id(), reason: try r.text())
        case 24: return .grouped(try r.value())
        case 25: return .groupAnswered(answered: try r.count(), text: try r.text())
        case 26: return .outcomeTold(how: try r.text())
        case 27:
            return .heardFromReporter(
                report: try r.id(),
                disagreedAt: try r.optional { r throws(DecodingFailure) in try r.instant() },
                process: try r.optional { r throws(DecodingFailure) in try r.count() },
                outcome: try r.optional { r throws(DecodingFailure) in try r.count() }
            )
        case 28:
            return .reviewDecided(sequence: try r.count(), upheld: try r.bool(), words: try r.text())
        case 29: return .closingProposed(try r.value())
        case 30: return .closed(try r.value())
        case 31: return .reopened(reason: try r.text())
        case 32: return .moved(reason: try r.text(), restricted: try r.bool())
        case 33: return .credibilityProposed(try r.code(), reason: try r.text(), document: try r.text())
        case 34: return .triggersSet(try r.value(), reason: try r.text())
        case 35: return .withholdingProposed(try r.code(), reason: try r.text())
        case 36: return .clockWithheld(try r.code(), reason: try r.text())
        case 37: return .secondSigned(over: try r.blob())
        case 38: return .shared(try r.value())
        case 78: return .recused(try r.value())
        case 79: return .recusalConfirmed(try r.id(), words: try r.text())
        case 80: return .recusalDeclined(try r.id(), reason: try r.text())
        case 81: return .held(try r.value())
        case 82: return .holdLifted(reason: try r.text())
        case 92: return .erasureDeclined(try r.id())
        default: throw .newer
        }
    }
}
