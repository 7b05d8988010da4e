// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

#pragma once
#include <curl/curl.h>

/// As often as one likes.
static inline CURLcode amparo_curl_begin(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }

/// Swift cannot call what takes any number of arguments: one function for each kind of value.
static inline CURLcode amparo_curl_text(CURL *handle, CURLoption option, const char *text) {
    return (curl_easy_setopt)(handle, option, text);
}

static inline CURLcode amparo_curl_number(CURL *handle, CURLoption option, long number) {
    return (curl_easy_setopt)(handle, option, number);
}

static inline CURLcode amparo_curl_lines(CURL *handle, CURLoption option, const struct curl_slist *lines) {
    return (curl_easy_setopt)(handle, option, lines);
}

/// Copied before the call returns.
static inline CURLcode amparo_curl_body(CURL *handle, const void *bytes, long count) {
    CURLcode result = (curl_easy_setopt)(handle, CURLOPT_POSTFIELDSIZE, count);
    if (result == CURLE_OK) result = (curl_easy_setopt)(handle, CURLOPT_COPYPOSTFIELDS, bytes);
    return result;
}

/// What is given both to whoever takes the answer's bytes and to whoever is asked whether to go on.
static inline CURLcode amparo_curl_receiver(CURL *handle, curl_write_callback write, curl_xferinfo_callback go_on,
                                            void *receiver) {
    CURLcode result = (curl_easy_setopt)(handle, CURLOPT_WRITEFUNCTION, write);
    if (result == CURLE_OK) result = (curl_easy_setopt)(handle, CURLOPT_WRITEDATA, receiver);
    if (result == CURLE_OK) result = (curl_easy_setopt)(handle, CURLOPT_XFERINFOFUNCTION, go_on);
    if (result == CURLE_OK) result = (curl_easy_setopt)(handle, CURLOPT_XFERINFODATA, receiver);
    if (result == CURLE_OK) result = (curl_easy_setopt)(handle, CURLOPT_NOPROGRESS, 0L);
    return result;
}

static inline long amparo_curl_status(CURL *handle) {
    long status = 0;
    return curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status) == CURLE_OK ? status : 0;
}

/// Belongs to the handle; null where the answer named none.
static inline const char *amparo_curl_type(CURL *handle) {
    char *type = 0;
    return curl_easy_getinfo(handle, CURLINFO_CONTENT_TYPE, &type) == CURLE_OK ? type : 0;
}
