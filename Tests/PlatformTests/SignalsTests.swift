// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Glibc
import Platform
import Synchronization
import Testing

@Suite struct SignalsTests {
    @Test(arguments: [SIGTERM, SIGINT])
    func `a request to end is waited for and told apart`(_ sent: Int32) {
        let received = Mutex<Int32>(0)
        let worker = Workers().spawn("main") {
            Signals.blockTermination()
            pthread_kill(pthread_self(), sent)
            let signal = waitForTermination()
            received.withLock { $0 = signal }
        }
        worker.join()
        #expect(received.withLock { $0 } == sent)
    }

    @Test func `a process can deny its memory to core files, and itself new rights`() async {
        await #expect(processExitsWith: .success) {
            guard ProcessGuard.raise().isEmpty else { exit(2) }
            let limits = try Files.read("/proc/self/limits")
            let line = String(decoding: limits, as: UTF8.self).split(separator: "\n").first {
                $0.hasPrefix("Max core file size")
            }
            let words = line?.split(separator: " ").map(String.init) ?? []
            guard words.suffix(3) == ["0", "0", "bytes"] else { exit(1) }
            let status = String(decoding: try Files.read("/proc/thread-self/status"), as: UTF8.self)
            guard status.contains("NoNewPrivs:\t1\n") else { exit(3) }
        }
    }

    @Test func `the environment is read by name`() {
        #expect(environment("PATH")?.isEmpty == false)
        #expect(environment("AMPARO_NO_SUCH_VARIABLE") == nil)
    }
}
