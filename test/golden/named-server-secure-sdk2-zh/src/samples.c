/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * 定时采样。采样放在队列里，等 main() 的线程来取：断网时它也许要等上好几分钟，采样照常进行。
 */

#include <zephyr/kernel.h>

#include "samples.h"

/* 队列最多放 CONFIG_EXAMPLE_QUEUE_MESSAGES 条，这里就是它占的全部内存。 */
K_MSGQ_DEFINE(sample_queue, sizeof(struct sample), CONFIG_EXAMPLE_QUEUE_MESSAGES, 8);

/* 由系统工作队列的线程调用。 */
static void take_sample(struct k_work *work)
{
	static struct sample next;
	struct sample oldest;

	ARG_UNUSED(work);

	next.sequence++;
	status_take(&next.status);
	/* 队列满了就丢掉最早的一条：序号会跳过它，main() 由此知道丢了几条。 */
	while (k_msgq_put(&sample_queue, &next, K_NO_WAIT) != 0) {
		(void)k_msgq_get(&sample_queue, &oldest, K_NO_WAIT);
	}
}

K_WORK_DEFINE(sample_work, take_sample);

/* 定时器的函数在中断里运行，不宜久留：只把工作交给线程。 */
static void on_timer(struct k_timer *timer)
{
	ARG_UNUSED(timer);

	(void)k_work_submit(&sample_work);
}

K_TIMER_DEFINE(sample_timer, on_timer, NULL);

void samples_start(void)
{
	const k_timeout_t interval = K_MSEC(CONFIG_EXAMPLE_INTERVAL_MS);

	k_timer_start(&sample_timer, K_NO_WAIT, interval);
}

bool samples_take(struct sample *sample)
{
	return k_msgq_get(&sample_queue, sample, K_NO_WAIT) == 0;
}
