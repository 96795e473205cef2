// Makes schemas/kconfig/sdk-*.json from Kconfig's own output on upstream trees (../shared/facts/kconfig, see its
// README.md). The data is committed; this is only needed to remake it:  node scripts/kconfig-data.mjs [FACTS]
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

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
  UART_CONSOLE DNS_RESOLVER REBOOT ENTROPY_HAS_DRIVER ENTROPY_GENERATOR NET_SOCKETS_SOCKOPT_TLS
  NET_SOCKETS_TLS_MAX_CONTEXTS TLS_CREDENTIALS MBEDTLS MBEDTLS_BUILTIN MBEDTLS_ENABLE_HEAP MBEDTLS_HEAP_SIZE
  MBEDTLS_SSL_MAX_CONTENT_LEN MBEDTLS_CFG_FILE MBEDTLS_HAVE_TIME_DATE MBEDTLS_PEM_CERTIFICATE_FORMAT
  NET_SOCKETS_TLS_MAX_CREDENTIALS TLS_MAX_CREDENTIALS_NUMBER STACK_SENTINEL THREAD_NAME THREAD_STACK_INFO ASSERT
`
  .trim()
  .split(/\s+/);

/** What the board's own defconfig sets to y, on any board with a console. */
const DEFCONFIG = ['CONSOLE', 'SERIAL', 'UART_CONSOLE'];

/** What the architecture selects: the facts leave architectures out. */
const SELECTED = { THREAD_STACK_INFO: 'ARM_MPU' };

function readTable(name) {
  const [head, ...rows] = readFileSync(`${facts}/${name}`, 'utf8').trimEnd().split('\n');
  const columns = head.split('\t');
  return rows.map((row) => Object.fromEntries(row.split('\t').map((cell, i) => [columns[i], cell])));
}

const common = new Set(readFileSync(`${facts}/common-symbols.txt`, 'utf8').split(/\s+/));

for (const [line, version] of Object.entries(VERSIONS)) {
  const data = selection(version);
  const path = fileURLToPath(new URL(`../schemas/kconfig/sdk-${line}.json`, import.meta.url));
  writeFileSync(path, print(data));
  execFileSync('npx', ['biome', 'format', '--write', path]);
  const count = Object.keys(data.symbols).length;
  console.log(`${path}: Zephyr ${version}, ${count} symbols, ${Object.keys(data.given).length} given`);
}

function selection(version) {
  const all = new Map(readTable(`zephyr-${version}.tsv`).map((row) => [row.symbol, row]));
  const values = new Map(readTable(`values-${version}.tsv`).map(({ symbol, value }) => [symbol, value]));
  const choiceOf = new Map();
  for (const choice of readTable(`zephyr-${version}-choices.tsv`)) {
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

function symbolsIn(text = '') {
  const bare = text.replace(/<choice[^>]*>|"[^"]*"/g, ' ');
  return bare.match(/\b[A-Z0-9_]*[A-Z][A-Z0-9_]*\b/g) ?? [];
}

/** `3 if LOG | 4` → [['3', 'LOG'], ['4', '']]; what can never hold is left out. */
function conditionals(text) {
  if (text === '') return [];
  const parts = text.split(' | ').map((part) => {
    const at = part.indexOf(' if ');
    return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 4)];
  });
  return parts.filter(([, condition]) => !/(^| && )0$/.test(condition));
}

/** The facts name all choices of one template by the same file and line, so one without a name takes its members'. */
function choiceId(choice) {
  if (!choice.choice.startsWith('choice@')) return choice.choice;
  const [first = '', ...others] = choice.members.split(' ');
  let length = first.length;
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length--;
  return `${first.slice(0, length).replace(/_$/, '')}_CHOICE`;
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

/**
 * Without the mode of the symbol's own choice, which every member depends on; without what can never hold; and without
 * the repetitions that a symbol defined in two places has.
 */
function simplified(condition) {
  const possible = alternatives(condition)
    .map((part) => unwrapped(part.replace(/(^| && )<choice[^>]*>/g, '').replace(/^ && /, '')))
    .filter((part) => !/(^| && )0$/.test(part));
  const parts = [...new Set(possible)];
  if (parts.includes('') || parts.includes('y')) return '';
  return parts.length === 1 ? parts[0] : parts.map(wrapped).join(' || ');
}

function unwrapped(text) {
  const inner = text.replace(/^\((.*)\)$/, '$1');
  const balanced = [...inner].reduce(
    (depth, char) => (depth < 0 ? depth : depth + (char === '(') - (char === ')')),
    0,
  );
  return inner !== text && balanced === 0 ? inner : text;
}

function wrapped(text) {
  return text.includes(' && ') ? `(${text})` : text;
}

/** A condition without the dependencies that Kconfig has added to it: they are in the data once. */
function shortened(condition, depends) {
  const text = simplified(condition);
  for (const tail of [depends, `(${depends})`]) {
    if (tail === text) return '';
    if (tail !== '' && text.endsWith(` && ${tail}`) && alternatives(text).length === 1) {
      return unwrapped(text.slice(0, -` && ${tail}`.length));
    }
  }
  return text;
}

/** The operands of `||` outside of parentheses. */
function alternatives(text) {
  const parts = [''];
  let depth = 0;
  for (const token of text.split(/(\(|\)| \|\| )/)) {
    if (token === '(') depth++;
    if (token === ')') depth--;
    if (token === ' || ' && depth === 0) parts.push('');
    else parts[parts.length - 1] += token;
  }
  return parts;
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
