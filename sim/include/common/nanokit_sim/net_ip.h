/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_NET_IP_H_
#define NANOKIT_SIM_NET_IP_H_

#include <stdbool.h>
#include <string.h>
#include <nanokit_sim/types.h>
#include <nanokit_sim/util.h>

/*
 * <net/net_ip.h>: the same on all lines. Numbers and layouts are Zephyr's and differ from those of
 * the PC (AF_INET6 is 10 on Linux, socklen_t has 32 bits): whatever crosses over to the PC's
 * sockets has to be translated.
 */
#define AF_UNSPEC 0
#define AF_INET 1
#define AF_INET6 2

enum net_ip_protocol {
	IPPROTO_TCP = 6,
	IPPROTO_UDP = 17,
};

enum net_ip_protocol_secure {
	IPPROTO_TLS_1_0 = 256,
	IPPROTO_TLS_1_1 = 257,
	IPPROTO_TLS_1_2 = 258,
};

enum net_sock_type {
	SOCK_STREAM = 1,
	SOCK_DGRAM = 2,
};

#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define htons(x) ((uint16_t)(x))
#define htonl(x) ((uint32_t)(x))
#else
#define htons(x) ((uint16_t)__builtin_bswap16(x))
#define htonl(x) ((uint32_t)__builtin_bswap32(x))
#endif
#define ntohs(x) htons(x)
#define ntohl(x) htonl(x)

typedef unsigned short int sa_family_t;
typedef size_t socklen_t;

struct in_addr {
	union {
		uint8_t s4_addr[4];
		uint16_t s4_addr16[2];
		uint32_t s4_addr32[1];
		uint32_t s_addr;
	};
};

struct in6_addr {
	union {
		uint8_t s6_addr[16];
		uint16_t s6_addr16[8];
		uint32_t s6_addr32[4];
	};
};

#define INADDR_ANY 0
#define INADDR_ANY_INIT {{{INADDR_ANY}}}
#define IN6ADDR_ANY_INIT {{{0}}}
extern const struct in6_addr in6addr_any;
extern const struct in6_addr in6addr_loopback;

struct sockaddr_in {
	sa_family_t sin_family;
	uint16_t sin_port;
	struct in_addr sin_addr;
};

struct sockaddr_in6 {
	sa_family_t sin6_family;
	uint16_t sin6_port;
	struct in6_addr sin6_addr;
	uint8_t sin6_scope_id;
};

/* Room for the largest address that is switched on: with IPv4 alone, 8 bytes. */
#if defined(CONFIG_NET_IPV4) && !defined(CONFIG_NET_IPV6)
#define NET_SOCKADDR_MAX_SIZE (sizeof(struct sockaddr_in))
#else
#define NET_SOCKADDR_MAX_SIZE (sizeof(struct sockaddr_in6))
#endif

struct sockaddr {
	sa_family_t sa_family;
	char data[NET_SOCKADDR_MAX_SIZE - sizeof(sa_family_t)];
};

static inline struct sockaddr_in *net_sin(const struct sockaddr *addr)
{
	return (struct sockaddr_in *)addr;
}

static inline struct sockaddr_in6 *net_sin6(const struct sockaddr *addr)
{
	return (struct sockaddr_in6 *)addr;
}

/* With the final zero. */
#define NET_IPV4_ADDR_LEN sizeof("xxx.xxx.xxx.xxx")
#define NET_IPV6_ADDR_LEN sizeof("xxxx:xxxx:xxxx:xxxx:xxxx:xxxx:xxxx:xxxx")
#define INET_ADDRSTRLEN 16
#define INET6_ADDRSTRLEN 46

static inline bool net_ipv6_is_ll_addr(const struct in6_addr *addr)
{
	return addr->s6_addr[0] == 0xfe && addr->s6_addr[1] == 0x80;
}

/* 0, or -EINVAL for whatever is no address. */
int net_addr_pton(sa_family_t family, const char *src, void *dst);
/* dst, or NULL with errno set. */
char *net_addr_ntop(sa_family_t family, const void *src, char *dst, size_t size);

#endif
