// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Platform

/// One request from its head to its answer, as the library pushes it.
///
/// It is pure bookkeeping between the two: it says what to do next and calls the application.
final class RequestFlow {
    /// What the library is to be told.
    enum Next {
        case answer(Response, closing: Bool)
        case readOn
        case cut
    }

    private enum Stage {
        case exchange(any Exchange)
        case discarding(Response)
        case over
    }

    private let hasBody: Bool
    private let expected: Int?
    private let limit: Int
    private let closesAfterBody: Bool
    private var stage = Stage.over
    private var received = 0
    /// An answer went out while the sender was still sending.
    private(set) var answeredEarly = false

    init(_ head: RequestHead, limits: ServerLimits) {
        hasBody = head.hasBody
        expected = head.contentLength
        limit = limits.bodyBytes
        closesAfterBody = head.hasBody && !limits.isBehindProxy
    }

    func begin(_ head: RequestHead, _ application: any Application, tooLarge: Response, discards: Int) -> Next
    {
        if let expected, expected > limit { return early(tooLarge) }
        switch application.begin(head) {
        case .respond(let response):
            guard let expected, expected <= discards else { return early(response) }
            // Answered now, the library would close the connection even where no body follows.
            stage = .discarding(response)
            return .readOn
        case .exchange(let exchange):
            stage = .exchange(exchange)
            return .readOn
        }
    }

    func receive(_ chunk: UnsafeRawBufferPointer) -> Next {
        received += chunk.count
        if received > limit {
            abort()
            return .cut
        }
        if case .exchange(let exchange) = stage { unsafe exchange.receive(chunk) }
        return .readOn
    }

    /// The library says that the body is over; a body shorter than promised is none.
    func finish() -> Next {
        if let expected, received != expected {
            abort()
            return .cut
        }
        defer { stage = .over }
        switch stage {
        case .exchange(let exchange): return .answer(exchange.finish(), closing: closesAfterBody)
        case .discarding(let response): return .answer(response, closing: closesAfterBody)
        case .over: return .cut
        }
    }

    /// The connection died, or the body grew too large.
    func abort() {
        if case .exchange(let exchange) = stage { exchange.abort() }
        stage = .over
    }

    private func early(_ response: Response) -> Next {
        answeredEarly = hasBody
        return .answer(response, closing: hasBody)
    }
}
