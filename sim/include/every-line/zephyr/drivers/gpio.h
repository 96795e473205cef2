/* SPDX-License-Identifier: Apache-2.0 */
#include <nanokit_sim/gpio.h>
