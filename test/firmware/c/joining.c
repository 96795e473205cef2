/* SPDX-License-Identifier: Apache-2.0 */
/* wifi_connect.c over a driver and a router that do as they are told. */
#include <errno.h>
#include <string.h>

#include <csk6/csk_wifi.h>
#include <nanokit_sim/atomic.h>
#include <nanokit_sim/dhcpv4.h>
#include <nanokit_sim/kernel.h>
#include <nanokit_sim/net_if.h>
#include <nanokit_sim/net_mgmt.h>
#include <nanokit_sim/sync.h>

#include "board.h"
#include "connection.h"
#include "wifi_connect.h"

static csk_wifi_event_cb_t *driver;
static struct net_mgmt_event_callback *network;
static struct net_if interface;
static struct net_if_ipv4 ipv4;
static csk_wifi_result_t join_result;
static unsigned int joins, leaves, starts, entered[CONNECTION_STATES];
/* What comes while the app waits for an address: that, nothing, or the loss of Wi-Fi. */
static enum {
	BOUND,
	NOTHING,
	DISCONNECTED
} answer;
static unsigned int semaphore;

void connection_enter(enum connection_state state)
{
	entered[state]++;
}

int csk_wifi_init(void)
{
	starts++;
	return 0;
}

int csk_wifi_add_callback(csk_wifi_event_cb_t *wifi_event_cb)
{
	driver = wifi_event_cb;
	return 0;
}

int csk_wifi_sta_connect(csk_wifi_sta_config_t *sta_config, csk_wifi_result_t *result,
			 k_timeout_t timeout)
{
	joins++;
	check(strcmp(sta_config->ssid, CONFIG_EXAMPLE_WIFI_SSID) == 0 &&
		      strcmp(sta_config->pwd, CONFIG_EXAMPLE_WIFI_PASSWORD) == 0,
	      "joins with what credentials.conf says");
	check(timeout.ticks == CONFIG_EXAMPLE_WIFI_JOIN_TIMEOUT_MS, "not for ever");
	*result = join_result;
	return join_result == CSK_WIFI_SUCCESS ? 0 : -1;
}

int csk_wifi_sta_disconnect(csk_wifi_result_t *result, k_timeout_t timeout)
{
	leaves++;
	check(timeout.ticks == CONFIG_EXAMPLE_WIFI_JOIN_TIMEOUT_MS, "leaves, not for ever");
	*result = CSK_WIFI_SUCCESS;
	return 0;
}

atomic_val_t atomic_get(const atomic_t *target)
{
	return *target;
}

atomic_val_t atomic_set(atomic_t *target, atomic_val_t value)
{
	const atomic_val_t before = *target;

	*target = value;
	return before;
}

static void tell_driver(csk_wifi_event_t event)
{
	driver->handler(event, NULL, 0, driver->arg);
}

static void tell_network(uint32_t event)
{
	network->handler(network, event, &interface);
}

struct net_if *net_if_get_default(void)
{
	interface.config.ip.ipv4 = &ipv4;
	return &interface;
}

void net_mgmt_add_event_callback(struct net_mgmt_event_callback *cb)
{
	network = cb;
}

void net_dhcpv4_start(struct net_if *iface)
{
	ARG_UNUSED(iface);
}

void net_dhcpv4_stop(struct net_if *iface)
{
	ARG_UNUSED(iface);
	tell_network(NET_EVENT_IPV4_ADDR_DEL);
}

char *net_addr_ntop(sa_family_t family, const void *src, char *dst, size_t size)
{
	ARG_UNUSED(family);
	ARG_UNUSED(src);
	ARG_UNUSED(size);
	dst[0] = '\0';
	return dst;
}

void k_sem_give(struct k_sem *sem)
{
	ARG_UNUSED(sem);
	semaphore = 1;
}

void k_sem_reset(struct k_sem *sem)
{
	ARG_UNUSED(sem);
	semaphore = 0;
}

int k_sem_take(struct k_sem *sem, k_timeout_t timeout)
{
	ARG_UNUSED(sem);
	check(semaphore == 0, "no old signal is taken for a new one");
	if (answer == BOUND) {
		tell_network(NET_EVENT_IPV4_DHCP_BOUND);
	} else if (answer == DISCONNECTED) {
		tell_driver(CSK_WIFI_EVT_STA_DISCONNECTED);
	}
	if (semaphore == 0) {
		now += timeout.ticks;
		return -EAGAIN;
	}
	semaphore = 0;
	return 0;
}

/* How often a text stands in what was printed. */
static unsigned int said(const char *text)
{
	const char *at = logged;
	unsigned int times = 0;

	while ((at = strstr(at, text)) != NULL) {
		times++;
		at++;
	}
	return times;
}

static void first_time(void)
{
	join_result = CSK_WIFI_ERR_STA_FAILED;
	check(wifi_connect() == -ETIMEDOUT && joins == CONFIG_EXAMPLE_WIFI_RETRIES,
	      "tries as often as it may");
	join_result = CSK_WIFI_ERR_INVALID_PASSWORD;
	check(wifi_connect() == -EACCES && wifi_connect() == -EACCES, "a refusal is one");
	check(said("AP not found or invalid password") == 1, "said once");
	join_result = CSK_WIFI_ERR_AP_NOT_FOUND;
	check(wifi_connect() == -EHOSTDOWN, "an access point that is not there is another matter");
	check(said("AP not found or invalid password") == 2, "and is said, too");
	check(!wifi_is_up(), "not up yet");
	join_result = CSK_WIFI_SUCCESS;
	answer = NOTHING;
	check(wifi_connect() == -ETIMEDOUT && said("No address from DHCP") == 1, "no address");
	check(leaves == 1, "leaves an access point that may be gone");
	joins = 0;
	answer = BOUND;
	check(wifi_connect() == 0 && wifi_is_up() && joins == 1 && leaves == 1,
	      "joins anew, and gets an address");
	check(starts == 1, "the driver is started once");
	entered[CONNECTION_ADDRESS] = 0;
	check(wifi_connect() == 0 && entered[CONNECTION_ADDRESS] == 0, "nothing left to do");
}

/* Each loss is seen, and leads back to the step that it undid. */
static void losses(void)
{
	memset(entered, 0, sizeof(entered));
	tell_network(NET_EVENT_IPV4_ADDR_DEL);
	check(!wifi_is_up(), "the lease is lost");
	check(wifi_connect() == 0 && wifi_is_up(), "and won again");
	check(entered[CONNECTION_WIFI] == 0 && entered[CONNECTION_ADDRESS] == 1, "by DHCP alone");

	tell_network(NET_EVENT_IPV4_ADDR_DEL);
	tell_network(NET_EVENT_IPV4_DHCP_BOUND);
	check(!wifi_is_up(), "another address is no good for the old connection");
	check(wifi_connect() == 0 && wifi_is_up() && entered[CONNECTION_ADDRESS] == 1,
	      "but for a new one");

	tell_network(NET_EVENT_IPV4_DHCP_BOUND);
	check(wifi_is_up(), "a lease that is renewed is no loss");

	tell_driver(CSK_WIFI_EVT_STA_DISCONNECTED);
	check(!wifi_is_up(), "Wi-Fi is lost");
	check(wifi_connect() == 0 && entered[CONNECTION_WIFI] == 1 &&
		      entered[CONNECTION_ADDRESS] == 2,
	      "joins, and asks for an address");

	tell_driver(CSK_WIFI_EVT_STA_DISCONNECTED);
	answer = DISCONNECTED;
	now = 0;
	check(wifi_connect() == -ENETDOWN && now == 0, "lost while waiting: waits no longer");
	answer = BOUND;
	check(wifi_connect() == 0, "and begins with Wi-Fi again");
	tell_driver(CSK_WIFI_EVT_SCAN_DONE);
	check(wifi_is_up(), "an event that nobody knows does nothing");
}

int main(void)
{
	first_time();
	losses();

	return verdict();
}
