/* SPDX-License-Identifier: Apache-2.0 */
/* The UTF-8 check against a decoder that is written another way, on any bytes at all. */
#include <stdlib.h>

#include "utf8-reference.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (utf8_is_valid(data, size) != reference_is_utf8(data, size)) {
		abort();
	}
	return 0;
}
