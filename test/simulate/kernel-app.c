/* Threads, semaphores, mutexes, message queues, timers and work, in an order that tells them apart.
 */
#define STACK 2048

K_THREAD_STACK_DEFINE(stack_a, STACK);
K_THREAD_STACK_DEFINE(stack_b, STACK);
K_THREAD_STACK_DEFINE(stack_c, STACK);
static struct k_thread thread_a, thread_b, thread_c;

K_SEM_DEFINE(sem, 0, 2);
K_MUTEX_DEFINE(mutex);
K_MSGQ_DEFINE(queue, sizeof(int), 2, 4);

static void taker(void *name, void *priority, void *unused)
{
	ARG_UNUSED(unused);
	printk("%s waits\n", (const char *)name);
	k_sem_take(&sem, K_FOREVER);
	printk("%s has it, priority %d\n", (const char *)name,
	       k_thread_priority_get(k_current_get()));
	ARG_UNUSED(priority);
}

/* The most urgent of those that wait gets the semaphore, and runs at once. */
static void semaphores(void)
{
	printk("count %u\n", k_sem_count_get(&sem));
	k_thread_create(&thread_a, stack_a, STACK, taker, "low", NULL, NULL, 7, 0, K_NO_WAIT);
	k_thread_create(&thread_b, stack_b, STACK, taker, "high", NULL, NULL, -2, 0, K_NO_WAIT);
	k_thread_create(&thread_c, stack_c, STACK, taker, "middle", NULL, NULL, 3, 0, K_NO_WAIT);
	printk("made\n");
	k_sleep(K_MSEC(10));
	k_sem_give(&sem);
	printk("gave one\n");
	k_sem_give(&sem);
	printk("gave two\n");
	k_sem_give(&sem);
	printk("gave three\n");
	printk("joins %d %d %d\n", k_thread_join(&thread_b, K_FOREVER),
	       k_thread_join(&thread_a, K_FOREVER), k_thread_join(&thread_c, K_FOREVER));
	k_sem_give(&sem);
	k_sem_give(&sem);
	k_sem_give(&sem);
	printk("count %u\n", k_sem_count_get(&sem));
	k_sem_reset(&sem);
	printk("take %d\n", k_sem_take(&sem, K_NO_WAIT) < 0);
	int64_t before = k_uptime_get();
	int ret = k_sem_take(&sem, K_MSEC(30));
	int64_t waited = k_uptime_get() - before;
	printk("take %d, waited %d\n", ret, waited >= 30 && waited <= 31);
}

static void locker(void *p1, void *p2, void *p3)
{
	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	printk("other: lock %d\n", k_mutex_lock(&mutex, K_NO_WAIT) < 0);
	printk("other: unlock %d\n", k_mutex_unlock(&mutex) < 0);
	printk("other: lock %d\n", k_mutex_lock(&mutex, K_FOREVER));
	printk("other: has it\n");
	k_mutex_unlock(&mutex);
}

/* Whoever owns it may lock again, and is as urgent as who waits for it. */
static void mutexes(void)
{
	k_thread_priority_set(k_current_get(), 5);
	printk("lock %d %d\n", k_mutex_lock(&mutex, K_FOREVER), k_mutex_lock(&mutex, K_FOREVER));
	k_thread_create(&thread_a, stack_a, STACK, locker, NULL, NULL, NULL, 1, 0, K_NO_WAIT);
	printk("priority %d\n", k_thread_priority_get(k_current_get()));
	k_mutex_unlock(&mutex);
	printk("once\n");
	k_mutex_unlock(&mutex);
	printk("twice, priority %d\n", k_thread_priority_get(k_current_get()));
	k_thread_join(&thread_a, K_FOREVER);
	k_thread_priority_set(k_current_get(), 0);
}

static void producer(void *p1, void *p2, void *p3)
{
	int i;

	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	for (i = 1; i <= 5; i++) {
		printk("put %d: %d\n", i, k_msgq_put(&queue, &i, K_FOREVER));
	}
}

static void queues(void)
{
	int value = 0;
	int i;

	printk("get %d\n", k_msgq_get(&queue, &value, K_NO_WAIT) < 0);
	k_thread_create(&thread_a, stack_a, STACK, producer, NULL, NULL, NULL, 2, 0, K_NO_WAIT);
	k_sleep(K_MSEC(5));
	printk("used %u, free %u\n", k_msgq_num_used_get(&queue), k_msgq_num_free_get(&queue));
	k_msgq_peek(&queue, &value);
	printk("peek %d\n", value);
	for (i = 0; i < 5; i++) {
		k_msgq_get(&queue, &value, K_MSEC(100));
		printk("got %d\n", value);
	}
	printk("get %d\n", k_msgq_get(&queue, &value, K_MSEC(20)) < 0);
	k_thread_join(&thread_a, K_FOREVER);
}

static int ticks;

static void tick(struct k_timer *timer)
{
	ARG_UNUSED(timer);
	ticks++;
}

static void stopped(struct k_timer *timer)
{
	ARG_UNUSED(timer);
	printk("stopped\n");
}

K_TIMER_DEFINE(timer, tick, stopped);

static void timers(void)
{
	k_timer_start(&timer, K_MSEC(10), K_MSEC(20));
	k_sleep(K_MSEC(5));
	printk("status %u\n", k_timer_status_get(&timer));
	printk("sync %u\n", k_timer_status_sync(&timer));
	k_sleep(K_MSEC(50));
	printk("ticks %d, status %u\n", ticks, k_timer_status_get(&timer));
	k_timer_stop(&timer);
	k_sleep(K_MSEC(50));
	printk("ticks %d\n", ticks);
}

static void handle(struct k_work *work)
{
	ARG_UNUSED(work);
	printk("work in %s\n", k_current_get() == &k_sys_work_q.thread ? "the queue" : "?");
}

K_WORK_DEFINE(work, handle);

static void handle_late(struct k_work *late);
K_WORK_DELAYABLE_DEFINE(delayed, handle_late);
static int64_t scheduled_at;

static void handle_late(struct k_work *late)
{
	int64_t waited = k_uptime_get() - scheduled_at;

	printk("late %d, after %d\n", k_work_delayable_from_work(late) == &delayed,
	       waited >= 25 && waited <= 27);
}

static void works(void)
{
	printk("submit %d\n", k_work_submit(&work));
	scheduled_at = k_uptime_get();
	printk("schedule %d\n", k_work_schedule(&delayed, K_MSEC(25)));
	printk("again %d\n", k_work_schedule(&delayed, K_MSEC(5)));
	k_sleep(K_MSEC(60));
	k_work_schedule(&delayed, K_MSEC(25));
	printk("cancel %d\n", k_work_cancel_delayable(&delayed));
	k_sleep(K_MSEC(60));
}
/* main */
semaphores();
mutexes();
queues();
timers();
works();
printk("end\n");
