/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * 保持与服务器的连接：一步一步连上去，断了就重来，永远不放弃。
 */

#include <errno.h>
#include <stdbool.h>

#include <logging/log.h>
LOG_MODULE_REGISTER(connection, LOG_LEVEL_DBG);

#include <kernel.h>
#include <sys/printk.h>
#include <net/socket.h>
#include <random/rand32.h>

#include "connection.h"
#include "server_connect.h"
#include "wifi_connect.h"
#include "ws_message.h"

/* 连接保持了这么久，之前的失败就不再算数。 */
#define GOOD_MS 60000

/* 每隔这么久把计数写进日志一次：没有 shell 的时候也能知道一切是否正常。 */
#define REPORT_MS 600000

static const struct {
	const char *name;
	const char *doing;
} states[CONNECTION_STATES] = {
	[CONNECTION_WIFI] = {"Wi-Fi", "joining the access point"},
	[CONNECTION_ADDRESS] = {"Address", "asking the router for one (DHCP)"},
	[CONNECTION_TCP] = {"TCP", "connecting to the server"},
	[CONNECTION_WEBSOCKET] = {"WebSocket", "shaking hands with the server"},
	[CONNECTION_RUNNING] = {"Running", "connected, messages can be exchanged"},
};

struct connection_counters connection_counters;

static enum connection_state current;
static int64_t running_since;
/* 连续失败了几次，最近一次是不是被热点拒绝。 */
static uint32_t failures;
static bool refused;
static int64_t reported_at;

void connection_enter(enum connection_state state)
{
	current = state;
	LOG_INF("%s: %s", states[state].name, states[state].doing);
}

void connection_log_counters(void)
{
	const struct connection_counters *const all = &connection_counters;

	reported_at = k_uptime_get();
	LOG_INF("Since boot: %u connects, %u messages sent, %u received, %u too large",
		all->connects, all->sent, all->received, all->too_large);
	LOG_INF("Failures: Wi-Fi %u, address %u, TCP %u, WebSocket %u, running %u; last error %d",
		all->failures[CONNECTION_WIFI], all->failures[CONNECTION_ADDRESS],
		all->failures[CONNECTION_TCP], all->failures[CONNECTION_WEBSOCKET],
		all->failures[CONNECTION_RUNNING], all->last_error);
}

void connection_report(int64_t now)
{
	if (now - reported_at >= REPORT_MS) {
		connection_log_counters();
	}
}

uint32_t connection_delay_ms(uint32_t failures_before, uint32_t random)
{
	const uint32_t longest = CONFIG_EXAMPLE_RECONNECT_MAX_DELAY_MS;
	uint32_t delay = MIN(CONFIG_EXAMPLE_RECONNECT_FIRST_DELAY_MS, longest);
	uint32_t fifth;

	/* 先比较再加倍，这样永远不会溢出。 */
	while (failures_before > 0 && delay < longest) {
		delay = delay > longest / 2 ? longest : delay * 2;
		failures_before--;
	}
	fifth = delay / 5;

	return delay - fifth + random % (2 * fifth + 1);
}

/* 错误码的含义，供日志使用。 */
static const char *reason(int error)
{
	switch (error) {
	case -EACCES:
		return "the access point refuses us";
	case -EHOSTDOWN:
		return "there is no such access point";
	case -ENETDOWN:
		return "Wi-Fi or the address was lost";
	case -ETIMEDOUT:
		return "no answer in time";
	case -ECONNABORTED:
		return "the server did not accept the WebSocket handshake";
	case -ENOTCONN:
		return "the server has closed the connection";
	case -ECONNRESET:
		return "the server has cut the connection";
	case -EPIPE:
		return "a message could not be sent";
	case -EPROTO:
		return "the server breaks the WebSocket protocol";
	case -EILSEQ:
		return "the server sent text that is not UTF-8";
	default:
		return "error";
	}
}

/* 记下一次失败，等一会儿。 */
static void wait_after(int error)
{
	/* 密码不对，试得再勤也没有用；但只被拒绝一次，也可能只是信号不好。 */
	const bool hopeless = refused && error == -EACCES;
	const uint32_t delay =
		connection_delay_ms(hopeless ? UINT32_MAX : failures, sys_rand32_get());

	connection_counters.failures[current]++;
	connection_counters.last_error = error;
	failures++;
	refused = error == -EACCES;

	if (current == CONNECTION_RUNNING) {
		connection_log_counters();
	}
	connection_report(k_uptime_get());
	LOG_INF("Trying again in %u ms", delay);
	k_sleep(K_MSEC(delay));
}

/* 试一次：从还没有做到的那一步开始。返回 WebSocket 的描述符或负的错误码。 */
static int try_once(void)
{
	int ret;

	if (!wifi_is_up()) {
		printk("-----------------------wifi connect begin-----------------------\r\n");
		ret = wifi_connect();
		printk("-----------------------wifi connect over-----------------------\r\n");
		if (ret < 0) {
			return ret;
		}
	}

	return server_connect();
}

int connection_open(void)
{
	int ret = try_once();

	while (ret < 0) {
		LOG_WRN("%s failed: %s (%d)", states[current].name, reason(ret), ret);
		wait_after(ret);
		ret = try_once();
	}

	connection_enter(CONNECTION_RUNNING);
	connection_counters.connects++;
	running_since = k_uptime_get();
	refused = false;

	return ret;
}

void connection_lost(int websock, int error)
{
	LOG_WRN("Connection lost: %s (%d)", reason(error), error);

	/* 如果是服务器违反了协议，就在 CLOSE 帧里告诉它。 */
	if (error == -EPROTO) {
		ws_message_close(WS_CLOSE_PROTOCOL_ERROR);
	} else if (error == -EILSEQ) {
		ws_message_close(WS_CLOSE_NOT_UTF8);
	}
	/* 同时会关闭下面的 TCP 套接字。 */
	close(websock);

	if (k_uptime_get() - running_since >= GOOD_MS) {
		failures = 0;
	}
	wait_after(error);
}
