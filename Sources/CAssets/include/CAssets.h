// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

#pragma once
#include <stddef.h>
#include "CAssetsLanguages.h"

/// A file that the binary carries, by its name.
struct amparo_asset {
    const char *name;
    const unsigned char *bytes;
    size_t size;
};

/// How many files the binary carries.
size_t amparo_asset_count(void);

/// The file at a place in the list; one with a null name when there is none.
struct amparo_asset amparo_asset_at(size_t index);

/// The file of this name; one with a null name when there is none.
struct amparo_asset amparo_asset_named(const char *name);
