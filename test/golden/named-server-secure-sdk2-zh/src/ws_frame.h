/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef WS_FRAME_H_
#define WS_FRAME_H_

#include <stdbool.h>
#include <stdint.h>

/* 控制帧（CLOSE、PING、PONG）的内容最多这么长。 */
#define WS_FRAME_MAX_CONTROL 125

/**
 * @brief 正在接收的一帧：先是 2 到 10 字节的帧头，然后是内容。
 *
 * 帧头（RFC 6455 第 5.2 节）：
 *   第 1 字节：最高位表示“消息到此结束”，低 4 位是 opcode；
 *   第 2 字节：最高位表示“有掩码”（服务器发的帧没有），低 7 位是内容长度；
 *   长度为 126 或 127 时，真正的长度在后面的 2 或 8 个字节里。
 */
struct ws_frame {
	uint8_t header[10];
	uint8_t header_len;
	/* 帧头已经收全；此后下面三项才有效。 */
	bool begun;
	bool final;
	uint8_t opcode;
	/* 还没收到的内容有多少字节。 */
	uint64_t remaining;
};

/** @brief 准备接收下一帧。 */
void ws_frame_reset(struct ws_frame *frame);

/**
 * @brief 向帧头添加一个字节；帧头收全时 frame->begun 变为 true，之后不要再调用。
 *
 * @return 0；若服务器违反协议则返回 -EPROTO，此后无法再知道帧从哪里开始。
 */
int ws_frame_add_header(struct ws_frame *frame, uint8_t byte);

/** @brief 是不是控制帧。它可以出现在一条消息的两帧之间。 */
bool ws_frame_is_control(const struct ws_frame *frame);

#endif /* WS_FRAME_H_ */
