// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// How scripts send the files of a form one by one before the form itself, and what they may not exceed.
///
/// Without scripts the files go with the form; every sentence holds a `%` where the file's name goes.
package struct Uploads: Sendable {
    private let link: Link
    private let largest: Int64
    private let total: Int64
    private let count: Int
    private let unreached: any Words
    private let tooBig: any Words
    private let tooBigTogether: any Words
    private let tooMany: any Words

    package init(
        to link: Link,
        largest: Int64,
        total: Int64,
        count: Int,
        unreached: any Words,
        tooBig: any Words,
        tooBigTogether: any Words,
        tooMany: any Words
    ) {
        self.link = link
        self.largest = largest
        self.total = total
        self.count = count
        self.unreached = unreached
        self.tooBig = tooBig
        self.tooBigTogether = tooBigTogether
        self.tooMany = tooMany
    }

    var attributes: [Attribute] {
        [
            .attribute("data-upload", link.target), .attribute("data-largest", String(largest)),
            .attribute("data-total", String(total)), .attribute("data-count", String(count)),
            .attribute("data-unreached", unreached.forAttribute),
            .attribute("data-big", tooBig.forAttribute),
            .attribute("data-together", tooBigTogether.forAttribute),
            .attribute("data-many", tooMany.forAttribute),
        ]
    }
}
