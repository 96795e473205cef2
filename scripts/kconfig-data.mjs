// Makes schemas/kconfig/*.json from Kconfig's own output on upstream trees (../shared/facts/kconfig, see its
// README.md). The data is committed; this is only needed to remake it:  node scripts/kconfig-data.mjs [FACTS]
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { catalogue } from './lib/kconfig-catalogue.mjs';
import {
  choiceId,
  conditionals,
  readSymbols,
  readTable,
  shortened,
  simplified,
  symbolsIn,
} from './lib/kconfig-facts.mjs';
import { importTs } from './lib/run-ts.mjs';
import { root } from './lib/setup.mjs';

const facts = process.argv[2] ?? fileURLToPath(new URL('../../shared/facts/kconfig', import.meta.url));

/** SDK line → the Zephyr version whose Kconfig is nearest to it. */
const VERSIONS = { 0: '2.7.1', 1: '3.1.0', 2: '3.3.0-rc3' };

/** The symbols that the app sets, reads or plans memory with. Those a version does not have are left out of its data. */
const WANTED = `
  WIFI CSK_WIFI_STATION NET_L2_ETHERNET NETWORKING NET_DHCPV4 NET_IPV4 NET_IPV6 NET_UDP NET_TCP NET_SOCKETS
  TEST_RANDOM_GENERATOR NET_SOCKETS_POSIX_NAMES NET_MGMT NET_MGMT_EVENT NET_MGMT_EVENT_STACK_SIZE
  NET_MGMT_EVENT_QUEUE_SIZE NET_RX_STACK_SIZE NET_TX_STACK_SIZE NET_PKT_RX_COUNT NET_PKT_TX_COUNT NET_BUF_RX_COUNT
  NET_BUF_TX_COUNT NET_BUF_DATA_SIZE NET_CONTEXT_NET_PKT_POOL NEWLIB_LIBC MINIMAL_LIBC SYSTEM_WORKQUEUE_STACK_SIZE
  HEAP_MEM_POOL_SIZE MAIN_STACK_SIZE ISR_STACK_SIZE IDLE_STACK_SIZE INIT_STACKS LOG LOG_DEFAULT_LEVEL LOG_BUFFER_SIZE
  LOG_PROCESS_THREAD_STACK_SIZE LOG_PRINTK NET_LOG WIFI_LOG_LEVEL_DBG NET_SHELL SHELL SHELL_STACK_SIZE
  SHELL_BACKEND_SERIAL NET_STATISTICS NET_SOCKETS_POLL_MAX NET_SOCKETS_CONNECT_TIMEOUT HTTP_CLIENT WEBSOCKET_CLIENT
  WEBSOCKET_MAX_CONTEXTS NET_MAX_CONTEXTS NET_MAX_CONN NET_IF_MAX_IPV4_COUNT POSIX_MAX_FDS NET_TCP_WORKQ_STACK_SIZE
  NET_TCP_MAX_SEND_WINDOW_SIZE NET_TCP_MAX_RECV_WINDOW_SIZE NET_TC_RX_COUNT NET_TC_TX_COUNT PRINTK CONSOLE SERIAL
  UART_CONSOLE DNS_RESOLVER DNS_RESOLVER_AI_MAX_ENTRIES REBOOT ENTROPY_HAS_DRIVER ENTROPY_GENERATOR NET_SOCKETS_SOCKOPT_TLS
  NET_SOCKETS_TLS_MAX_CONTEXTS TLS_CREDENTIALS MBEDTLS MBEDTLS_BUILTIN MBEDTLS_ENABLE_HEAP MBEDTLS_HEAP_SIZE
  MBEDTLS_SSL_MAX_CONTENT_LEN MBEDTLS_CFG_FILE MBEDTLS_HAVE_TIME_DATE MBEDTLS_PEM_CERTIFICATE_FORMAT
  MBEDTLS_KEY_EXCHANGE_ECDHE_RSA_ENABLED MBEDTLS_KEY_EXCHANGE_ECDHE_ECDSA_ENABLED MBEDTLS_CIPHER_GCM_ENABLED
  MBEDTLS_ECP_C MBEDTLS_ECDH_C MBEDTLS_ECDSA_C MBEDTLS_ECP_NIST_OPTIM MBEDTLS_MAC_SHA512_ENABLED
  MBEDTLS_ECP_DP_SECP256R1_ENABLED MBEDTLS_ECP_DP_SECP384R1_ENABLED MBEDTLS_ECP_DP_SECP521R1_ENABLED
  MBEDTLS_ECP_DP_BP256R1_ENABLED MBEDTLS_ECP_DP_BP384R1_ENABLED MBEDTLS_ECP_DP_BP512R1_ENABLED
  MBEDTLS_SERVER_NAME_INDICATION SNTP POSIX_CLOCK
  NET_SOCKETS_TLS_MAX_CREDENTIALS TLS_MAX_CREDENTIALS_NUMBER NET_CONTEXT_RCVTIMEO STACK_SENTINEL THREAD_NAME
  THREAD_STACK_INFO ASSERT GPIO SYS_HEAP_RUNTIME_STATS
`
  .trim()
  .split(/\s+/);

/** What the board's own defconfig sets to y, on any board with a console. */
const DEFCONFIG = ['CONSOLE', 'SERIAL', 'UART_CONSOLE'];

/** What the architecture selects: the facts leave architectures out. */
const SELECTED = { THREAD_STACK_INFO: 'ARM_MPU' };

const common = new Set(readFileSync(`${facts}/common-symbols.txt`, 'utf8').split(/\s+/));

for (const [line, version] of Object.entries(VERSIONS)) {
  const data = selection(version);
  const path = fileURLToPath(new URL(`../schemas/kconfig/sdk-${line}.json`, import.meta.url));
  writeFileSync(path, print(data));
  execFileSync('npx', ['biome', 'format', '--write', path]);
  const count = Object.keys(data.symbols).length;
  console.log(`${path}: Zephyr ${version}, ${count} symbols, ${Object.keys(data.given).length} given`);
}

const expressions = await importTs(root, 'scripts/lib/kconfig-expressions.ts');
const data = catalogue(facts, VERSIONS, expressions, [...WANTED, ...DEFCONFIG]);
const path = fileURLToPath(new URL('../schemas/kconfig/catalogue.json', import.meta.url));
writeFileSync(path, JSON.stringify(data));
execFileSync('npx', ['biome', 'format', '--write', path]);
console.log(`${path}: ${Object.keys(data.symbols).length} symbols`);
for (const version of Object.values(VERSIONS)) {
  const rows = readFileSync(`${facts}/agreement-${version}.jsonl`, 'utf8').trimEnd().split('\n');
  const verdicts = rows.map((row) => JSON.stringify(verdictOf(JSON.parse(row))));
  writeFileSync(join(root, `test/check/agreement/${version}.jsonl`), `${verdicts.join('\n')}\n`);
}

/** A random fragment and what Kconfig made of it: whether the build stops, and the values, as assigned and not. */
function verdictOf({ fragment, stops, symbols }) {
  const valuesOf = (wanted) =>
    Object.fromEntries(
      Object.entries(symbols)
        .filter(([, { took }]) => wanted.includes(took))
        .map(([name, { value }]) => [name, value]),
    );
  return { fragment, stops, taken: valuesOf([true]), refused: valuesOf([false, null]) };
}

function selection(version) {
  const all = new Map(readSymbols(facts, version).map((row) => [row.symbol, row]));
  const values = new Map(
    readTable(`${facts}/values-${version}.tsv`).map(({ symbol, value }) => [symbol, value]),
  );
  const choiceOf = new Map();
  for (const choice of readTable(`${facts}/zephyr-${version}-choices.tsv`)) {
    for (const member of choice.members.split(' ')) choiceOf.set(member, choice);
  }
  const selectors = new Map();
  for (const row of all.values()) {
    for (const [target] of [...conditionals(row.selects), ...conditionals(row.implies)]) {
      selectors.set(target, [...(selectors.get(target) ?? []), row.symbol]);
    }
  }
  // Symbols that the app's author may change are followed; what only board, architecture or drivers change is given.
  const isFollowed = (name) => common.has(name) && (values.has(name) || all.get(name)?.prompt !== 'n');
  const wanted = [...WANTED, ...[...all.keys()].filter((name) => name.startsWith('LOG_MODE_'))];
  const kept = new Set();
  const given = new Set(Object.values(SELECTED));
  const waiting = wanted.filter((name) => all.has(name));
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (kept.has(name)) continue;
    kept.add(name);
    const row = all.get(name);
    const choice = choiceOf.get(name);
    const members = choice?.members.split(' ') ?? [];
    const texts = [
      row.prompt,
      row.range,
      row.defaults,
      row.depends,
      choice?.prompt,
      choice?.depends,
      choice?.defaults,
    ];
    for (const other of new Set([...texts.flatMap(symbolsIn), ...(selectors.get(name) ?? []), ...members])) {
      if (all.has(other) && (isFollowed(other) || members.includes(other))) waiting.push(other);
      else if (values.has(other)) given.add(other);
    }
  }
  const choices = new Map();
  for (const name of kept)
    if (choiceOf.has(name)) choices.set(choiceId(choiceOf.get(name)), choiceOf.get(name));
  return {
    zephyr: version,
    given: sorted([...given].filter((name) => !kept.has(name)).map((name) => [name, values.get(name)])),
    defconfig: Object.fromEntries(DEFCONFIG.map((name) => [name, 'y'])),
    selected: SELECTED,
    choices: sorted([...choices].map(([id, choice]) => [id, choiceData(choice)])),
    symbols: sorted([...kept].map((name) => [name, symbolData(all.get(name), kept)])),
  };
}

function sorted(entries) {
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function choiceData(choice) {
  const depends = simplified(choice.depends);
  return {
    ...(depends === '' ? {} : { depends }),
    prompt: shortened(choice.prompt, depends) || 'y',
    defaults: rows(choice.defaults, depends),
    members: [...new Set(choice.members.split(' '))],
  };
}

function symbolData(row, kept) {
  const depends = simplified(row.depends);
  const ranges = conditionals(row.range).map(([range, condition]) => {
    const when = shortened(condition, depends);
    return [...range.split('..'), ...(when === '' ? [] : [when])];
  });
  const data = {
    type: row.type,
    prompt: row.prompt === 'n' ? undefined : shortened(row.prompt, depends) || 'y',
    depends: depends === '' ? undefined : depends,
    ranges,
    defaults: rows(row.defaults, depends),
    selects: rows(row.selects, depends).filter(([target]) => kept.has(target)),
    implies: rows(row.implies, depends).filter(([target]) => kept.has(target)),
  };
  return Object.fromEntries(
    Object.entries(data).filter(([, value]) => value !== undefined && value.length > 0),
  );
}

function rows(text, depends) {
  return conditionals(text).map(([value, condition]) => {
    const when = shortened(condition, depends);
    return when === '' ? [value] : [value, when];
  });
}

/** One line for each symbol, so that a change shows as one. */
function print(data) {
  const group = (entries) => {
    const lines = Object.entries(entries).map(
      ([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
    );
    return `{\n${lines.join(',\n')}\n  }`;
  };
  const groups = ['given', 'defconfig', 'selected', 'choices', 'symbols'].map(
    (name) => `  "${name}": ${group(data[name])}`,
  );
  return `{\n  "$schema": "./symbols.schema.json",\n  "zephyr": "${data.zephyr}",\n${groups.join(',\n')}\n}\n`;
}
