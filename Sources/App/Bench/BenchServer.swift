// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Platform

/// The program itself as a process of its own, serving the measured installation.
final class BenchServer: Sendable {
    let port: Int
    let millisecondsToAnswer: Int64
    private let process: ChildProgram

    init(_ installation: BenchInstallation) throws {
        let began = monotonicMilliseconds()
        process = try ChildProgram(
            [
                "/proc/self/exe", "serve", "--data", installation.folder.path, "--listen", "127.0.0.1:0",
            ],
            environment: ["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "AMPARO_LOG=warning"]
        )
        guard let line = process.line(milliseconds: 30_000),
            let port = Int(line.split(separator: ":").last ?? "")
        else { throw CommandError.failure("the measured server did not start") }
        self.port = port
        guard BenchClient(port: port).get("/en")?.status == 200 else {
            throw CommandError.failure("the measured server does not answer")
        }
        millisecondsToAnswer = monotonicMilliseconds() - began
    }

    /// What the process holds in memory, in KiB, as the kernel counts it.
    var memory: Int {
        guard let status = try? Files.read("/proc/\(process.id)/status", limit: 65_536) else { return 0 }
        for line in String(decoding: status, as: UTF8.self).split(separator: "\n")
        where line.hasPrefix("VmRSS:") {
            return Int(line.filter(\.isNumber)) ?? 0
        }
        return 0
    }

    func end() -> Int32? { process.end() }
}
