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

    /// What the process alone holds in memory, in KiB: anonymous pages, shared ones in proportion (Design 10).
    var memory: Int {
        get throws {
            // The kernel shows the proportional sum only to those who may trace; without forks both are the same.
            for (file, name) in [("smaps_rollup", "Pss_Anon:"), ("status", "RssAnon:")] {
                guard let text = try? Files.read("/proc/\(process.id)/\(file)", limit: 65_536) else {
                    continue
                }
                let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
                if let line = lines.first(where: { $0.hasPrefix(name) }),
                    let size = Int(line.filter(\.isNumber))
                {
                    return size
                }
            }
            throw CommandError.failure("the memory of the measured server cannot be read")
        }
    }

    func end() -> Int32? { process.end() }
}
