// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

const char *amparo_error_text(int code) {
    const char *text = strerrordesc_np(code);
    return text ? text : "unknown error";
}

const char *amparo_environment(size_t index) { return environ ? environ[index] : NULL; }

void amparo_name_thread(const char *name) {
    char shortened[16];
    strncpy(shortened, name, sizeof shortened - 1);
    shortened[sizeof shortened - 1] = 0;
    pthread_setname_np(pthread_self(), shortened);
}

int amparo_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

int amparo_forbid_core_files(void) {
    struct rlimit none = {0, 0};
    return setrlimit(RLIMIT_CORE, &none) == 0 ? 0 : errno;
}

int amparo_close_memory(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 ? 0 : errno; }

int amparo_forbid_new_rights(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 ? 0 : errno; }

int amparo_raise_locked_memory(void) {
    struct rlimit memory;
    if (getrlimit(RLIMIT_MEMLOCK, &memory) != 0) return errno;
    memory.rlim_cur = memory.rlim_max;
    return setrlimit(RLIMIT_MEMLOCK, &memory) == 0 ? 0 : errno;
}

int amparo_memory_file(void) { return memfd_create("amparo", MFD_CLOEXEC); }

void amparo_ignore_broken_pipes(void) { signal(SIGPIPE, SIG_IGN); }

int amparo_spawn(
    pid_t *child, char *const argv[], char *const envp[], int input, int output, int errors, int handed) {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    sigset_t none, usual;
    sigemptyset(&none);
    sigfillset(&usual);
    int result = posix_spawn_file_actions_init(&files);
    if (result != 0) return result;
    result = posix_spawnattr_init(&attributes);
    if (result != 0) {
        posix_spawn_file_actions_destroy(&files);
        return result;
    }
    // Copies above the given ones first, so that no dup2 overwrites a descriptor still needed.
    int from[4] = {-1, -1, -1, -1};
    int given[4] = {input, output, errors, handed};
    int count = handed < 0 ? 3 : 4;
    for (int i = 0; i < count && result == 0; i++) {
        from[i] = fcntl(given[i], F_DUPFD_CLOEXEC, 4);
        if (from[i] < 0) result = errno;
    }
    for (int i = 0; i < count && result == 0; i++) result = posix_spawn_file_actions_adddup2(&files, from[i], i);
    if (result == 0) result = posix_spawn_file_actions_addclosefrom_np(&files, count);
    if (result == 0) result = posix_spawnattr_setsigmask(&attributes, &none);
    if (result == 0) result = posix_spawnattr_setsigdefault(&attributes, &usual);
    if (result == 0) result = posix_spawnattr_setpgroup(&attributes, 0);
    if (result == 0)
        result = posix_spawnattr_setflags(
            &attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    if (result == 0) result = posix_spawnp(child, argv[0], &files, &attributes, argv, envp);
    for (int i = 0; i < count; i++)
        if (from[i] >= 0) close(from[i]);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    return result;
}
