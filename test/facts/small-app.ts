import { expect } from 'vitest';
import { type Comparison, compareProject, type ProjectUnderTest } from './compare.js';
import type { DocumentedFacts } from './model.js';
import { factsOfPage } from './sample.js';

// A small documented app, and one of ours that says the same in the ways the generated code does.

const documentedMain = `
#include <logging/log.h>
#include <string.h>
#include "wifi_connect.h"
LOG_MODULE_REGISTER(sample, LOG_LEVEL_DBG);
#define PORT 8080
#define LEN 512
static const char text[] = "wo wo\\n";
static uint8_t buf[LEN];
static void send_all(int sock)
{
	LOG_DBG("%s sent %zd", "IPv4", send(sock));
}
void main(void)
{
	const char *headers[] = {"Origin: http://foobar\\r\\n", NULL};
	printk("begin\\n");
	wifi_connect();
	req.url = "/";
	for (int i = 0; i < 10; i++) {
		websocket_connect(sock, &req, 3 * MSEC_PER_SEC, "IPv4");
	}
	send_all(sock);
	k_sleep(K_MSEC(250));
	close(sock);
	k_sleep(K_FOREVER);
}
`;
const documented: DocumentedFacts = {
  ...factsOfPage(
    `# 步骤五\n\`\`\`\nCONFIG_A=y\nCONFIG_B=2\nCONFIG_C=y\n\`\`\`\n# main.c\n\`\`\`c\n${documentedMain}\`\`\`\n`,
  ),
  kconfig: [{ symbol: 'EXAMPLE_WIFI_SSID', type: 'string' }],
};

export const ourMain = `
#include <logging/log.h>
#include <string.h>
#include "wifi_connect.h"
LOG_MODULE_REGISTER(sample, LOG_LEVEL_DBG);
#define PORT CONFIG_EXAMPLE_PORT
#define LEN 512
static const char text[] = CONFIG_EXAMPLE_TEXT "\\n";
static uint8_t buf[LEN];
static void send_all(int sock)
{
	ssize_t ret = send(sock);
	LOG_DBG("%s sent %zd", "IPv4", ret);
}
static int open(void)
{
	const char *headers[] = {"Origin: " CONFIG_EXAMPLE_ORIGIN "\\r\\n", NULL};
	struct request req = {.url = CONFIG_EXAMPLE_PATH};
	for (int i = 1; i <= CONFIG_EXAMPLE_TRIES; i++) {
		websocket_connect(sock, &req, CONFIG_EXAMPLE_TIMEOUT_MS, "IPv4");
	}
	return open();
}
void main(void)
{
	printk("begin\\n");
	wifi_connect();
	open();
	send_all(sock);
	k_sleep(K_MSEC(CONFIG_EXAMPLE_INTERVAL_MS));
	close(sock);
	k_sleep(K_FOREVER);
}
`;
export const config: Record<string, string | number> = {
  CONFIG_EXAMPLE_PORT: 8080,
  CONFIG_EXAMPLE_TEXT: 'wo wo',
  CONFIG_EXAMPLE_ORIGIN: 'http://foobar',
  CONFIG_EXAMPLE_PATH: '/',
  CONFIG_EXAMPLE_TRIES: 10,
  CONFIG_EXAMPLE_TIMEOUT_MS: 3000,
  CONFIG_EXAMPLE_INTERVAL_MS: 250,
};
export const ours: Record<string, string> = {
  'prj.conf': '# ours\nCONFIG_A=y\nCONFIG_B=2\n\nCONFIG_C=y\n',
  Kconfig: 'menu "x"\n\nconfig EXAMPLE_WIFI_SSID\n\tstring "Name"\n\nendmenu\n',
  'src/main.c': ourMain,
};

export function compare(files: Record<string, string>, more: Partial<ProjectUnderTest> = {}): Comparison {
  const constants = (name: string): string | number | undefined => config[name];
  return compareProject({ files, constants, sdkLine: 0, exceptions: [], documented, ...more });
}

export function edited(path: string, from: string | RegExp, to: string): Record<string, string> {
  const content = ours[path] ?? '';
  const changed = content.replace(from, to);
  expect(changed, `${from} is not in ${path}`).not.toBe(content);
  return { ...ours, [path]: changed };
}

export function messages(comparison: Comparison): string[] {
  return comparison.differences.map(({ message }) => message);
}
