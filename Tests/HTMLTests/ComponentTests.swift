// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import HTML
import Testing

@Suite struct ComponentTests {
    @Test func `a badge says its state in words`() {
        #expect(drawn(Badge("Overdue", .danger)) == "<span class=\"badge is-danger\">Overdue</span>")
    }

    @Test(arguments: [Clock.State.due, .soon, .overdue, .paused, .met])
    func `a clock has a sign and words in every state`(state: Clock.State) {
        let html = drawn(Clock("First answer", state, standing: "in 3 days", milliseconds: 5))
        #expect(html.contains("<svg"))
        #expect(html.contains("in 3 days"))
        let runs = state != .paused && state != .met
        #expect(html.contains("data-due=\"5\"") == runs)
    }

    @Test func `severity is a number, spoken, in a shape of its own at each level`() {
        let marks = (1...5).map { drawn(SeverityMark($0)) }
        for (index, mark) in marks.enumerated() {
            #expect(mark.contains("aria-label=\"Severity \(index + 1) of 5\""))
            #expect(mark.contains(">\(index + 1)</text>"))
        }
        let shapes = Set(marks.map { $0.components(between: "aria-label=", and: "<text") })
        #expect(shapes.count == 5)
    }

    @Test func `a severity outside the scale is drawn at its end, and none as a question`() {
        #expect(drawn(SeverityMark(9)) == drawn(SeverityMark(5)))
        #expect(drawn(SeverityMark(-1)) == drawn(SeverityMark(1)))
        #expect(drawn(SeverityMark(nil)).contains("not assessed"))
    }

    @Test func `the two sheets differ in name, sign, edge and button`() {
        let out = drawn(Composer(.toReporter(how: "With the receipt."), to: "/reply", token: nil))
        let stay = drawn(Composer(.amongOurselves(who: "Bo reads it."), to: "/note", token: nil))
        #expect(
            out.contains("class=\"sheet to-reporter\"") && out.contains("Send to the reporter")
                && out.contains("With the receipt.")
        )
        #expect(
            stay.contains("class=\"sheet among-ourselves\"") && stay.contains("Keep this note")
                && stay.contains("Bo reads it.")
        )
    }

    @Test func `a row opens with its first cell and can be ticked`() {
        let html = drawn(
            DataTable(
                caption: "Cases",
                columns: [.init("Case"), .init("Files", .number, sort: ("/cases", .descending))],
                rows: [.init([.value("<K7>"), .number(3)], link: "/cases/k7", tickValue: "K7")],
                ticks: .init(name: "case")
            )
        )
        #expect(html.contains("<a href=\"/cases/k7\" data-open><bdi>&lt;K7&gt;</bdi></a>"))
        #expect(html.contains("type=\"checkbox\" name=\"case\" value=\"K7\" aria-label=\"Select K7\""))
        #expect(html.contains("scope=\"col\" aria-sort=\"descending\""))
        #expect(html.contains("<td class=\"number\" data-label=\"Files\">3</td>"))
    }

    @Test func `a row with more cells than the head has columns is still drawn`() {
        let html = drawn(
            DataTable(caption: "C", columns: [.init("A")], rows: [.init([.text("1"), .text("2")])])
        )
        #expect(html.contains("<td>2</td>"))
    }

    @Test func `a code is read in its groups and from left to right`() {
        let html = drawn(CodeDisplay("123 456 7890", label: "Code"))
        #expect(html.contains("dir=\"ltr\""))
        #expect(html.contains("<span>123</span> <span>456</span> <span>7890</span>"))
    }

    @Test(arguments: [Chart.Kind.line, .bars, .stackedBars, .multiples])
    func `a chart has a title, a description and its figures as a table`(kind: Chart.Kind) {
        let html = drawn(
            Chart(
                kind,
                title: "T <1>",
                description: "D",
                unit: "cases",
                categories: ["Jan", "Feb"],
                series: [.init("Web", [1.25, nil]), .init("Box", [0, 1e300])]
            )
        )
        #expect(
            html.contains("<title id=\"chart-1-title\">T &lt;1&gt;</title><desc id=\"chart-1-desc\">D</desc>")
        )
        #expect(html.contains("<td class=\"number\" data-label=\"Web\">1.3</td>"))
        #expect(html.contains("not shown"))
        #expect(!html.contains("nan") && !html.contains("inf"))
    }

    @Test(arguments: [Chart.Kind.line, .bars, .stackedBars, .multiples])
    func `a chart of nothing is drawn without trouble`(kind: Chart.Kind) {
        #expect(
            drawn(Chart(kind, title: "T", description: "D", unit: "", categories: [], series: [])).contains(
                "<svg"
            )
        )
        let odd = Chart.Series("S", [.nan, .infinity, -5])
        #expect(
            drawn(Chart(kind, title: "T", description: "D", unit: "", categories: ["a"], series: [odd]))
                .contains("<svg")
        )
    }

    @Test func `progress never leaves its bar`() {
        #expect(drawn(Progress("P", done: 9, of: 0, standing: "s")).contains("max=\"1\" value=\"1\""))
        #expect(drawn(Progress("P", done: -9, of: 4, standing: "s")).contains("max=\"4\" value=\"0\""))
    }

    @Test(arguments: Pictogram.allCases)
    func `a picture is hidden from screen readers, because a word stands beside it`(picture: Pictogram) {
        #expect(drawn(picture).contains("aria-hidden=\"true\""))
    }
}

extension String {
    fileprivate func components(between start: String, and end: String) -> Substring {
        guard let from = firstRange(of: start), let to = firstRange(of: end) else { return "" }
        return self[from.upperBound..<to.lowerBound].drop { $0 != ">" }
    }
}
