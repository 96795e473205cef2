/* FIFOs, LIFOs and locks, in an order that tells them apart. */
#define STACK 2048

K_THREAD_STACK_DEFINE(stack_a, STACK);
K_THREAD_STACK_DEFINE(stack_b, STACK);
static struct k_thread thread_a, thread_b;

struct item {
	void *link;
	int number;
};

static struct item items[5] = {{NULL, 0}, {NULL, 1}, {NULL, 2}, {NULL, 3}, {NULL, 4}};

K_FIFO_DEFINE(fifo);
K_LIFO_DEFINE(lifo);
K_QUEUE_DEFINE(queue);
K_SEM_DEFINE(ready, 0, 10);

static int number(void *item)
{
	return item != NULL ? ((struct item *)item)->number : -1;
}

static void reader(void *name, void *unused, void *unused2)
{
	int64_t before = k_uptime_get();
	int got;

	ARG_UNUSED(unused);
	ARG_UNUSED(unused2);
	printk("%s waits\n", (const char *)name);
	got = number(k_fifo_get(&fifo, K_FOREVER));
	printk("%s got %d\n", (const char *)name, got);
	got = number(k_fifo_get(&fifo, K_MSEC(50)));
	printk("%s got %d, waited %d\n", (const char *)name, got, k_uptime_get() - before >= 50);
}

static void fifos(void)
{
	int i;

	printk("empty %d, get %d\n", k_fifo_is_empty(&fifo) != 0,
	       number(k_fifo_get(&fifo, K_NO_WAIT)));
	for (i = 0; i < 3; i++) {
		k_fifo_put(&fifo, &items[i]);
	}
	printk("head %d, tail %d\n", number(k_fifo_peek_head(&fifo)),
	       number(k_fifo_peek_tail(&fifo)));
	for (i = 0; i < 4; i++) {
		printk("fifo %d\n", number(k_fifo_get(&fifo, K_NO_WAIT)));
	}
	for (i = 0; i < 3; i++) {
		k_lifo_put(&lifo, &items[i]);
	}
	for (i = 0; i < 4; i++) {
		printk("lifo %d\n", number(k_lifo_get(&lifo, K_NO_WAIT)));
	}
	k_thread_create(&thread_a, stack_a, STACK, reader, "low", NULL, NULL, 7, 0, K_NO_WAIT);
	k_thread_create(&thread_b, stack_b, STACK, reader, "high", NULL, NULL, -2, 0, K_NO_WAIT);
	k_sleep(K_MSEC(10));
	k_fifo_put(&fifo, &items[1]);
	printk("put 1\n");
	k_fifo_put(&fifo, &items[2]);
	printk("put 2\n");
	k_fifo_put(&fifo, &items[3]);
	printk("put 3\n");
	k_thread_join(&thread_b, K_FOREVER);
	k_fifo_cancel_wait(&fifo);
	printk("cancelled\n");
	k_thread_join(&thread_a, K_FOREVER);
}

static void queues(void)
{
	int i;

	k_queue_append(&queue, &items[0]);
	k_queue_append(&queue, &items[3]);
	k_queue_insert(&queue, &items[0], &items[1]);
	k_queue_prepend(&queue, &items[4]);
	printk("unique %d %d\n", k_queue_unique_append(&queue, &items[1]),
	       k_queue_unique_append(&queue, &items[2]));
	printk("remove %d %d\n", k_queue_remove(&queue, &items[3]),
	       k_queue_remove(&queue, &items[3]));
	items[3].link = NULL;
	printk("list %d\n", k_queue_append_list(&queue, &items[3], &items[3]));
	for (i = 0; i < 6; i++) {
		printk("queue %d\n", number(k_queue_get(&queue, K_NO_WAIT)));
	}
}

static void urgent(void *name, void *unused, void *unused2)
{
	int i;

	ARG_UNUSED(unused);
	ARG_UNUSED(unused2);
	for (i = 0; i < 3; i++) {
		k_sem_take(&ready, K_FOREVER);
		printk("%s runs\n", (const char *)name);
	}
}

static void locks(void)
{
	struct k_spinlock lock = {0};
	k_spinlock_key_t spin;
	unsigned int key, inner;

	k_thread_priority_set(k_current_get(), 5);
	k_thread_create(&thread_a, stack_a, STACK, urgent, "urgent", NULL, NULL, 1, 0, K_NO_WAIT);
	k_sched_lock();
	k_sched_lock();
	k_sem_give(&ready);
	printk("scheduler locked twice\n");
	k_sched_unlock();
	printk("once\n");
	k_sched_unlock();
	printk("not at all\n");
	key = irq_lock();
	inner = irq_lock();
	k_sem_give(&ready);
	printk("interrupts locked\n");
	irq_unlock(inner);
	irq_unlock(key);
	printk("unlocked\n");
	k_yield();
	spin = k_spin_lock(&lock);
	k_sem_give(&ready);
	printk("spinlock\n");
	k_spin_unlock(&lock, spin);
	k_sleep(K_MSEC(1));
	k_thread_join(&thread_a, K_FOREVER);
	k_thread_priority_set(k_current_get(), 0);
}

static int ticks;

static void tick(struct k_timer *timer)
{
	ARG_UNUSED(timer);
	ticks++;
}

K_TIMER_DEFINE(timer, tick, NULL);

/* Who waits busily keeps the CPU from the less urgent, and timers go on. */
static void busy(void)
{
	int64_t before;

	k_thread_create(&thread_a, stack_a, STACK, urgent, "lazy", NULL, NULL, 9, 0, K_NO_WAIT);
	k_sem_give(&ready);
	k_sem_give(&ready);
	k_sem_give(&ready);
	k_timer_start(&timer, K_MSEC(10), K_MSEC(10));
	before = k_uptime_get();
	k_busy_wait(35000);
	printk("busy for 35 ms %d, ticks %d\n", k_uptime_get() - before >= 34, ticks);
	k_timer_stop(&timer);
	k_thread_join(&thread_a, K_FOREVER);
}
/* main */
fifos();
queues();
locks();
busy();
printk("end\n");
