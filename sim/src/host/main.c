/* SPDX-License-Identifier: Apache-2.0 */
/* Where the program starts: arguments of the form name=value, then the board. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "internal.h"

struct host_options host_options = {
	.seed = 1,
	.speed = 1,
	.end_ms = HOST_NEVER,
	.wifi_drop_ms = HOST_NEVER,
	.dhcp_ms = 100,
};

static int64_t time_of(const char *value)
{
	return strcmp(value, "never") == 0 ? HOST_NEVER : strtoll(value, NULL, 10);
}

static bool take(const char *name, const char *value)
{
	struct host_options *o = &host_options;

	if (strcmp(name, "seed") == 0) {
		o->seed = (uint32_t)strtoul(value, NULL, 10);
	} else if (strcmp(name, "speed") == 0) {
		o->speed = strtod(value, NULL);
	} else if (strcmp(name, "end") == 0) {
		o->end_ms = time_of(value);
	} else if (strcmp(name, "trace") == 0) {
		o->trace = true;
	} else if (strcmp(name, "serve") == 0) {
		o->serve_port = (uint16_t)strtoul(value, NULL, 10);
	} else if (strcmp(name, "tls") == 0) {
		o->tls_port = (uint16_t)strtoul(value, NULL, 10);
	} else if (strcmp(name, "heap") == 0) {
		o->heap_bytes = strtoul(value, NULL, 10);
	} else if (strcmp(name, "wifi-wrong-password") == 0) {
		o->wifi_wrong_password = true;
	} else if (strcmp(name, "wifi-not-found") == 0) {
		o->wifi_not_found = true;
	} else if (strcmp(name, "wifi-failures") == 0) {
		o->wifi_failures = (unsigned int)strtoul(value, NULL, 10);
	} else if (strcmp(name, "wifi-drop") == 0) {
		o->wifi_drop_ms = time_of(value);
	} else if (strcmp(name, "dhcp") == 0) {
		o->dhcp_ms = time_of(value);
	} else {
		return false;
	}
	return true;
}

int main(int argc, char **argv)
{
	char *equals;
	int i;

	for (i = 1; i < argc; i++) {
		equals = strchr(argv[i], '=');
		if (equals != NULL) {
			*equals = '\0';
		}
		if (!take(argv[i], equals != NULL ? equals + 1 : "")) {
			fprintf(stderr, "unknown argument %s\n", argv[i]);
			return 2;
		}
	}
	signal(SIGPIPE, SIG_IGN);
	/* The starting program decides when a Ctrl-C ends us. */
	signal(SIGINT, SIG_IGN);
	crash_reports();
	watchdog_start();
	sim_start(host_thread_adopt());
}
