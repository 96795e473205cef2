/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_SNTP_H_
#define NANOKIT_SIM_SNTP_H_

#include <nanokit_sim/socket.h>

/* <net/sntp.h>: the same on all lines; needs CONFIG_SNTP. Seconds are those since 1970. */
struct sntp_ctx {
	struct {
		struct zsock_pollfd fds[1];
		int nfds;
		int fd;
	} sock;
	uint32_t expected_orig_ts;
};

struct sntp_time {
	uint64_t seconds;
	uint32_t fraction;
};

/* 0, or less: an errno, or with sntp_simple() an error of DNS_EAI_. Timeouts are milliseconds. */
int sntp_init(struct sntp_ctx *ctx, struct sockaddr *addr, socklen_t addr_len);
int sntp_query(struct sntp_ctx *ctx, uint32_t timeout, struct sntp_time *time);
void sntp_close(struct sntp_ctx *ctx);
int sntp_simple(const char *server, uint32_t timeout, struct sntp_time *time);

#endif
