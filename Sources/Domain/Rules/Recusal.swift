// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A tie that somebody declared, or that a person decided exists; never worked out from a name (Domain 4.12).
package struct Relation<Person: Hashable & Sendable>: Hashable, Sendable {
    package let one: Person
    package let other: Person

    package init(_ one: Person, _ other: Person) {
        self.one = one
        self.other = other
    }

    fileprivate func partner(of person: Person) -> Person? {
        person == one ? other : person == other ? one : nil
    }
}

/// Somebody who could read a report.
package struct PossibleReader<Person: Hashable & Sendable>: Hashable, Sendable {
    package var person: Person
    package var posts: Set<String>
    /// Posts above or below in the same line.
    package var line: Set<String>
    /// Works for another site or another house.
    package var isOutside: Bool

    package init(person: Person, posts: Set<String> = [], line: Set<String> = [], isOutside: Bool = false) {
        self.person = person
        self.posts = posts
        self.line = line
        self.isOutside = isOutside
    }
}

/// Why somebody does not see a report before first sight.
package enum RecusalReason: Int, Taxonomy {
    case named = 1
    case namedPost, related, inLine

    package var term: Term {
        switch self {
        case .named: Term("named", "named")
        case .namedPost: Term("named-post", "holds a post that was named")
        case .related: Term("related", "related to somebody named")
        case .inLine: Term("in-line", "in the line of somebody named")
        }
    }
}

/// Whom a report names, and who is tied to whom (Domain 4.12).
package struct RecusalFacts<Person: Hashable & Sendable>: Hashable, Sendable {
    package var named: Set<Person>
    package var namedPosts: Set<String>
    package var relations: [Relation<Person>]

    package init(
        named: Set<Person> = [],
        namedPosts: Set<String> = [],
        relations: [Relation<Person>] = []
    ) {
        self.named = named
        self.namedPosts = namedPosts
        self.relations = relations
    }

    /// Naming everybody silences nothing: the report then goes outside.
    package func result(among readers: [PossibleReader<Person>]) -> RecusalResult<Person> {
        let holders = readers.filter { !$0.posts.isDisjoint(with: namedPosts) }.map(\.person)
        let accused = named.union(holders)
        let accusedPosts = readers.filter { named.contains($0.person) }
            .reduce(into: namedPosts) { $0.formUnion($1.posts) }
        var recused: [Person: RecusalReason] = [:]
        for reader in readers {
            recused[reader.person] = reason(reader, accused: accused, accusedPosts: accusedPosts)
        }
        let free = readers.filter { recused[$0.person] == nil }
        let outside = free.filter(\.isOutside).map(\.person)
        return RecusalResult(
            inside: free.filter { !$0.isOutside }.map(\.person),
            outside: outside,
            recused: recused
        )
    }

    private func reason(
        _ reader: PossibleReader<Person>,
        accused: Set<Person>,
        accusedPosts: Set<String>
    ) -> RecusalReason? {
        if named.contains(reader.person) { return .named }
        if accused.contains(reader.person) { return .namedPost }
        let isRelated = relations.contains { relation in
            relation.partner(of: reader.person).map(accused.contains) ?? false
        }
        if isRelated { return .related }
        return reader.line.isDisjoint(with: accusedPosts) ? nil : .inLine
    }
}

/// Who may read a report; somebody outside the site always may.
package struct RecusalResult<Person: Hashable & Sendable>: Hashable, Sendable {
    package let inside: [Person]
    package let outside: [Person]
    package let recused: [Person: RecusalReason]

    /// Nobody at the site is left, so that the outside readers alone have it.
    package var goesOutside: Bool { inside.isEmpty }
    /// Every outside reader is named or tied too: another must be found before anybody reads it.
    package var needsAnotherOutsideReader: Bool { outside.isEmpty }
}
