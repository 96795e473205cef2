/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef GREETING_H_
#define GREETING_H_

#include "station.h"

/* TEXT BEGIN greets en */
/**
 * @brief Tells the server where the board is, once a second.
 *
 * @param websock What server_connect() returned.
 * @return Why it ended, as a negative errno.
 */
/* TEXT END greets en */
/* TEXT BEGIN greets zh */
/**
 * @brief 每秒一次，告诉服务器开发板在哪里。
 *
 * @param websock server_connect() 的返回值。
 * @return 结束的原因，负的错误码。
 */
/* TEXT END greets zh */
int greet_again_and_again(int websock, const struct station *station);

#endif /* GREETING_H_ */
