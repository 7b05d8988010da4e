// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// Pictures of acts and of ways to reach us, for people who do not read; neutral in dress and skin.
package enum Pictogram: String, CaseIterable, Component, Sendable {
    case beating, shooting, detention, extortion, burning, threat, blocked, nuisance, child, other
    case web, phone, sms, mail, box, office, team

    package static let acts: [Pictogram] = [
        .beating, .shooting, .detention, .extortion, .burning, .threat, .blocked, .nuisance, .child, .other,
    ]
    package static let channels: [Pictogram] = [.web, .phone, .sms, .mail, .box, .office, .team]

    package func draw(into page: inout HTMLWriter) {
        page.raw(
            "<svg class=\"pictogram\" viewBox=\"0 0 48 48\" width=\"48\" height=\"48\" fill=\"none\" stroke=\"currentColor\" "
        )
        page.raw(
            "stroke-width=\"2.5\" stroke-linecap=\"round\" stroke-linejoin=\"round\" aria-hidden=\"true\">"
        )
        page.raw(drawing)
        page.raw("</svg>")
    }

    private var drawing: StaticString {
        switch self {
        // One stands with a raised stick, one is on the ground with an arm up.
        case .beating:
            "<circle cx=\"15\" cy=\"10\" r=\"4\"/><path d=\"M15 16v14l-5 12M15 30l6 12M15 19l9-4 3-9M15 19l-7 7\"/><circle cx=\"33\" cy=\"30\" r=\"4\"/><path d=\"M36 36l6 6H28M37 36l4-9M24 3l8 6\"/>"
        // A gun, and what leaves it.
        case .shooting:
            "<path d=\"M4 13h31v10H4zM8 23 5 39h9l3-16M16 31h5c3 0 4-3 4-8M9 13v-3M40 18h5M39 11l4-4M39 25l4 4\"/>"
        // Somebody behind bars.
        case .detention:
            "<path d=\"M5 5h38v38H5zM11 5v38M17.5 5v38M30.5 5v38M37 5v38\"/><circle cx=\"24\" cy=\"17\" r=\"4\"/><path d=\"M20 43V29c0-3 1.5-5 4-5s4 2 4 5v14M17.5 29l3-2M30.5 29l-3-2\"/>"
        // A note of money goes out of an open hand.
        case .extortion:
            "<path d=\"M10 7h28v15H10z\"/><circle cx=\"24\" cy=\"14.5\" r=\"3.5\"/><path d=\"M4 31h8l6 3h9c3 0 3 4 0 4h-8M27 37l11-6c3-1 5 2 2 4l-13 8H4M24 22v6M21 25.5l3 3 3-3\"/>"
        // A house with flames above it.
        case .burning:
            "<path d=\"M6 30 24 18l18 12M10 28v16h28V28\"/><path d=\"M24 40c-4 0-5-3-4-6 1 1 2 1 2 0 0-2 1-4 3-5 0 3 4 4 4 7s-2 4-5 4zM14 17c-4-3-1-7-2-12 5 3 7 8 4 12M32 17c-3-4-1-9 4-12-1 5 2 9-2 12M24 12c-2-2 0-5 0-8 3 3 3 6 1 8\"/>"
        // One speaks sharply at another.
        case .threat:
            "<circle cx=\"11\" cy=\"22\" r=\"4\"/><path d=\"M4 42v-6c0-4 3-6 7-6s7 2 7 6v6M18 33l10-5\"/><circle cx=\"39\" cy=\"28\" r=\"4\"/><path d=\"M32 42v-3c0-3 3-5 7-5s6 2 6 5v3M17 5h16v12h-8l-5 4v-4h-3zM25 8v4M25 14.5v.1\"/>"
        // A barrier across a path with water behind.
        case .blocked:
            "<path d=\"M5 27h38v8H5zM11 35v8M37 35v8M13 35l6-8M23 35l6-8M33 35l6-8\"/><path d=\"M24 4c4 5 6 7 6 10a6 6 0 0 1-12 0c0-3 2-5 6-10z\"/>"
        // Sound out of a horn, and dust below.
        case .nuisance:
            "<path d=\"M6 15h6l10-8v24l-10-8H6zM28 13c3 3 3 9 0 12M33 8c6 6 6 16 0 22M5 40h5M16 40h5M27 40h5M38 40h5M11 45.5h.1M22 45.5h.1M33 45.5h.1\"/>"
        // A small one holds the hand of a big one.
        case .child:
            "<circle cx=\"15\" cy=\"9\" r=\"4.5\"/><path d=\"M15 17v14l-5 12M15 31l5 12M15 20l-7 8M15 20l10 9\"/><circle cx=\"33\" cy=\"22\" r=\"3.5\"/><path d=\"M33 28v8l-3.5 7M33 36l3.5 7M33 30l-8-1M33 30l5 5\"/>"
        case .other:
            "<circle cx=\"24\" cy=\"24\" r=\"18\"/><path d=\"M15 24v.1M24 24v.1M33 24v.1\" stroke-width=\"4.5\"/>"
        case .web:
            "<path d=\"M5 8h38v26H5zM5 15h38M18 42h12M24 34v8\"/><path d=\"M10 11.5v.1M15 11.5v.1M13 21h14M13 27h9\"/>"
        case .phone:
            "<path d=\"M16 6l5 9-4 4c2 5 5 8 10 10l4-4 9 5c0 6-3 10-8 10C18 39 8 29 8 14c0-5 3-8 8-8zM29 6c7 1 12 6 13 13M28 13c4 .6 6.5 3 7 7\"/>"
        case .sms: "<path d=\"M6 7h36v25H23l-9 9v-9H6zM15 19.5v.1M24 19.5v.1M33 19.5v.1\"/>"
        case .mail: "<path d=\"M5 10h38v28H5zM5 11l19 15 19-15\"/>"
        case .box: "<path d=\"M8 20h32v22H8zM17 26h14M8 20l4-7h24l4 7M18 20V5h12v15M22 10h4\"/>"
        case .office:
            "<path d=\"M6 20 24 7l18 13M10 18v24h28V18M20 42V29h8v13M15 24v.1M33 24v.1M4 42h40\"/>"
        case .team:
            "<circle cx=\"24\" cy=\"13\" r=\"5\"/><path d=\"M15 41V29c0-5 4-7 9-7s9 2 9 7v12\"/><circle cx=\"9\" cy=\"19\" r=\"3.5\"/><path d=\"M4 39v-8c0-3 2-5 6-5\"/><circle cx=\"39\" cy=\"19\" r=\"3.5\"/><path d=\"M44 39v-8c0-3-2-5-6-5\"/>"
        }
    }
}
