/* SPDX-License-Identifier: Apache-2.0 */
/* IPv4 addresses and their text. */
#include <errno.h>
#include <stdio.h>
#include "socket.h"

/* Four numbers and nothing else; Zephyr's is as strict. */
int zsock_inet_pton(sa_family_t family, const char *src, void *dst)
{
	unsigned int part[4];
	uint8_t *bytes = dst;
	int used = 0;
	int i;

	if (family != AF_INET ||
	    sscanf(src, "%3u.%3u.%3u.%3u%n", &part[0], &part[1], &part[2], &part[3], &used) != 4 ||
	    src[used] != '\0') {
		return 0;
	}
	for (i = 0; i < 4; i++) {
		if (part[i] > 255) {
			return 0;
		}
		bytes[i] = (uint8_t)part[i];
	}
	return 1;
}

char *net_addr_ntop(sa_family_t family, const void *src, char *dst, size_t size)
{
	const uint8_t *bytes = src;

	if (family != AF_INET || size < sizeof("255.255.255.255")) {
		socket_fail(EINVAL);
		return NULL;
	}
	snprintf(dst, size, "%u.%u.%u.%u", bytes[0], bytes[1], bytes[2], bytes[3]);
	return dst;
}
