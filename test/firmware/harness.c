/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Runs the receiving and sending functions of a generated main.c on a PC, over a WebSocket client
 * that follows a script. What upstream's client does differs by SDK line:
 *   0 and 1: says the type as soon as it has the header, with -EAGAIN if no content came along;
 * never tells the end of an empty frame before more data comes; 0 once the connection is closed 2:
 * says the type only at the end of a frame or of the buffer; -ENOTCONN once it is closed
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#define main app_main
#include "main.c"
#undef main

#define TEXT WEBSOCKET_FLAG_TEXT
#define FINAL WEBSOCKET_FLAG_FINAL
#define PING WEBSOCKET_FLAG_PING
#define PONG WEBSOCKET_FLAG_PONG
#define CLOSE WEBSOCKET_FLAG_CLOSE
#define UNTOLD UINT32_MAX
#define UNCHANGED UINT64_MAX

#define START_MS 100000
#define TIMEOUT_MS 1000
#define FRAME_MS CONFIG_EXAMPLE_RECV_TIMEOUT_MS

/* What one call of websocket_recv_msg() does; with more content than room, several calls. */
struct step {
	int ret;
	uint32_t type;
	const char *content;
	uint64_t remaining;
};

#define QUIET                                                                                      \
	{                                                                                          \
		-EAGAIN, UNTOLD, "", UNCHANGED                                                     \
	}
#define QUIET_4 QUIET, QUIET, QUIET, QUIET
#define HEADER(type)                                                                               \
	{                                                                                          \
		-EAGAIN, type, "", UNCHANGED                                                       \
	}
#define FRAME(type, content)                                                                       \
	{                                                                                          \
		0, type, content, 0                                                                \
	}
#define PART(type, content, remaining)                                                             \
	{                                                                                          \
		0, type, content, remaining                                                        \
	}
#define FAILS(error)                                                                               \
	{                                                                                          \
		error, UNTOLD, "", UNCHANGED                                                       \
	}
/* Lines 0 and 1: 0, like an empty frame, but nothing else is touched. */
#define CLOSED                                                                                     \
	{                                                                                          \
		0, UNTOLD, "", UNCHANGED                                                           \
	}
#define MAX_STEPS 16

static const struct step *script;
static size_t step_count, step_at, given;
static int64_t now;
static char sent[4096];
static int send_fails_with;
static uint32_t next_random;
static bool echoes;
static uint8_t echo[MAX_RECV_BUF_LEN + 1];
static size_t echo_len;
static unsigned int pings, checks, failures;
static unsigned int oversize_errors, oversize_bytes;

static void check(bool ok, const char *what)
{
	checks++;
	if (!ok) {
		failures++;
		printf("FAILED %s\n", what);
	}
}

static void add_to_sent(const char *kind, const void *payload, size_t len)
{
	size_t used = strlen(sent);

	snprintf(sent + used, sizeof(sent) - used, "%s(%.*s)", kind, (int)len,
		 (const char *)payload);
}

int websocket_recv_msg(int ws_sock, uint8_t *buf, size_t buf_len, uint32_t *message_type,
		       uint64_t *remaining, int32_t timeout)
{
	const struct step *step;
	size_t len;

	check(ws_sock == 7 && timeout == 0, "receives from its socket, without waiting");
	check(buf_len > 0, "never receives into no room at all");
	if (echoes && echo_len == 0) {
		return -EAGAIN;
	}
	if (echoes) {
		len = MIN(echo_len, buf_len);
		memcpy(buf, echo, len);
		echo_len = 0;
		*message_type = TEXT | FINAL;
		*remaining = 0;
		return len;
	}
	if (step_at == step_count) {
		return -EAGAIN;
	}
	step = &script[step_at];
	if (step->type != UNTOLD) {
		*message_type = step->type;
	}
	if (step->ret < 0) {
		step_at++;
		return step->ret;
	}
	len = MIN(strlen(step->content) - given, buf_len);
	memcpy(buf, step->content + given, len);
	given += len;
	if (given < strlen(step->content)) {
		*remaining = strlen(step->content) - given;
	} else {
		if (step->remaining != UNCHANGED) {
			*remaining = step->remaining;
		}
		step_at++;
		given = 0;
	}
	return len;
}

int websocket_send_msg(int ws_sock, const uint8_t *payload, size_t payload_len,
		       enum websocket_opcode opcode, bool mask, bool final, int32_t timeout)
{
	check(ws_sock == 7 && mask && final && timeout == SYS_FOREVER_MS,
	      "sends masked, whole frames");
	if (send_fails_with < 0) {
		return send_fails_with;
	}
	if (opcode == WEBSOCKET_OPCODE_DATA_TEXT) {
		memcpy(echo, payload, payload_len);
		echo_len = payload_len;
		add_to_sent("ws", payload, payload_len);
	} else {
		check(opcode == WEBSOCKET_OPCODE_PONG || opcode == WEBSOCKET_OPCODE_PING, "opcode");
		if (opcode == WEBSOCKET_OPCODE_PONG) {
			add_to_sent("pong", payload, payload_len);
		} else {
			pings++;
		}
	}
	return payload_len;
}

ssize_t zsock_send(int sock, const void *buf, size_t len, int flags)
{
	check(sock == 7 && flags == 0, "sends to its socket");
	memcpy(echo, buf, len);
	echo_len = len;
	add_to_sent("bsd", buf, len);
	return len;
}

int32_t k_sleep(k_timeout_t timeout)
{
	check(timeout.ticks > 0, "a sleep lasts");
	now += timeout.ticks;
	return 0;
}

int64_t k_uptime_get(void)
{
	return now;
}

uint32_t sys_rand32_get(void)
{
	return next_random++;
}

/* The rest of what main.c needs to be linked; none of it is called here. */
int *z_errno(void)
{
	static int value;

	return &value;
}

void nanokit_sim_log(const struct nanokit_sim_log_module *module, uint32_t level, const char *func,
		     const char *fmt, ...)
{
	va_list args;

	ARG_UNUSED(module);
	ARG_UNUSED(func);
	check(level != LOG_LEVEL_ERR || !echoes, "an echo is no error");
	if (level == LOG_LEVEL_ERR && strstr(fmt, "larger than the buffer") != NULL) {
		va_start(args, fmt);
		oversize_bytes = va_arg(args, size_t);
		va_end(args);
		oversize_errors++;
	}
}

void nanokit_sim_log_hexdump(const struct nanokit_sim_log_module *module, uint32_t level,
			     const char *func, const void *data, size_t length, const char *title)
{
	ARG_UNUSED(module);
	ARG_UNUSED(level);
	ARG_UNUSED(func);
	ARG_UNUSED(data);
	ARG_UNUSED(length);
	ARG_UNUSED(title);
}

void printk(const char *fmt, ...)
{
	ARG_UNUSED(fmt);
}

int zsock_socket(int family, int type, int proto)
{
	return family + type + proto > 0 ? -1 : 0;
}

int zsock_close(int sock)
{
	return sock;
}

int zsock_connect(int sock, const struct sockaddr *addr, socklen_t addrlen)
{
	ARG_UNUSED(addr);
	return sock + (int)addrlen > 0 ? -1 : 0;
}

int zsock_inet_pton(sa_family_t family, const char *src, void *dst)
{
	ARG_UNUSED(src);
	ARG_UNUSED(dst);
	return family;
}

int websocket_connect(int http_sock, struct websocket_request *req, int32_t timeout,
		      void *user_data)
{
	ARG_UNUSED(req);
	ARG_UNUSED(user_data);
	return http_sock + timeout;
}

int wifi_connect(void)
{
	return 0;
}

struct test_case {
	const char *name;
	size_t buf_len;
	/* Only looks whether something is there, instead of waiting for TIMEOUT_MS. */
	bool looks;
	struct step steps[MAX_STEPS];
	/* The message, or the error and how long it took. */
	const char *message;
	int error;
	int64_t elapsed_ms;
	/* What was sent meanwhile, and the PINGs of ours where they matter. */
	const char *sent;
	unsigned int pings;
};

static const struct test_case cases[] = {
	{.name = "a message in one frame", .steps = {FRAME(TEXT | FINAL, "abc")}, .message = "abc"},
	{.name = "a message that takes its time",
	 .steps = {QUIET, QUIET, FRAME(TEXT | FINAL, "abc")},
	 .message = "abc",
	 .elapsed_ms = 100},
	{.name = "a frame in parts",
	 .steps = {PART(TEXT | FINAL, "ab", 3), QUIET, PART(UNTOLD, "cd", 1), FRAME(UNTOLD, "e")},
	 .message = "abcde",
	 .elapsed_ms = 50},
	{.name = "a frame that fills the buffer",
	 .buf_len = 5,
	 .steps = {FRAME(TEXT | FINAL, "abcde")},
	 .message = "abcde"},
	{.name = "a message in fragments",
	 .steps = {FRAME(TEXT, "ab"), FRAME(0, "cd"), QUIET, FRAME(FINAL, "ef")},
	 .message = "abcdef",
	 .elapsed_ms = 50},
	{.name = "fragments without content",
	 .steps = {FRAME(TEXT, ""), FRAME(0, ""), FRAME(0, "ab"), FRAME(FINAL, "")},
	 .message = "ab"},
	{.name = "fragments without any content, and nothing more",
	 .steps = {FRAME(TEXT, ""), FRAME(0, "")},
	 .error = -ETIMEDOUT,
	 .elapsed_ms = FRAME_MS},
	{.name = "a message without content", .steps = {FRAME(TEXT | FINAL, "")}, .message = ""},

	{.name = "a PING and then a message",
	 .steps = {FRAME(PING | FINAL, "hb"), FRAME(TEXT | FINAL, "abc")},
	 .message = "abc",
	 .sent = "pong(hb)"},
	{.name = "a PING without content",
	 .steps = {FRAME(PING | FINAL, ""), FRAME(TEXT | FINAL, "abc")},
	 .message = "abc",
	 .sent = "pong()"},
	{.name = "a PING between fragments",
	 .steps = {FRAME(TEXT, "ab"), PART(PING | FINAL, "x", 1), FRAME(UNTOLD, "y"),
		   FRAME(FINAL, "cd")},
	 .message = "abcd",
	 .sent = "pong(xy)"},
	{.name = "PINGs and PONGs alone",
	 .steps = {FRAME(PING | FINAL, "1"), FRAME(PONG | FINAL, "?"), FRAME(PING | FINAL, "2")},
	 .looks = true,
	 .error = -EAGAIN,
	 .sent = "pong(1)pong(2)"},
	{.name = "a PONG that nobody asked for",
	 .steps = {FRAME(PONG | FINAL, ""), FRAME(TEXT | FINAL, "abc")},
	 .message = "abc"},

	{.name = "CLOSE", .steps = {FRAME(CLOSE | FINAL, "\003\350bye")}, .error = -ENOTCONN},
	{.name = "CLOSE without content", .steps = {FRAME(CLOSE | FINAL, "")}, .error = -ENOTCONN},
	{.name = "CLOSE between fragments",
	 .steps = {FRAME(TEXT, "ab"), FRAME(CLOSE | FINAL, "")},
	 .error = -ENOTCONN},
	{.name = "the end of the connection, as SDK line 2 has it",
	 .steps = {FAILS(-ENOTCONN)},
	 .error = -ENOTCONN},
	{.name = "the end of the connection, as lines 0 and 1 have it",
	 .steps = {CLOSED},
	 .error = -ENOTCONN},
	{.name = "the end of the connection within a frame",
	 .steps = {PART(TEXT | FINAL, "ab", 3), CLOSED},
	 .error = -ENOTCONN},
	{.name = "any other error", .steps = {FAILS(-ECONNRESET)}, .error = -ECONNRESET},

	{.name = "a frame longer than the buffer",
	 .buf_len = 5,
	 .steps = {FRAME(TEXT | FINAL, "abcdef")},
	 .error = -EMSGSIZE},
	{.name = "a frame in parts, longer than the buffer",
	 .buf_len = 5,
	 .steps = {PART(TEXT | FINAL, "abc", 4), FRAME(UNTOLD, "defg")},
	 .error = -EMSGSIZE},
	{.name = "fragments longer than the buffer",
	 .buf_len = 5,
	 .steps = {FRAME(TEXT, "abc"), FRAME(FINAL, "def")},
	 .error = -EMSGSIZE},
	{.name = "fragments that leave no room",
	 .buf_len = 5,
	 .steps = {FRAME(TEXT, "abcde"), FRAME(FINAL, "")},
	 .error = -EMSGSIZE},
	{.name = "a PING longer than the buffer",
	 .buf_len = 5,
	 .steps = {FRAME(PING | FINAL, "abcdef")},
	 .error = -EMSGSIZE},

	{.name = "half a frame, and nothing more",
	 .steps = {PART(TEXT | FINAL, "ab", 3)},
	 .error = -ETIMEDOUT,
	 .elapsed_ms = TIMEOUT_MS + FRAME_MS},
	{.name = "half a message, and nothing more",
	 .steps = {FRAME(TEXT, "ab")},
	 .error = -ETIMEDOUT,
	 .elapsed_ms = FRAME_MS},
	{.name = "a look at what is there, when nothing is", .looks = true, .error = -EAGAIN},
	{.name = "a look at what is there, when a frame has begun",
	 .looks = true,
	 .steps = {PART(TEXT | FINAL, "ab", 1), QUIET, QUIET, FRAME(UNTOLD, "c")},
	 .message = "abc",
	 .elapsed_ms = 100},
	{.name = "a continuation of nothing", .steps = {FRAME(0, "zz")}, .error = -EPROTO},
	{.name = "the end of nothing", .steps = {FRAME(FINAL, "zz")}, .error = -EPROTO},

#if NANOKIT_SIM_SDK_LINE == 2
	{.name = "nothing", .error = -EAGAIN, .elapsed_ms = TIMEOUT_MS},
	{.name = "a frame whose type comes last",
	 .steps = {PART(UNTOLD, "ab", UNCHANGED), QUIET, FRAME(TEXT | FINAL, "c")},
	 .message = "abc",
	 .elapsed_ms = 50},
#else
	{.name = "nothing, for all our one PING",
	 .error = -EAGAIN,
	 .elapsed_ms = TIMEOUT_MS,
	 .pings = 1},
	{.name = "a header and then its content",
	 .steps = {HEADER(TEXT | FINAL), QUIET, FRAME(UNTOLD, "abc")},
	 .message = "abc",
	 .elapsed_ms = 100},
	{.name = "a PING without content, held back until our PING brings more",
	 .steps = {HEADER(PING | FINAL), QUIET_4, FRAME(UNTOLD, ""), FRAME(PONG | FINAL, "?"),
		   FRAME(TEXT | FINAL, "abc")},
	 .message = "abc",
	 .elapsed_ms = 250,
	 .sent = "pong()",
	 .pings = 1},
	{.name = "the same, in a look at what is there",
	 .looks = true,
	 .steps = {HEADER(PING | FINAL), QUIET_4, FRAME(UNTOLD, "")},
	 .error = -EAGAIN,
	 .elapsed_ms = 250,
	 .sent = "pong()",
	 .pings = 1},
	{.name = "a CLOSE without content", .steps = {HEADER(CLOSE | FINAL)}, .error = -ENOTCONN},
	{.name = "an empty frame that an earlier connection left over",
	 .steps = {FRAME(UNTOLD, ""), FRAME(TEXT | FINAL, "abc")},
	 .message = "abc"},
	{.name = "half a frame that an earlier connection left over",
	 .steps = {FRAME(UNTOLD, "abc")},
	 .error = -EPROTO},
#endif
};

static void start(const struct step *steps)
{
	script = steps;
	for (step_count = 0; step_count < MAX_STEPS && steps[step_count].content != NULL;
	     step_count++) {
	}
	step_at = 0;
	given = 0;
	now = START_MS;
	sent[0] = '\0';
	pings = 0;
	oversize_errors = 0;
	send_fails_with = 0;
}

static void receive(const struct test_case *test)
{
	const size_t buf_len = test->buf_len != 0 ? test->buf_len : 64;
	uint8_t *buf = malloc(buf_len);
	uint64_t remaining;
	int64_t elapsed;
	int ret;

	start(test->steps);
	ret = recv_message(7, buf, buf_len, test->looks ? 0 : TIMEOUT_MS, &remaining);
	elapsed = now - START_MS;

	if (test->message != NULL) {
		check(ret == (int)strlen(test->message) && memcmp(buf, test->message, ret) == 0,
		      test->name);
	} else {
		check(ret == test->error, test->name);
	}
	check(step_at == step_count || ret < 0, test->name);
	check(elapsed == test->elapsed_ms, test->name);
	/* What is too large is told, with the size of the whole buffer. */
	check(oversize_errors == (ret == -EMSGSIZE ? 1 : 0), test->name);
	check(ret != -EMSGSIZE || oversize_bytes == buf_len, test->name);
	check(strcmp(sent, test->sent != NULL ? test->sent : "") == 0, test->name);
	check(test->pings == 0 || pings == test->pings, test->name);
	if (NANOKIT_SIM_SDK_LINE == 2) {
		check(pings == 0, "a client that holds nothing back needs no PING of ours");
	}
	printf("%s: %d after %d ms, sent %s and %u PINGs\n", test->name, ret, (int)elapsed, sent,
	       pings);
	free(buf);
}

/* The PONG that cannot be sent ends the connection. */
static void receive_without_sending(void)
{
	static const struct step ping_frame[MAX_STEPS] = {FRAME(PING | FINAL, "hb")};
	uint8_t buf[8];
	uint64_t remaining;

	start(ping_frame);
	send_fails_with = -ENOMEM;
	check(recv_message(7, buf, sizeof(buf), TIMEOUT_MS, &remaining) == -ENOMEM,
	      "the PONG that cannot be sent");
}

static void drop(void)
{
	static const struct step late[MAX_STEPS] = {FRAME(TEXT | FINAL, "late"),
						    FRAME(PING | FINAL, "hb"),
						    FRAME(TEXT | FINAL, "later")};
	static const struct step end[MAX_STEPS] = {FRAME(TEXT | FINAL, "late"), FAILS(-ENOTCONN)};
	uint8_t buf[8];

	start(late);
	check(drop_late_replies(7, buf, sizeof(buf), "IPv4") == 0, "late replies are dropped");
	check(step_at == 3 && strcmp(sent, "pong(hb)") == 0, "up to the last, and PINGs answered");
	start(end);
	check(drop_late_replies(7, buf, sizeof(buf), "IPv4") == -ENOTCONN, "the end is seen there");
}

/* Whether a text is whole characters of UTF-8; the payload itself is. */
static bool is_utf8(const char *text, size_t len)
{
	const uint8_t *bytes = (const uint8_t *)text;
	size_t at = 0;
	size_t more;

	while (at < len) {
		more = bytes[at] < 0x80 ? 0 : bytes[at] < 0xE0 ? 1 : bytes[at] < 0xF0 ? 2 : 3;
		if (bytes[at] >= 0x80 && bytes[at] < 0xC0) {
			return false;
		}
		at++;
		for (; more > 0; more--, at++) {
			if (at >= len || (bytes[at] & 0xC0) != 0x80) {
				return false;
			}
		}
	}

	return true;
}

/* Every length that a random number can lead to, and the largest numbers there are. */
static void amounts(void)
{
	const size_t payload_len = strlen(CONFIG_EXAMPLE_PAYLOAD);
	static bool seen[sizeof(lorem_ipsum)];
	uint32_t offset;
	size_t expected;
	size_t amount;

	for (offset = 0; offset < 4 * ipsum_len; offset++) {
		next_random = offset < 2 * ipsum_len ? offset : -offset;
		/* 0 is drawn again. */
		expected = next_random % ipsum_len == 0 ? (next_random + 1) % ipsum_len
							: next_random % ipsum_len;
		amount = how_much_to_send(ipsum_len);
		check(amount >= 1 && amount >= expected && amount - expected < 4,
		      "the random length");
		check(amount <= payload_len, "never more than the payload");
		check(is_utf8(lorem_ipsum, amount), "never half a character");
		seen[amount] = true;
	}
	for (amount = 1; amount <= payload_len; amount++) {
		check(seen[amount] == is_utf8(lorem_ipsum, amount),
		      "every beginning in whole characters");
	}
}

/* Every length, sent in both ways to a server that sends it back. */
static void conversation(void)
{
	char wanted[2 * sizeof(lorem_ipsum) + 32];
	size_t amount;
	int round;

	echoes = true;
	for (amount = 1; amount < ipsum_len; amount++) {
		for (round = 0; round < 2; round++) {
			start(&(const struct step){0});
			check(send_and_wait_msg(7, amount, "IPv4", recv_buf_ipv4,
						sizeof(recv_buf_ipv4)),
			      "an echo");
			snprintf(wanted, sizeof(wanted), "%s(%.*s\n)", round == 0 ? "bsd" : "ws",
				 (int)amount, CONFIG_EXAMPLE_PAYLOAD);
			check(strcmp(sent, wanted) == 0,
			      "the text and a line feed, by both APIs in turn");
		}
	}
	echoes = false;
}

int main(void)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(cases); i++) {
		receive(&cases[i]);
	}
	receive_without_sending();
	drop();
	amounts();
	conversation();
	printf("%u checks, %u failures\n", checks, failures);

	return failures > 0 ? 1 : 0;
}
