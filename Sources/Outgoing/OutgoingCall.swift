// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import CCurl
internal import Platform

/// One request, from its options to its answer.
@safe struct OutgoingCall: ~Copyable {
    private let raw: UnsafeMutableRawPointer
    private let receiver: Receiver

    /// Nil when there is no memory for it.
    init?(_ stop: StopSignal, atMost: Int) {
        guard let handle = unsafe curl_easy_init() else { return nil }
        unsafe raw = handle
        receiver = Receiver(stop, atMost: atMost)
    }

    deinit { unsafe curl_easy_cleanup(raw) }

    func run(
        _ body: [UInt8],
        to address: OutgoingAddress,
        path: String,
        proxy: OutgoingProxy?,
        milliseconds: Int
    ) throws(OutgoingFailure) -> OutgoingAnswer {
        let lines = unsafe curl_slist_append(nil, "Content-Type: text/plain; charset=utf-8")
        defer { unsafe curl_slist_free_all(lines) }
        let isSet =
            setText(CURLOPT_URL, address.text + path)
            && setText(CURLOPT_PROTOCOLS_STR, address.isEncrypted ? "https" : "http")
            // An empty one: the environment's does not count.
            && setText(CURLOPT_PROXY, address.isLoopback ? "" : proxy?.text ?? "")
            && setNumber(CURLOPT_FOLLOWLOCATION, 0)
            && setNumber(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
            // A signal would stop another thread; a look-up that hangs would hold up the end of the program.
            && setNumber(CURLOPT_NOSIGNAL, 1) && setNumber(CURLOPT_QUICK_EXIT, 1)
            && setNumber(CURLOPT_CONNECTTIMEOUT_MS, milliseconds / 2)
            && setNumber(CURLOPT_TIMEOUT_MS, milliseconds)
            && setNumber(CURLOPT_POST, 1)
        guard isSet, unsafe amparo_curl_lines(raw, CURLOPT_HTTPHEADER, lines) == CURLE_OK,
            give(body)
        else { throw .unreached }
        return try perform()
    }

    private func perform() throws(OutgoingFailure) -> OutgoingAnswer {
        let context = unsafe Unmanaged.passUnretained(receiver).toOpaque()
        guard unsafe amparo_curl_receiver(raw, takeBytes, goOn, context) == CURLE_OK else { throw .unreached }
        let result = unsafe curl_easy_perform(raw)
        if receiver.isTooLong { throw .tooLong }
        if receiver.stop.isStopped { throw .stopped }
        guard result == CURLE_OK else { throw .unreached }
        let type = unsafe amparo_curl_type(raw).map { unsafe String(cString: $0) }
        return OutgoingAnswer(status: unsafe amparo_curl_status(raw), type: type ?? "", body: receiver.body)
    }

    private func give(_ body: [UInt8]) -> Bool {
        unsafe body.withUnsafeBytes { bytes in
            // Of no bytes there is no address; none is read then.
            unsafe amparo_curl_body(raw, bytes.baseAddress ?? UnsafeRawPointer(raw), bytes.count) == CURLE_OK
        }
    }

    private func setText(_ option: CURLoption, _ text: String) -> Bool {
        unsafe amparo_curl_text(raw, option, text) == CURLE_OK
    }

    private func setNumber(_ option: CURLoption, _ number: Int) -> Bool {
        unsafe amparo_curl_number(raw, option, number) == CURLE_OK
    }

    /// What comes back; used on the calling thread alone.
    fileprivate final class Receiver {
        let stop: StopSignal
        private let limit: Int
        private(set) var body: [UInt8] = []
        private(set) var isTooLong = false

        init(_ stop: StopSignal, atMost limit: Int) {
            self.stop = stop
            self.limit = limit
        }

        func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
            guard body.count + bytes.count <= limit else {
                isTooLong = true
                return false
            }
            unsafe body.append(contentsOf: bytes)
            return true
        }
    }
}

/// Fewer bytes than were offered break the transfer off.
private let takeBytes: curl_write_callback = { bytes, size, count, context in
    guard let bytes = unsafe bytes, let context = unsafe context else { return 0 }
    let receiver = unsafe Unmanaged<OutgoingCall.Receiver>.fromOpaque(context).takeUnretainedValue()
    let taken = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
    return unsafe receiver.take(taken) ? size * count : 0
}

/// Asked about once a second, and whenever something moves.
private let goOn: curl_xferinfo_callback = { context, _, _, _, _ in
    guard let context = unsafe context else { return 1 }
    let receiver = unsafe Unmanaged<OutgoingCall.Receiver>.fromOpaque(context).takeUnretainedValue()
    return receiver.stop.isStopped ? 1 : 0
}
