/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_REBOOT_H_
#define NANOKIT_SIM_REBOOT_H_

/* <sys/reboot.h>: the same on all lines; needs CONFIG_REBOOT. Starts the app anew. */
#define SYS_REBOOT_WARM 0
#define SYS_REBOOT_COLD 1

void sys_reboot(int type) __attribute__((noreturn));

#endif
