// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

#pragma once
#include <libgfshare.h>
#include <stddef.h>

void randombytes_buf(void *const buf, const size_t size);

static void amparo_shares_fill(unsigned char *bytes, unsigned int count) {
    randombytes_buf(bytes, count);
}

// The library has no randomness of its own until it is given some, and wipes what it frees with it too.
static inline void amparo_shares_prepare(void) {
    gfshare_fill_rand = amparo_shares_fill;
}
