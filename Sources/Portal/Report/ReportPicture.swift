// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Catalog
internal import Domain
internal import HTML

/// The few pictures for those who do not write, and the act that each stands for.
enum ReportPicture: CaseIterable {
    case beating, shooting, detention, extortion, burning, threat, blocked, nuisance, child

    var act: ActCode {
        switch self {
        case .beating: .v03
        case .shooting: .v04
        case .detention: .v08
        case .extortion: .v13
        case .burning: .v15
        case .threat: .v16
        case .blocked: .v20
        case .nuisance: .v00
        case .child: .v24
        }
    }

    var pictogram: Pictogram {
        switch self {
        case .beating: .beating
        case .shooting: .shooting
        case .detention: .detention
        case .extortion: .extortion
        case .burning: .burning
        case .threat: .threat
        case .blocked: .blocked
        case .nuisance: .nuisance
        case .child: .child
        }
    }

    var label: Message {
        switch self {
        case .beating: .portalPictureBeating
        case .shooting: .portalPictureShooting
        case .detention: .portalPictureDetention
        case .extortion: .portalPictureExtortion
        case .burning: .portalPictureBurning
        case .threat: .portalPictureThreat
        case .blocked: .portalPictureBlocked
        case .nuisance: .portalPictureNuisance
        case .child: .portalPictureChild
        }
    }
}
