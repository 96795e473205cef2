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

/** @brief Where the board is in the network. */
struct station {
	char address[NET_IPV4_ADDR_LEN];
};
// SOLUTION BEGIN prototype

/**
 * @brief Joins Wi-Fi and waits for an address.
 *
 * @param station Gets the address.
 * @return 0, or a negative errno if there is no network.
 */
int station_join(struct station *station);

#endif /* STATION_H_ */
// SOLUTION END prototype
// STUB BEGIN prototype en
//
// /* TODO, step 2: the prototype of what main() is called now, and the end of the include guard. */
// STUB END prototype en
// STUB BEGIN prototype zh
//
// /* TODO，第二步：写上改名后那个函数的声明，然后结束头文件保护。 */
// STUB END prototype zh
