/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * Joins Wi-Fi and gets an IPv4 address from the router (DHCP).
 *
 * The Wi-Fi name and password come from credentials.conf: the build turns its lines into the two
 * macros CONFIG_EXAMPLE_WIFI_… used below.
 */

#include <errno.h>
#include <stdbool.h>
#include <string.h>

#include <zephyr/kernel.h>
#include <zephyr/sys/atomic.h>
#include <zephyr/sys/printk.h>
#include <zephyr/net/net_if.h>
#include <zephyr/net/net_ip.h>
#include <zephyr/net/net_mgmt.h>
#include <zephyr/net/dhcpv4.h>

#include "csk6/csk_wifi.h"

#include "connection.h"
#include "wifi_connect.h"

/* The driver's fields are arrays of fixed size: what does not fit stops the build right here. */
#define FIELD_SIZE(field) sizeof(((csk_wifi_sta_config_t *)0)->field)
BUILD_ASSERT(sizeof(CONFIG_EXAMPLE_WIFI_SSID) <= FIELD_SIZE(ssid),
	     "CONFIG_EXAMPLE_WIFI_SSID is too long for the Wi-Fi driver");
BUILD_ASSERT(sizeof(CONFIG_EXAMPLE_WIFI_PASSWORD) <= FIELD_SIZE(pwd),
	     "CONFIG_EXAMPLE_WIFI_PASSWORD is too long for the Wi-Fi driver");

/*
 * The semaphore starts at 0, so k_sem_take() waits. Once there is an address, or Wi-Fi is lost, a
 * callback calls k_sem_give(), and the waiting thread goes on.
 */
K_SEM_DEFINE(address_bound, 0, 1);

/* The driver and the network stack keep pointers to these two: static, so that they stay. */
static csk_wifi_event_cb_t wifi_event_cb;
static struct net_mgmt_event_callback dhcp_cb;

/*
 * Whether we are in, whether we have an address, and whether either was lost since we last looked.
 * Written by the driver's and the network's threads and read by main's, hence atomic.
 */
static atomic_t associated = ATOMIC_INIT(0);
static atomic_t has_address = ATOMIC_INIT(0);
static atomic_t lost = ATOMIC_INIT(0);

/* The signal strength that the driver told when we joined. Read by other threads, too. */
static atomic_t rssi_at_join = ATOMIC_INIT(0);

/* Called by the network management thread: DHCP has an address for us, or it is gone. */
static void handler_cb(struct net_mgmt_event_callback *cb, uint32_t mgmt_event,
		       struct net_if *iface)
{
	char text[NET_IPV4_ADDR_LEN];

	ARG_UNUSED(cb);

	if (mgmt_event == NET_EVENT_IPV4_ADDR_DEL) {
		atomic_set(&has_address, 0);
		atomic_set(&lost, 1);
		return;
	}
	if (mgmt_event != NET_EVENT_IPV4_DHCP_BOUND) {
		return;
	}

	printk("Your address: %s\n",
	       net_addr_ntop(AF_INET, &iface->config.dhcpv4.requested_ip, text, sizeof(text)));
	printk("Lease time: %u seconds\n", iface->config.dhcpv4.lease_time);
	printk("Subnet: %s\n",
	       net_addr_ntop(AF_INET, &iface->config.ip.ipv4->netmask, text, sizeof(text)));
	printk("Router: %s\n",
	       net_addr_ntop(AF_INET, &iface->config.ip.ipv4->gw, text, sizeof(text)));

	atomic_set(&has_address, 1);
	k_sem_give(&address_bound);
}

/* Called by the Wi-Fi driver's thread when the access point is joined or lost. */
static void wifi_event_handler(csk_wifi_event_t events, void *event_data, uint32_t data_len,
			       void *arg)
{
	ARG_UNUSED(event_data);
	ARG_UNUSED(data_len);
	ARG_UNUSED(arg);

	if (events & CSK_WIFI_EVT_STA_CONNECTED) {
		atomic_set(&associated, 1);
		printk("[WiFi sta] connected\n");
	}
	if (events & CSK_WIFI_EVT_STA_DISCONNECTED) {
		atomic_set(&associated, 0);
		atomic_set(&has_address, 0);
		atomic_set(&lost, 1);
		printk("[WiFi sta] disconnected\n");
		/* Nobody needs to wait for an address any longer. */
		k_sem_give(&address_bound);
	}
}

/* Starts the driver and registers both callbacks: once, however often we connect again. */
static int wifi_start(void)
{
	static bool started;
	int ret;

	if (started) {
		return 0;
	}

	ret = csk_wifi_init();
	if (ret != 0) {
		printk("Wi-Fi driver did not start (%d)\n", ret);
		return -EIO;
	}

	wifi_event_cb.handler = wifi_event_handler;
	wifi_event_cb.events = CSK_WIFI_EVT_STA_CONNECTED | CSK_WIFI_EVT_STA_DISCONNECTED;
	wifi_event_cb.arg = NULL;
	csk_wifi_add_callback(&wifi_event_cb);

	started = true;
	return 0;
}

/* Without the password: whoever sees the console would know it. */
static void print_ap_info(const csk_wifi_sta_config_t *config)
{
	printk("--------------------------Current AP info-------------------------------\n");
	printk("ssid: %s  bssid: %s  channel: %d  rssi: %d\n", config->ssid, config->bssid,
	       config->channel, config->rssi);
	printk("------------------------------------------------------------------------\n");
}

/* Joining failed for good: said once, and not again as long as it is for the same reason. */
static int join_failed(csk_wifi_result_t result, csk_wifi_result_t *told)
{
	if (*told != result) {
		*told = result;
		printk("AP not found or invalid password\n");
	}

	return result == CSK_WIFI_ERR_AP_NOT_FOUND ? -EHOSTDOWN : -EACCES;
}

/* Joins the access point, in up to CONFIG_EXAMPLE_WIFI_RETRIES attempts. */
static int wifi_join(void)
{
	static csk_wifi_result_t told = CSK_WIFI_SUCCESS;
	csk_wifi_sta_config_t config = {
		.encryption_mode = CSK_WIFI_AUTH_WPA2_PSK,
	};
	csk_wifi_result_t result;
	int retry_count;

	/* With their closing NUL; the BUILD_ASSERTs above prove that both fit. */
	memcpy(config.ssid, CONFIG_EXAMPLE_WIFI_SSID, sizeof(CONFIG_EXAMPLE_WIFI_SSID));
	memcpy(config.pwd, CONFIG_EXAMPLE_WIFI_PASSWORD, sizeof(CONFIG_EXAMPLE_WIFI_PASSWORD));

	if (config.ssid[0] == '\0') {
		printk("No Wi-Fi name: write it into credentials.conf\n");
		return -EINVAL;
	}

	for (retry_count = 1; retry_count <= CONFIG_EXAMPLE_WIFI_RETRIES; retry_count++) {
		printk("connecting to wifi: %s ...\n", config.ssid);

		/* Blocks until we are in (0; no address yet) or not (result says why). */
		result = CSK_WIFI_ERR_STA_FAILED;
		if (csk_wifi_sta_connect(&config, &result,
					 K_MSEC(CONFIG_EXAMPLE_WIFI_JOIN_TIMEOUT_MS)) == 0) {
			break;
		}

		if (result == CSK_WIFI_ERR_STA_FAILED) {
			printk("retry to connecting wifi ... %d\n", retry_count);
		} else {
			return join_failed(result, &told);
		}
	}

	if (retry_count > CONFIG_EXAMPLE_WIFI_RETRIES) {
		return -ETIMEDOUT;
	}

	told = CSK_WIFI_SUCCESS;
	atomic_set(&associated, 1);
	atomic_set(&rssi_at_join, config.rssi);
	print_ap_info(&config);

	return 0;
}

/* Starts DHCP, then waits on the semaphore for handler_cb(). */
static int wifi_get_address(void)
{
	static bool registered;
	struct net_if *iface;

	if (!registered) {
		net_mgmt_init_event_callback(&dhcp_cb, handler_cb,
					     NET_EVENT_IPV4_DHCP_BOUND | NET_EVENT_IPV4_ADDR_DEL);
		net_mgmt_add_event_callback(&dhcp_cb);
		registered = true;
	}

	iface = net_if_get_default();
	if (iface == NULL) {
		printk("No network interface\n");
		return -ENODEV;
	}

	/* After a reconnect the old lease and the old signal no longer count. */
	net_dhcpv4_stop(iface);
	k_sem_reset(&address_bound);
	net_dhcpv4_start(iface);

	if (k_sem_take(&address_bound, K_MSEC(CONFIG_EXAMPLE_DHCP_TIMEOUT_MS)) != 0) {
		printk("No address from DHCP within %d ms\n", CONFIG_EXAMPLE_DHCP_TIMEOUT_MS);
		return -ETIMEDOUT;
	}

	return atomic_get(&has_address) != 0 ? 0 : -ENETDOWN;
}

/* No address may mean that the access point is gone and the driver has not noticed: joins anew. */
static void wifi_leave(void)
{
	csk_wifi_result_t result;

	(void)csk_wifi_sta_disconnect(&result, K_MSEC(CONFIG_EXAMPLE_WIFI_JOIN_TIMEOUT_MS));
	atomic_set(&associated, 0);
}

bool wifi_is_up(void)
{
	return atomic_get(&lost) == 0 && atomic_get(&associated) != 0 &&
	       atomic_get(&has_address) != 0;
}

int wifi_rssi_at_join(void)
{
	return (int)atomic_get(&rssi_at_join);
}

int wifi_connect(void)
{
	int ret;

	ret = wifi_start();
	if (ret < 0) {
		return ret;
	}

	if (atomic_get(&associated) == 0) {
		connection_enter(CONNECTION_WIFI);
		ret = wifi_join();
		if (ret < 0) {
			return ret;
		}
	}

	if (atomic_get(&has_address) == 0) {
		connection_enter(CONNECTION_ADDRESS);
		ret = wifi_get_address();
		if (ret == -ETIMEDOUT) {
			wifi_leave();
		}
		if (ret < 0) {
			return ret;
		}
	}

	/* Forgets old losses, then looks once more: what is lost from here on is noticed. */
	atomic_set(&lost, 0);

	return wifi_is_up() ? 0 : -ENETDOWN;
}
