// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

#pragma once
#include <libpq-fe.h>

static inline void amparo_postgres_ignore(void *context, const PGresult *notice) {
    (void)context;
    (void)notice;
}

/// Notices may hold data, and libpq writes them to stderr unless told otherwise.
static inline void amparo_postgres_silence(PGconn *connection) {
    PQsetNoticeReceiver(connection, amparo_postgres_ignore, (void *)0);
}
