/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef CONNECTION_H_
#define CONNECTION_H_

#include <stdint.h>

/** @brief 连接要依次经过的状态。 */
enum connection_state {
	/* 正在连接 Wi-Fi 热点。 */
	CONNECTION_WIFI,
	/* 正在向路由器申请 IP 地址（DHCP）。 */
	CONNECTION_ADDRESS,
	/* 正在与服务器建立 TCP 连接。 */
	CONNECTION_TCP,
	/* 正在进行 WebSocket 握手。 */
	CONNECTION_WEBSOCKET,
	/* 可以收发消息了。 */
	CONNECTION_RUNNING,
	CONNECTION_STATES
};

/** @brief 开机以来的计数。只有使用连接的那个线程可以改。 */
struct connection_counters {
	uint32_t connects;
	uint32_t sent;
	uint32_t received;
	/* 因为放不下缓冲区而丢弃的消息。 */
	uint32_t too_large;
	/* 在各个状态下失败的次数，以及最近一次的错误码。 */
	uint32_t failures[CONNECTION_STATES];
	int last_error;
};

extern struct connection_counters connection_counters;

/** @brief 把计数写进日志；每次断开连接时，以及每十分钟，会自动调用。 */
void connection_log_counters(void);

/** @brief 到了间隔时间就把计数写进日志。now 是现在的 k_uptime_get()。 */
void connection_report(int64_t now);

/** @brief 进入一个状态，并在日志里写一行。 */
void connection_enter(enum connection_state state);

/**
 * @brief 第几次失败后该等多久。
 *
 * 第一次等 CONFIG_EXAMPLE_RECONNECT_FIRST_DELAY_MS，以后每次加倍，不超过
 * CONFIG_EXAMPLE_RECONNECT_MAX_DELAY_MS；再随机增减最多 20%，以免停电恢复后所有开发板同时连接
 * 服务器。
 *
 * @param failures_before 在此之前连续失败了几次。
 * @param random 任意一个随机数。
 * @return 要等的毫秒数。
 */
uint32_t connection_delay_ms(uint32_t failures_before, uint32_t random);

/**
 * @brief 连上服务器。失败了就等一会儿再试，直到成功。
 *
 * 从还没有做到的那一步开始：服务器断开之后，只要 Wi-Fi 还在，就直接从 TCP 开始。
 *
 * @return WebSocket 的描述符。
 */
int connection_open(void);

/**
 * @brief 连接断了：写明原因，关闭它，并在重连之前等一会儿。
 *
 * @param websock connection_open() 返回的描述符。
 * @param error 断开的原因，负的错误码。
 */
void connection_lost(int websock, int error);

#endif /* CONNECTION_H_ */
