/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * 服务器可以发来的命令。
 *
 * 增加一条命令只要三行：函数的第一行、回答什么，以及下面表里的一行。例如：
 *
 *     static void hello(struct call *call)
 *     {
 *             json_write_string(call->answer, "hello", "world");
 *     }
 *
 *     {"hello", hello},
 *
 * 服务器发来 {"cmd":"hello"}，得到的回答就是 {"answer":"hello","hello":"world"}。
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

/* 一次命令的执行：收到了什么，回答什么；error 不是 NULL 时，就用它来回答。 */
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

/* {"cmd":"led","value":"on"}：value 可以是 on、off、toggle，不写就只读取。 */
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

/* {"cmd":"key"}：按键现在是否按下。 */
static void key(struct call *call)
{
	const int pressed = key_get();

	if (pressed < 0) {
		call->error = reason(pressed);
		return;
	}
	json_write_boolean(call->answer, "pressed", pressed != 0);
}

/* {"cmd":"info"}：这是什么应用，状态如何。 */
static void info(struct call *call)
{
	struct status status;

	json_write_string(call->answer, "app", "websocket_client");
	json_write_number(call->answer, "sdk", 1);
	status_take(&status);
	status_write(&status, call->answer);
}

/* {"cmd":"ping"}：开发板是否在线。 */
static void ping(struct call *call)
{
	json_write_number(call->answer, "uptime_ms", k_uptime_get());
}

/* {"cmd":"reboot"}：重启。main.c 会先把回答发出去。 */
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

/* 找到命令并执行；没有这条命令时返回 false。 */
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

/* 为什么看不懂一条消息，见 json_read.h。 */
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
 * 是不是我们自己发出、又被送回来的消息。回答它的话，会回显的服务器，或者两块互相转发的开发板，
 * 就会没完没了。
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
