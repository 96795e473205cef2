/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_HOST_INTERNAL_H_
#define NANOKIT_SIM_HOST_INTERNAL_H_

#include "host.h"

/* The descriptor on which the starting program listens, and answers about its server. */
#define LINK_FD 3

/* Remembers what the program was started with, for host_reboot(); ends with NULL. */
void life_begins(char **arguments);
/* Closes what is open, as a board does that restarts: without a word to the peer. */
void socket_close_all(void);

/* Reads "KEY AT HOLD". */
bool press_read(const char *text, struct host_press *press);
/* A line of the link that is no answer: a key is pressed, or nothing. */
void press_take(const char *line);
void trouble_take(const char *line);

/* The PC's clock, in milliseconds; it only counts up. */
double wall_ms(void);

/* The first thread, which is not created but there. */
struct host_thread *host_thread_adopt(void);
void watchdog_start(void);
/* While true, waiting is all there is to do: no thread is stuck. */
void watchdog_pause(bool idle);
/* Reports crashes of a program that was built without sanitizers. */
void crash_reports(void);
void crash_stack(void *start, size_t size);

/* Waits until a watched socket or the link is ready, or the PC's clock is at wall_until. */
enum wait_result {
	WAIT_TIME,
	WAIT_SOCKET,
	WAIT_LINK
};
enum wait_result host_wait(double wall_until, bool with_link);

/* Begins to connect; then it is not known to the server yet. */
int socket_connect(int socket, const struct host_address *peer);
struct host_address socket_loopback(uint16_t port);
bool socket_is_server(const struct host_address *peer);
/* A socket of ours for a descriptor that there is. */
int socket_adopt(int fd);
int socket_fd(int socket);
/* From now on only what the server has announced can be received. */
void socket_announced(int socket);

/* What the server and we know of our connections to it: see link.c. */
size_t socket_report(char *text, size_t room);
void socket_report_done(void);
void socket_expect(uint16_t port, uint64_t written, bool ended);
void socket_packet(uint16_t port, unsigned long len);
void socket_await_expected(void);

/* A line from the starting program, without its line feed; false at the end of the link. */
bool link_read_line(char *line, size_t room);
bool link_has_line(void);
/* Ends this program if the starting one is gone. */
void link_check(void);
void link_write(const char *head, const char *bytes, size_t len);
/* Whether anything was written since link_was_read(), which says that all of it has been seen. */
bool link_was_written(void);
void link_was_read(void);

/* Tells the server what time it is, if it was not asked lately: before it gets anything. */
void time_tell_server(void);

#endif
