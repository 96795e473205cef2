/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef NEEDS_H_
#define NEEDS_H_

#include <zephyr/kernel.h>

/* TEXT BEGIN text en */
/* What is sent, and how often. */
/* TEXT END text en */
/* TEXT BEGIN text zh */
/* 每段文本的长度和发送间隔。 */
/* TEXT END text zh */
#define TEXT_BYTES 480
#define TEXT_PERIOD_MS 250

#define RX_POOL_BYTES (CONFIG_NET_BUF_RX_COUNT * CONFIG_NET_BUF_DATA_SIZE)
#define TX_POOL_BYTES (CONFIG_NET_BUF_TX_COUNT * CONFIG_NET_BUF_DATA_SIZE)

/* TEXT BEGIN least en */
/* What the app cannot do without: a build with less stops here, not the board later. */
/* TEXT END least en */
/* TEXT BEGIN least zh */
/* 应用的最低要求。达不到的话，编译在这里就停下，而不是等到上了开发板才出问题。 */
/* TEXT END least zh */
BUILD_ASSERT(CONFIG_HEAP_MEM_POOL_SIZE >= 60000, "The heap stays as it is");
BUILD_ASSERT(CONFIG_MAIN_STACK_SIZE >= 4096, "main() needs a stack of 4,096 bytes with Wi-Fi");
BUILD_ASSERT(CONFIG_SYSTEM_WORKQUEUE_STACK_SIZE >= 2048, "The Wi-Fi driver needs this work queue");
BUILD_ASSERT(CONFIG_NET_MGMT_EVENT_STACK_SIZE >= 2048, "Events print the address: 2,048 bytes");
BUILD_ASSERT(CONFIG_NET_RX_STACK_SIZE >= 2048, "Received packets need a stack of 2,048 bytes");
BUILD_ASSERT(RX_POOL_BYTES >= 6 * TEXT_BYTES, "Too few receive buffers for six texts");
BUILD_ASSERT(TX_POOL_BYTES >= 6 * TEXT_BYTES, "Too few send buffers for six texts");

#endif /* NEEDS_H_ */
