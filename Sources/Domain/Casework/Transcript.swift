// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// What is said in a recording, typed word for word: it takes the place of the voice (Design 4, Domain 4.8).
package struct Transcript: Hashable, Sendable, BinaryCodable {
    /// The recording's place among the files of its report.
    package let file: Int
    package let words: String

    package init(file: Int, words: String) {
        self.file = file
        self.words = words
    }

    package func write(to writer: inout ByteWriter) {
        writer.count(file)
        writer.text(words)
    }

    package init(from reader: inout ByteReader) throws(DecodingFailure) {
        file = try reader.count()
        words = try reader.text()
    }
}

/// One typing of a recording, and who typed it.
package struct TypedTranscript: Sendable {
    /// From 1 on, in the order in which the recordings of this report were typed.
    package let number: Int
    package let at: Instant
    package let author: Author
    package let transcript: Transcript
}

extension ReportState {
    /// The newest typing of a recording; nil while nobody has typed it.
    package func transcript(of file: Int) -> TypedTranscript? {
        transcripts.last { $0.transcript.file == file }
    }

    /// What was said in the first recording that somebody typed: the beginning of a report without written words.
    package var spoken: String { transcripts.first?.transcript.words ?? "" }

    /// The recordings of which readers still have the voice.
    package var voices: [Int] {
        let files = files
        return files.indices.filter { files[$0].hasVoice }
    }

    /// When a file came: with the report, or with what was added later.
    package func arrival(of file: Int) -> Instant {
        var first = intake?.files.count ?? 0
        for (at, addition) in additions where file >= first {
            first += addition.files.count
            if file < first { return at }
        }
        return intake?.received ?? lastTouched
    }
}
