/* Events: who waits for any or all of some bits, and when it gets them. */
#define STACK 2048

K_THREAD_STACK_DEFINE(stack_a, STACK);
K_THREAD_STACK_DEFINE(stack_b, STACK);
K_THREAD_STACK_DEFINE(stack_c, STACK);
static struct k_thread thread_a, thread_b, thread_c;

K_EVENT_DEFINE(event);

static void any(void *name, void *wanted, void *unused)
{
	ARG_UNUSED(unused);
	printk("%s got 0x%x\n", (const char *)name,
	       k_event_wait(&event, POINTER_TO_UINT(wanted), false, K_FOREVER));
}

static void all(void *name, void *wanted, void *unused)
{
	ARG_UNUSED(unused);
	printk("%s got 0x%x\n", (const char *)name,
	       k_event_wait_all(&event, POINTER_TO_UINT(wanted), false, K_FOREVER));
}

static void events(void)
{
	printk("none 0x%x\n", k_event_wait(&event, 0x0, false, K_NO_WAIT));
	printk("unset 0x%x\n", k_event_wait(&event, 0x1, false, K_NO_WAIT));
	k_thread_create(&thread_a, stack_a, STACK, any, "any", (void *)0x6, NULL, 3, 0, K_NO_WAIT);
	k_thread_create(&thread_b, stack_b, STACK, all, "all", (void *)0x6, NULL, -2, 0, K_NO_WAIT);
	k_thread_create(&thread_c, stack_c, STACK, any, "other", (void *)0x6, NULL, 3, 0,
			K_NO_WAIT);
	k_sleep(K_MSEC(10));
	k_event_post(&event, 0x1);
	k_sleep(K_MSEC(10));
	printk("posted 1\n");
	k_event_post(&event, 0x2);
	k_sleep(K_MSEC(10));
	printk("posted 2\n");
	k_event_post(&event, 0x4);
	printk("posted 4\n");
	k_thread_join(&thread_b, K_FOREVER);
	printk("set 0x%x\n", k_event_wait(&event, 0xff, false, K_NO_WAIT));
	k_event_set(&event, 0x10);
	printk("set 0x%x\n", k_event_wait(&event, 0xff, false, K_NO_WAIT));
	printk("all 0x%x\n", k_event_wait_all(&event, 0x30, false, K_MSEC(20)));
	printk("reset 0x%x\n", k_event_wait(&event, 0x10, true, K_MSEC(20)));
	printk("left 0x%x\n", k_event_wait(&event, 0xff, false, K_NO_WAIT));
}
/* main */
events();
printk("end\n");
