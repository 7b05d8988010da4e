// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

internal import App
internal import Glibc

exit(CommandLineTool.run(Array(CommandLine.arguments.dropFirst())))
