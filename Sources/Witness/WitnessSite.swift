// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import HTTP
internal import Ledger

/// The witness over HTTP: logs send their checkpoints, anybody may read whose witness it is and how far it knows them.
package final class WitnessSite: Application {
    private let witness: Witness

    package init(_ witness: Witness) {
        self.witness = witness
    }

    package func begin(_ head: RequestHead) -> Begun {
        switch (head.path, head.method) {
        case (AddCheckpoint.path, .post):
            .exchange(AddCheckpointExchange(witness))
        case (AddCheckpoint.path, _):
            .respond(.methodNotAllowed("POST"))
        case ("/", .get), ("/", .head):
            .respond(.text(about, .public))
        case ("/", _):
            .respond(.methodNotAllowed("GET, HEAD"))
        default:
            .respond(.text("There is nothing here.\n", status: 404, .public))
        }
    }

    private var about: String {
        let logs = witness.logs.map { log in
            "\(log.origin.text)\n  size \(log.known.size)\n  root \(log.known.root.hex)\n"
        }
        return """
            A witness of transparency logs (c2sp.org/tlog-witness). Its verifier key:

            \(witness.verifierKey.text)

            The logs that it watches, and the newest tree of each that it has cosigned:

            \(logs.joined(separator: "\n"))
            """
    }
}

/// Takes one request's body.
private final class AddCheckpointExchange: Exchange {
    private let witness: Witness
    private var body: [UInt8] = []
    private var isTooLarge = false

    init(_ witness: Witness) {
        self.witness = witness
    }

    func receive(_ chunk: UnsafeRawBufferPointer) {
        guard !isTooLarge, body.count + chunk.count <= AddCheckpoint.mostBytes else {
            isTooLarge = true
            body = []
            return
        }
        unsafe body.append(contentsOf: chunk)
    }

    func finish() -> Response {
        guard !isTooLarge else { return .text("That is more than a checkpoint.\n", status: 413) }
        guard let request = try? AddCheckpoint(body) else {
            return .answering(.malformed)
        }
        return .answering(witness.add(request))
    }

    func abort() { body = [] }
}

extension Response {
    fileprivate static func answering(_ answer: WitnessAnswer) -> Response {
        switch answer {
        case .cosigned(let signature): .text(signature.line)
        case .malformed: .text("Not a request of c2sp.org/tlog-witness.\n", status: 400)
        case .notSigned: .text("Not signed with a key of this log that is known here.\n", status: 403)
        case .unknownLog: .text("This log is not watched here.\n", status: 404)
        case .otherSize(let size), .splitView(let size): .size(size)
        case .wrongProof: .text("The proof does not lead from the known tree to this one.\n", status: 422)
        case .notKept: .text("It could not be kept; nothing was signed. Try again.\n", status: 500)
        }
    }

    private static func size(_ size: Int) -> Response {
        Response(
            status: 409,
            headers: [("Content-Type", "text/x.tlog.size")] + securityHeaders(.private),
            body: .bytes(Array("\(size)\n".utf8))
        )
    }
}
