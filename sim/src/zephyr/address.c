/* SPDX-License-Identifier: Apache-2.0 */
/* Addresses and their text. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "network.h"
#include "socket.h"

const struct in6_addr in6addr_any;
const struct in6_addr in6addr_loopback = {.s6_addr = {[15] = 1}};

/* Four numbers and nothing else; Zephyr's is as strict. */
static int read_v4(const char *src, uint8_t *bytes)
{
	unsigned int part[4];
	int used = 0;
	int i;

	if (sscanf(src, "%3u.%3u.%3u.%3u%n", &part[0], &part[1], &part[2], &part[3], &used) != 4 ||
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

/* Up to eight groups of hex digits, of which one place may be left out as "::". */
static int read_v6(const char *src, uint8_t *bytes)
{
	uint8_t groups[16] = {0};
	unsigned long value;
	int gap = -1;
	int len = 0;
	char *end;

	if (src[0] == ':' && src[1] != ':') {
		return 0;
	}
	while (*src != '\0' && len < 16) {
		if (src[0] == ':' && src[1] == ':') {
			if (gap >= 0) {
				return 0;
			}
			gap = len;
			src += 2;
			continue;
		}
		src += *src == ':' && len > 0 && gap != len;
		value = strtoul(src, &end, 16);
		if (end == src || end - src > 4 || *src == '-' || *src == '+' || *src == ' ') {
			return 0;
		}
		groups[len++] = (uint8_t)(value >> 8);
		groups[len++] = (uint8_t)value;
		src = end;
	}
	if (*src != '\0' || (gap < 0 ? len != 16 : len == 16)) {
		return 0;
	}
	memset(bytes, 0, 16);
	gap = gap < 0 ? len : gap;
	memcpy(bytes, groups, (size_t)gap);
	memcpy(bytes + 16 - (len - gap), groups + gap, (size_t)(len - gap));
	return 1;
}

int zsock_inet_pton(sa_family_t family, const char *src, void *dst)
{
	if (family == AF_INET) {
		return read_v4(src, dst);
	}
	return family == AF_INET6 ? read_v6(src, dst) : 0;
}

int net_addr_pton(sa_family_t family, const char *src, void *dst)
{
	return zsock_inet_pton(family, src, dst) == 1 ? 0 : -EINVAL;
}

bool network_is_literal(const char *text)
{
	uint8_t bytes[16];

	return read_v4(text, bytes) == 1 || read_v6(text, bytes) == 1;
}

/* The longest row of zeros becomes "::", as Zephyr does it. */
static void print_v6(const uint8_t *bytes, char *dst, size_t size)
{
	size_t used = 0;
	int longest = 0;
	int start = -1;
	int i;
	int j;

	for (i = 0; i < 8; i++) {
		for (j = i; j < 8 && bytes[2 * j] == 0 && bytes[2 * j + 1] == 0; j++) {
		}
		if (j - i > longest && j - i > 1) {
			longest = j - i;
			start = i;
		}
	}
	for (i = 0; i < 8; i++) {
		if (i == start) {
			used += (size_t)snprintf(dst + used, size - used, "::");
			i += longest - 1;
		} else {
			used += (size_t)snprintf(dst + used, size - used, "%s%x",
						 i > 0 && i != start + longest ? ":" : "",
						 bytes[2 * i] << 8 | bytes[2 * i + 1]);
		}
	}
}

char *net_addr_ntop(sa_family_t family, const void *src, char *dst, size_t size)
{
	const uint8_t *bytes = src;

	if ((family == AF_INET && size < sizeof("255.255.255.255")) ||
	    (family == AF_INET6 && size < NET_IPV6_ADDR_LEN) ||
	    (family != AF_INET && family != AF_INET6)) {
		socket_fail(EINVAL);
		return NULL;
	}
	if (family == AF_INET6) {
		print_v6(bytes, dst, size);
	} else {
		snprintf(dst, size, "%u.%u.%u.%u", bytes[0], bytes[1], bytes[2], bytes[3]);
	}
	return dst;
}

char *zsock_inet_ntop(sa_family_t family, const void *src, char *dst, size_t size)
{
	return net_addr_ntop(family, src, dst, size);
}
