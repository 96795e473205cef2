/* SPDX-License-Identifier: Apache-2.0 */
/* Sanitizers tell what a program did to its memory; without them, at least what ended it. */
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>
#include "internal.h"

void __asan_init(void) __attribute__((weak));
void __asan_poison_memory_region(void const volatile *start, size_t len) __attribute__((weak));
void __asan_unpoison_memory_region(void const volatile *start, size_t len) __attribute__((weak));

void host_poison(const void *start, size_t len)
{
	if (__asan_poison_memory_region != NULL) {
		__asan_poison_memory_region(start, len);
	}
}

void host_unpoison(const void *start, size_t len)
{
	if (__asan_unpoison_memory_region != NULL) {
		__asan_unpoison_memory_region(start, len);
	}
}

/* A full stack ends where the memory below it is not ours: a fault near the stack pointer. */
static void crashed(int number, siginfo_t *info, void *context)
{
	char marker;
	uintptr_t fault = (uintptr_t)info->si_addr;

	(void)context;
	(void)marker;
	if (number == SIGSEGV || number == SIGBUS) {
		pthread_attr_t attributes;
		void *start = NULL;
		size_t size = 0;
#ifdef __linux__
		if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
			pthread_attr_getstack(&attributes, &start, &size);
			pthread_attr_destroy(&attributes);
		}
#else
		(void)attributes;
		size = pthread_get_stacksize_np(pthread_self());
		start = (char *)pthread_get_stackaddr_np(pthread_self()) - size;
#endif
		if (start != NULL && fault + 65536 >= (uintptr_t)start &&
		    fault < (uintptr_t)start + 4096) {
			host_end(0, "crash", "stack-overflow");
		}
	}
	host_end(0, "crash", strsignal(number));
}

void crash_stack(void *start, size_t size)
{
	stack_t stack = {.ss_sp = start, .ss_size = size, .ss_flags = 0};

	if (__asan_init == NULL && start != NULL) {
		sigaltstack(&stack, NULL);
	}
}

void crash_reports(void)
{
	static const int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL};
	struct sigaction action;
	size_t i;

	if (__asan_init != NULL) {
		return;
	}
	memset(&action, 0, sizeof(action));
	action.sa_sigaction = crashed;
	action.sa_flags = SA_SIGINFO | SA_ONSTACK;
	for (i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
		sigaction(signals[i], &action, NULL);
	}
}
