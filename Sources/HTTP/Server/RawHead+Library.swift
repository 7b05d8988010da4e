// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import CHTTP

/// Copies the head out of the library's memory, every field as it came.
func rawHead(
    _ handle: OpaquePointer?,
    _ target: String?,
    _ method: UnsafePointer<CChar>?,
    _ version: UnsafePointer<CChar>?
) -> RawHead {
    let fields = FieldList()
    unsafe MHD_get_connection_values_n(
        handle,
        .HEADER_KIND,
        appendField,
        Unmanaged.passUnretained(fields).toOpaque()
    )
    return unsafe RawHead(
        method: text(method),
        target: target ?? "",
        version: text(version),
        fields: fields.fields
    )
}

private final class FieldList {
    var fields: [(name: String, value: String)] = []
}

private func appendField(
    _ context: UnsafeMutableRawPointer?,
    _ kind: MHD_ValueKind,
    _ name: UnsafePointer<CChar>?,
    _ nameSize: Int,
    _ value: UnsafePointer<CChar>?,
    _ valueSize: Int
) -> MHD_Result {
    guard let context = unsafe context else { return .NO }
    let list = unsafe Unmanaged<FieldList>.fromOpaque(context).takeUnretainedValue()
    unsafe list.fields.append((text(name, nameSize), text(value, valueSize)))
    return .YES
}

private func text(_ pointer: UnsafePointer<CChar>?, _ size: Int) -> String {
    unsafe String(
        decoding: UnsafeRawBufferPointer(start: pointer, count: pointer == nil ? 0 : size),
        as: UTF8.self
    )
}

private func text(_ pointer: UnsafePointer<CChar>?) -> String {
    guard let pointer = unsafe pointer else { return "" }
    return unsafe String(cString: pointer)
}
