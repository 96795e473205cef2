/* SPDX-License-Identifier: Apache-2.0 */
/* Threads of the board are threads of the PC, of which all but one wait for their turn. */
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>
#include "internal.h"

struct host_thread {
	pthread_t thread;
	pthread_cond_t turn;
	void (*entry)(void *arg);
	void *arg;
};

/* Address sanitizer makes stack frames several times as large. */
#define STACK_SIZE (1024 * 1024)
#define STUCK_AFTER_MS 5000

static pthread_mutex_t cpu = PTHREAD_MUTEX_INITIALIZER;
static struct host_thread *running;
static atomic_uint calls;
static atomic_bool idle;

double wall_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1000 + (double)now.tv_nsec / 1e6;
}

struct host_thread *host_thread_adopt(void)
{
	static struct host_thread first;

	first.thread = pthread_self();
	pthread_cond_init(&first.turn, NULL);
	pthread_mutex_lock(&cpu);
	running = &first;
	return &first;
}

static void *run(void *arg)
{
	struct host_thread *self = arg;
	void *stack = malloc(STACK_SIZE / 16);

	crash_stack(stack, STACK_SIZE / 16);
	pthread_mutex_lock(&cpu);
	while (running != self) {
		pthread_cond_wait(&self->turn, &cpu);
	}
	self->entry(self->arg);
	abort();
}

struct host_thread *host_thread_create(void (*entry)(void *arg), void *arg)
{
	struct host_thread *created = calloc(1, sizeof(*created));
	pthread_attr_t attributes;

	created->entry = entry;
	created->arg = arg;
	pthread_cond_init(&created->turn, NULL);
	pthread_attr_init(&attributes);
	pthread_attr_setstacksize(&attributes, STACK_SIZE);
	pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
	if (pthread_create(&created->thread, &attributes, run, created) != 0) {
		free(created);
		return NULL;
	}
	pthread_attr_destroy(&attributes);
	return created;
}

void host_thread_switch(struct host_thread *to)
{
	struct host_thread *self = running;

	running = to;
	pthread_cond_signal(&to->turn);
	while (running != self) {
		pthread_cond_wait(&self->turn, &cpu);
	}
}

void host_thread_exit(struct host_thread *to)
{
	running = to;
	pthread_cond_signal(&to->turn);
	pthread_mutex_unlock(&cpu);
	pthread_exit(NULL);
}

void host_alive(void)
{
	atomic_fetch_add_explicit(&calls, 1, memory_order_relaxed);
}

void watchdog_pause(bool waiting)
{
	atomic_store(&idle, waiting);
	host_alive();
}

/* Sanitizers bring a function that says where a thread is. */
void __sanitizer_print_stack_trace(void) __attribute__((weak));

void host_where(const char *title)
{
	if (__sanitizer_print_stack_trace != NULL) {
		fprintf(stderr, "== %s ==\n", title);
		__sanitizer_print_stack_trace();
	}
}

static void *watch(void *arg)
{
	unsigned int last = atomic_load(&calls);
	double since = wall_ms();

	(void)arg;
	while (true) {
		usleep(100 * 1000);
		link_check();
		if (atomic_load(&calls) != last || atomic_load(&idle)) {
			last = atomic_load(&calls);
			since = wall_ms();
		} else if (wall_ms() - since >= STUCK_AFTER_MS) {
			/* Ends the run there, where the thread is. */
			pthread_kill(running->thread, SIGUSR1);
			usleep(1000 * 1000);
			host_end(0, "busy", "");
		}
	}
	return NULL;
}

void __sanitizer_symbolize_pc(void *pc, const char *fmt, char *text, size_t room)
	__attribute__((weak));

/*
 * A stack trace looks one byte before each address, which is in another function where a loop is
 * all that a function has.
 */
static void show_interrupted(void *context)
{
#if defined(__linux__) && defined(__x86_64__)
	void *pc = (void *)((ucontext_t *)context)->uc_mcontext.gregs[REG_RIP];
#elif defined(__linux__) && defined(__aarch64__)
	void *pc = (void *)((ucontext_t *)context)->uc_mcontext.pc;
#else
	void *pc = NULL;
#endif
	char text[512];

	(void)context;
	if (pc != NULL && __sanitizer_symbolize_pc != NULL) {
		/* It takes a return address, which is behind the call. */
		__sanitizer_symbolize_pc((char *)pc + 1, "in %f %s:%l", text, sizeof(text));
		/* Read by verdict.ts, which leaves out what the trace makes of this address. */
		fprintf(stderr, "== interrupted %p ==\n    #0 %p %s\n", pc, pc, text);
	}
}

static void show_where(int signal, siginfo_t *info, void *context)
{
	(void)signal;
	(void)info;
	show_interrupted(context);
	if (__sanitizer_print_stack_trace != NULL) {
		__sanitizer_print_stack_trace();
	}
	host_end(0, "busy", "");
}

void watchdog_start(void)
{
	struct sigaction action;
	pthread_t thread;

	memset(&action, 0, sizeof(action));
	action.sa_sigaction = show_where;
	action.sa_flags = SA_SIGINFO;
	sigaction(SIGUSR1, &action, NULL);
	pthread_create(&thread, NULL, watch, NULL);
}
