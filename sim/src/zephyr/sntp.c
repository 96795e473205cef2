/* SPDX-License-Identifier: Apache-2.0 */
/* A time server: knows the date that the run was given, and takes a while to say so. */
#include <errno.h>
#include <nanokit_sim/sntp.h>
#include "sim.h"

#ifdef CONFIG_SNTP
#define TIME_ANSWER_MS 30

int sntp_init(struct sntp_ctx *ctx, struct sockaddr *addr, socklen_t addr_len)
{
	sim_call("sntp_init", "%zu bytes", addr_len);
	if (ctx == NULL || addr == NULL) {
		return -EFAULT;
	}
	*ctx = (struct sntp_ctx){.sock = {.fd = -1}};
	return sim_has_address(addr->sa_family) ? 0 : -ENETUNREACH;
}

static int ask_server(uint32_t timeout, struct sntp_time *time)
{
	int64_t ms;

	if (host_options.sntp_silent || !sim_link_is_up() || timeout < TIME_ANSWER_MS) {
		sim_wait(NULL, K_MSEC(timeout));
		return -ETIMEDOUT;
	}
	sim_wait(NULL, K_MSEC(TIME_ANSWER_MS));
	ms = host_options.date_ms + host_options.born_ms + sim_now();
	time->seconds = (uint64_t)(ms / 1000);
	time->fraction = (uint32_t)(((uint64_t)(ms % 1000) << 32) / 1000);
	return 0;
}

int sntp_query(struct sntp_ctx *ctx, uint32_t timeout, struct sntp_time *time)
{
	sim_call("sntp_query", "%u ms", timeout);
	return ctx == NULL || time == NULL ? -EFAULT : ask_server(timeout, time);
}

void sntp_close(struct sntp_ctx *ctx)
{
	ARG_UNUSED(ctx);

	sim_call("sntp_close", " ");
}

int sntp_simple(const char *server, uint32_t timeout, struct sntp_time *time)
{
	const struct zsock_addrinfo hints = {.ai_family = NANOKIT_SIM_SDK_LINE == 2 ? AF_UNSPEC
										    : AF_INET,
					     .ai_socktype = SOCK_DGRAM};
	int64_t deadline;
	struct zsock_addrinfo *addr;
	uint32_t patience = 100;
	int ret;

	ret = zsock_getaddrinfo(server, "123", &hints, &addr);
	sim_call("sntp_simple", "%s, %u ms", server, timeout);
	if (ret < 0) {
		/* Those are no errno. */
		errno = EDOM;
		return ret;
	}
	zsock_freeaddrinfo(addr);
	/* Looking up the name does not count; each further question may take twice as long. */
	deadline = sim_now() + timeout;
	do {
		ret = ask_server(patience, time);
		patience *= patience < 1000 ? 2 : 1;
	} while (ret == -ETIMEDOUT && sim_now() < deadline);
	return ret;
}
#endif
