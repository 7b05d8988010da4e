// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import HTTP
internal import Operations

extension Desk {
    /// Who could read what since when, from the signed chain and from nothing else.
    func showHistory(_ request: DeskRequest) throws -> Response {
        let rooms = operations.roomsWithHistory(request.session)
        return try settingsPage(.history, request) { page in
            page.p(
                "quiet",
                text:
                    "Whoever could read something may have read everything that was there by then, and whatever was read stays read."
            )
            if rooms.isEmpty {
                page.draw(
                    EmptyState(
                        .lock,
                        title: "Nothing is open to you yet",
                        text: "The history of what you can read will stand here."
                    )
                )
            }
            for room in rooms {
                page.draw(
                    Panel(roomName(room), isRestricted: room.kind == .restricted) { page in
                        self.drawReadings(of: room, request, into: &page)
                    }
                )
            }
        }
    }

    private func drawReadings(
        of room: DirectoryState.Room,
        _ request: DeskRequest,
        into page: inout HTMLWriter
    ) {
        page.draw(
            DataTable(
                caption: roomName(room),
                columns: [
                    .init("Who"), .init("From"), .init("Let in by"), .init("Until"), .init("Ended by"),
                ],
                rows: operations.readings(of: room.id).map { reading in
                    .init([
                        .value(memberName(reading.member)),
                        .text(dateTime(reading.from, request.session)),
                        .value(memberName(reading.by)),
                        .text(reading.until.map { dateTime($0, request.session) } ?? "still"),
                        reading.endedBy.map { .value(memberName($0)) } ?? .none,
                    ])
                }
            )
        )
    }
}
