// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// A store: its tables are reached only inside `read` and `write`.
///
/// A body may run more than once (a lost connection, a deadlock), so it changes nothing outside but its result;
/// and it may run on another thread while the caller waits. Nothing slow belongs in it, and no other
/// transaction on the same engine: that is refused as misuse.
package protocol Engine: Sendable {
    var dialect: Dialect { get }

    /// All questions of one body see the same moment.
    func read<T>(_ body: (any Transaction) throws -> T) throws -> T

    /// Returns once the commit is durable; a body that throws takes back only its own changes.
    @discardableResult
    func write<T>(_ body: (any Transaction) throws -> T) throws -> T

    /// Takes what no row holds any more out of the store's own files; never inside a transaction.
    ///
    /// - Returns: False where somebody who reads just now holds it up: it is to be tried again.
    func clean() throws -> Bool

    /// Ends what is running, then refuses everything as unavailable.
    func close()
}

extension Engine {
    /// A server keeps its own files: what it leaves there is said in the administrators' guide.
    package func clean() throws -> Bool { true }
}
