/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_CSK6_CSK_WIFI_H_
#define NANOKIT_SIM_CSK6_CSK_WIFI_H_

#include <stdint.h>
#include <nanokit_sim/kernel.h>

/*
 * "csk6/csk_wifi.h" of the CSK6 SDK, which is not public: names, parameters and fields are those
 * that its documentation and its users show. Values of the enums and sizes of the strings are not
 * known, so nothing may depend on them; both sizes can be set with -D. Seen with lines 0 and 1
 * under this path; line 2 is taken to be the same.
 */
#ifndef CSK_WIFI_SSID_SIZE
#define CSK_WIFI_SSID_SIZE 32
#endif
#ifndef CSK_WIFI_PWD_SIZE
#define CSK_WIFI_PWD_SIZE 64
#endif
#define CSK_WIFI_BSSID_SIZE 18

typedef enum {
	CSK_WIFI_EVT_STA_CONNECTED = BIT(0),
	CSK_WIFI_EVT_STA_DISCONNECTED = BIT(1),
	CSK_WIFI_EVT_AP_STARTED = BIT(2),
	CSK_WIFI_EVT_AP_STOPPED = BIT(3),
	CSK_WIFI_EVT_AP_STACONNECTED = BIT(4),
	CSK_WIFI_EVT_AP_STADISCONNECTED = BIT(5),
	CSK_WIFI_EVT_SCAN_DONE = BIT(6),
} csk_wifi_event_t;

typedef enum {
	CSK_WIFI_SUCCESS,
	CSK_WIFI_ERR_STA_FAILED,
	CSK_WIFI_ERR_AP_FAILED,
	CSK_WIFI_ERR_AP_NOT_FOUND,
	CSK_WIFI_ERR_INVALID_PASSWORD,
	CSK_WIFI_ERR_SCAN_FAILED,
} csk_wifi_result_t;

/* Other modes and other kinds of encryption exist; no source shows their names. */
enum {
	CSK_WIFI_MODE_STA = 1,
};

enum {
	CSK_WIFI_AUTH_WPA2_PSK = 4,
};

typedef struct {
	char ssid[CSK_WIFI_SSID_SIZE];
	char pwd[CSK_WIFI_PWD_SIZE];
	/* The driver fills these three in. */
	char bssid[CSK_WIFI_BSSID_SIZE];
	int channel;
	int rssi;
	int encryption_mode;
} csk_wifi_sta_config_t;

typedef void (*csk_wifi_event_handler_t)(csk_wifi_event_t events, void *event_data,
					 uint32_t data_len, void *arg);

/* The driver keeps the pointer: the struct has to live as long as the callback is registered. */
typedef struct {
	csk_wifi_event_handler_t handler;
	csk_wifi_event_t events;
	void *arg;
} csk_wifi_event_cb_t;

/* All of these return 0 if they worked. Connecting is done before DHCP, and blocks. */
int csk_wifi_init(void);
int csk_wifi_get_mac(int mode, uint8_t *mac_addr);
int csk_wifi_add_callback(csk_wifi_event_cb_t *wifi_event_cb);
int csk_wifi_remove_callback(csk_wifi_event_cb_t *wifi_event_cb);
int csk_wifi_sta_connect(csk_wifi_sta_config_t *sta_config, csk_wifi_result_t *result,
			 k_timeout_t timeout);
int csk_wifi_sta_disconnect(csk_wifi_result_t *result, k_timeout_t timeout);

#endif
