/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef GREETING_H_
#define GREETING_H_

#include "station.h"

/**
 * @brief Tells the server where the board is, once a second.
 *
 * @param websock What server_connect() returned.
 * @return Why it ended, as a negative errno.
 */
int greet_again_and_again(int websock, const struct station *station);

#endif /* GREETING_H_ */
