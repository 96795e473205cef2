/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef NEEDS_H_
#define NEEDS_H_

#include <zephyr/kernel.h>

/* What is sent, and how often. */
#define TEXT_BYTES 480
#define TEXT_PERIOD_MS 250

#define RX_POOL_BYTES (CONFIG_NET_BUF_RX_COUNT * CONFIG_NET_BUF_DATA_SIZE)
#define TX_POOL_BYTES (CONFIG_NET_BUF_TX_COUNT * CONFIG_NET_BUF_DATA_SIZE)

BUILD_ASSERT(CONFIG_MAIN_STACK_SIZE >= 4096, "main() needs a stack of 4,096 bytes with Wi-Fi");
BUILD_ASSERT(CONFIG_SYSTEM_WORKQUEUE_STACK_SIZE >= 2048, "The Wi-Fi driver needs this work queue");
BUILD_ASSERT(CONFIG_NET_MGMT_EVENT_STACK_SIZE >= 2048, "Events print the address: 2,048 bytes");
BUILD_ASSERT(CONFIG_NET_RX_STACK_SIZE >= 2048, "Received packets need a stack of 2,048 bytes");
BUILD_ASSERT(RX_POOL_BYTES >= 6 * TEXT_BYTES, "Too few receive buffers for six texts");
BUILD_ASSERT(TX_POOL_BYTES >= 6 * TEXT_BYTES, "Too few send buffers for six texts");

#endif /* NEEDS_H_ */
