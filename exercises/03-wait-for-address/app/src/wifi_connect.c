/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * Joins Wi-Fi, and waits until the router has given the board an address (DHCP).
 *
 * Two threads meet here: that of main(), which calls wifi_connect(), and that of the network, which
 * calls on_address() when something happens to the address.
 */

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

/* Starts at 0 and goes up to 1. */
K_SEM_DEFINE(address_ready, 0, 1);

/* Kept by the driver and by the network, and so static. */
static csk_wifi_event_cb_t link_watch;
static struct net_mgmt_event_callback address_watch;

/* Set by other threads than main's, hence atomic. */
static atomic_t joined = ATOMIC_INIT(0);
static atomic_t online = ATOMIC_INIT(0);

/* Called by the network's thread: the board has an address now, or has lost it. */
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

/* Called by the Wi-Fi driver's thread. */
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

/* Starts the driver and says what we want to hear of: once, however often we connect. */
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

/* Asks for an address, and returns 0 once there is one. */
static int wait_for_address(void)
{
	struct net_if *const iface = net_if_get_default();

	if (iface == NULL) {
		return -ENODEV;
	}

	/* What was before no longer counts. */
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
