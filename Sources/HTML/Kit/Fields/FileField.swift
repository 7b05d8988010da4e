// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Files to send, several at once; where scripts run, a voice can be recorded into it.
package struct FileField: Component {
    /// The words of the recorder that scripts show.
    package struct Recorder: Sendable {
        let start: any Words
        let stop: any Words
        let refused: any Words
        let recorded: any Words

        /// `recorded` holds a `%` where the length goes.
        package init(start: any Words, stop: any Words, refused: any Words, recorded: any Words) {
            self.start = start
            self.stop = stop
            self.refused = refused
            self.recorded = recorded
        }
    }

    private let frame: FieldFrame
    private let accept: String?
    private let isMultiple: Bool
    private let recorder: Recorder?
    private let capture: String?

    /// Types as in HTML, such as `image/*,audio/*`; `capture` asks a phone for its camera.
    package init(
        name: String,
        label: any Words,
        hint: (any Words)? = nil,
        error: (any Words)? = nil,
        accept: String? = nil,
        isMultiple: Bool = true,
        capture: String? = nil,
        recorder: Recorder? = nil
    ) {
        frame = FieldFrame(name: name, label: label, hint: hint, error: error)
        self.accept = accept
        self.isMultiple = isMultiple
        self.capture = capture
        self.recorder = recorder
    }

    package func draw(into page: inout HTMLWriter) {
        let frame = frame.claimed(in: &page)
        frame.drawOne(into: &page) { page in
            page.void(
                "input",
                "files",
                [
                    .type("file"), .id(frame.id), .name(frame.name), .attribute("accept", accept),
                    .attribute("capture", capture), .flag("multiple", isMultiple),
                    .describedBy(frame.describedBy), .invalid(frame.error != nil),
                ]
            )
            if let recorder { draw(recorder, for: frame.id, into: &page) }
        }
    }

    private func draw(_ recorder: Recorder, for id: String, into page: inout HTMLWriter) {
        page.div("recorder", [.flag("hidden"), .attribute("data-record", id)]) { page in
            page.element(
                "button",
                "button second",
                [
                    .type("button"), .attribute("data-stop", recorder.stop.forAttribute),
                    .attribute("data-refused", recorder.refused.forAttribute),
                    .attribute("data-recorded", recorder.recorded.forAttribute),
                ]
            ) { page in
                page.draw(Icon.microphone)
                page.span { $0.text(recorder.start) }
            }
            // The clock runs unspoken; what came of it is said once.
            page.span("tabular", [.unspoken]) { _ in }
            page.element("output", "tabular") { _ in }
        }
    }
}
