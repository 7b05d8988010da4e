// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

#pragma once
#include <dirent.h>
#include <signal.h>
#include <spawn.h>
#include <stddef.h>
#include <sys/file.h>
#include <sys/sysmacros.h>
#include <sys/types.h>

/// The system's own sentence for an error number; never null, never of our data.
const char *amparo_error_text(int code);

/// The variable of that place in the environment, as NAME=VALUE; null after the last.
const char *amparo_environment(size_t index);

/// The name inside a directory entry.
static inline const char *amparo_entry_name(const struct dirent *entry) { return entry->d_name; }

/// The two numbers under which the kernel lists a device.
static inline unsigned amparo_device_major(dev_t device) { return major(device); }
static inline unsigned amparo_device_minor(dev_t device) { return minor(device); }

/// Names the calling thread (cut to 15 bytes, as the kernel wants).
void amparo_name_thread(const char *name);

/// A pipe whose ends no child inherits.
int amparo_pipe(int ends[2]);

/// No core files, whatever ends the process. 0, or an error number.
int amparo_forbid_core_files(void);

/// No other process of the same user may attach to this one or read its memory. 0, or an error number.
int amparo_close_memory(void);

/// Neither this process nor a child of it gains rights by starting a program. 0, or an error number.
int amparo_forbid_new_rights(void);

/// As much locked memory as the system lets us have. 0, or an error number.
int amparo_raise_locked_memory(void);

/// A file that lies in memory only and that no child inherits; its descriptor, or -1 with errno.
int amparo_memory_file(void);

/// A peer that goes away is an error code of write, never the end of the process.
void amparo_ignore_broken_pipes(void);

/// Starts a program in its own process group with default signals; nothing is open but three descriptors, and `handed` as the
/// fourth when it is not negative. 0, or an error number.
int amparo_spawn(
    pid_t *child, char *const argv[], char *const envp[], int input, int output, int errors, int handed);
