/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The vendor's Wi-Fi driver, pretended: an access point that lets everybody in, unless the options
 * say otherwise. Channel and signal are those of the documentation's log, the BSSID is made up.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <csk6/csk_wifi.h>
#include "sim.h"

/* What the documentation gives the driver: its network settings without any application. */
#define DRIVER_HEAP_BYTES 35840
#define JOIN_MS 200
#define BSSID "02:00:00:00:00:01"
#define CHANNEL 3
#define RSSI (-49)
#define CALLBACKS 4

static bool started;
static bool joined;
static csk_wifi_event_cb_t *wifi_callbacks[CALLBACKS];
static unsigned int pending;
static struct nanokit_sim_callout drop;

/* The driver's own thread calls the callbacks. */
static struct k_work_q driver_queue;

static void tell_app(struct k_work *work)
{
	unsigned int events = pending;
	int i;

	ARG_UNUSED(work);

	pending = 0;
	for (i = 0; i < CALLBACKS; i++) {
		if (wifi_callbacks[i] != NULL && (wifi_callbacks[i]->events & events) != 0) {
			wifi_callbacks[i]->handler(
				(csk_wifi_event_t)(wifi_callbacks[i]->events & events), NULL, 0,
				wifi_callbacks[i]->arg);
		}
	}
}

static struct k_work driver_work = {.handler = tell_app};

static void notify(csk_wifi_event_t event)
{
	pending |= event;
	k_work_submit_to_queue(&driver_queue, &driver_work);
}

int csk_wifi_init(void)
{
	sim_call("csk_wifi_init", " ");
	if (!started) {
		sim_queue_start(&driver_queue, "csk_wifi", -3);
		sim_heap_reserve(DRIVER_HEAP_BYTES);
		started = true;
	}
	return 0;
}

int csk_wifi_get_mac(int mode, uint8_t *mac_addr)
{
	static const uint8_t made_up[] = {0x02, 0, 0, 0, 0, 2};

	sim_call("csk_wifi_get_mac", "%d", mode);
	memcpy(mac_addr, made_up, sizeof(made_up));
	return started ? 0 : -1;
}

int csk_wifi_add_callback(csk_wifi_event_cb_t *wifi_event_cb)
{
	int i;

	sim_call("csk_wifi_add_callback", "0x%x", (unsigned int)wifi_event_cb->events);
	for (i = 0; i < CALLBACKS; i++) {
		if (wifi_callbacks[i] == NULL) {
			wifi_callbacks[i] = wifi_event_cb;
			return 0;
		}
	}
	return -1;
}

int csk_wifi_remove_callback(csk_wifi_event_cb_t *wifi_event_cb)
{
	int i;

	sim_call("csk_wifi_remove_callback", " ");
	for (i = 0; i < CALLBACKS; i++) {
		if (wifi_callbacks[i] == wifi_event_cb) {
			wifi_callbacks[i] = NULL;
			return 0;
		}
	}
	return -1;
}

static void lose_link(struct nanokit_sim_callout *callout)
{
	ARG_UNUSED(callout);

	if (joined) {
		joined = false;
		if (!host_options.wifi_drop_again) {
			host_options.wifi_drop_ms = HOST_NEVER;
		}
		sim_link_set(false);
		notify(CSK_WIFI_EVT_STA_DISCONNECTED);
	}
}

void sim_wifi_lose(void)
{
	static struct nanokit_sim_callout loss = {.fn = lose_link};

	sim_callout(&loss, sim_now());
}

static csk_wifi_result_t try_to_join(void)
{
	if (!started) {
		return CSK_WIFI_ERR_STA_FAILED;
	}
	if (host_options.wifi_not_found) {
		return CSK_WIFI_ERR_AP_NOT_FOUND;
	}
	if (host_options.wifi_wrong_password) {
		return CSK_WIFI_ERR_INVALID_PASSWORD;
	}
	if (host_options.wifi_failures > 0) {
		host_options.wifi_failures--;
		return CSK_WIFI_ERR_STA_FAILED;
	}
	return CSK_WIFI_SUCCESS;
}

int csk_wifi_sta_connect(csk_wifi_sta_config_t *sta_config, csk_wifi_result_t *result,
			 k_timeout_t timeout)
{
	/* Without the password: a trace is shown to others. */
	sim_call("csk_wifi_sta_connect", "%.32s", sta_config->ssid);
	ARG_UNUSED(timeout);

	sim_wait(NULL, K_MSEC(JOIN_MS));
	*result = try_to_join();
	if (*result != CSK_WIFI_SUCCESS) {
		return -1;
	}
	snprintf(sta_config->bssid, sizeof(sta_config->bssid), "%s", BSSID);
	sta_config->channel = CHANNEL;
	sta_config->rssi = RSSI;
	joined = true;
	sim_link_set(true);
	if (host_options.wifi_drop_ms != HOST_NEVER) {
		drop.fn = lose_link;
		sim_callout(&drop, sim_now() + host_options.wifi_drop_ms);
	}
	notify(CSK_WIFI_EVT_STA_CONNECTED);
	return 0;
}

int csk_wifi_sta_disconnect(csk_wifi_result_t *result, k_timeout_t timeout)
{
	ARG_UNUSED(timeout);

	sim_call("csk_wifi_sta_disconnect", " ");
	*result = CSK_WIFI_SUCCESS;
	if (joined) {
		joined = false;
		sim_link_set(false);
		notify(CSK_WIFI_EVT_STA_DISCONNECTED);
	}
	return 0;
}
