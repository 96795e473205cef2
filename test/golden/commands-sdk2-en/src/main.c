/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * Does what a WebSocket server asks for in JSON, and tells it when the key is pressed or let go.
 * Which commands there are, and how to add one: see commands.c. How it gets connected, and what
 * happens when it is not any more: see connection.c.
 *
 * Every value that can be tuned comes from Kconfig (CONFIG_EXAMPLE_…): change it in nanokit.yaml
 * and run regen, or try it out in menuconfig.
 */

#include <errno.h>

#include <zephyr/logging/log.h>
LOG_MODULE_REGISTER(remote_control, LOG_LEVEL_DBG);

#include <zephyr/kernel.h>
#include <zephyr/net/socket.h>
#include <zephyr/sys/reboot.h>

#include "board_io.h"
#include "commands.h"
#include "connection.h"
#include "json_write.h"
#include "ws_message.h"

/* While no message comes, the key is looked at this often. */
#define LOOK_UP_MS 50

/*
 * Before an error is answered. A server that answers each error with another message would keep
 * both sides at it for ever, and with no pause they would do nothing else.
 */
#define ERROR_PAUSE_MS 50

/* The longest answer, that of info, has less than 320 bytes. */
#define ANSWER_SIZE 320

/* Hold a command and its answer. Static, so that they take no stack. */
static uint8_t received[MAX_RECV_BUF_LEN];
static char answer[ANSWER_SIZE];

/* Tells the server what the key has done. A negative value says that the connection is gone. */
static int send_key_events(void)
{
	struct json_writer json;
	struct key_event event;
	int ret = 0;

	while (ret == 0 && key_take_event(&event)) {
		json_write_start(&json, answer, sizeof(answer));
		json_write_string(&json, "event", "key");
		json_write_boolean(&json, "pressed", event.pressed);
		json_write_number(&json, "uptime_ms", event.uptime_ms);
		ret = json_write_end(&json);
		if (ret > 0) {
			ret = ws_message_send_text(answer, (size_t)ret);
		}
	}

	return ret;
}

/* Sends the answer, which has len bytes. A negative value says that the connection is gone. */
static int send_answer(int len)
{
	if (len < 0) {
		LOG_ERR("The answer does not fit: raise ANSWER_SIZE, now %d, in main.c",
			ANSWER_SIZE);
		return 0;
	}

	return len > 0 ? ws_message_send_text(answer, (size_t)len) : 0;
}

/* Ends the connection in good order, and restarts the board. */
static void restart(int websock)
{
	LOG_INF("Restarting, as the server wants");
	ws_message_close(WS_CLOSE_NORMAL);
	close(websock);
	sys_reboot(SYS_REBOOT_COLD);
}

/* Waits for a message, does what it says, and answers. Negative if the connection is gone. */
static int handle_message(int websock)
{
	struct command_result result;
	struct json_writer json;
	int ret;

	ret = ws_message_receive(received, sizeof(received), k_uptime_get() + LOOK_UP_MS);
	if (ret == -EAGAIN) {
		return 0;
	}
	if (ret == -EMSGSIZE) {
		json_write_start(&json, answer, sizeof(answer));
		json_write_string(&json, "error", "the message is larger than the buffer");
		k_sleep(K_MSEC(ERROR_PAUSE_MS));
		return send_answer(json_write_end(&json));
	}
	if (ret < 0) {
		return ret;
	}

	result = commands_run(received, (size_t)ret, answer, sizeof(answer));
	if (result.refused) {
		k_sleep(K_MSEC(ERROR_PAUSE_MS));
	}
	ret = send_answer(result.answer_len);
	if (result.reboot) {
		restart(websock);
	}

	return ret;
}

/* Talks to the server until the connection is lost, and returns why it was. */
static int talk_to_server(int websock)
{
	int ret;

	do {
		ret = send_key_events();
		if (ret == 0) {
			ret = handle_message(websock);
		}
	} while (ret == 0);

	return ret;
}

int main(void)
{
	int websock;

	board_io_start();

	while (1) {
		websock = connection_open();
		connection_lost(websock, talk_to_server(websock));
	}

	return 0;
}
