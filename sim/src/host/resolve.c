/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The PC's resolver blocks, so it is asked by a thread of its own, which writes the addresses to a
 * socket and ends it. Nobody has to wait for it.
 */
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include "connection.h"

/* Addresses of one name that anybody looks at. */
#define MOST 16

struct question {
	char name[256];
	bool v6;
	int fd;
};

static struct host_address address_of(const struct addrinfo *info)
{
	struct host_address address = {.v6 = info->ai_family == AF_INET6};

	if (address.v6) {
		memcpy(address.bytes, &((struct sockaddr_in6 *)info->ai_addr)->sin6_addr, 16);
	} else {
		memcpy(address.bytes, &((struct sockaddr_in *)info->ai_addr)->sin_addr, 4);
	}
	return address;
}

static void *ask(void *arg)
{
	struct question *question = arg;
	const struct addrinfo hints = {.ai_family = question->v6 ? AF_INET6 : AF_INET,
				       .ai_socktype = SOCK_STREAM};
	struct addrinfo *found = NULL;
	const struct addrinfo *info;
	struct host_address addresses[MOST];
	size_t count = 0;

	if (getaddrinfo(question->name, NULL, &hints, &found) == 0) {
		for (info = found; info != NULL && count < MOST; info = info->ai_next) {
			addresses[count++] = address_of(info);
		}
		freeaddrinfo(found);
	}
	/* All at once: who reads some of them takes them for all. */
	if (write(question->fd, addresses, count * sizeof(addresses[0])) < 0) {
		/* Nobody wants to know any more. */
		count = 0;
	}
	close(question->fd);
	free(question);
	return NULL;
}

int host_resolve(const char *name, bool v6)
{
	struct question *question = calloc(1, sizeof(*question));
	pthread_t thread;
	int pair[2];
	int i;

	if (strlen(name) >= sizeof(question->name) ||
	    socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0) {
		free(question);
		return HOST_NO_SOCKET;
	}
	for (i = 0; i < 2; i++) {
		fcntl(pair[i], F_SETFD, FD_CLOEXEC);
		fcntl(pair[i], F_SETFL, O_NONBLOCK);
	}
	strcpy(question->name, name);
	question->v6 = v6;
	question->fd = pair[1];
	if (pthread_create(&thread, NULL, ask, question) != 0) {
		close(pair[0]);
		close(pair[1]);
		free(question);
		return HOST_NO_SOCKET;
	}
	pthread_detach(thread);
	return socket_adopt(pair[0]);
}

int host_resolved(int socket, struct host_address *addresses, int room)
{
	int count = 0;

	while (count < room && read(connections[socket].fd, &addresses[count],
				    sizeof(addresses[0])) == sizeof(addresses[0])) {
		count++;
	}
	return count;
}
