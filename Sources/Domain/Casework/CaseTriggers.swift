// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

extension TriggerFacts: BinaryCodable {
    package func write(to writer: inout ByteWriter) {
        for letter in TriggerLetter.allCases { writer.code(self[letter]) }
        writer.bool(unitHeldSupport)
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        self.init(
            place: try reader.code(),
            equipment: try reader.code(),
            activity: try reader.code(),
            area: try reader.code(),
            staff: try reader.code(),
            unitHeldSupport: try reader.bool()
        )
    }
}

extension CaseState {
    /// Whether and how deeply the company itself looks into it (Domain 4.2); nil while nobody answered.
    package var inquiry: TriggerResult? { triggers?.result(acts: actSet) }

    /// What the case already shows of the triggers, with its reason; people decide.
    package var suggestedTriggers: [(letter: TriggerLetter, why: String)] {
        var found: [(TriggerLetter, String)] = []
        let answered = triggers ?? TriggerFacts()
        if answered.unitHeldSupport, answered.equipment.isOpen {
            found.append((.equipment, "the ledger shows that the unit held something of ours that day"))
        } else if opening?.origin == .equipmentCheck, answered.equipment.isOpen {
            found.append((.equipment, "it came to light while our equipment was checked"))
        }
        return found
    }
}
