/*
 * SPDX-License-Identifier: Apache-2.0
 */

/* TEXT BEGIN about en */
/* The server sample: connects to the server and greets it. */
/* TEXT END about en */
/* TEXT BEGIN about zh */
/* 服务器示例：连接服务器，向它问好。 */
/* TEXT END about zh */

#include <zephyr/sys/printk.h>

#include "greeting.h"
#include "server_connect.h"
// SOLUTION BEGIN include
#include "station.h"
// SOLUTION END include
// STUB BEGIN include en
// /* TODO, step 3: include the Wi-Fi sample's header. */
// STUB END include en
// STUB BEGIN include zh
// /* TODO，第三步：包含 Wi-Fi 示例的头文件。 */
// STUB END include zh

int main(void)
{
	struct station station = {.address = "nowhere"};
	int websock;
	// SOLUTION BEGIN variable
	int ret;
	// SOLUTION END variable

	// SOLUTION BEGIN call
	ret = station_join(&station);
	if (ret < 0) {
		printk("Not without Wi-Fi (%d)\n", ret);
		return 0;
	}
	// SOLUTION END call
	// STUB BEGIN call en
	// /* TODO, step 4: join Wi-Fi first. Without it, do not go on. */
	// STUB END call en
	// STUB BEGIN call zh
	// /* TODO，第四步：先连上 Wi-Fi；连不上就不要往下走。 */
	// STUB END call zh

	websock = server_connect();
	if (websock < 0) {
		printk("No server (%d)\n", websock);
		return 0;
	}

	printk("Over (%d)\n", greet_again_and_again(websock, &station));

	return 0;
}
