// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
package import Records

extension Operations {
    /// What is wrong with the house itself, for whoever is at work; nothing of it leads to a record.
    package func alarms(_ session: Session) -> [Alarm: Int] {
        var alarms = store.alarms.all
        if !missingLogs.isEmpty { alarms[.openingsNotNoted] = missingLogs.count }
        return alarms
    }
}
