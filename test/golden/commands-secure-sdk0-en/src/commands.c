/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * The commands that the server can send.
 *
 * A new one takes three lines: the head of its function, what it answers, and its entry in the
 * table below. For example:
 *
 *     static void hello(struct call *call)
 *     {
 *             json_write_string(call->answer, "hello", "world");
 *     }
 *
 *     {"hello", hello},
 *
 * To {"cmd":"hello"} the board then answers {"answer":"hello","hello":"world"}.
 */

#include <errno.h>
#include <string.h>

#include <logging/log.h>
LOG_MODULE_REGISTER(commands, LOG_LEVEL_DBG);

#include <kernel.h>

#include "board_io.h"
#include "commands.h"
#include "json_read.h"
#include "json_write.h"
#include "status.h"

/* One command at work: what was asked, what is answered, and the error that is answered instead. */
struct call {
	const struct json_object *request;
	struct json_writer *answer;
	const char *error;
	bool reboot;
};

static const char *reason(int error)
{
	return error == -ENODEV ? "this board has no such part" : "the pin cannot be used";
}

/* {"cmd":"led","value":"on"}: the value is on, off or toggle; without it, the LED is only read. */
static void led(struct call *call)
{
	const char *value = json_find_string(call->request, "value");
	int on = led_get();
	int ret = on;

	if (json_find(call->request, "value") != NULL) {
		if (value == NULL) {
			value = "";
		}
		if (strcmp(value, "on") == 0) {
			on = 1;
		} else if (strcmp(value, "off") == 0) {
			on = 0;
		} else if (strcmp(value, "toggle") == 0) {
			on = on == 0;
		} else {
			call->error = "value must be \"on\", \"off\" or \"toggle\"";
			return;
		}
		ret = led_set(on != 0);
	}
	if (ret < 0) {
		call->error = reason(ret);
		return;
	}
	json_write_string(call->answer, "value", on != 0 ? "on" : "off");
}

/* {"cmd":"key"}: whether the key is down. */
static void key(struct call *call)
{
	const int pressed = key_get();

	if (pressed < 0) {
		call->error = reason(pressed);
		return;
	}
	json_write_boolean(call->answer, "pressed", pressed != 0);
}

/* {"cmd":"info"}: which app this is, and how it is. */
static void info(struct call *call)
{
	struct status status;

	json_write_string(call->answer, "app", "websocket_client");
	json_write_number(call->answer, "sdk", 0);
	status_take(&status);
	status_write(&status, call->answer);
}

/* {"cmd":"ping"}: whether anybody is there. */
static void ping(struct call *call)
{
	json_write_number(call->answer, "uptime_ms", k_uptime_get());
}

/* {"cmd":"reboot"}: restarts the board. main.c sends the answer first. */
static void reboot(struct call *call)
{
	call->reboot = true;
}

static const struct {
	const char *name;
	void (*run)(struct call *call);
} commands[] = {
	{"led", led}, {"key", key}, {"info", info}, {"ping", ping}, {"reboot", reboot},
};

/* Finds the command and runs it. Returns whether there is such a command. */
static bool run(const char *name, struct call *call)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(commands); i++) {
		if (strcmp(commands[i].name, name) == 0) {
			commands[i].run(call);
			return true;
		}
	}

	return false;
}

/* Why a message cannot be read, see json_read.h. */
static const char *why_unreadable(int error)
{
	switch (error) {
	case -ENOTSUP:
		return "only strings, whole numbers, true and false";
	case -EMSGSIZE:
		return "too many members, or one that is too large";
	case -EEXIST:
		return "two members have the same name";
	default:
		return "not a JSON object";
	}
}

/*
 * Whether this is a message of our own, or of a board like this one, that was sent back. With an
 * answer to it, a server that echoes, or that connects two boards, would keep both at it for ever.
 */
static bool is_ours(const struct json_object *object)
{
	if (json_find(object, "cmd") != NULL) {
		return false;
	}

	return json_find(object, "answer") != NULL || json_find(object, "error") != NULL ||
	       json_find(object, "event") != NULL;
}

struct command_result commands_run(const uint8_t *text, size_t len, char *answer,
				   size_t answer_size)
{
	static struct json_object request;
	struct command_result result = {0};
	struct json_writer json;
	struct call call = {.request = &request, .answer = &json};
	const char *name = NULL;
	const int ret = json_read(text, len, &request);

	json_write_start(&json, answer, answer_size);
	if (ret < 0) {
		call.error = why_unreadable(ret);
	} else if (is_ours(&request)) {
		LOG_DBG("Our own message came back");
		return result;
	} else {
		name = json_find_string(&request, "cmd");
		if (name == NULL) {
			call.error = "no \"cmd\"";
		} else {
			LOG_DBG("%s", name);
			json_write_string(&json, "answer", name);
			if (!run(name, &call)) {
				call.error = "unknown command";
			}
		}
	}
	if (call.error != NULL) {
		LOG_WRN("Refused: %s", call.error);
		json_write_start(&json, answer, answer_size);
		json_write_string(&json, "error", call.error);
		result.refused = true;
	}
	result.answer_len = json_write_end(&json);
	result.reboot = call.reboot;

	return result;
}
