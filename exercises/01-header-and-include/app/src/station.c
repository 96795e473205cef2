/*
 * SPDX-License-Identifier: Apache-2.0
 */

/* TEXT BEGIN about en */
/* The Wi-Fi sample: joins Wi-Fi and says which address the board has. */
/* TEXT END about en */
/* TEXT BEGIN about zh */
/* Wi-Fi 示例：连接 Wi-Fi，打印开发板的地址。 */
/* TEXT END about zh */

#include <zephyr/net/net_if.h>
#include <zephyr/net/net_ip.h>
#include <zephyr/sys/printk.h>

// SOLUTION BEGIN own-header
#include "station.h"
// SOLUTION END own-header
// STUB BEGIN own-header en
// /* TODO, step 3: include this file's own header. */
// STUB END own-header en
// STUB BEGIN own-header zh
// /* TODO，第三步：包含本文件自己的头文件。 */
// STUB END own-header zh
#include "wifi_connect.h"

static void read_address(struct station *station)
{
	const struct net_if *iface = net_if_get_default();

	net_addr_ntop(AF_INET, &iface->config.dhcpv4.requested_ip, station->address,
		      sizeof(station->address));
}

// SOLUTION BEGIN join
int station_join(struct station *station)
{
	int ret;

	ret = wifi_connect();
	if (ret < 0) {
		printk("Station: no network (%d)\n", ret);
		return ret;
	}

	read_address(station);
	printk("Station: address %s\n", station->address);

	return 0;
}
// SOLUTION END join
// STUB BEGIN join en
// /* TODO, step 1: not a main() any more, but a function that main() in main.c can call. */
// int main(void)
// {
// 	struct station here;
// 	int ret;
//
// 	ret = wifi_connect();
// 	if (ret < 0) {
// 		printk("Station: no network (%d)\n", ret);
// 		return 0;
// 	}
//
// 	read_address(&here);
// 	printk("Station: address %s\n", here.address);
//
// 	return 0;
// }
// STUB END join en
// STUB BEGIN join zh
// /* TODO，第一步：它不再是 main()，而是供 main.c 里的 main() 调用的函数。 */
// int main(void)
// {
// 	struct station here;
// 	int ret;
//
// 	ret = wifi_connect();
// 	if (ret < 0) {
// 		printk("Station: no network (%d)\n", ret);
// 		return 0;
// 	}
//
// 	read_address(&here);
// 	printk("Station: address %s\n", here.address);
//
// 	return 0;
// }
// STUB END join zh
