/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef COMMANDS_H_
#define COMMANDS_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** @brief 一条消息执行之后的结果。 */
struct command_result {
	/* 回答的长度，0 表示不用回答；放不下时是负的错误码。 */
	int answer_len;
	/* 消息看不懂或办不到，回答的是错误。 */
	bool refused;
	/* 发出回答之后要重启。 */
	bool reboot;
};

/**
 * @brief 执行服务器发来的一条消息，例如 {"cmd":"led","value":"on"}。
 *
 * 看不懂的消息也有回答：{"error":"…"}。自己发出的消息被服务器原样发回时不回答，否则会没完没了。
 *
 * @param text 消息，len 字节，任何内容都可以。
 * @param answer 回答放到这里，末尾没有 NUL。
 * @param answer_size 最多能放下多少字节。
 */
struct command_result commands_run(const uint8_t *text, size_t len, char *answer,
				   size_t answer_size);

#endif /* COMMANDS_H_ */
