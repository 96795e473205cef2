/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * 每隔一段时间，用一条 JSON 消息向 WebSocket 服务器上报开发板的状态。断网期间的数据先存着，连上
 * 之后按顺序补发；存不下的，在下一条消息里说明丢了几条。怎样连上服务器、断了怎么办，见
 * connection.c；怎样采样，见 samples.c；上报哪些内容，见 status.c。
 *
 * 所有可调的值都来自 Kconfig（CONFIG_EXAMPLE_…）：在 nanokit.yaml 里修改，再运行 regen；
 * 或者用 menuconfig 临时试一试。
 */

#include <errno.h>
#include <stdbool.h>

#include <logging/log.h>
LOG_MODULE_REGISTER(telemetry, LOG_LEVEL_DBG);

#include <kernel.h>

#include "connection.h"
#include "json_write.h"
#include "samples.h"
#include "ws_message.h"

/* 没有新的采样时，每隔这么久看一次。 */
#define LOOK_UP_MS 100
/* 等服务器确认时看得勤一些，补发才快。 */
#define DELIVERY_LOOK_UP_MS 10

/* 最长的一条消息也放得下：名字、括号和逗号一共不到 160 字节，其余是数字。 */
#define MESSAGE_SIZE 288

/* 服务器发来的消息放在这里。定义成静态变量，不占线程的栈。 */
static uint8_t received[MAX_RECV_BUF_LEN];

/* 正在上报的采样。服务器确认之前一直留着：连接断了，下次再发。 */
static struct sample current;
static bool has_current;

/* 服务器已经收到的最后一条的序号。 */
static uint32_t last_delivered;

/* 把采样写成 JSON；返回长度，放不下时返回负值。 */
static int write_sample(char *text, size_t size)
{
	struct json_writer json;

	json_write_start(&json, text, size);
	json_write_number(&json, "sequence", current.sequence);
	/* 上一条和这一条之间，因为存不下而丢掉了几条。 */
	json_write_number(&json, "dropped", current.sequence - last_delivered - 1);
	status_write(&current.status, &json);

	return json_write_end(&json);
}

static int send_sample(const char *text, int len)
{
	const int ret = ws_message_send_text(text, (size_t)len);

	if (ret < 0) {
		return ret;
	}
	LOG_DBG("sent sample %u, %d bytes", current.sequence, len);

	return ws_message_ask_delivery();
}

/*
 * 接收，直到 deadline。这样服务器的 PING 和 CLOSE 总能及时得到回答。服务器发来的消息用不着，
 * 丢掉。返回负值表示连接已断。
 */
static int listen_until(int64_t deadline)
{
	int ret;

	do {
		ret = ws_message_receive(received, sizeof(received), deadline);
	} while ((ret >= 0 || ret == -EMSGSIZE) && k_uptime_get() < deadline);

	return ret >= 0 || ret == -EAGAIN || ret == -EMSGSIZE ? 0 : ret;
}

/* 上报一条采样，等到服务器确认收到；返回负值表示连接已断，这一条还留着。 */
static int report(void)
{
	static char text[MESSAGE_SIZE];
	const int64_t deadline = k_uptime_get() + CONFIG_EXAMPLE_RECV_TIMEOUT_MS;
	const int len = write_sample(text, sizeof(text));
	int ret;

	if (len < 0) {
		/* 再发多少次也放不下：丢掉它，算进下一条的 dropped。 */
		LOG_ERR("Sample %u does not fit: raise MESSAGE_SIZE, now %d, in main.c",
			current.sequence, MESSAGE_SIZE);
		has_current = false;
		return 0;
	}

	ret = send_sample(text, len);
	while (ret == 0 && !ws_message_is_delivered()) {
		if (k_uptime_get() >= deadline) {
			return -ETIMEDOUT;
		}
		ret = listen_until(MIN(deadline, k_uptime_get() + DELIVERY_LOOK_UP_MS));
	}
	if (ret == 0) {
		last_delivered = current.sequence;
		has_current = false;
	}

	return ret;
}

/* 与服务器收发，直到连接断开；返回断开的原因。 */
static int talk_to_server(void)
{
	int ret;

	do {
		if (!has_current) {
			has_current = samples_take(&current);
		}
		if (has_current) {
			ret = report();
		} else {
			ret = listen_until(k_uptime_get() + LOOK_UP_MS);
		}
	} while (ret == 0);

	return ret;
}

void main(void)
{
	int websock;

	samples_start();

	while (1) {
		websock = connection_open();
		connection_lost(websock, talk_to_server());
	}
}
