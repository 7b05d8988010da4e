// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

package import HTTP

/// The page for what no other page answers: without words of anybody, in the three languages at once.
package func errorPage(_ status: Int) -> Response {
    let sentences: [(language: StaticString, direction: StaticString, text: StaticString)] =
        switch status {
        case 404:
            [
                ("en", "ltr", "This page does not exist."), ("fr", "ltr", "Cette page n’existe pas."),
                ("ar", "rtl", "هذه الصفحة غير موجودة."),
            ]
        case 413:
            [
                ("en", "ltr", "That is more than can be taken at once."),
                ("fr", "ltr", "C’est plus que ce qui peut être reçu en une fois."),
                ("ar", "rtl", "هذا أكثر مما يمكن استلامه دفعة واحدة."),
            ]
        case 500...:
            [
                ("en", "ltr", "Something went wrong here. Please try again."),
                ("fr", "ltr", "Une erreur s’est produite ici. Veuillez réessayer."),
                ("ar", "rtl", "حدث خطأ هنا. يرجى المحاولة مرة أخرى."),
            ]
        default:
            [
                ("en", "ltr", "The request could not be understood."),
                ("fr", "ltr", "La demande n’a pas pu être comprise."),
                ("ar", "rtl", "تعذر فهم الطلب."),
            ]
        }
    let paragraphs = sentences.map { "<p lang=\"\($0.language)\" dir=\"\($0.direction)\">\($0.text)</p>" }
        .joined()
    let html = """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>\(status)</title>\
        <meta name="viewport" content="width=device-width"></head>\
        <body><main>\(paragraphs)<p><a href="/">&#8962;</a></p></main></body></html>

        """
    return .html(Array(html.utf8), status: status, .public)
}
