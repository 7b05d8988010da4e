// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

#pragma once
#include <errno.h>
#include <linux/sched.h>
#include <seccomp.h>

/// A filter under which no call exists, nor any of another processor's; null when there is no memory.
static inline scmp_filter_ctx amparo_filter(void) {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(ENOSYS));
    if (filter) seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
    return filter;
}

/// Lets a call through by its name; one that this processor does not have is passed over. 0, or a negative error number.
static inline int amparo_filter_allow(scmp_filter_ctx filter, const char *name) {
    int number = seccomp_syscall_resolve_name(name);
    if (number < 0) return 0;
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, number, 0);
}

/// Lets threads through, and with `processes` a second process; a namespace never. 0, or a negative error number.
static inline int amparo_filter_allow_clone(scmp_filter_ctx filter, int processes) {
    scmp_datum_t rooms = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET;
    scmp_datum_t mask = processes ? rooms : rooms | CLONE_THREAD;
    scmp_datum_t wanted = processes ? 0 : CLONE_THREAD;
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1, SCMP_A0(SCMP_CMP_MASKED_EQ, mask, wanted));
}
