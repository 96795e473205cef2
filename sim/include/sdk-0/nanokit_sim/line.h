/* SPDX-License-Identifier: Apache-2.0 */
/* The SDK line whose interfaces these are; the headers in common/ ask for it. */
#define NANOKIT_SIM_SDK_LINE 0
