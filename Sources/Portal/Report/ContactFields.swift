// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import Domain
internal import HTML

/// The two questions that are only about the person: how may we reach you, and what must we not do.
struct ContactFields: Component {
    let t: Speaker
    let typed: ContactForm
    /// Only somebody who comes back is asked for a name.
    let asksName: Bool
    /// Whether a name opens with two halves here.
    let keepsApart: Bool
    let error: (String) -> LocalizedText?

    func draw(into page: inout HTMLWriter) {
        page.draw(
            ChoiceField(
                name: FieldName.mode,
                label: t(.portalContactMode),
                choices: [
                    Choice(
                        SafeContactMode.viaCode.code,
                        t(.portalContactViaCode),
                        hint: t(.portalContactViaCodeHint)
                    ),
                    Choice(SafeContactMode.call.code, t(.portalContactCall)),
                    Choice(SafeContactMode.sms.code, t(.portalContactSms)),
                    Choice(SafeContactMode.visit.code, t(.portalContactVisit)),
                    Choice(SafeContactMode.intermediary.code, t(.portalContactIntermediary)),
                    Choice(SafeContactMode.none.code, t(.portalContactNone)),
                    Choice("unknown", t(.commonDoNotKnow)),
                    Choice("rather-not", t(.commonRatherNotSay)),
                ],
                chosen: [typed.mode]
            )
        )
        page.draw(
            TextField(
                name: FieldName.reach,
                label: t(.portalContactReach),
                hint: t(.portalContactReachHint),
                error: error(FieldName.reach),
                value: typed.reach
            )
        )
        if asksName {
            page.draw(
                TextField(
                    name: FieldName.name,
                    label: t(.portalContactName),
                    hint: t(keepsApart ? .portalContactNameApart : .portalContactNameHint),
                    error: error(FieldName.name),
                    value: typed.name
                )
            )
        }
        page.draw(
            TextAreaField(
                name: FieldName.never,
                label: t(.portalContactNever),
                hint: t(.portalContactNeverHint),
                error: error(FieldName.never),
                value: typed.never,
                rows: 3
            )
        )
    }
}
