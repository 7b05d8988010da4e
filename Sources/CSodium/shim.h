// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

#pragma once
#include <sodium.h>
#include <string.h>

// libsodium's BLAKE2b state is packed and aligned to 64 bytes, which Swift cannot import. This one is plain
// words that may be copied; each call works on an aligned copy and wipes it.
typedef struct {
    unsigned long long words[sizeof(crypto_generichash_blake2b_state) / sizeof(unsigned long long)];
    unsigned char has_ended;
} amparo_blake2b;

_Static_assert(sizeof(crypto_generichash_blake2b_state) == 384, "a libsodium with another BLAKE2b state");

static inline int amparo_blake2b_init(
    amparo_blake2b *hash, const unsigned char *key, size_t key_length, const unsigned char *personal)
{
    crypto_generichash_blake2b_state state;
    int status = crypto_generichash_blake2b_init_salt_personal(&state, key, key_length, 32, NULL, personal);
    memcpy(hash->words, &state, sizeof state);
    hash->has_ended = 0;
    sodium_memzero(&state, sizeof state);
    return status;
}

static inline int amparo_blake2b_update(amparo_blake2b *hash, const unsigned char *bytes, size_t length)
{
    crypto_generichash_blake2b_state state;
    int status;
    if (hash->has_ended) return -1;
    memcpy(&state, hash->words, sizeof state);
    status = crypto_generichash_blake2b_update(&state, bytes, length);
    memcpy(hash->words, &state, sizeof state);
    sodium_memzero(&state, sizeof state);
    return status;
}

static inline int amparo_blake2b_finish(amparo_blake2b *hash, unsigned char *out)
{
    crypto_generichash_blake2b_state state;
    int status;
    if (hash->has_ended) return -1;
    memcpy(&state, hash->words, sizeof state);
    status = crypto_generichash_blake2b_final(&state, out, 32);
    sodium_memzero(&state, sizeof state);
    sodium_memzero(hash->words, sizeof hash->words);
    hash->has_ended = 1;
    return status;
}
