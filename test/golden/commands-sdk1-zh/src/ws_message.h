/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef WS_MESSAGE_H_
#define WS_MESSAGE_H_

#include <stddef.h>
#include <stdint.h>

/*
 * 在一条已经握手的 WebSocket 连接上收发整条消息。
 *
 * 一次只有一条连接，并且只有一个线程可以使用它：这里的函数都不加锁。
 */

/** 消息缓冲区的大小，也是能收发的最大消息。 */
#define MAX_RECV_BUF_LEN CONFIG_EXAMPLE_RECV_BUF_SIZE

/** CLOSE 帧里的原因代码（RFC 6455 第 7.4 节）。 */
enum ws_close_code {
	WS_CLOSE_NORMAL = 1000,
	WS_CLOSE_PROTOCOL_ERROR = 1002,
	/* 服务器没有给出原因；不会出现在帧里。 */
	WS_CLOSE_NO_CODE = 1005,
	WS_CLOSE_NOT_UTF8 = 1007,
};

/**
 * @brief 开始使用一条新连接。
 *
 * @param websock websocket_connect() 返回的描述符：用来发送和等待。
 * @param sock 它下面的 TCP 套接字：用来接收。
 * @param buf 接收用的缓冲区，连接期间必须一直有效。
 * @param buf_len 它的大小。
 */
void ws_message_start(int websock, int sock, uint8_t *buf, size_t buf_len);

/**
 * @brief 接收一条完整的消息（文本或二进制，可能分成几帧）。
 *
 * 其间到达的 PING 和 CLOSE 在这里回答，太久没有动静就发 PING 试探，所以没有消息可发时也要不断
 * 调用它。消息一旦开始，最多再等 CONFIG_EXAMPLE_RECV_TIMEOUT_MS：半条消息没有用处。
 *
 * @param buf 消息放到这里。
 * @param buf_len 最多能放下多少字节。
 * @param deadline 等到什么时候（开机以来的毫秒数，见 k_uptime_get()）。
 *
 * @return 消息的长度，可以是 0；
 *         -EAGAIN：到 deadline 还没有消息；
 *         -EMSGSIZE：消息太大，已经丢弃，连接照常可用；
 *         其他负值：连接已不能再用。
 */
int ws_message_receive(uint8_t *buf, size_t buf_len, int64_t deadline);

/**
 * @brief 发送一条文本消息。
 *
 * @return 0，或者负的错误码：连接已不能再用。
 */
int ws_message_send_text(const char *text, size_t len);

/**
 * @brief 按协议正常关闭连接：发送 CLOSE，并等待服务器的 CLOSE，最多一秒。
 *
 * 描述符仍然要由调用者用 close() 关闭。
 */
void ws_message_close(enum ws_close_code code);

#endif /* WS_MESSAGE_H_ */
