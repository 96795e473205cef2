// TEXT BEGIN about en
/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * Switches the board's LED when the server says so: "led on", "led off", "led toggle", and "led"
 * alone to ask how it is. How the board gets connected: see connection.c.
 */
// TEXT END about en
// TEXT BEGIN about zh
/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * 按服务器的命令操作开发板上的 LED：“led on”、“led off”、“led toggle”；只发“led”则是询问状态。
 * 怎样建立连接，见 connection.c。
 */
// TEXT END about zh

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <zephyr/kernel.h>
#include <zephyr/devicetree.h>
#include <zephyr/drivers/gpio.h>
#include <zephyr/net/socket.h>
#include <zephyr/sys/printk.h>

#include "connection.h"
#include "ws_message.h"

#define WAIT_MS 1000
#define ANSWER_SIZE 64

// TEXT BEGIN request en
/* With room for the '\0' behind a message. */
// TEXT END request en
// TEXT BEGIN request zh
/* 多留一个字节，放消息末尾的 '\0'。 */
// TEXT END request zh
static char request[MAX_RECV_BUF_LEN + 1];

// TEXT BEGIN where en
/* Port, pin and polarity of the LED, as the devicetree of the board has them. */
// TEXT END where en
// TEXT BEGIN where zh
/* LED 的端口、引脚和极性，取自开发板的设备树。 */
// TEXT END where zh
// SOLUTION BEGIN pin
static const struct gpio_dt_spec lamp = GPIO_DT_SPEC_GET(DT_ALIAS(led0), gpios);
// SOLUTION END pin
// STUB BEGIN pin en
// /* TODO 1: static const struct gpio_dt_spec lamp = … */
// STUB END pin en
// STUB BEGIN pin zh
// /* TODO 1：static const struct gpio_dt_spec lamp = …… */
// STUB END pin zh

// TEXT BEGIN start en
/* Makes the pin an output, with the LED off. 0, or a negative errno. */
// TEXT END start en
// TEXT BEGIN start zh
/* 把引脚设为输出，LED 熄灭。成功返回 0，失败返回负的错误码。 */
// TEXT END start zh
static int lamp_start(void)
{
	// SOLUTION BEGIN start
	if (!device_is_ready(lamp.port)) {
		return -ENODEV;
	}

	/* Also an input: else not every driver lets us read it back. */
	return gpio_pin_configure_dt(&lamp, GPIO_OUTPUT_INACTIVE | GPIO_INPUT);
	// SOLUTION END start
	// STUB BEGIN start en
	// /* TODO 2: look whether the port is ready (else -ENODEV), then configure the pin. */
	// return -ENODEV;
	// STUB END start en
	// STUB BEGIN start zh
	// /* TODO 2：先看端口是否就绪（没有就绪返回 -ENODEV），再配置引脚。 */
	// return -ENODEV;
	// STUB END start zh
}

// TEXT BEGIN action en
/* Does one of on, off and toggle. 0; -ENOENT for any other action; or another negative errno. */
// TEXT END action en
// TEXT BEGIN action zh
/* 执行 on、off 或 toggle，成功返回 0。其他动作返回 -ENOENT；出错返回别的负值。 */
// TEXT END action zh
static int lamp_do(const char *action)
{
	// SOLUTION BEGIN do
	if (strcmp(action, "on") == 0) {
		return gpio_pin_set_dt(&lamp, 1);
	}
	if (strcmp(action, "off") == 0) {
		return gpio_pin_set_dt(&lamp, 0);
	}
	if (strcmp(action, "toggle") == 0) {
		return gpio_pin_toggle_dt(&lamp);
	}

	// SOLUTION END do
	// STUB BEGIN do en
	// /* TODO 3: on, off and toggle. */
	// ARG_UNUSED(action);
	//
	// STUB END do en
	// STUB BEGIN do zh
	// /* TODO 3：on、off 和 toggle。 */
	// ARG_UNUSED(action);
	//
	// STUB END do zh
	return -ENOENT;
}

// TEXT BEGIN level en
/* Reads back from the pin whether the LED is on: 1 or 0, or a negative errno. */
// TEXT END level en
// TEXT BEGIN level zh
/* 从引脚读取 LED 是否亮着：1 或 0，出错返回负的错误码。 */
// TEXT END level zh
static int lamp_read(void)
{
	// SOLUTION BEGIN read
	return gpio_pin_get_dt(&lamp);
	// SOLUTION END read
	// STUB BEGIN read en
	// /* TODO 4: read the pin, instead of this. */
	// return -ENODEV;
	// STUB END read en
	// STUB BEGIN read zh
	// /* TODO 4：改成读取引脚。 */
	// return -ENODEV;
	// STUB END read zh
}

// TEXT BEGIN answer en
/* Carries out a command and answers how the LED is then. Negative: the connection is lost. */
// TEXT END answer en
// TEXT BEGIN answer zh
/* 执行命令，并回复 LED 此时的状态。返回负值表示连接已断开。 */
// TEXT END answer zh
static int answer_command(int websock, const char *action)
{
	const int done = action[0] == '\0' ? 0 : lamp_do(action);
	const int state = lamp_read();
	char answer[ANSWER_SIZE];
	size_t len;

	if (done == -ENOENT) {
		snprintf(answer, sizeof(answer), "LED cannot %s", action);
	} else if (done < 0 || state < 0) {
		snprintf(answer, sizeof(answer), "LED error %d", done < 0 ? done : state);
	} else {
		snprintf(answer, sizeof(answer), "LED is %s", state > 0 ? "on" : "off");
	}
	printk("Answer: %s\n", answer);
	len = strlen(answer);

	return send(websock, answer, len, 0) == (ssize_t)len ? 0 : -EPIPE;
}

// TEXT BEGIN handle en
/* Waits for a message; one that begins with the word led is a command, anything else is not. */
// TEXT END handle en
// TEXT BEGIN handle zh
/* 等待消息。以单词 led 开头的是命令，其他的不是。 */
// TEXT END handle zh
static int handle_message(int websock)
{
	int ret;

	ret = ws_message_receive((uint8_t *)request, MAX_RECV_BUF_LEN, k_uptime_get() + WAIT_MS);
	if (ret == -EAGAIN || ret == -EMSGSIZE) {
		return 0;
	}
	if (ret < 0) {
		return ret;
	}
	request[ret] = '\0';

	if (strcmp(request, "led") == 0) {
		return answer_command(websock, "");
	}
	if (strncmp(request, "led ", 4) == 0) {
		return answer_command(websock, request + 4);
	}
	printk("Ignored: %s\n", request);

	return 0;
}

int main(void)
{
	int websock;
	int ret;

	ret = lamp_start();
	if (ret < 0) {
		printk("The LED cannot be used (%d)\n", ret);
	}

	while (1) {
		websock = connection_open();
		do {
			ret = handle_message(websock);
		} while (ret == 0);
		connection_lost(websock, ret);
	}

	return 0;
}
