// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Ledger
internal import Outgoing
internal import Platform
internal import Records

/// The way from this node to the witnesses of its settings.
enum WitnessCalls {
    /// `stop` breaks off what is under way when the program ends.
    static func all(_ config: Config, stop: StopSignal) -> [OutsideWitness] {
        let outgoing = Outgoing(proxy: config.witnessProxy, stop: stop)
        return config.witnesses.map { choice in
            OutsideWitness(key: choice.key) { body in
                do throws(OutgoingFailure) {
                    let answer = try outgoing.post(
                        body,
                        to: choice.address,
                        path: AddCheckpoint.path,
                        atMost: WitnessReply.mostBytes
                    )
                    return WitnessReply(status: answer.status, type: answer.type, body: answer.body)
                } catch {
                    throw error == .tooLong ? WitnessTrouble.wrongAnswer : .unreached
                }
            }
        }
    }
}
