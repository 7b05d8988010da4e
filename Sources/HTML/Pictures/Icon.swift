// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The small signs of the desk: one stroke family on a grid of 24.
package enum Icon: String, CaseIterable, Component, Sendable {
    case search, clock, alert, check, cross, lock, file, person, people, arrow, calendar, send, note
    case shield, microphone, camera, leave, flag, settings, inbox, today, building, download, link, pause
    case chart, plus, book, eye, info

    package func draw(into page: inout HTMLWriter) {
        page.raw(
            "<svg class=\"icon\" viewBox=\"0 0 24 24\" width=\"20\" height=\"20\" fill=\"none\" stroke=\"currentColor\" "
        )
        page.raw(
            "stroke-width=\"1.75\" stroke-linecap=\"round\" stroke-linejoin=\"round\" aria-hidden=\"true\">"
        )
        page.raw("<path d=\"")
        page.raw(path)
        page.raw("\"/></svg>")
    }

    private var path: StaticString {
        switch self {
        case .search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M16 16l4.5 4.5"
        case .clock: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 7.5V12l3 2"
        case .alert: "M12 4 2.8 20h18.4zM12 10v4.5M12 17.2v.1"
        case .check: "m5 12.5 4.5 4.5L19 7.5"
        case .cross: "M6 6l12 12M18 6 6 18"
        case .lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"
        case .file: "M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 15.5h6"
        case .person: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.5 20.5c.7-4 3.6-6 7.5-6s6.8 2 7.5 6"
        case .people:
            "M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M2.5 19.5c.6-3.4 3-5 6.5-5s5.9 1.6 6.5 5M15.5 5.2a3.5 3.5 0 0 1 0 6.6M18 14.9c2 .7 3.1 2.3 3.5 4.6"
        case .arrow: "M5 12h14M13 6l6 6-6 6"
        case .calendar: "M4 6h16v14H4zM4 10.5h16M8 3.5V8M16 3.5V8"
        case .send: "M20.5 3.5 3.5 10.5l6.5 3.5 3.5 6.5zM10 14l5-5"
        case .note: "M5 4h14v11l-5 5H5zM19 15h-5v5M8.5 8.5h7M8.5 12h4"
        case .shield: "M12 3.5 5 6v5.5c0 4.5 2.8 7.5 7 9 4.2-1.5 7-4.5 7-9V6z"
        case .microphone:
            "M12 3.5a3 3 0 0 0-3 3V11a3 3 0 0 0 6 0V6.5a3 3 0 0 0-3-3M5.5 11a6.5 6.5 0 0 0 13 0M12 17.5v3"
        case .camera: "M3.5 7.5H8L9.5 5h5L16 7.5h4.5v12h-17zM12 10a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7"
        case .leave: "M13 4H5v16h8M10 12h11M17 8l4 4-4 4"
        case .flag: "M5.5 21V4M5.5 4.5h12l-2.5 4 2.5 4h-12"
        case .settings:
            "M4 7h9M17 7h3M4 12h3M11 12h9M4 17h11M19 17h1M15 5.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6M9 10.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6M17 15.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6"
        case .inbox: "M3.5 13.5 6 5h12l2.5 8.5V19h-17zM3.5 13.5H8.5l1.5 2.5h4l1.5-2.5h5"
        case .today:
            "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4"
        case .building: "M5 20.5v-17h9v17M14 9h5v11.5M3 20.5h18M8 7.5h3M8 11h3M8 14.5h3"
        case .download: "M12 4v11M7.5 11 12 15.5 16.5 11M4.5 19.5h15"
        case .link:
            "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.2 1.2M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.2-1.2"
        case .pause: "M8.5 5.5v13M15.5 5.5v13"
        case .chart: "M4 4v16h16M8 16v-4M12.5 16V8M17 16v-6"
        case .plus: "M12 5v14M5 12h14"
        case .book:
            "M12 6.5C10 5 7 4.5 3.5 4.5v14c3.5 0 6.5.5 8.5 2 2-1.5 5-2 8.5-2v-14c-3.5 0-6.5.5-8.5 2zM12 6.5v14"
        case .eye:
            "M2.5 12c2-4 5.3-6 9.5-6s7.5 2 9.5 6c-2 4-5.3 6-9.5 6s-7.5-2-9.5-6M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6"
        case .info: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 11v5M12 8v.1"
        }
    }
}
