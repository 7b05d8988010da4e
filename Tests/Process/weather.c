// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0
//
// Laid under the program under test (LD_PRELOAD): moves its wall clock, and makes a folder unwritable while it runs. A disk
// cannot be remounted read-only as long as a program has a file open on it for writing, so this answers as the kernel
// does when it gives up a disk by itself: EROFS.
//
// WEATHER names a file with two numbers of eight bytes: milliseconds that the wall clock is off, and whether the folder
// WEATHER_FOLDER is read-only. Whoever writes the file changes both at once.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static volatile int64_t *weather;
static const char *folder;
static int (*true_clock)(clockid_t, struct timespec *);

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void)
{
    true_clock = NEXT(clock_gettime);
    folder = getenv("WEATHER_FOLDER");
    const char *path = getenv("WEATHER");
    int file = path ? NEXT(open)(path, O_RDONLY | O_CLOEXEC) : -1;
    if (file < 0) return;
    void *found = mmap(NULL, 16, PROT_READ, MAP_SHARED, file, 0);
    if (found != MAP_FAILED) weather = found;
    close(file);
}

// --- the wall clock ---

int clock_gettime(clockid_t clock, struct timespec *now)
{
    if (!true_clock) true_clock = NEXT(clock_gettime);
    int result = true_clock(clock, now);
    if (result == 0 && weather && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) {
        int64_t milliseconds = now->tv_sec * 1000 + weather[0];
        now->tv_nsec += (milliseconds % 1000) * 1000000;
        now->tv_sec = milliseconds / 1000;
        if (now->tv_nsec >= 1000000000) now->tv_nsec -= 1000000000, now->tv_sec += 1;
        if (now->tv_nsec < 0) now->tv_nsec += 1000000000, now->tv_sec -= 1;
    }
    return result;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone)
{
    (void)zone;
    struct timespec precise;
    if (clock_gettime(CLOCK_REALTIME, &precise)) return -1;
    now->tv_sec = precise.tv_sec, now->tv_usec = precise.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *stored)
{
    struct timespec precise;
    clock_gettime(CLOCK_REALTIME, &precise);
    if (stored) *stored = precise.tv_sec;
    return precise.tv_sec;
}

// --- the disk ---

static int is_within(const char *path)
{
    return folder && path && strncmp(path, folder, strlen(folder)) == 0;
}

static int refuses(const char *path)
{
    if (!weather || !weather[1] || !is_within(path)) return 0;
    errno = EROFS;
    return 1;
}

static int refuses_file(int file)
{
    if (!weather || !weather[1]) return 0;
    char link[40], path[PATH_MAX + 1];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t count = readlink(link, path, PATH_MAX);
    if (count < 0) return 0;
    path[count] = 0;
    return refuses(path);
}

#define OPENING(name)                                                                                                  \
    int name(const char *path, int flags, ...)                                                                         \
    {                                                                                                                  \
        va_list rest;                                                                                                  \
        va_start(rest, flags);                                                                                         \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;                                        \
        va_end(rest);                                                                                                  \
        if ((flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)) && refuses(path)) return -1;                             \
        return NEXT(name)(path, flags, mode);                                                                          \
    }
OPENING(open)
OPENING(open64)

#define REFUSING_FILE(result, name, parameters, arguments)                                                             \
    result name parameters                                                                                             \
    {                                                                                                                  \
        if (refuses_file(file)) return -1;                                                                             \
        return NEXT(name) arguments;                                                                                   \
    }
REFUSING_FILE(ssize_t, write, (int file, const void *bytes, size_t count), (file, bytes, count))
REFUSING_FILE(ssize_t, pwrite, (int file, const void *bytes, size_t count, off_t at), (file, bytes, count, at))
REFUSING_FILE(ssize_t, pwrite64, (int file, const void *bytes, size_t count, off64_t at), (file, bytes, count, at))
REFUSING_FILE(int, ftruncate, (int file, off_t length), (file, length))
REFUSING_FILE(int, ftruncate64, (int file, off64_t length), (file, length))

#define REFUSING_PATH(name, parameters, arguments)                                                                     \
    int name parameters                                                                                                \
    {                                                                                                                  \
        if (refuses(path)) return -1;                                                                                  \
        return NEXT(name) arguments;                                                                                   \
    }
REFUSING_PATH(mkdir, (const char *path, mode_t mode), (path, mode))
REFUSING_PATH(unlink, (const char *path), (path))
REFUSING_PATH(rename, (const char *path, const char *target), (path, target))
REFUSING_PATH(link, (const char *path, const char *target), (path, target))
REFUSING_PATH(truncate, (const char *path, off_t length), (path, length))
REFUSING_PATH(chmod, (const char *path, mode_t mode), (path, mode))
