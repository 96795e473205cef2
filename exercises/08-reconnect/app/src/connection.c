/*
 * SPDX-License-Identifier: Apache-2.0
 */
/* TEXT BEGIN about en */
/*
 * Keeps the board connected: it tries until it works, with a pause after each failure that becomes
 * longer from one to the next.
 */
/* TEXT END about en */
/* TEXT BEGIN about zh */
/*
 * 让开发板保持连接：连不上就一直试，每失败一次停一停，停的时间一次比一次长。
 */
/* TEXT END about zh */

#include <errno.h>
#include <stdint.h>

#include <zephyr/kernel.h>
#include <zephyr/sys/printk.h>
#include <zephyr/net/socket.h>
#include <zephyr/random/rand32.h>

#include "connection.h"
#include "server_connect.h"
#include "wifi_connect.h"

/* TEXT BEGIN steady en */
/* A connection that lasts so long is a good one: what failed before it no longer counts. */
/* TEXT END steady en */
/* TEXT BEGIN steady zh */
/* 连接保持了这么久才算稳定，之前的失败就不再算数。 */
/* TEXT END steady zh */
#define STEADY_MS 10000

#define FIRST_PAUSE_MS CONFIG_EXAMPLE_RECONNECT_FIRST_DELAY_MS
#define LONGEST_PAUSE_MS CONFIG_EXAMPLE_RECONNECT_MAX_DELAY_MS

struct connection_counters connection_counters;

/* TEXT BEGIN pause en */
/* How long to wait after the next failure. */
/* TEXT END pause en */
/* TEXT BEGIN pause zh */
/* 下一次失败后要等多久。 */
/* TEXT END pause zh */
static uint32_t pause_ms = FIRST_PAUSE_MS;
static int64_t connected_at;

/* TEXT BEGIN enter en */
/* The steps are in connection.h. */
/* TEXT END enter en */
/* TEXT BEGIN enter zh */
/* 各个步骤见 connection.h。 */
/* TEXT END enter zh */
void connection_enter(enum connection_state state)
{
	printk("Step %d of %d\n", (int)state + 1, CONNECTION_STATES);
}

void connection_report(int64_t now)
{
	ARG_UNUSED(now);
}

/* TEXT BEGIN about-wait en */
/*
 * Waits about so long: by chance up to a fifth more or less. A roomful of boards should not knock
 * at the server's door all at once after a power cut.
 */
/* TEXT END about-wait en */
/* TEXT BEGIN about-wait zh */
/*
 * 大约等这么久：随机增减，最多五分之一。否则停电恢复后，一屋子的开发板会同时来连服务器。
 */
/* TEXT END about-wait zh */
static void wait_about(uint32_t ms)
{
	const uint32_t spread = ms / 5;
	const uint32_t actual = ms - spread + sys_rand32_get() % (2 * spread + 1);

	printk("Trying again in %u ms\n", actual);
	k_sleep(K_MSEC(actual));
}

static void wait_after_failure(void)
{
	wait_about(pause_ms);
	// SOLUTION BEGIN longer
	pause_ms = MIN(pause_ms * 2, LONGEST_PAUSE_MS);
	// SOLUTION END longer
	// STUB BEGIN longer en
	// /* TODO 1: twice as long the next time, but never longer than LONGEST_PAUSE_MS. */
	// STUB END longer en
	// STUB BEGIN longer zh
	// /* TODO 1：下一次等两倍的时间，但不超过 LONGEST_PAUSE_MS。 */
	// STUB END longer zh
}

/* TEXT BEGIN once en */
/* One attempt, from the first step that is not done. Returns the WebSocket or a negative errno. */
/* TEXT END once en */
/* TEXT BEGIN once zh */
/* 试一次：从还没有做到的那一步开始。返回 WebSocket 的描述符，失败时返回负的错误码。 */
/* TEXT END once zh */
static int try_once(void)
{
	int ret = 0;

	if (!wifi_is_up()) {
		ret = wifi_connect();
	}

	return ret < 0 ? ret : server_connect();
}

int connection_open(void)
{
	int websock = try_once();

	// SOLUTION BEGIN again
	while (websock < 0) {
		printk("No connection (%d)\n", websock);
		wait_after_failure();
		websock = try_once();
	}
	// SOLUTION END again
	// STUB BEGIN again en
	// /* TODO 2: nobody is there to restart the board. Go on trying, with pauses between. */
	// if (websock < 0) {
	// 	printk("No connection (%d), giving up\n", websock);
	// 	k_sleep(K_FOREVER);
	// }
	// STUB END again en
	// STUB BEGIN again zh
	// /* TODO 2：没有人会来重启开发板。请一直试下去，每失败一次等一等。 */
	// if (websock < 0) {
	// 	printk("No connection (%d), giving up\n", websock);
	// 	k_sleep(K_FOREVER);
	// }
	// STUB END again zh

	connected_at = k_uptime_get();
	connection_counters.connects++;
	connection_enter(CONNECTION_RUNNING);

	return websock;
}

void connection_lost(int websock, int error)
{
	printk("Connection lost (%d)\n", error);
	close(websock);
	// SOLUTION BEGIN forget
	if (k_uptime_get() - connected_at >= STEADY_MS) {
		pause_ms = FIRST_PAUSE_MS;
	}
	// SOLUTION END forget
	// STUB BEGIN forget en
	// /* TODO 3: begin with a short pause again if the connection was a good one. */
	// STUB END forget en
	// STUB BEGIN forget zh
	// /* TODO 3：如果这次连接是稳定的，就重新从短的间隔开始。 */
	// STUB END forget zh
	wait_after_failure();
}
