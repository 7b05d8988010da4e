// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import Domain
internal import HTML
internal import HTTP
internal import Operations
internal import Platform
internal import Text

extension Desk {
    func showSignIn(_ head: RequestHead, _ session: Session?) throws -> Response {
        if session != nil { return .redirect(to: DeskRoute.today.path) }
        guard head.isSecureOrigin else { return notHere() }
        return .html(try signInPage(name: "", refusal: nil))
    }

    /// Cookies that only this site can read do not live on a plain http address of the network.
    private func notHere() -> Response {
        message(
            403,
            "Signing in does not work at this address",
            "Signing in works only over https, at an .onion address, or on the machine itself: elsewhere others on the network could read along. Ask your administrator for the right address.",
            nil
        )
    }

    func askToSignIn(_ head: RequestHead) -> Response {
        guard head.isSecureOrigin else { return notHere() }
        return .redirect(to: DeskRoute.signIn.path)
    }

    func enter(_ head: RequestHead, _ form: FormData) throws -> Response {
        guard head.isSecureOrigin else { return notHere() }
        let name = Text.clean(form.first("name") ?? "")
        guard let token = form.first("token"), operations.isFresh(token) else {
            return .html(
                try signInPage(
                    name: name,
                    refusal: "This page was open for a long time. Please send it again."
                ),
                status: 403
            )
        }
        do {
            let code = Text.asciiDigits(form.first("code") ?? "").filter { $0.isASCII && $0.isNumber }
            let entered = try operations.signIn(
                login: name,
                passphrase: form.first("passphrase") ?? "",
                code: code
            )
            // A session that this browser had before is not left open behind the new one.
            if let old = SessionCookie.token(in: head), let session = try operations.session(token: old) {
                try operations.end(session)
            }
            let next = entered.mustChangePassphrase ? DeskRoute.passphrase : .today
            return Response.redirect(to: next.path).adding(SessionCookie.set(entered.token))
        } catch Refusal.wrongPassphrase {
            log.event("sign-in refused")
            return .html(
                try signInPage(
                    name: name,
                    refusal: "The name, the passphrase or the six digits are not right."
                ),
                status: 401
            )
        } catch Refusal.busy {
            return .html(
                try signInPage(
                    name: name,
                    refusal: "Many people are signing in. Wait a minute and try again."
                ),
                status: 503
            )
        }
    }

    func leave(_ request: DeskRequest) throws -> Response {
        try operations.end(request.session)
        return Response.redirect(to: DeskRoute.signIn.path).adding(SessionCookie.clear)
    }

    /// Somebody was away for too long: what they typed is shown, and a way back in.
    func showAway(_ head: RequestHead, _ form: FormData) throws -> Response {
        let kept = form.fields.filter {
            !Desk.isNeverShown($0.name) && $0.value.contains { $0.isWhitespace }
        }
        return .html(
            try signInPage(
                name: "",
                refusal:
                    "You were away for a while. Please sign in again. What you wrote is below: copy it first.",
                kept: kept.map(\.value)
            ),
            status: 401
        )
    }

    private func signInPage(name: String, refusal: String?, kept: [String] = []) throws -> [UInt8] {
        let token = FormToken(try operations.formToken())
        return DeskPage(outerFrame, title: "Sign in").render { page in
            if let refusal { page.draw(Notice(.danger, isLive: true, text: refusal)) }
            for text in kept {
                page.draw(Panel("What you wrote") { $0.quoted(text) })
            }
            page.draw(
                PostForm(to: DeskRoute.enter.link, token: token) { page in
                    page.draw(
                        TextField(
                            name: "name",
                            label: "Sign-in name",
                            value: name,
                            width: .half,
                            autocomplete: "username",
                            isRequired: true
                        )
                    )
                    page.draw(
                        TextField(
                            name: "passphrase",
                            label: "Passphrase",
                            kind: .password,
                            width: .half,
                            autocomplete: "current-password",
                            isRequired: true
                        )
                    )
                    page.draw(
                        TextField(
                            name: "code",
                            label: "Six digits",
                            hint: "From the app on your phone that makes one-time codes.",
                            kind: .code,
                            width: .short,
                            autocomplete: "one-time-code",
                            isRequired: true
                        )
                    )
                    page.draw(Button("Sign in"))
                }
            )
        }
    }
}
