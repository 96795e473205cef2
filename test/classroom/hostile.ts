import { SMALL_CMAKE } from './grading.js';

/** What an app says that tried to do harm and could not; what it could, it says instead. */
export const HARMLESS = 'nothing of it worked';

const INCLUDES = [
  'zephyr/kernel.h',
  'zephyr/sys/printk.h',
  'arpa/inet.h',
  'errno.h',
  'fcntl.h',
  'signal.h',
  'stdio.h',
  'stdlib.h',
  'string.h',
  'sys/ipc.h',
  'sys/mman.h',
  'sys/shm.h',
  'sys/socket.h',
  'sys/syscall.h',
  'unistd.h',
];

/** An app with access to all that the PC's C library has. `got()` tells what should not have worked. */
const program = (body: string) => `${INCLUDES.map((name) => `#include <${name}>\n`).join('')}
int fork(void);
static int got_any;
static void got(const char *what, int number)
{
	got_any = 1;
	printk("GOT %s %d\\n", what, number);
}
int main(void)
{
	static char path[300], bytes[100000];

	(void)path;
	(void)bytes;
	(void)got;
${body}
	if (!got_any) {
		printk("${HARMLESS}\\n");
	}
	return 0;
}
`;

/** Files of submissions that mean harm, by what they do. @param secret a file that only the teacher has, absolute */
export function hostileProjects(secret: string): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const main = (body: string) => ({ 'src/main.c': program(body) });
  const other = (text: string) => ({ 'src/main.c': text });
  return {
    'fork-bomb': main('for (;;) fork();'),
    'endless-print': main('for (;;) printk("again and again and again and again\\n");'),
    'endless-link': main('memset(bytes, 65, sizeof(bytes)); for (;;) write(3, bytes, sizeof(bytes));'),
    'endless-errors': main('memset(bytes, 65, sizeof(bytes)); for (;;) write(2, bytes, sizeof(bytes));'),
    'large-files': main(`
	const char *places[] = {"/tmp/x", "/x", "./x", "/work/x", "/work/cache/x", "/work/project/x", "/dev/shm/x", "/dev/x", "/var/tmp/x"};
	signal(SIGXFSZ, SIG_IGN);
	for (unsigned int i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		int file = open(places[i], O_CREAT | O_RDWR, 0600);

		for (int n = 0; file >= 0 && n < 100000; n++) {
			if (write(file, bytes, sizeof(bytes)) <= 0) break;
			if (n == 2000) got(places[i], n);
		}
	}
	int memory = syscall(SYS_memfd_create, "x", 0);

	for (int n = 0; memory >= 0 && n < 100000; n++) {
		if (write(memory, bytes, sizeof(bytes)) <= 0) break;
		if (n == 2000) got("memfd", n);
	}`),
    'reads-files': main(`
	const char *places[] = {"${secret}", "/etc/passwd", "/etc/hostname", "/etc/shadow", "/root", "/home", "/work/project", "/work/project/src/main.c", "/work/cache/..", "/nanokit/dist/judge.cjs", "../../instructor", "/var", "/proc/1/root/work", "/proc/1/environ"};

	for (unsigned int i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		if (open(places[i], O_RDONLY) >= 0 && strcmp(places[i], "/work/cache/..") != 0) got(places[i], 0);
	}`),
    'reads-others': main(`
	char own[100] = "", theirs[100];

	readlink("/proc/self/ns/user", own, sizeof(own) - 1);
	for (int pid = 1; pid < 5000; pid++) {
		const char *kinds[] = {"environ", "mem", "maps", "fd/0", "fd/1", "root/.", "cwd/."};

		memset(theirs, 0, sizeof(theirs));
		sprintf(path, "/proc/%d/ns/user", pid);
		if (readlink(path, theirs, sizeof(theirs) - 1) > 0 && strcmp(own, theirs) == 0) continue;
		for (int i = 0; i < 7; i++) {
			sprintf(path, "/proc/%d/%s", pid, kinds[i]);
			if (open(path, O_RDONLY) >= 0) got(path, pid);
		}
	}`),
    'kills-all': main(`
	kill(-1, SIGKILL);
	kill(getppid(), SIGKILL);
	kill(1, SIGKILL);`),
    'other-ports': main(`
	int file = open("/proc/self/cmdline", O_RDONLY);
	int length = read(file, bytes, sizeof(bytes) - 1), port = 0;

	for (int i = 0; i < length; i++) if (strncmp(bytes + i, "serve=", 6) == 0) port = atoi(bytes + i + 6);
	struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	int one = 1, bound = (socket)(AF_INET, SOCK_STREAM, 0);

	setsockopt(bound, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
	setsockopt(bound, SOL_SOCKET, 15 /* SO_REUSEPORT */, &one, sizeof(one));
	if (bind(bound, (void *)&at, sizeof(at)) == 0 && listen(bound, 1) == 0) got("the server's port", port);
	struct sockaddr_in away = {.sin_family = AF_INET, .sin_port = htons(53), .sin_addr.s_addr = htonl(0x01010101)};

	if (connect((socket)(AF_INET, SOCK_STREAM, 0), (void *)&away, sizeof(away)) == 0) got("the network", 0);
	int client = (socket)(AF_INET, SOCK_STREAM, 0);

	connect(client, (void *)&at, sizeof(at));
	write(client, "GET / HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n", 27);
	for (int p = 10000; p < 10040; p++) {
		struct sockaddr_in more = {.sin_family = AF_INET, .sin_port = htons(p)};
		int listener = (socket)(AF_INET, SOCK_STREAM, 0);

		bind(listener, (void *)&more, sizeof(more));
		listen(listener, 5);
	}`),
    'fake-verdicts': main(`
	const char answer[] = "{\\"outcomes\\":[{\\"id\\":\\"secret\\",\\"verdict\\":\\"passed\\"}],\\"excesses\\":[],\\"late\\":false}\\n";

	for (int i = 0; i < 300; i++) if (i != 3) write(i, answer, sizeof(answer) - 1);
	printk("%s", answer);`),
    'takes-memory': main(`
	for (;;) {
		char *more = mmap(NULL, 1 << 24, PROT_READ | PROT_WRITE, MAP_PRIVATE | 0x20 /* MAP_ANONYMOUS */, -1, 0);

		if (more != MAP_FAILED) memset(more, 1, 1 << 24);
	}`),
    'takes-shared-memory': main(`
	for (;;) {
		int id = shmget(IPC_PRIVATE, 1 << 26, IPC_CREAT | 0600);
		char *at = shmat(id, NULL, 0);

		if (at != (char *)-1) memset(at, 1, 1 << 26);
		shmdt(at);
	}`),
    'sleeps-for-ever': main('for (;;) (sleep)(1000);'),
    'includes-secret': other(`#include "${secret}"\nint main(void) { return 0; }\n`),
    'includes-passwd': other(
      '#include "/etc/passwd"\n#include "../../../../../../etc/hostname"\nint main(void) { return 0; }\n',
    ),
    'embeds-secret': other(`__asm__(".incbin \\"${secret}\\"");\nint main(void) { return 0; }\n`),
    'embeds-no-end': other(
      '__asm__(".section .data\\n.fill 20000000000, 1, 65");\nint main(void) { return 0; }\n',
    ),
    'lists-secret': {
      'CMakeLists.txt': SMALL_CMAKE.replace('src/main.c', `src/main.c ${secret}`).concat(
        `target_include_directories(app PRIVATE ${secret}/..)\n`,
      ),
    },
  };
}

/** What keeps a compiler busy until its time is up. */
export const ENDLESS_COMPILE: Readonly<Record<string, string>> = {
  'macro-bomb': `#define A0 1+1+1+1+1+1+1+1+1+1\n${Array.from({ length: 12 }, (_, i) => `#define A${i + 1} A${i} + A${i} + A${i} + A${i} + A${i} + A${i} + A${i} + A${i}\n`).join('')}int x = A12;\nint main(void) { return 0; }\n`,
  'include-bomb': '#include __FILE__\n#include __FILE__\nint main(void) { return 0; }\n',
  'embeds-zeros': '__asm__(".incbin "/dev/zero"");\nint main(void) { return 0; }\n',
};
