// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

#include "CAssets.h"
#include <string.h>

// One array a file, then one line in the list below.

static const unsigned char portal_css[] = {
#embed "assets/portal.css"
};
static const unsigned char portal_js[] = {
#embed "assets/portal.js"
};
static const unsigned char desk_css[] = {
#embed "assets/desk.css"
};
static const unsigned char desk_js[] = {
#embed "assets/desk.js"
};
static const unsigned char logo_svg[] = {
#embed "assets/logo.svg"
};
static const unsigned char favicon_svg[] = {
#embed "assets/favicon.svg"
};
static const unsigned char plain_svg[] = {
#embed "assets/plain.svg"
};

#define ASSET(name, array) {name, array, sizeof array}

static const struct amparo_asset list[] = {
    ASSET("portal.css", portal_css),
    ASSET("portal.js", portal_js),
    ASSET("desk.css", desk_css),
    ASSET("desk.js", desk_js),
    ASSET("logo.svg", logo_svg),
    ASSET("favicon.svg", favicon_svg),
    ASSET("plain.svg", plain_svg),
};

static const struct amparo_asset none = {NULL, NULL, 0};

size_t amparo_asset_count(void) { return sizeof list / sizeof list[0]; }

struct amparo_asset amparo_asset_at(size_t index) {
    return index < amparo_asset_count() ? list[index] : none;
}

struct amparo_asset amparo_asset_named(const char *name) {
    for (size_t i = 0; i < amparo_asset_count(); i++)
        if (strcmp(list[i].name, name) == 0) return list[i];
    return none;
}
