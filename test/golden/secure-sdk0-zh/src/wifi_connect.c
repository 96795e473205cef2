/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * 连接 Wi-Fi，并从路由器（DHCP）取得 IPv4 地址。
 *
 * Wi-Fi 名称和密码来自 credentials.conf，编译时变成 CONFIG_EXAMPLE_WIFI_… 两个宏。
 */

#include <errno.h>
#include <stdbool.h>
#include <string.h>

#include <kernel.h>
#include <sys/atomic.h>
#include <sys/printk.h>
#include <net/net_if.h>
#include <net/net_ip.h>
#include <net/net_mgmt.h>
#include <net/dhcpv4.h>

#include "csk6/csk_wifi.h"

#include "connection.h"
#include "wifi_connect.h"

/* 驱动的两个字段是定长数组：名字或密码放不下时，在这里就停止编译，而不是在运行时被截断。 */
#define FIELD_SIZE(field) sizeof(((csk_wifi_sta_config_t *)0)->field)
BUILD_ASSERT(sizeof(CONFIG_EXAMPLE_WIFI_SSID) <= FIELD_SIZE(ssid),
	     "CONFIG_EXAMPLE_WIFI_SSID is too long for the Wi-Fi driver");
BUILD_ASSERT(sizeof(CONFIG_EXAMPLE_WIFI_PASSWORD) <= FIELD_SIZE(pwd),
	     "CONFIG_EXAMPLE_WIFI_PASSWORD is too long for the Wi-Fi driver");

/*
 * 信号量：开始时计数为 0，所以 k_sem_take() 会等待；拿到地址后（或者 Wi-Fi 断了），回调函数调用
 * k_sem_give()，等待的线程随即继续运行。
 */
K_SEM_DEFINE(address_bound, 0, 1);

/* 驱动和网络协议栈只保存这两个结构体的指针，所以它们必须一直存在：用 static。 */
static csk_wifi_event_cb_t wifi_event_cb;
static struct net_mgmt_event_callback dhcp_cb;

/*
 * 是否连着热点，有没有地址，以及上次检查之后有没有断过。由驱动和网络的线程写，由 main 的线程
 * 读，所以用原子变量。
 */
static atomic_t associated = ATOMIC_INIT(0);
static atomic_t has_address = ATOMIC_INIT(0);
static atomic_t lost = ATOMIC_INIT(0);

/* 网络管理事件的回调，由事件线程调用：DHCP 成功了，或者地址失效了。 */
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

/* Wi-Fi 驱动的回调：连上或断开热点时，由驱动的线程调用。 */
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
		/* 正在等地址的线程也不必再等了。 */
		k_sem_give(&address_bound);
	}
}

/* 启动 Wi-Fi 驱动并登记两个回调；无论重连多少次都只做一次。 */
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

/* 不打印密码：串口上的内容谁都能看到。 */
static void print_ap_info(const csk_wifi_sta_config_t *config)
{
	printk("--------------------------Current AP info-------------------------------\n");
	printk("ssid: %s  bssid: %s  channel: %d  rssi: %d\n", config->ssid, config->bssid,
	       config->channel, config->rssi);
	printk("------------------------------------------------------------------------\n");
}

/* 连接热点失败：在日志里说一次，以后同样的原因就不再说了。 */
static int join_failed(csk_wifi_result_t result, csk_wifi_result_t *told)
{
	if (*told != result) {
		*told = result;
		printk("AP not found or invalid password\n");
	}

	return result == CSK_WIFI_ERR_AP_NOT_FOUND ? -EHOSTDOWN : -EACCES;
}

/* 连接热点，最多尝试 CONFIG_EXAMPLE_WIFI_RETRIES 次。 */
static int wifi_join(void)
{
	static csk_wifi_result_t told = CSK_WIFI_SUCCESS;
	csk_wifi_sta_config_t config = {
		.encryption_mode = CSK_WIFI_AUTH_WPA2_PSK,
	};
	csk_wifi_result_t result;
	int retry_count;

	/* 连同结尾的 NUL 一起复制；上面的 BUILD_ASSERT 保证放得下。 */
	memcpy(config.ssid, CONFIG_EXAMPLE_WIFI_SSID, sizeof(CONFIG_EXAMPLE_WIFI_SSID));
	memcpy(config.pwd, CONFIG_EXAMPLE_WIFI_PASSWORD, sizeof(CONFIG_EXAMPLE_WIFI_PASSWORD));

	if (config.ssid[0] == '\0') {
		printk("No Wi-Fi name: write it into credentials.conf\n");
		return -EINVAL;
	}

	for (retry_count = 1; retry_count <= CONFIG_EXAMPLE_WIFI_RETRIES; retry_count++) {
		printk("connecting to wifi: %s ...\n", config.ssid);

		/* 阻塞，直到连上热点（返回 0，此时还没有 IP 地址）或失败（原因在 result 里）。 */
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
	print_ap_info(&config);

	return 0;
}

/* 启动 DHCP，然后在信号量上等待 handler_cb()。 */
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

	/* 重新连接后必须申请新的地址，所以先停掉上一次的 DHCP，并清零信号量。 */
	net_dhcpv4_stop(iface);
	k_sem_reset(&address_bound);
	net_dhcpv4_start(iface);

	if (k_sem_take(&address_bound, K_MSEC(CONFIG_EXAMPLE_DHCP_TIMEOUT_MS)) != 0) {
		printk("No address from DHCP within %d ms\n", CONFIG_EXAMPLE_DHCP_TIMEOUT_MS);
		return -ETIMEDOUT;
	}

	return atomic_get(&has_address) != 0 ? 0 : -ENETDOWN;
}

/* 没有地址，也可能是热点早已断开，而驱动没有发觉：离开热点，下次从头连接。 */
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

	/* 先清除旧的断开标志再检查：此后如果断开，标志会重新设置。 */
	atomic_set(&lost, 0);

	return wifi_is_up() ? 0 : -ENETDOWN;
}
