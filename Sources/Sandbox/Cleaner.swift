// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Platform

/// A copy that was drawn or sounded anew, so that nothing hidden in the original is left.
package struct CleanedFile: Sendable, Equatable {
    package let bytes: [UInt8]
    package let contentType: String

    package init(bytes: [UInt8], contentType: String) {
        self.bytes = bytes
        self.contentType = contentType
    }
}

/// Re-encodes strangers' pictures, recordings and documents inside the jail; without a jail it does nothing at all.
package struct Cleaner: Sendable {
    /// The programs that read strangers' files.
    package struct Tools: Sendable {
        package var jail: Jail.Tools
        package var images: String?
        package var audio: String?
        /// A Python that has mat2's library.
        package var documents: String?

        package init(
            jail: Jail.Tools = Jail.Tools(),
            images: String?,
            audio: String?,
            documents: String? = nil
        ) {
            self.jail = jail
            self.images = images
            self.audio = audio
            self.documents = documents
        }

        /// Where Debian puts them.
        package static func installed() -> Tools {
            let images = ["/usr/bin/convert-im6.q16", "/usr/bin/convert"].first(where: Files.exists)
            let audio = ["/usr/bin/ffmpeg"].first(where: Files.exists)
            let documents =
                Files.exists("/usr/lib/python3/dist-packages/libmat2") ? "/usr/bin/python3" : nil
            return Tools(images: images, audio: audio, documents: documents)
        }
    }

    /// The most bytes that are cleaned at all (Design 9).
    package static let inputLimit = 64 << 20

    let tools: FoundTools
    private let slots: BoundedSlots
    /// What arrives is cleaned beside what readers look at, so that a flood of files leaves them a turn; first come, first served.
    let arriving: BoundedSlots
    private let machineBytes: Int

    /// Costs nothing yet: the tools are tried when the first question comes, or with `tryTools`.
    ///
    /// `machineBytes`: the memory of the machine; below 2 GB files come one at a time. `clock`: milliseconds that only grow, by which a tool
    /// that did not work is tried again.
    package init(
        tools: Tools,
        machineBytes: Int = MachineMemory.bytes,
        clock: @escaping @Sendable () -> Int64 = monotonicMilliseconds
    ) {
        self.tools = FoundTools(tools, clock: clock)
        self.machineBytes = machineBytes
        let count = machineBytes < 2_000_000_000 ? 1 : 2
        slots = BoundedSlots(count: count, waiting: 16)
        arriving = BoundedSlots(count: count, waiting: 16)
    }

    package static func detect() -> Cleaner {
        Cleaner(tools: .installed())
    }

    /// Tries each tool inside the jail, which takes some tenths of a second; whoever asks meanwhile waits.
    package func tryTools() { _ = tools.found }

    package var imagesAvailable: Bool { tools.found.images != nil }
    package var audioAvailable: Bool { tools.found.audio != nil }
    package var documentsAvailable: Bool { tools.found.documents != nil }

    /// A still PNG or JPEG, upright, at most 2560 pixels wide and high, without metadata.
    package func reencode(image bytes: [UInt8]) throws(CleanerError) -> CleanedFile {
        guard let jail = tools.found.jail, let images = tools.found.images else { throw .unavailable }
        let kind = try kind(of: bytes)
        guard kind.isImage else { throw .notRecognised }
        let target: MediaKind = kind == .png || kind == .gif ? .png : .jpeg
        let command = ImageCommand(tool: images, from: kind, to: target, size: bytes.count).arguments
        let output = try inSlot { () throws(CleanerError) in
            try jail.run(command, input: bytes, share(ImageCommand.limits))
        }
        guard MediaKind(output) == target else { throw .refused }
        return CleanedFile(bytes: output, contentType: "image/\(target.rawValue)")
    }

    /// The first sound track as Opus in Ogg, one channel, at most an hour, without metadata.
    package func reencode(audio bytes: [UInt8]) throws(CleanerError) -> CleanedFile {
        guard let jail = tools.found.jail, let audio = tools.found.audio else { throw .unavailable }
        let kind = try kind(of: bytes)
        guard !kind.isImage else { throw .notRecognised }
        let command = AudioCommand(tool: audio, from: kind).arguments
        let output = try inSlot { () throws(CleanerError) in
            try jail.run(command, input: bytes, inputFile: AudioCommand.recording, share(AudioCommand.limits))
        }
        guard MediaKind(output) == .ogg else { throw .refused }
        return CleanedFile(bytes: output, contentType: "audio/ogg")
    }

    /// What a stranger's file may take at most: a quarter of the memory, the scratch folder included, which lies in memory too.
    ///
    /// Where that is little the folder gets a quarter of it, and its program 384 MB of addresses all the same: FFmpeg does not start in
    /// less than 320, most of them libraries that it shares.
    func share(_ limits: JailLimits) -> JailLimits {
        let least = 384 << 20
        let all = max(least, machineBytes / 4)
        var limits = limits
        limits.scratchBytes = min(limits.scratchBytes, all / 4)
        limits.memoryBytes = min(limits.memoryBytes, max(least, all - limits.scratchBytes))
        return limits
    }

    private func kind(of bytes: [UInt8]) throws(CleanerError) -> MediaKind {
        guard bytes.count <= Cleaner.inputLimit else { throw .tooBig }
        guard let kind = MediaKind(bytes) else { throw .notRecognised }
        return kind
    }

    private func inSlot(_ body: () throws(CleanerError) -> [UInt8]) throws(CleanerError) -> [UInt8] {
        do {
            return try slots.run(body)
        } catch let error as CleanerError {
            throw error
        } catch {
            throw .busy
        }
    }
}
