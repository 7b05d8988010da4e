// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

// Written by Tools/generate-messages from the language files; change those instead.

#include "CAssetsLanguages.h"

static const unsigned char file0[] = {
#embed "languages/ar/common.json"
};

static const unsigned char file1[] = {
#embed "languages/ar/domain.json"
};

static const unsigned char file2[] = {
#embed "languages/ar/errors.json"
};

static const unsigned char file3[] = {
#embed "languages/ar/phrases.json"
};

static const unsigned char file4[] = {
#embed "languages/ar/portal.json"
};

static const unsigned char file5[] = {
#embed "languages/en/common.json"
};

static const unsigned char file6[] = {
#embed "languages/en/domain.json"
};

static const unsigned char file7[] = {
#embed "languages/en/errors.json"
};

static const unsigned char file8[] = {
#embed "languages/en/phrases.json"
};

static const unsigned char file9[] = {
#embed "languages/en/portal.json"
};

static const unsigned char file10[] = {
#embed "languages/fr/common.json"
};

static const unsigned char file11[] = {
#embed "languages/fr/domain.json"
};

static const unsigned char file12[] = {
#embed "languages/fr/errors.json"
};

static const unsigned char file13[] = {
#embed "languages/fr/phrases.json"
};

static const unsigned char file14[] = {
#embed "languages/fr/portal.json"
};

static const struct amparo_language_file files[] = {
    {"ar/common.json", file0, sizeof file0},
    {"ar/domain.json", file1, sizeof file1},
    {"ar/errors.json", file2, sizeof file2},
    {"ar/phrases.json", file3, sizeof file3},
    {"ar/portal.json", file4, sizeof file4},
    {"en/common.json", file5, sizeof file5},
    {"en/domain.json", file6, sizeof file6},
    {"en/errors.json", file7, sizeof file7},
    {"en/phrases.json", file8, sizeof file8},
    {"en/portal.json", file9, sizeof file9},
    {"fr/common.json", file10, sizeof file10},
    {"fr/domain.json", file11, sizeof file11},
    {"fr/errors.json", file12, sizeof file12},
    {"fr/phrases.json", file13, sizeof file13},
    {"fr/portal.json", file14, sizeof file14},
};

size_t amparo_language_file_count(void) { return sizeof files / sizeof files[0]; }

struct amparo_language_file amparo_language_file_at(size_t index) {
    struct amparo_language_file none = {0, 0, 0};
    return index < amparo_language_file_count() ? files[index] : none;
}
