// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

#pragma once
#include <libpq-fe.h>

static inline void amparo_postgres_count(void *count, const PGresult *notice) {
    (void)notice;
    *(long *)count += 1;
}

/// Notices may hold data, and libpq writes them to stderr unless told otherwise: here they are only counted.
static inline void amparo_postgres_silence(PGconn *connection, long *count) {
    PQsetNoticeReceiver(connection, amparo_postgres_count, count);
}
