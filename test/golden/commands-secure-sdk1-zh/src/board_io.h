/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef BOARD_IO_H_
#define BOARD_IO_H_

#include <stdbool.h>
#include <stdint.h>

/*
 * 开发板上的 LED 和按键：设备树里别名为 led0 和 sw0 的那两个。没有这个别名的开发板上，对应的函数
 * 返回 -ENODEV。
 */

/** @brief 按键按下或松开了。 */
struct key_event {
	int64_t uptime_ms;
	bool pressed;
};

/** @brief 准备好 LED 和按键；在使用它们之前调用一次。 */
void board_io_start(void);

/** @brief 点亮或熄灭 LED。@return 0，或负的错误码。 */
int led_set(bool on);

/** @brief LED 是否亮着。@return 1 或 0，或负的错误码。 */
int led_get(void);

/** @brief 按键是否按下。@return 1 或 0，或负的错误码。 */
int key_get(void);

/** @brief 取出最早的一次按键事件，不等待。@return 有没有取到。 */
bool key_take_event(struct key_event *event);

#endif /* BOARD_IO_H_ */
