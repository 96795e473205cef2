/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef BOARD_IO_H_
#define BOARD_IO_H_

#include <stdbool.h>
#include <stdint.h>

/*
 * The LED and the key of the board: those that its devicetree calls led0 and sw0. On a board
 * without such an alias, the functions return -ENODEV.
 */

/** @brief The key was pressed, or let go. */
struct key_event {
	int64_t uptime_ms;
	bool pressed;
};

/** @brief Sets up both; call it once, before anything else here. */
void board_io_start(void);

/** @brief Turns the LED on or off. @return 0, or a negative errno. */
int led_set(bool on);

/** @brief Whether the LED is on. @return 1 or 0, or a negative errno. */
int led_get(void);

/** @brief Whether the key is down. @return 1 or 0, or a negative errno. */
int key_get(void);

/** @brief Takes the oldest event of the key, without waiting. @return Whether there was one. */
bool key_take_event(struct key_event *event);

#endif /* BOARD_IO_H_ */
