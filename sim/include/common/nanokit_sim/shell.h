/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_SHELL_H_
#define NANOKIT_SIM_SHELL_H_

/* <shell/shell.h>: the application includes it and uses nothing of it; same on all lines. */
#include <nanokit_sim/kernel.h>
#include <nanokit_sim/log.h>

#endif
