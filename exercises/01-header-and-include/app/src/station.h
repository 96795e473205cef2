/*
 * SPDX-License-Identifier: Apache-2.0
 */

// SOLUTION BEGIN guard
#ifndef STATION_H_
#define STATION_H_

// SOLUTION END guard
// STUB BEGIN guard en
// /* TODO, step 2: begin the include guard here. */
//
// STUB END guard en
// STUB BEGIN guard zh
// /* TODO，第二步：头文件保护从这里开始。 */
//
// STUB END guard zh
#include <zephyr/net/net_ip.h>

/* TEXT BEGIN where en */
/** @brief Where the board is in the network. */
/* TEXT END where en */
/* TEXT BEGIN where zh */
/** @brief 开发板的网络地址。 */
/* TEXT END where zh */
struct station {
	char address[NET_IPV4_ADDR_LEN];
};

/* TEXT BEGIN joins en */
/**
 * @brief Joins Wi-Fi and waits for an address.
 *
 * @param station Gets the address.
 * @return 0, or a negative errno if there is no network.
 */
/* TEXT END joins en */
/* TEXT BEGIN joins zh */
/**
 * @brief 连接 Wi-Fi，并等到有地址为止。
 *
 * @param station 用来存放地址。
 * @return 成功返回 0；没有网络时返回负的错误码。
 */
/* TEXT END joins zh */
// SOLUTION BEGIN prototype
int station_join(struct station *station);

#endif /* STATION_H_ */
// SOLUTION END prototype
// STUB BEGIN prototype en
// /* TODO, step 2: declare the function here, and end the include guard. */
// STUB END prototype en
// STUB BEGIN prototype zh
// /* TODO，第二步：在这里声明这个函数，然后结束头文件保护。 */
// STUB END prototype zh
