// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// How ImageMagick is called: every format is named, so that it never guesses one that runs programs or fetches.
struct ImageCommand {
    static let limits = JailLimits(
        milliseconds: 30_000,
        processorSeconds: 20,
        memoryBytes: 1_300 << 20,
        scratchBytes: 80 << 20,
        outputBytes: 32 << 20
    )

    let tool: String
    let from: MediaKind
    let to: MediaKind
    let size: Int

    var arguments: [String] {
        [tool] + bounds + hints
            + ["\(from.rawValue):-[0]", "-auto-orient", "-resize", "2560x2560>"]
            + (to == .jpeg ? ["-background", "white", "-flatten", "-quality", "85"] : [])
            + ["-strip", "+set", "date:create", "+set", "date:modify", "+set", "comment"]
            + ["-define", "png:exclude-chunks=date,time", "\(to.rawValue):-"]
    }

    /// Some 60 million pixels in memory, none on disk.
    private var bounds: [String] {
        [
            ("width", "24KP"), ("height", "24KP"), ("area", "60MP"), ("memory", "512MiB"), ("map", "0"),
            ("disk", "0"), ("thread", "1"),
        ]
        .flatMap { ["-limit", $0.0, $0.1] }
    }

    /// The largest telephones' photos fit only when they are made smaller while they are read.
    private var hints: [String] {
        from == .jpeg && size > 6_000_000 ? ["-define", "jpeg:size=2560x2560"] : []
    }
}
