/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_SIM_H_
#define NANOKIT_SIM_SIM_H_

/* What the parts of Zephyr's side have in common. All times are milliseconds since boot. */
#include <stdarg.h>
#include <nanokit_sim/kernel.h>
#include <nanokit_sim/net_ip.h>
#include "host.h"

/* Values that Kconfig decides: see config.c. */
struct sim_config {
	size_t heap_bytes;
	int max_fds;
	int max_contexts;
	int websocket_contexts;
	int poll_max;
	int connect_timeout_ms;
	bool boot_banner;
	bool net_log;
	bool receive_timeout;
	bool send_timeout;
	bool tls;
	int tls_contexts;
	/* Tags that one socket takes. */
	int tls_tags;
	bool tls_pem;
	bool tls_dates;
	int credentials;
	int dns_timeout_ms;
	/* Addresses that one name may have. */
	int dns_entries;
	/* Where the application's server is said to be; NULL if its Kconfig has no such symbols. */
	const char *server_host;
	int server_port;
};

extern const struct sim_config sim_config;

/* The running thread; in interrupt context that which was interrupted. */
extern struct k_thread *sim_current;

int64_t sim_now(void);

/*
 * Every function that an application calls says so first: name, and arguments as printf() has
 * them. Keeps the watchdog quiet and writes the line of --trace.
 */
void sim_call(const char *name, const char *fmt, ...) __printf_like(2, 3);

/* The same without the trace, for what only looks or prints. Lets time pass in loops. */
void sim_look(void);

/* What the board's clock shows, in milliseconds since 1970. */
int64_t sim_clock_ms(void);

/* The running thread waits for an object; the result is that of sim_wake(), or -EAGAIN. */
int sim_wait(const void *object, k_timeout_t timeout);
/* The same, or until a socket is ready; at most NANOKIT_SIM_WATCHES of them. */
int sim_wait_sockets(const void *object, const struct nanokit_sim_watch *watches, int count,
		     k_timeout_t timeout);
/* Wakes the most urgent thread that waits for an object. */
struct k_thread *sim_wake(const void *object, int result);
void sim_wake_all(const void *object, int result);
/* Whoever is ready and more urgent than the running thread gets its turn. */
void sim_preempt(void);

/* Hands over to the threads that there are, for good. */
_Noreturn void sim_schedule(void);

/* Threads of the run-time itself. */
void sim_thread_start(struct k_thread *thread, const char *name, int prio, k_thread_entry_t entry,
		      void *arg);
void sim_queue_start(struct k_work_q *queue, const char *name, int prio);

void sim_callout(struct nanokit_sim_callout *callout, int64_t at);
void sim_callout_cancel(struct nanokit_sim_callout *callout);
bool sim_in_interrupt(void);

/* The application did what would stop the board. */
_Noreturn void sim_stop(const char *kind, const char *fmt, ...) __printf_like(2, 3);

/*
 * Tells the author what is peculiar here; the application is none the worse for it. kind, text:
 * socket AF_INET6 or SOCK_DGRAM, which are not simulated; elsewhere ADDRESS:PORT HOST:PORT, when it
 * connects to another server than ours; dns off, without CONFIG_DNS_RESOLVER; tls off, pem, parse,
 * tag N or psk, why a credential is of no use.
 */
void sim_note(const char *kind, const char *fmt, ...) __printf_like(2, 3);

/* Parts that are set up at boot. */
void sim_heap_start(void);
void sim_heap_reserve(size_t size);
void sim_work_start(void);
void sim_net_start(void);

/* The console. */
void sim_vprint(const char *fmt, va_list args);
/* Lines of drivers and of the network stack. */
void sim_log(const char *module, uint32_t level, const char *fmt, ...) __printf_like(3, 4);

/* The radio link: down before Wi-Fi is joined, and once it is lost. */
void sim_link_set(bool up);
bool sim_link_is_up(void);
/* family: AF_INET or AF_INET6. */
bool sim_has_address(int family);
/* Counts each time that the link comes up: a connection lives as long as its own. */
unsigned int sim_link_number(void);

/* Keys: those that the run is to press, those that somebody presses, and whether one is waited for.
 */
void sim_keys_start(void);
void sim_keys_look(void);
bool sim_keys_awaited(void);

/* What the starting program does to the board. */
void sim_trouble_look(void);
void sim_wifi_lose(void);
void sim_lease_lose(void);
/* Takes all of the heap but so many bytes; 0: gives it back. */
void sim_heap_press(size_t left);
size_t sim_heap_allocated(void);
int sim_fds_used(void);
int sim_sockets_used(void);

/* Sockets, without the trace: results below 0 are errors. */
int sim_socket_open(int family, int type, int proto);
int sim_socket_close(int fd);
long sim_socket_send(int fd, const void *buf, size_t len, int flags);
long sim_socket_recv(int fd, void *buf, size_t len, int flags);
int sim_socket_shutdown(int fd, int how);
struct zsock_pollfd;
int sim_socket_poll(struct zsock_pollfd *fds, int nfds, int timeout);
/* Whoever polls looks again. */
void sim_poll_wake(void);
/* Descriptors: NULL in type means that it is free. */
struct sim_fd {
	const struct sim_fd_type *type;
	void *object;
};
struct sim_fd_type {
	long (*send)(void *object, const void *buf, size_t len, int flags);
	long (*recv)(void *object, void *buf, size_t len, int flags);
	int (*close)(void *object);
	/* What is ready now, as poll() has it; NULL for sockets, which the PC is asked about. */
	short (*ready)(void *object);
};
/* The lowest free number, or -ENFILE. */
int sim_fd_new(const struct sim_fd_type *type, void *object);
struct sim_fd *sim_fd_get(int fd);
void sim_fd_free(int fd);
/* The TCP socket below a WebSocket, or -1. */
int sim_websocket_tcp(int fd);

void sim_sha1(const void *data, size_t len, uint8_t digest[20]);
size_t sim_base64(const uint8_t *data, size_t len, char *text);

#endif
