// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Platform
internal import Sandbox

/// What a photograph costs whoever sends one: reports with it, and the drawing of its copy alone, in the same run.
struct BenchPictures {
    /// The copy alone, one at a time.
    let copy: BenchRate
    /// One, and as many as are drawn at once.
    let reports: [BenchRate]
    let bytes: Int

    /// Nil where this machine has no tool that draws pictures anew, or none that makes one.
    init?(_ sent: BenchReports) throws {
        guard let picture = try BenchPictures.photograph() else { return nil }
        let cleaner = Cleaner.detect()
        guard cleaner.imagesAvailable else { return nil }
        bytes = picture.count
        copy = BenchRate.measure(clients: 1, count: BenchPictures.count) { _ in
            var offset = 0
            let kind = try? unsafe cleaner.clean(
                head: Array(picture.prefix(Cleaner.headCount)),
                length: picture.count,
                within: 20_000,
                next: { room in
                    let piece = picture[offset..<min(picture.count, offset + room.count)]
                    unsafe room.copyBytes(from: piece)
                    offset += piece.count
                    return piece.count
                },
                take: { _ in }
            )
            return kind == "image/jpeg"
        }
        reports = [1, 2].map { clients in
            BenchRate.measure(clients: clients, count: BenchPictures.count) { turn in
                sent.send(turn + clients * 10_000_000, picture: picture)
            }
        }
    }

    /// How often each is done: it takes about a second.
    static let count = 12

    /// Twelve million points, noisy as a telephone's picture is.
    private static func photograph() throws -> [UInt8]? {
        guard let tool = Cleaner.Tools.installed().audio else { return nil }
        let arguments = [
            tool, "-nostdin", "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=4000x3000", "-frames:v", "1",
            "-vf", "noise=alls=8", "-q:v", "4", "-f", "mjpeg", "pipe:1",
        ]
        let limits = ChildLimits(milliseconds: 60_000, outputBytes: 64 << 20)
        let made = try ChildProcess.run(arguments, limits: limits)
        return made.ending == .exited(0) ? made.output : nil
    }
}
