// TEXT BEGIN about en
/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * Joins Wi-Fi, and waits until the router has given the board an address (DHCP).
 *
 * Two threads meet here: that of main(), which calls wifi_connect(), and that of the network, which
 * calls on_address() when something happens to the address.
 */
// TEXT END about en
// TEXT BEGIN about zh
/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * 加入 Wi-Fi，并等待路由器给开发板分配地址（DHCP）。
 *
 * 这里有两个线程：main() 的线程调用 wifi_connect()；地址有变化时，网络线程调用 on_address()。
 */
// TEXT END about zh

#include <errno.h>
#include <stdbool.h>
#include <string.h>

#include <zephyr/kernel.h>
#include <zephyr/sys/atomic.h>
#include <zephyr/sys/printk.h>
#include <zephyr/net/dhcpv4.h>
#include <zephyr/net/net_if.h>
#include <zephyr/net/net_ip.h>
#include <zephyr/net/net_mgmt.h>

#include "csk6/csk_wifi.h"

#include "connection.h"
#include "wifi_connect.h"

// TEXT BEGIN sem en
/* Starts at 0 and goes up to 1. */
// TEXT END sem en
// TEXT BEGIN sem zh
/* 从 0 开始，最大为 1。 */
// TEXT END sem zh
K_SEM_DEFINE(address_ready, 0, 1);

// TEXT BEGIN kept en
/* Kept by the driver and by the network, and so static. */
// TEXT END kept en
// TEXT BEGIN kept zh
/* 驱动和网络会一直保存这两个结构体的指针，所以是静态的。 */
// TEXT END kept zh
static csk_wifi_event_cb_t link_watch;
static struct net_mgmt_event_callback address_watch;

// TEXT BEGIN flags en
/* Set by other threads than main's, hence atomic. */
// TEXT END flags en
// TEXT BEGIN flags zh
/* 由别的线程设置，所以用原子变量。 */
// TEXT END flags zh
static atomic_t joined = ATOMIC_INIT(0);
static atomic_t online = ATOMIC_INIT(0);

// TEXT BEGIN onaddress en
/* Called by the network's thread: the board has an address now, or has lost it. */
// TEXT END onaddress en
// TEXT BEGIN onaddress zh
/* 由网络线程调用：开发板拿到了地址，或者失去了地址。 */
// TEXT END onaddress zh
static void on_address(struct net_mgmt_event_callback *watch, uint32_t event, struct net_if *iface)
{
	char text[NET_IPV4_ADDR_LEN];

	ARG_UNUSED(watch);

	if (event == NET_EVENT_IPV4_ADDR_DEL) {
		atomic_set(&online, 0);
		return;
	}
	if (event != NET_EVENT_IPV4_DHCP_BOUND) {
		return;
	}

	printk("Your address: %s\n",
	       net_addr_ntop(AF_INET, &iface->config.dhcpv4.requested_ip, text, sizeof(text)));
	atomic_set(&online, 1);
	// SOLUTION BEGIN give
	k_sem_give(&address_ready);
	// SOLUTION END give
	// STUB BEGIN give en
	// /* TODO 1: let the thread that waits in wait_for_address() go on. */
	// STUB END give en
	// STUB BEGIN give zh
	// /* TODO 1：让等在 wait_for_address() 里的线程继续运行。 */
	// STUB END give zh
}

// TEXT BEGIN onlink en
/* Called by the Wi-Fi driver's thread. */
// TEXT END onlink en
// TEXT BEGIN onlink zh
/* 由 Wi-Fi 驱动的线程调用。 */
// TEXT END onlink zh
static void on_link(csk_wifi_event_t events, void *data, uint32_t len, void *arg)
{
	ARG_UNUSED(data);
	ARG_UNUSED(len);
	ARG_UNUSED(arg);

	if (events & CSK_WIFI_EVT_STA_DISCONNECTED) {
		atomic_set(&joined, 0);
		atomic_set(&online, 0);
	}
}

// TEXT BEGIN once en
/* Starts the driver and says what we want to hear of: once, however often we connect. */
// TEXT END once en
// TEXT BEGIN once zh
/* 启动驱动，并登记要接收的事件：不论连接多少次，只做一次。 */
// TEXT END once zh
static int start_once(void)
{
	static bool started;

	if (started) {
		return 0;
	}
	if (csk_wifi_init() != 0) {
		return -EIO;
	}

	link_watch.handler = on_link;
	link_watch.events = CSK_WIFI_EVT_STA_DISCONNECTED;
	csk_wifi_add_callback(&link_watch);

	net_mgmt_init_event_callback(&address_watch, on_address,
				     NET_EVENT_IPV4_DHCP_BOUND | NET_EVENT_IPV4_ADDR_DEL);
	net_mgmt_add_event_callback(&address_watch);
	started = true;

	return 0;
}

static int join(void)
{
	csk_wifi_sta_config_t ap = {.encryption_mode = CSK_WIFI_AUTH_WPA2_PSK};
	csk_wifi_result_t result = CSK_WIFI_ERR_STA_FAILED;

	BUILD_ASSERT(sizeof(CONFIG_EXAMPLE_WIFI_SSID) <= sizeof(ap.ssid), "too long");
	BUILD_ASSERT(sizeof(CONFIG_EXAMPLE_WIFI_PASSWORD) <= sizeof(ap.pwd), "too long");
	memcpy(ap.ssid, CONFIG_EXAMPLE_WIFI_SSID, sizeof(CONFIG_EXAMPLE_WIFI_SSID));
	memcpy(ap.pwd, CONFIG_EXAMPLE_WIFI_PASSWORD, sizeof(CONFIG_EXAMPLE_WIFI_PASSWORD));

	if (csk_wifi_sta_connect(&ap, &result, K_MSEC(CONFIG_EXAMPLE_WIFI_JOIN_TIMEOUT_MS)) != 0) {
		printk("Could not join %s (%d)\n", ap.ssid, result);
		return -EHOSTDOWN;
	}
	atomic_set(&joined, 1);

	return 0;
}

// TEXT BEGIN wait en
/* Asks for an address, and returns 0 once there is one. */
// TEXT END wait en
// TEXT BEGIN wait zh
/* 请求地址，拿到之后返回 0。 */
// TEXT END wait zh
static int wait_for_address(void)
{
	struct net_if *const iface = net_if_get_default();

	if (iface == NULL) {
		return -ENODEV;
	}

	// TEXT BEGIN before en
	/* What was before no longer counts. */
	// TEXT END before en
	// TEXT BEGIN before zh
	/* 以前的地址和信号都作废。 */
	// TEXT END before zh
	net_dhcpv4_stop(iface);
	k_sem_reset(&address_ready);
	net_dhcpv4_start(iface);

	// SOLUTION BEGIN take
	if (k_sem_take(&address_ready, K_MSEC(CONFIG_EXAMPLE_DHCP_TIMEOUT_MS)) != 0) {
		printk("The router gave no address within %d ms\n", CONFIG_EXAMPLE_DHCP_TIMEOUT_MS);
		return -ETIMEDOUT;
	}

	// SOLUTION END take
	// STUB BEGIN take en
	// /* TODO 2: wait here until there is an address, but not for ever. */
	//
	// STUB END take en
	// STUB BEGIN take zh
	// /* TODO 2：在这里等地址，但不能永远等下去。 */
	//
	// STUB END take zh
	return 0;
}

int wifi_connect(void)
{
	int ret = start_once();

	if (ret == 0 && atomic_get(&joined) == 0) {
		connection_enter(CONNECTION_WIFI);
		ret = join();
	}
	if (ret == 0 && atomic_get(&online) == 0) {
		connection_enter(CONNECTION_ADDRESS);
		ret = wait_for_address();
	}

	return ret;
}

bool wifi_is_up(void)
{
	return atomic_get(&joined) != 0 && atomic_get(&online) != 0;
}
