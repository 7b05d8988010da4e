// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

#pragma once
#include <stddef.h>

/// A file of translations that the binary carries, named "fr/errors.json".
struct amparo_language_file {
    const char *name;
    const unsigned char *bytes;
    size_t size;
};

size_t amparo_language_file_count(void);

/// The file at a place in the list; one with a null name when there is none.
struct amparo_language_file amparo_language_file_at(size_t index);
