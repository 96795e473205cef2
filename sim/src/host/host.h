/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_HOST_H_
#define NANOKIT_SIM_HOST_H_

/*
 * What the run-time asks of the PC: turns for its threads, the passing of time, sockets, and the
 * line to the program that started it. One side of this header is compiled against Zephyr's
 * declarations, the other against the PC's, so nothing but plain C types crosses it.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A time that never comes, in milliseconds of board time. */
#define HOST_NEVER INT64_MAX

#define HOST_PRESSES 64

/* What the run was asked to be like; every time is in milliseconds of board time. */
struct host_options {
	uint32_t seed;
	/* Board time passes at most so many times as fast as the PC's. */
	double speed;
	/* The run ends here; HOST_NEVER: when it is stopped. */
	int64_t end_ms;
	/* A board that restarted: when that was in the run, how often, and how often soon. */
	int64_t born_ms;
	unsigned int life;
	unsigned int short_lives;
	bool trace;
	/* With the server that the starting program runs: its port on loopback, else 0. */
	uint16_t serve_port;
	/* Where the starting program speaks TLS for us, on loopback; 0: nowhere. */
	uint16_t tls_port;
	/* Instead of CONFIG_HEAP_MEM_POOL_SIZE; 0: as configured. */
	size_t heap_bytes;
	/* Wi-Fi: the password is wrong, no such access point, so many failures first, the link's
	 * end. */
	bool wifi_wrong_password;
	bool wifi_not_found;
	unsigned int wifi_failures;
	int64_t wifi_drop_ms;
	/* It ends so long after each joining, not after the first one only. */
	bool wifi_drop_again;
	/* Keys that are pressed, in milliseconds of the run. */
	struct host_press {
		char key[16];
		int64_t at_ms;
		int64_t hold_ms;
	} presses[HOST_PRESSES];
	int press_count;
	/* People may press keys at any time: see host_pressed(). */
	bool typing;
	/* The server need not be asked at each turn: see time.c. */
	bool ahead;
	/* How long DHCP takes; HOST_NEVER: no answer. */
	int64_t dhcp_ms;
	/* How long the address lasts, the first time. */
	int64_t lease_ms;
	/* SNTP: what the time is when the run begins, in milliseconds since 1970, or no answer. */
	int64_t date_ms;
	bool sntp_silent;
	/* DNS: no such name, no answer at all, so many addresses first at which nobody listens. */
	/* Until when: HOST_NEVER for good, 0 not at all. */
	int64_t dns_not_found_ms;
	int64_t dns_silent_ms;
	int dns_refusing;
};

extern struct host_options host_options;

/*
 * What the starting program does to the board: the link or the lease is lost ("wifi", "lease"), or
 * all of the heap but value bytes is taken ("heap"; 0: given back). "memory" asks what is in use.
 */
struct host_trouble {
	char kind[16];
	long value;
};
/* false: nothing more. */
bool host_troubled(struct host_trouble *trouble);

/* A key that somebody has pressed meanwhile, beside those; false: none. */
bool host_pressed(struct host_press *press);

/* Threads: exactly one has its turn, and keeps it until it gives it away. */
struct host_thread;

struct host_thread *host_thread_create(void (*entry)(void *arg), void *arg);
void host_thread_switch(struct host_thread *to);
_Noreturn void host_thread_exit(struct host_thread *to);

/* Tells the watchdog that the running thread came by: what called nothing for 5 s is stuck. */
void host_alive(void);

/*
 * Nothing is left to do before until_ms: waits, and returns the board time then. Earlier than that
 * when a socket of host_watch() is ready. now_ms is the board time at the call.
 */
int64_t host_idle(int64_t now_ms, int64_t until_ms);

/* Sockets: TCP. Nothing here blocks; negative results are these. */
enum {
	HOST_AGAIN = -1,
	HOST_REFUSED = -2,
	HOST_RESET = -3,
	HOST_UNREACHABLE = -4,
	HOST_NO_SOCKET = -5,
};

#define HOST_READABLE 1U
#define HOST_WRITABLE 2U
/* The peer sends no more, or the connection has failed: both are readable, too. */
#define HOST_ENDED 4U
#define HOST_FAILED 8U

/* As in a packet: the first 4 bytes are one of IPv4. */
struct host_address {
	bool v6;
	uint8_t bytes[16];
	uint16_t port;
};

int host_socket_open(void);
/* 0 once connected, HOST_AGAIN until then. */
int host_socket_connect(int socket, const struct host_address *peer);
/* Where the server of the starting program listens. */
struct host_address host_server(void);
int host_socket_connected(int socket);
/*
 * Connects through the starting program, which speaks TLS with the peer. request: lines of what the
 * application wants, see tls.c. Waits for the handshake. 0, HOST_REFUSED, HOST_UNREACHABLE,
 * HOST_AGAIN if the peer says nothing, or mbedTLS's number of what went wrong, without its sign.
 */
int host_socket_connect_tls(int socket, const struct host_address *peer, const char *request);
/* Bytes, 0 at the end. */
long host_socket_recv(int socket, void *buf, size_t len, bool peek);
long host_socket_send(int socket, const void *buf, size_t len);
unsigned int host_socket_ready(int socket);
void host_socket_close(int socket);

/*
 * Names, as the PC resolves them: a socket that becomes readable when there is a result, or
 * HOST_NO_SOCKET; then how many addresses of the family that are, at most room. Closed like others.
 */
int host_resolve(const char *name, bool v6);
int host_resolved(int socket, struct host_address *addresses, int room);

/* Sockets that threads wait for: events are HOST_READABLE and HOST_WRITABLE. */
void host_watch_none(void);
void host_watch(int socket, unsigned int events);

/* The console's bytes, and a line of --trace. */
void host_console(int64_t now_ms, const char *text, size_t len);
void host_trace(int64_t now_ms, const char *text);
/* Something that makes the run a failure but does not end it, such as an exhausted heap. */
void host_warn(int64_t now_ms, const char *kind, const char *text);
/*
 * Writes to standard error where the running thread is, as sanitizers report it, below the title;
 * nothing in a program without sanitizers.
 */
void host_where(const char *title);
/* Something that people see, in a line of its own: kind is the first word of it, see link.c. */
void host_tell(int64_t now_ms, const char *kind, const char *text);
/* Ends the run. kind: time, done, reboots, stuck, assert, panic, free, work, busy or isr. */
_Noreturn void host_end(int64_t now_ms, const char *kind, const char *text);
/*
 * Starts the board anew: its time begins at 0 again, that of the run goes on. Its connections are
 * gone. text: what was called.
 */
_Noreturn void host_reboot(int64_t now_ms, const char *text);

/* Address sanitizer, where the program is built with it: access to these bytes is an error, or not.
 */
void host_poison(const void *start, size_t len);
void host_unpoison(const void *start, size_t len);

/* Where Zephyr's side begins; called once, in the first thread. */
_Noreturn void sim_start(struct host_thread *self);

#endif
