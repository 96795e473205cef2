/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * 执行 WebSocket 服务器用 JSON 发来的命令，并在按键按下或松开时告诉它。有哪些命令、怎样增加命令，
 * 见 commands.c；怎样连上服务器、断了怎么办，见 connection.c。
 *
 * 所有可调的值都来自 Kconfig（CONFIG_EXAMPLE_…）：在 nanokit.yaml 里修改，再运行 regen；
 * 或者用 menuconfig 临时试一试。
 */

#include <errno.h>

#include <logging/log.h>
LOG_MODULE_REGISTER(remote_control, LOG_LEVEL_DBG);

#include <kernel.h>
#include <net/socket.h>
#include <sys/reboot.h>

#include "board_io.h"
#include "commands.h"
#include "connection.h"
#include "json_write.h"
#include "ws_message.h"

/* 没有消息时，每隔这么久看一次按键。 */
#define LOOK_UP_MS 50

/*
 * 回答错误之前先等这么久。服务器如果对每个错误又回一条消息，双方就会没完没了；停顿一下，至少
 * 不会占满网络。
 */
#define ERROR_PAUSE_MS 50

/* 最长的回答是 info 的，不到 320 字节。 */
#define ANSWER_SIZE 320

/* 命令和回答的缓冲区。定义成静态变量，不占线程的栈。 */
static uint8_t received[MAX_RECV_BUF_LEN];
static char answer[ANSWER_SIZE];

/* 把队列里的按键事件都发给服务器；返回负值表示连接已断。 */
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

/* 发出 answer 里的回答，长度为 len；返回负值表示连接已断。 */
static int send_answer(int len)
{
	if (len < 0) {
		LOG_ERR("The answer does not fit: raise ANSWER_SIZE, now %d, in main.c",
			ANSWER_SIZE);
		return 0;
	}

	return len > 0 ? ws_message_send_text(answer, (size_t)len) : 0;
}

/* 按协议正常关闭连接，然后重启开发板。 */
static void restart(int websock)
{
	LOG_INF("Restarting, as the server wants");
	ws_message_close(WS_CLOSE_NORMAL);
	close(websock);
	sys_reboot(SYS_REBOOT_COLD);
}

/* 等一条消息，执行并回答；返回负值表示连接已断。 */
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

/* 与服务器收发，直到连接断开；返回断开的原因。 */
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

void main(void)
{
	int websock;

	board_io_start();

	while (1) {
		websock = connection_open();
		connection_lost(websock, talk_to_server(websock));
	}
}
