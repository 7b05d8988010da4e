// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTTP
internal import Synchronization

/// Reports on their way to the measured server, the receipts that its pages showed, and its memory after so many.
final class BenchReports: Sendable {
    private struct State {
        var receipts: [String] = []
        var memory: Int?
    }

    private let server: BenchServer
    private let site: SiteID
    private let memoryAfter: Int
    private let state = Mutex(State())

    init(_ server: BenchServer, _ site: SiteID, memoryAfter: Int) {
        self.server = server
        self.site = site
        self.memoryAfter = memoryAfter
    }

    var receipts: [String] { state.withLock { $0.receipts } }
    var memory: Int? { state.withLock { $0.memory } }

    /// Fetches the form, sends it, with a picture where one is given, and reads the receipt off the page, as a new visitor.
    func send(_ number: Int, picture: [UInt8]? = nil) -> Bool {
        let client = BenchClient(port: server.port)
        guard let form = client.get("/en/report"), let token = BenchClient.value("token", in: form.body),
            let page = client.post(
                "/en/report",
                [("token", token), ("words", BenchInstallation.words(number)), ("site", site.hex)],
                file: picture
            ),
            page.status == 200, let receipt = BenchClient.value("receipt", in: page.body)
        else { return false }
        return state.withLock { state in
            state.receipts.append(receipt)
            if state.receipts.count == memoryAfter { state.memory = try? server.memory }
            return true
        }
    }
}
