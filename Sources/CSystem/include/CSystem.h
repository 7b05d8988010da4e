// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

#pragma once
#include <dirent.h>
#include <signal.h>
#include <spawn.h>
#include <stddef.h>
#include <sys/file.h>
#include <sys/types.h>

/// The system's own sentence for an error number; never null, never of our data.
const char *amparo_error_text(int code);

/// The variable of that place in the environment, as NAME=VALUE; null after the last.
const char *amparo_environment(size_t index);

/// The name inside a directory entry.
static inline const char *amparo_entry_name(const struct dirent *entry) { return entry->d_name; }

/// Names the calling thread (cut to 15 bytes, as the kernel wants).
void amparo_name_thread(const char *name);

/// A pipe whose ends no child inherits.
int amparo_pipe(int ends[2]);

/// No other process of the same user may read this one's memory; no core files. 0, or an error number.
int amparo_forbid_dumps(void);

/// A peer that goes away is an error code of write, never the end of the process.
void amparo_ignore_broken_pipes(void);

/// Starts a program in its own process group with three descriptors and nothing else open, default signals. 0, or an error number.
int amparo_spawn(pid_t *child, char *const argv[], char *const envp[], int input, int output, int errors);
