// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import HTTP
internal import Operations
internal import Text

extension Desk {
    func showSites(_ request: DeskRequest) throws -> Response {
        let installation = try operations.installation()
        let languages = installation.languages
        return try settingsPage(.sites, request) { page in
            self.drawNewSite(request, into: &page)
            for site in installation.sites {
                page.draw(
                    Panel(Phrase.value(site.name)) { page in
                        self.drawSite(site, request, languages, into: &page)
                        page.h3("", text: "Services that help")
                        for (index, service) in site.services.enumerated() {
                            self.drawService(service, index, site, request, languages, into: &page)
                        }
                        self.drawService(nil, nil, site, request, languages, into: &page)
                        page.h3("", text: "Ways to reach us")
                        for (index, way) in site.ways.enumerated() {
                            self.drawWay(way, index, site, request, languages, into: &page)
                        }
                        self.drawWay(nil, nil, site, request, languages, into: &page)
                    }
                )
            }
        }
    }

    private func drawSite(
        _ site: SiteSettings,
        _ request: DeskRequest,
        _ languages: [String],
        into page: inout HTMLWriter
    ) {
        page.draw(
            PostForm(
                to: DeskRoute.changeSettings(.setSite).link,
                token: request.token,
                hidden: [("site", site.id.hex)]
            ) {
                page in
                page.draw(TextField(name: "name", label: "Name", value: site.name, width: .half))
                page.draw(
                    TextField(
                        name: "zone",
                        label: "Time zone",
                        hint: "As in Africa/Nairobi; every date of the site goes by it.",
                        value: site.zone,
                        width: .half
                    )
                )
                for language in languages {
                    page.draw(
                        TextAreaField(
                            name: "duty-\(language)",
                            label: "What the law would make us pass on (\(language))",
                            value: site.legalDuty[language] ?? "",
                            rows: 2
                        )
                    )
                }
                page.draw(Button("Keep", .second))
            }
        )
    }

    private func drawService(
        _ service: Service?,
        _ index: Int?,
        _ site: SiteSettings,
        _ request: DeskRequest,
        _ languages: [String],
        into page: inout HTMLWriter
    ) {
        page.draw(
            Dialog(service.map { "\($0.kind.title): \($0.name)" as Phrase } ?? "Add a service") { page in
                page.draw(
                    PostForm(
                        to: DeskRoute.changeSettings(.setService).link,
                        token: request.token,
                        hidden: [("site", site.id.hex), ("index", index.map(String.init) ?? "new")]
                    ) { page in
                        page.draw(
                            SelectField(
                                name: "kind",
                                label: "What kind",
                                choices: ServiceKind.allCases.map { Choice($0.code, $0.title) },
                                chosen: service?.kind.code ?? "medical"
                            )
                        )
                        page.draw(
                            TextField(name: "name", label: "Name", value: service?.name ?? "", width: .half)
                        )
                        page.draw(
                            TextField(
                                name: "phone",
                                label: "Telephone",
                                value: service?.phone ?? "",
                                kind: .tel,
                                width: .half
                            )
                        )
                        self.drawWording("hours", "Hours", service?.hours, languages, into: &page)
                        self.drawWording("place", "Where", service?.place, languages, into: &page)
                        self.drawWording("cost", "Cost", service?.cost, languages, into: &page)
                        page.draw(
                            TickField(
                                name: "woman",
                                label: "A woman to speak to",
                                isOn: service?.hasWoman ?? false
                            )
                        )
                        if index != nil {
                            page.draw(TickField(name: "remove", label: "Take it off the page"))
                        }
                        page.draw(Button("Keep", .second))
                    }
                )
            }
        )
    }

    private func drawWay(
        _ way: Way?,
        _ index: Int?,
        _ site: SiteSettings,
        _ request: DeskRequest,
        _ languages: [String],
        into page: inout HTMLWriter
    ) {
        page.draw(
            Dialog(way.map { "\($0.channel.title): \($0.detail.forMembers)" as Phrase } ?? "Add a way") {
                page in
                page.draw(
                    PostForm(
                        to: DeskRoute.changeSettings(.setWay).link,
                        token: request.token,
                        hidden: [("site", site.id.hex), ("index", index.map(String.init) ?? "new")]
                    ) { page in
                        page.draw(
                            SelectField(
                                name: "channel",
                                label: "Which way",
                                choices: AccessChannel.allCases.map { Choice($0.code, $0.title) },
                                chosen: way?.channel.code ?? "community-office"
                            )
                        )
                        self.drawWording("detail", "Number or place", way?.detail, languages, into: &page)
                        self.drawWording("hours", "Hours", way?.hours, languages, into: &page)
                        self.drawWording(
                            "languages",
                            "Languages spoken",
                            way?.languages,
                            languages,
                            into: &page
                        )
                        page.draw(
                            TickField(name: "open", label: "Open at the moment", isOn: way?.isOpen ?? true)
                        )
                        if index != nil {
                            page.draw(TickField(name: "remove", label: "Take it off the page"))
                        }
                        page.draw(Button("Keep", .second))
                    }
                )
            }
        )
    }

    /// One line for each language in which the public pages speak.
    private func drawWording(
        _ name: String,
        _ label: String,
        _ wording: Wording?,
        _ languages: [String],
        into page: inout HTMLWriter
    ) {
        for language in languages {
            page.draw(
                TextField(
                    name: "\(name)-\(language)",
                    label: "\(label) (\(language))",
                    value: wording?[language] ?? "",
                    width: .half
                )
            )
        }
    }

    private func wording(_ name: String, _ request: DeskRequest) -> Wording {
        let prefix = name + "-"
        let typed = request.form.fields.filter { $0.name.hasPrefix(prefix) }
        return Wording(
            Dictionary(typed.map { (String($0.name.dropFirst(prefix.count)), Text.clean($0.value)) }) {
                first,
                _ in
                first
            }
        )
    }

    func set(_ request: DeskRequest, site change: (DeskRequest, inout SiteSettings) throws -> Void) throws {
        var installation = try operations.installation()
        guard let id: SiteID = request.id("site"),
            let place = installation.sites.firstIndex(where: { $0.id == id })
        else {
            throw Refusal.notFound
        }
        try change(request, &installation.sites[place])
        try operations.set(installation, request.session)
    }

    func setSite(_ request: DeskRequest, _ site: inout SiteSettings) throws {
        let zone = request.text("zone")
        guard !request.text("name").isEmpty, TimeZones.isKnown(zone) else { throw Refusal.empty }
        site.name = String(request.text("name").prefix(200))
        site.zone = zone
        for field in request.form.fields where field.name.hasPrefix("duty-") {
            site.legalDuty[String(field.name.dropFirst(5))] = Text.clean(field.value)
        }
    }

    func setService(_ request: DeskRequest, _ site: inout SiteSettings) throws {
        guard let kind = ServiceKind(code: request.text("kind")) else { throw Refusal.empty }
        let service = Service(
            kind: kind,
            name: request.text("name"),
            phone: request.text("phone"),
            hours: wording("hours", request),
            place: wording("place", request),
            cost: wording("cost", request),
            hasWoman: request.isTicked("woman")
        )
        guard request.isTicked("remove") || !service.name.isEmpty else { throw Refusal.empty }
        try Desk.put(service, request, &site.services)
    }

    func setWay(_ request: DeskRequest, _ site: inout SiteSettings) throws {
        guard let channel = AccessChannel(code: request.text("channel")) else { throw Refusal.empty }
        let way = Way(
            channel: channel,
            detail: wording("detail", request),
            hours: wording("hours", request),
            languages: wording("languages", request),
            isOpen: request.isTicked("open")
        )
        try Desk.put(way, request, &site.ways)
    }

    private static func put<Item>(_ item: Item, _ request: DeskRequest, _ list: inout [Item]) throws {
        if request.text("index") == "new" {
            guard list.count < 200 else { throw Refusal.tooLong }
            return list.append(item)
        }
        guard let index = request.number("index"), list.indices.contains(index) else {
            throw Refusal.notFound
        }
        if request.isTicked("remove") {
            list.remove(at: index)
        } else {
            list[index] = item
        }
    }
}
