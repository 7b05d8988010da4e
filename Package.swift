// swift-tools-version: 6.2
// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

/// A Debian C library: a module map and a shim, imported by one Swift target only.
func library(_ name: String, pkgConfig: String?, debian: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([debian])])
}

/// One target and the suite of sentences that holds it to its word.
func tested(
    _ name: String,
    _ dependencies: [Target.Dependency],
    testsAlso: [Target.Dependency] = []
) -> [Target] {
    [
        .target(name: name, dependencies: dependencies),
        .testTarget(
            name: name + "Tests",
            dependencies: [.byName(name: name), "TestSupport"] + dependencies + testsAlso
        ),
    ]
}

let libraries: [Target] = [
    library("CSodium", pkgConfig: "libsodium", debian: "libsodium-dev"),
    library("CSQLite", pkgConfig: "sqlite3", debian: "libsqlite3-dev"),
    library("CPostgres", pkgConfig: "libpq", debian: "libpq-dev"),
    library("CHTTP", pkgConfig: "libmicrohttpd", debian: "libmicrohttpd-dev"),
    library("CICU", pkgConfig: "icu-i18n", debian: "libicu-dev"),
    library("COATH", pkgConfig: "liboath", debian: "liboath-dev"),
    library("CShares", pkgConfig: "libgfshare", debian: "libgfshare-dev"),
    library("CQR", pkgConfig: "libqrencode", debian: "libqrencode-dev"),
    library("CStemmer", pkgConfig: nil, debian: "libstemmer-dev"),
    library("CSeccomp", pkgConfig: "libseccomp", debian: "libseccomp-dev"),
    library("CCurl", pkgConfig: "libcurl", debian: "libcurl4-openssl-dev"),
    .target(name: "CSystem"),
    .target(
        name: "CAssets",
        exclude: ["assets", "languages"],
        cSettings: [.unsafeFlags(["-Wno-c23-extensions"])]
    ),
]

let product: [Target] = [
    tested("Platform", ["CSystem"]),
    tested("Vault", ["CSodium", "CShares", "COATH"]),
    tested("Ledger", ["Vault"]),
    tested("Verifier", ["Ledger"], testsAlso: ["Vault"]),
    tested("Database", ["Platform"]),
    tested("SQLiteDriver", ["CSQLite", "Database", "Platform"]),
    tested("PostgresDriver", ["CPostgres", "Database", "Platform"]),
    tested("Blobs", ["Platform", "Vault"]),
    tested("Text", ["CICU", "CStemmer"]),
    tested("Sandbox", ["Platform", "CSeccomp"]),
    tested("Domain", []),
    tested("Records", ["Platform", "Vault", "Ledger", "Database", "Blobs", "Text", "Domain"]),
    tested(
        "Operations",
        ["Database", "Platform", "Vault", "Ledger", "Blobs", "Records", "Domain", "Text", "Sandbox"],
        testsAlso: ["Verifier"]
    ),
    tested("Catalog", ["CAssets", "Text"]),
    tested("HTML", ["CAssets", "CQR", "Catalog"]),
    tested("HTTP", ["CHTTP", "Platform"]),
    tested("Outgoing", ["CCurl", "Platform"], testsAlso: ["HTTP"]),
    tested("Witness", ["Ledger", "Vault", "HTTP", "Platform"]),
    tested(
        "Portal",
        ["Platform", "Vault", "Ledger", "Operations", "Domain", "HTML", "HTTP", "Catalog", "Text"],
        testsAlso: ["Records", "Blobs", "Database"]
    ),
    tested(
        "Desk",
        [
            "Platform", "Vault", "Blobs", "Records", "Operations", "Domain", "Sandbox", "HTML", "HTTP",
            "Catalog", "Text",
        ],
        testsAlso: ["Database"]
    ),
    tested("Jobs", ["Operations", "Platform"]),
    tested(
        "App",
        [
            "Platform", "Vault", "Database", "SQLiteDriver", "PostgresDriver", "Blobs", "Text", "Sandbox",
            "Domain", "Records", "Operations", "Catalog", "HTML", "HTTP", "Portal", "Desk", "Jobs", "CAssets",
            "Ledger", "Verifier", "Witness", "Outgoing",
        ]
    ),
    [
        .executableTarget(name: "amparo", dependencies: ["App"]),
        .target(
            name: "TestSupport",
            dependencies: [
                "Platform", "Database", "SQLiteDriver", "PostgresDriver", "Vault", "Domain", "HTTP", "Blobs",
                "Records", "Operations", "Ledger", "Sandbox",
            ],
            path: "Tests/TestSupport"
        ),
    ],
].flatMap { $0 }

/// Only where `Tools/fuzz` builds: what decodes the bytes of strangers, fed by libFuzzer.
let fuzzing: [Target] =
    Context.environment["AMPARO_FUZZ"] == nil
    ? []
    : [
        ("FuzzCodes", "Vault"), ("FuzzEntries", "Domain"), ("FuzzForms", "HTTP"), ("FuzzNotes", "Ledger"),
        ("FuzzShares", "Vault"),
    ].map { name, subject in
        .executableTarget(
            name: name,
            dependencies: [.byName(name: subject)],
            path: "Tests/Fuzz/" + name,
            swiftSettings: [.unsafeFlags(["-parse-as-library"])]
        )
    }

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

for target in product {
    target.swiftSettings = settings
}

let package = Package(
    name: "Amparo",
    products: [.executable(name: "amparo", targets: ["amparo"])],
    targets: libraries + product + fuzzing
)
