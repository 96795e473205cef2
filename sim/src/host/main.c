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
	.lease_ms = HOST_NEVER,
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
	} else if (strcmp(name, "now-born") == 0) {
		o->born_ms = strtoll(value, NULL, 10);
	} else if (strcmp(name, "now-life") == 0) {
		o->life = (unsigned int)strtoul(value, NULL, 10);
	} else if (strcmp(name, "now-short") == 0) {
		o->short_lives = (unsigned int)strtoul(value, NULL, 10);
	} else if (strcmp(name, "now-failures") == 0) {
		o->wifi_failures = (unsigned int)strtoul(value, NULL, 10);
	} else if (strcmp(name, "now-drop") == 0) {
		o->wifi_drop_ms = strtoll(value, NULL, 10);
	} else if (strcmp(name, "press") == 0 && o->press_count < HOST_PRESSES) {
		return press_read(value, &o->presses[o->press_count++]);
	} else if (strcmp(name, "typing") == 0) {
		o->typing = true;
	} else if (strcmp(name, "ahead") == 0) {
		o->ahead = true;
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
	} else if (strcmp(name, "wifi-drop-again") == 0) {
		o->wifi_drop_again = true;
	} else if (strcmp(name, "lease") == 0 || strcmp(name, "now-lease") == 0) {
		o->lease_ms = time_of(value);
	} else if (strcmp(name, "date") == 0) {
		o->date_ms = strtoll(value, NULL, 10);
	} else if (strcmp(name, "sntp-silent") == 0) {
		o->sntp_silent = true;
	} else if (strcmp(name, "dns-not-found") == 0) {
		o->dns_not_found_ms = time_of(value);
	} else if (strcmp(name, "dns-silent") == 0) {
		o->dns_silent_ms = time_of(value);
	} else if (strcmp(name, "dns-refusing") == 0) {
		o->dns_refusing = (int)strtol(value, NULL, 10);
	} else if (strcmp(name, "dhcp") == 0) {
		o->dhcp_ms = time_of(value);
	} else {
		return false;
	}
	return true;
}

int main(int argc, char **argv)
{
	const char *equals;
	char name[32];
	int i;

	life_begins(argv);
	for (i = 1; i < argc; i++) {
		equals = strchr(argv[i], '=');
		snprintf(name, sizeof(name), "%.*s", (int)strcspn(argv[i], "="), argv[i]);
		if (!take(name, equals != NULL ? equals + 1 : "")) {
			fprintf(stderr, "unknown argument %s\n", argv[i]);
			return 2;
		}
	}
	if (host_options.end_ms != HOST_NEVER) {
		/* From here on board time counts, which is that of this life. */
		host_options.end_ms -= host_options.born_ms;
	}
	signal(SIGPIPE, SIG_IGN);
	/* The starting program decides when a Ctrl-C ends us. */
	signal(SIGINT, SIG_IGN);
	crash_reports();
	watchdog_start();
	sim_start(host_thread_adopt());
}
