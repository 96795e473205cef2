import type { Severity } from '../diagnostics/diagnostic.js';
import type { Finding } from '../kconfig/finding.js';
import { valuePlace } from '../kconfig/fragment.js';
import type { Analysis } from '../kconfig/resolve.js';
import * as messages from '../messages/sense.js';
import type { Text } from '../messages/text.js';
import { NEVER_ZERO } from './never-zero.js';
import { PASSWORD_SYMBOL, SSID_SYMBOL, wifiPasswordRemark } from './wifi-password.js';

/** Heap that the vendor's Wi-Fi sample gives its driver; what the driver takes of it is not known. */
export const DRIVER_HEAP_BYTES = 35_840;
/** Stacks of the vendor's Wi-Fi sample. */
const WIFI_MAIN_STACK_BYTES = 4096;
const WIFI_WORKQUEUE_STACK_BYTES = 2048;
/** An IPv6 and a TCP header: smaller buffers do not compile. */
const LEAST_BUFFER_BYTES = 60;

/** What a rule sees: final values of symbols that exist. */
export interface Values {
  readonly on: (symbol: string) => boolean;
  /** `undefined` where the symbol does not exist or has no value. */
  readonly number: (symbol: string) => number | undefined;
  readonly text: (symbol: string) => string | undefined;
  readonly isAssigned: (symbol: string) => boolean;
}

/** What a rule has to say. */
interface Remark {
  readonly message: Text;
  readonly remedy: Text;
  readonly severity?: Severity;
  /** The symbol to point at, and others to point at where no line sets it. */
  readonly at: readonly string[];
}

interface Rule {
  /** The diagnostic's code is `sense/` and this. */
  readonly name: string;
  readonly look: (values: Values, facts: SenseFacts) => Remark | undefined;
}

/** What `nanokit.yaml` says of a generated project, beyond its symbols. */
export interface ProjectFacts {
  /** The server has a name, and its IPv6 addresses are tried as well. */
  readonly triesIpv6: boolean;
  /** The app asks a time server for the date. */
  readonly asksForDate: boolean;
}

export interface SenseFacts {
  /** RAM that IPv6 takes on this SDK line. */
  readonly ipv6Bytes: number;
  /** Of a generated project. */
  readonly project?: ProjectFacts;
}

/** Rules across symbols, each with the arithmetic that it goes by. A missing number makes a rule silent. */
const RULES: readonly Rule[] = [
  {
    name: 'descriptors',
    look: ({ on, number }) => {
      const connections = number('WEBSOCKET_MAX_CONTEXTS');
      const limit = number('POSIX_MAX_FDS');
      if (!on('WEBSOCKET_CLIENT') || connections === undefined || limit === undefined) return undefined;
      const needed = connections * 2;
      if (needed <= limit) return undefined;
      return {
        message: messages.descriptors(connections, needed, limit),
        remedy: messages.descriptorsRemedy(needed),
        at: ['WEBSOCKET_MAX_CONTEXTS', 'POSIX_MAX_FDS'],
      };
    },
  },
  {
    name: 'contexts',
    look: ({ on, number }) => {
      const connections = number('WEBSOCKET_MAX_CONTEXTS');
      const limit = number('NET_MAX_CONTEXTS');
      if (!on('WEBSOCKET_CLIENT') || connections === undefined || limit === undefined) return undefined;
      if (connections <= limit) return undefined;
      return {
        message: messages.contexts(connections, limit),
        remedy: messages.raise('NET_MAX_CONTEXTS', connections),
        at: ['NET_MAX_CONTEXTS', 'WEBSOCKET_MAX_CONTEXTS'],
      };
    },
  },
  { name: 'receive-pool', look: (values) => poolRemark(values, 'NET_BUF_RX_COUNT') },
  { name: 'send-pool', look: (values) => poolRemark(values, 'NET_BUF_TX_COUNT') },
  {
    name: 'receive-window',
    look: (values) => windowRemark(values, 'NET_TCP_MAX_RECV_WINDOW_SIZE', 'NET_BUF_RX_COUNT'),
  },
  {
    name: 'send-window',
    look: (values) => windowRemark(values, 'NET_TCP_MAX_SEND_WINDOW_SIZE', 'NET_BUF_TX_COUNT'),
  },
  {
    name: 'heap',
    look: ({ on, number }) => {
      const heap = number('HEAP_MEM_POOL_SIZE');
      if (!on('CSK_WIFI_STATION') || heap === undefined) return undefined;
      const send = on('WEBSOCKET_CLIENT') ? (number('EXAMPLE_RECV_BUF_SIZE') ?? 0) : 0;
      if (heap >= DRIVER_HEAP_BYTES + send) return undefined;
      return {
        message: messages.heap(heap, DRIVER_HEAP_BYTES, send),
        remedy: messages.raise('HEAP_MEM_POOL_SIZE', DRIVER_HEAP_BYTES + send),
        at: ['HEAP_MEM_POOL_SIZE', 'CSK_WIFI_STATION'],
      };
    },
  },
  {
    name: 'receive-buffer',
    look: ({ number, text }) => {
      const payload = text('EXAMPLE_PAYLOAD');
      const buffer = number('EXAMPLE_RECV_BUF_SIZE');
      if (payload === undefined || buffer === undefined) return undefined;
      // The app adds a line feed.
      const bytes = Buffer.byteLength(payload) + 1;
      if (bytes <= buffer) return undefined;
      return {
        message: messages.payload(bytes, buffer),
        remedy: messages.raise('EXAMPLE_RECV_BUF_SIZE', bytes),
        severity: 'error',
        at: ['EXAMPLE_RECV_BUF_SIZE', 'EXAMPLE_PAYLOAD'],
      };
    },
  },
  {
    name: 'main-stack',
    look: ({ on, number }) => {
      const stack = number('MAIN_STACK_SIZE');
      if (!on('CSK_WIFI_STATION') || stack === undefined || stack >= WIFI_MAIN_STACK_BYTES) return undefined;
      return {
        message: messages.mainStack(stack, WIFI_MAIN_STACK_BYTES, on('LOG_MODE_IMMEDIATE')),
        remedy: messages.raise('MAIN_STACK_SIZE', WIFI_MAIN_STACK_BYTES),
        at: ['MAIN_STACK_SIZE', 'CSK_WIFI_STATION'],
      };
    },
  },
  {
    name: 'workqueue-stack',
    look: ({ on, number }) => {
      const stack = number('SYSTEM_WORKQUEUE_STACK_SIZE');
      if (!on('CSK_WIFI_STATION') || stack === undefined || stack >= WIFI_WORKQUEUE_STACK_BYTES)
        return undefined;
      return {
        message: messages.workqueue(stack, WIFI_WORKQUEUE_STACK_BYTES),
        remedy: messages.raise('SYSTEM_WORKQUEUE_STACK_SIZE', WIFI_WORKQUEUE_STACK_BYTES),
        at: ['SYSTEM_WORKQUEUE_STACK_SIZE', 'CSK_WIFI_STATION'],
      };
    },
  },
  {
    name: 'start-wait',
    look: ({ on, number }) => {
      const seconds = number('NET_CONFIG_INIT_TIMEOUT');
      if (!on('NET_CONFIG_SETTINGS') || !on('WIFI') || seconds === undefined || seconds <= 0)
        return undefined;
      if (!on('NET_CONFIG_AUTO_INIT')) return undefined;
      return {
        message: messages.netConfig(seconds),
        remedy: messages.netConfigRemedy,
        at: ['NET_CONFIG_SETTINGS'],
      };
    },
  },
  {
    name: 'poll-limit',
    look: ({ number, isAssigned }) => {
      const entries = number('NET_SOCKETS_POLL_MAX');
      const descriptors = number('POSIX_MAX_FDS');
      if (entries === undefined || descriptors === undefined || entries <= descriptors) return undefined;
      if (!isAssigned('NET_SOCKETS_POLL_MAX')) return undefined;
      return {
        message: messages.poll(entries, descriptors),
        remedy: messages.pollRemedy(descriptors),
        at: ['NET_SOCKETS_POLL_MAX'],
      };
    },
  },
  {
    name: 'buffer-size',
    look: ({ number }) => {
      const size = number('NET_BUF_DATA_SIZE');
      if (size === undefined || size >= LEAST_BUFFER_BYTES) return undefined;
      const remedy = messages.raise('NET_BUF_DATA_SIZE', LEAST_BUFFER_BYTES);
      return { message: messages.bufferSize(size), remedy, severity: 'error', at: ['NET_BUF_DATA_SIZE'] };
    },
  },
  {
    name: 'zero',
    look: ({ number, isAssigned }) => {
      const names = NEVER_ZERO.filter((name) => isAssigned(name) && number(name) === 0);
      if (names.length === 0) return undefined;
      return { message: messages.zero(names), remedy: messages.zeroRemedy, severity: 'error', at: names };
    },
  },
  {
    name: 'no-tcp',
    look: ({ on, number }) => {
      if (!on('WEBSOCKET_CLIENT') || on('NET_TCP') || number('NET_MAX_CONTEXTS') === undefined)
        return undefined;
      return { message: messages.noTcp, remedy: messages.addTcp, at: ['NET_TCP', 'WEBSOCKET_CLIENT'] };
    },
  },
  {
    name: 'test-random',
    look: ({ on }) => {
      if (!on('TEST_RANDOM_GENERATOR')) return undefined;
      const message = on('NET_SOCKETS_SOCKOPT_TLS')
        ? messages.testRandomTls
        : on('WEBSOCKET_CLIENT')
          ? messages.testRandomWebSocket
          : messages.testRandom;
      return { message, remedy: messages.testRandomRemedy, at: ['TEST_RANDOM_GENERATOR'] };
    },
  },
  {
    name: 'wifi-password',
    look: ({ text, isAssigned }) => {
      const password = text(PASSWORD_SYMBOL);
      // Where neither is there, neither is credentials.conf, as in a fresh clone.
      if (password === undefined || !(isAssigned(PASSWORD_SYMBOL) || isAssigned(SSID_SYMBOL)))
        return undefined;
      const remark = wifiPasswordRemark(password);
      return remark && { ...remark, at: [PASSWORD_SYMBOL, SSID_SYMBOL] };
    },
  },
  {
    name: 'tls-dates',
    look: ({ on }, { project }) => {
      if (!on('NET_SOCKETS_SOCKOPT_TLS') || !on('MBEDTLS_BUILTIN') || on('MBEDTLS_HAVE_TIME_DATE'))
        return undefined;
      return {
        message: messages.tlsDates,
        remedy: project ? messages.checkDatesRemedy : messages.tlsDatesRemedy,
        at: ['MBEDTLS_HAVE_TIME_DATE', 'NET_SOCKETS_SOCKOPT_TLS'],
      };
    },
  },
  {
    // Of another app only its author knows what sets the clock.
    name: 'tls-clock',
    look: ({ on }, { project }) => {
      if (!on('NET_SOCKETS_SOCKOPT_TLS') || !on('MBEDTLS_BUILTIN') || !on('MBEDTLS_HAVE_TIME_DATE'))
        return undefined;
      if (project === undefined || project.asksForDate || on('SNTP')) return undefined;
      return {
        message: messages.tlsClock,
        remedy: messages.checkDatesRemedy,
        at: ['MBEDTLS_HAVE_TIME_DATE'],
      };
    },
  },
  {
    name: 'ipv6-unused',
    look: ({ on, isAssigned }, { ipv6Bytes, project }) => {
      if (project?.triesIpv6) return undefined;
      if (!on('NET_IPV6') || isAssigned('NET_IPV6') || !on('NET_IPV4')) return undefined;
      if (isAssigned('NET_CONFIG_MY_IPV6_ADDR') || isAssigned('NET_CONFIG_NEED_IPV6')) return undefined;
      return {
        message: messages.ipv6(ipv6Bytes),
        remedy: project ? messages.ipv6KeyRemedy : messages.ipv6Remedy,
        severity: 'note',
        at: ['NET_IPV4', 'NETWORKING'],
      };
    },
  },
];

/** The largest message that the app takes is as large as its buffer. */
function poolRemark({ on, number }: Values, name: string): Remark | undefined {
  const message = number('EXAMPLE_RECV_BUF_SIZE');
  const size = number('NET_BUF_DATA_SIZE');
  const count = number(name);
  if (!on('WEBSOCKET_CLIENT') || message === undefined || !size || count === undefined) return undefined;
  const needed = Math.ceil(message / size);
  if (needed <= count) return undefined;
  return {
    message: messages.pool(message, size, needed, name, count),
    remedy: messages.raise(name, needed),
    at: [name, 'EXAMPLE_RECV_BUF_SIZE'],
  };
}

function windowRemark({ number }: Values, name: string, pool: string): Remark | undefined {
  const bytes = number(name);
  const size = number('NET_BUF_DATA_SIZE');
  const count = number(pool);
  // 0 lets Zephyr choose by the size of the pool.
  if (!bytes || !size || count === undefined || bytes <= count * size) return undefined;
  return {
    message: messages.window(name, bytes, count, size),
    remedy: messages.windowRemedy(count * size, name),
    at: [name, pool],
  };
}

/** The codes of all rules. */
export const SENSE_CODES: readonly string[] = RULES.map(({ name }) => `sense/${name}`);

export function senseFindings(analysis: Analysis, facts: SenseFacts): readonly Finding[] {
  const { table, user, values } = analysis;
  const text = (name: string) => {
    const symbol = table.symbols.get(name);
    return symbol === undefined ? undefined : values.valueOf(symbol).value;
  };
  const seen: Values = {
    on: (name) => text(name) === 'y',
    text,
    number: (name) => {
      const value = text(name);
      return value === undefined || value === '' || Number.isNaN(Number(value)) ? undefined : Number(value);
    },
    isAssigned: (name) => user.symbols.has(name),
  };
  return RULES.flatMap(({ name, look }): Finding[] => {
    const remark = look(seen, facts);
    if (remark === undefined) return [];
    const { message, remedy, severity = 'warning', at } = remark;
    const symbol = at.find((candidate) => user.symbols.has(candidate));
    const assigned = user.symbols.get(symbol ?? '');
    const place = assigned && { place: valuePlace(assigned.fragment.file, assigned.line) };
    const about = at[0] === undefined ? {} : { symbol: at[0] };
    return [{ diagnostic: { code: `sense/${name}`, severity, message, remedy, ...about, ...place } }];
  });
}
