/* SPDX-License-Identifier: Apache-2.0 */
#include <nanokit_sim/sntp.h>
