// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

struct RecusalTests {
    let team: [PossibleReader<String>] = [
        PossibleReader(person: "Amina", posts: ["officer"], line: ["manager"]),
        PossibleReader(person: "Bo", posts: ["deputy"]),
        PossibleReader(person: "Chidi", posts: ["manager"]),
        PossibleReader(person: "Dela", posts: ["reader"], isOutside: true),
    ]

    @Test func `who is named does not read, the others do`() {
        let result = RecusalFacts(named: ["Bo"]).result(among: team)
        #expect(result.inside == ["Amina", "Chidi"])
        #expect(result.outside == ["Dela"])
        #expect(result.recused == ["Bo": .named])
    }

    @Test func `a named post counts for whoever holds it, and its line with it`() {
        let result = RecusalFacts<String>(namedPosts: ["manager"]).result(among: team)
        #expect(result.recused == ["Chidi": .namedPost, "Amina": .inLine])
        #expect(result.inside == ["Bo"])
    }

    @Test func `naming the person reaches their line too`() {
        let result = RecusalFacts(named: ["Chidi"]).result(among: team)
        #expect(result.recused["Amina"] == .inLine)
    }

    @Test func `a declared tie to somebody named counts in both directions`() {
        for relation in [Relation("Amina", "Sergeant"), Relation("Sergeant", "Amina")] {
            let result = RecusalFacts(named: ["Sergeant"], relations: [relation]).result(among: team)
            #expect(result.recused == ["Amina": .related])
        }
        let unrelated = RecusalFacts(named: ["Sergeant"], relations: [Relation("Amina", "Bo")])
        #expect(unrelated.result(among: team).recused.isEmpty)
    }

    @Test func `naming everybody sends the report outside instead of silencing it`() {
        let result = RecusalFacts(named: ["Amina", "Bo", "Chidi"]).result(among: team)
        #expect(result.goesOutside)
        #expect(result.outside == ["Dela"])
        #expect(!result.needsAnotherOutsideReader)
    }

    @Test func `naming the outside reader too asks for another, and nobody reads meanwhile`() {
        let result = RecusalFacts(named: ["Amina", "Bo", "Chidi", "Dela"]).result(among: team)
        #expect(result.inside.isEmpty && result.outside.isEmpty)
        #expect(result.needsAnotherOutsideReader)
    }

    @Test func `nobody named means nobody excluded, and somebody outside still reads`() {
        let result = RecusalFacts<String>().result(among: team)
        #expect(result.recused.isEmpty)
        #expect(!result.goesOutside)
        #expect(result.outside == ["Dela"])
    }
}
