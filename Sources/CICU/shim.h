// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

// ICU's symbols carry its version (ubrk_first_72), so every call goes through a static inline function of
// ours. The text is UTF-16; a function that fills a buffer returns the count it needs (which may be more
// than fits), or -1 when ICU refuses.

#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <unicode/ubrk.h>
#include <unicode/ucal.h>
#include <unicode/uchar.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uenum.h>
#include <unicode/unorm2.h>
#include <unicode/unum.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

static inline int32_t amparo_icu_result(int32_t count, UErrorCode status) {
    if (status == U_BUFFER_OVERFLOW_ERROR) { return count; }
    return U_FAILURE(status) ? -1 : count;
}

enum amparo_form { amparo_form_nfc, amparo_form_nfd, amparo_form_nfkc_casefold };

static inline int32_t amparo_normalize(
    int32_t form, const uint16_t *text, int32_t count, uint16_t *out, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = form == amparo_form_nfc ? unorm2_getNFCInstance(&status)
                                   : form == amparo_form_nfd ? unorm2_getNFDInstance(&status)
                                                             : unorm2_getNFKCCasefoldInstance(&status);
    int32_t needed =
        unorm2_normalize(normalizer, (const UChar *)text, count, (UChar *)out, capacity, &status);
    return amparo_icu_result(needed, status);
}

static inline int32_t amparo_combining_class(uint32_t scalar) { return u_getCombiningClass((UChar32)scalar); }

static inline int32_t amparo_digit_value(uint32_t scalar) { return u_charDigitValue((UChar32)scalar); }

// The text must outlive the iterator.
static inline void *amparo_words_open(const uint16_t *text, int32_t count) {
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *breaks = ubrk_open(UBRK_WORD, "", (const UChar *)text, count, &status);
    return U_FAILURE(status) ? NULL : breaks;
}

static inline int32_t amparo_words_next(void *breaks) { return ubrk_next((UBreakIterator *)breaks); }

static inline bool amparo_words_is_word(void *breaks) {
    return ubrk_getRuleStatus((UBreakIterator *)breaks) >= UBRK_WORD_NONE_LIMIT;
}

static inline void amparo_words_close(void *breaks) { ubrk_close((UBreakIterator *)breaks); }

static inline int32_t amparo_plural(const char *locale, double number, uint16_t *out, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    UPluralRules *rules = uplrules_open(locale, &status);
    int32_t needed = uplrules_select(rules, number, (UChar *)out, capacity, &status);
    uplrules_close(rules);
    return amparo_icu_result(needed, status);
}

static inline void *amparo_date_open(
    const char *locale, const uint16_t *zone, int32_t zoneCount, const uint16_t *skeleton,
    int32_t skeletonCount) {
    UErrorCode status = U_ZERO_ERROR;
    UChar pattern[256];
    UDateTimePatternGenerator *generator = udatpg_open(locale, &status);
    int32_t count = udatpg_getBestPattern(
        generator, (const UChar *)skeleton, skeletonCount, pattern, 256, &status);
    udatpg_close(generator);
    if (U_FAILURE(status)) { return NULL; }
    UDateFormat *format = udat_open(
        UDAT_PATTERN, UDAT_PATTERN, locale, (const UChar *)zone, zoneCount, pattern, count, &status);
    return U_FAILURE(status) ? NULL : (void *)format;
}

static inline int32_t amparo_date_format(
    void *format, double milliseconds, uint16_t *out, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t needed =
        udat_format((UDateFormat *)format, milliseconds, (UChar *)out, capacity, NULL, &status);
    return amparo_icu_result(needed, status);
}

static inline void amparo_date_close(void *format) { udat_close((UDateFormat *)format); }

static inline bool amparo_zone_is_known(const uint16_t *zone, int32_t count) {
    UErrorCode status = U_ZERO_ERROR;
    UChar canonical[128];
    UBool isSystemID = 0;
    ucal_getCanonicalTimeZoneID((const UChar *)zone, count, canonical, 128, &isSystemID, &status);
    return !U_FAILURE(status) && isSystemID;
}

// The offset from UTC in milliseconds; `isLocal` says that the moment is a wall clock's reading.
static inline bool amparo_zone_offset(
    const uint16_t *zone, int32_t count, double milliseconds, bool isLocal, int32_t *offset) {
    UErrorCode status = U_ZERO_ERROR;
    UCalendar *calendar = ucal_open((const UChar *)zone, count, "en", UCAL_GREGORIAN, &status);
    ucal_setMillis(calendar, milliseconds, &status);
    int32_t raw = 0;
    int32_t daylight = 0;
    if (isLocal) {
        ucal_getTimeZoneOffsetFromLocal(
            calendar, UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, &raw, &daylight, &status);
    } else {
        raw = ucal_get(calendar, UCAL_ZONE_OFFSET, &status);
        daylight = ucal_get(calendar, UCAL_DST_OFFSET, &status);
    }
    ucal_close(calendar);
    *offset = raw + daylight;
    return !U_FAILURE(status);
}

static inline void *amparo_zones_open(void) {
    UErrorCode status = U_ZERO_ERROR;
    UEnumeration *zones =
        ucal_openTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION, NULL, NULL, &status);
    return U_FAILURE(status) ? NULL : (void *)zones;
}

static inline const char *amparo_zones_next(void *zones) {
    UErrorCode status = U_ZERO_ERROR;
    return uenum_next((UEnumeration *)zones, NULL, &status);
}

static inline void amparo_zones_close(void *zones) { uenum_close((UEnumeration *)zones); }

static inline int32_t amparo_number(
    const char *locale, double number, int32_t fractionDigits, uint16_t *out, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    UNumberFormat *format = unum_open(UNUM_DECIMAL, NULL, 0, locale, NULL, &status);
    if (U_FAILURE(status)) { return -1; }
    unum_setAttribute(format, UNUM_MIN_FRACTION_DIGITS, fractionDigits);
    unum_setAttribute(format, UNUM_MAX_FRACTION_DIGITS, fractionDigits);
    int32_t needed = unum_formatDouble(format, number, (UChar *)out, capacity, NULL, &status);
    unum_close(format);
    return amparo_icu_result(needed, status);
}

static inline int32_t amparo_integer(
    const char *locale, int64_t number, uint16_t *out, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    UNumberFormat *format = unum_open(UNUM_DECIMAL, NULL, 0, locale, NULL, &status);
    if (U_FAILURE(status)) { return -1; }
    int32_t needed = unum_formatInt64(format, number, (UChar *)out, capacity, NULL, &status);
    unum_close(format);
    return amparo_icu_result(needed, status);
}
