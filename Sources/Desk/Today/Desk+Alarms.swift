// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import Operations
internal import Records

extension Desk {
    /// What is wrong with the house itself, above everything else of the day.
    func drawHouseAlarms(_ request: DeskRequest, into page: inout HTMLWriter) {
        let alarms = operations.alarms(request.session)
        let title: Phrase =
            request.session.has(.administrator) ? "This needs you today" : "Tell your administrator today"
        for alarm in Alarm.allCases where alarms[alarm] != nil {
            page.draw(
                Notice(
                    .danger,
                    title: title,
                    text: alarm.sentence(alarms[alarm] ?? 0)
                )
            )
        }
    }
}

extension Alarm {
    fileprivate func sentence(_ count: Int) -> Phrase {
        switch self {
        case .clockBehind:
            "The clock of this machine stands before what was written last. Dates and promises may be wrong until it is set right."
        case .unreadableTimers:
            "\(count) of the reminders of dates cannot be read: look through the open cases for what is due."
        case .unreadableNotices: "\(count) of the notices to members cannot be read and will not be sent."
        case .brokenDirectory:
            "The table of who may do what holds steps that nobody entitled has signed, or steps are missing. What was signed before counts; nobody can be added, let in or taken out until it is put right."
        case .stepDatedAhead:
            "A step in the table of who may do what is dated in the future: a clock ran ahead, or somebody wrote it past the program. Compare this machine's clock; What was done lists the steps with their authors."
        case .malformedRows: "\(count) of the rows in the database are not what they should be."
        case .changedCounter:
            "The number that counts changes in the database was tampered with: lists and Today show nothing new until it is put right."
        case .changedSlots:
            "\(count) of the reports that wait were changed in the database. Whoever should read them may not find them."
        case .ledgerSetBack:
            "The records were put back to an older state, or the list that shows that nothing was removed was changed. People can still report; no new proofs are given until this is cleared up."
        case .plantedLeaves:
            "\(count) of the steps in the database were not written by this program. They are not taken into the list of what was accepted."
        case .unreadableErasures: "\(count) of the notes on what was erased cannot be read."
        case .erasuresNotRepeated:
            "\(count) of the things that were erased may be back: an older copy of the records was put in place, and they could not be erased again by themselves."
        case .filesDisowned:
            "\(count) of the files that people sent belong to nothing in the database any more, and nobody signed them away: rows were taken out of it, or an older copy was put in place. They are kept."
        case .witnessUnreached:
            "\(count) of the people outside who countersign the list cannot be reached. It is tried again by itself; until then they cannot vouch for what comes in now."
        case .witnessRefuses:
            "\(count) of the people outside who countersign the list refuse to: they do not know its key, or they have seen another list. Ask them today, and keep the files."
        case .witnessAnswersWrongly:
            "\(count) of the people outside who countersign the list answered with something that is not their signature. It was not kept."
        case .openingsNotNoted:
            "It is not noted here who opens what: this installation was made before there was a log of it. An administrator names who reads it: Settings, Who may read what."
        case .diskNearlyFull:
            "The disk is nearly full. Reports in words are still taken, files are refused or will be soon. Make room on it."
        case .diskFull:
            "The disk is full. Reports are refused, and people are told so. Make room on it now; nothing needs to be started again."
        }
    }
}
