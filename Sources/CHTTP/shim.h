// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

#pragma once
#include <sys/socket.h>
#include <netinet/in.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <microhttpd.h>

/// What the server gives the library; every callback comes with `context`.
struct amparo_http_settings {
    int listening;
    unsigned int connections;
    unsigned int idle_seconds;
    size_t memory;
    size_t stack;
    MHD_AcceptPolicyCallback accepts;
    MHD_AccessHandlerCallback handles;
    MHD_NotifyConnectionCallback connection_changed;
    MHD_RequestCompletedCallback request_ended;
    void *(*target_read)(void *context, const char *target, struct MHD_Connection *connection);
    /// The library is about to refuse a request by itself, with this status, on the connection's thread.
    void (*refuses)(void *context, unsigned int status);
    void *context;
};

/// The library's only word about its own refusals is this line of its log; all other lines are dropped.
static inline void amparo_http_log(void *settings, const char *format, va_list arguments) {
    const struct amparo_http_settings *s = (const struct amparo_http_settings *)settings;
    if (strncmp(format, "Error processing request (HTTP response code is %u", 50) == 0)
        s->refuses(s->context, va_arg(arguments, unsigned int));
}

/// MHD_start_daemon is variadic, which Swift cannot call. The settings stay where they are until the end.
static inline struct MHD_Daemon *amparo_http_start(struct amparo_http_settings *s) {
    return MHD_start_daemon(
        MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION | MHD_USE_POLL | MHD_USE_ITC |
            MHD_USE_ERROR_LOG, 0, s->accepts,
        s->context, s->handles, s->context, MHD_OPTION_LISTEN_SOCKET, s->listening, MHD_OPTION_CONNECTION_LIMIT,
        s->connections, MHD_OPTION_CONNECTION_TIMEOUT, s->idle_seconds, MHD_OPTION_CONNECTION_MEMORY_LIMIT, s->memory,
        MHD_OPTION_CONNECTION_MEMORY_INCREMENT, (size_t)8192, MHD_OPTION_THREAD_STACK_SIZE, s->stack,
        MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_EXTERNAL_LOGGER, amparo_http_log, s, MHD_OPTION_NOTIFY_CONNECTION, s->connection_changed, s->context, MHD_OPTION_NOTIFY_COMPLETED, s->request_ended,
        s->context, MHD_OPTION_URI_LOG_CALLBACK, s->target_read, s->context, MHD_OPTION_END);
}

static inline int amparo_http_descriptor(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info ? info->connect_fd : -1;
}

static inline const struct sockaddr *amparo_http_peer(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    return info ? info->client_addr : 0;
}

/// What the connection's start notification stored; null once it is closed.
static inline void *amparo_http_context(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? info->socket_context : 0;
}

static inline size_t amparo_http_head_size(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    return info ? info->header_size : 0;
}

/// How many bytes the peer has sent so far (tcpi_bytes_received of TCP_INFO, which the C library does not declare).
static inline uint64_t amparo_http_received(int descriptor) {
    unsigned char info[136] = {0};
    socklen_t size = sizeof info;
    uint64_t bytes = 0;
    const int tcp_info = 11, offset = 128;
    if (getsockopt(descriptor, IPPROTO_TCP, tcp_info, info, &size) == 0 && size >= sizeof info)
        memcpy(&bytes, info + offset, sizeof bytes);
    return bytes;
}
