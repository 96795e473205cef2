import { describe, expect, it } from 'vitest';
import { runChecks } from '../../src/classroom/check/run-checks.js';
import { exerciseApp } from '../../src/classroom/class/exercise-app.js';
import { studentValues } from '../../src/classroom/exercise/student-values.js';
import { checkOptions } from '../support/checks.js';
import { sampled } from '../support/sample.js';
import { hasCompiler, withProject } from '../support/simulation.js';
import { checkedValue, exerciseIn, OWN_EXERCISES } from './samples.js';

/** What students may well write, each made of the solution by changes, and the checks that see it. */
const HALF_RIGHT: Readonly<
  Record<
    string,
    readonly {
      what: string;
      /** Else in the exercise's first file. */
      file?: string;
      changes: readonly (readonly [string, string])[];
      /** The same of further files. */
      also?: Readonly<Record<string, readonly (readonly [string, string])[]>>;
      failed: string[];
    }[]
  >
> = {
  '03-wait-for-address': [
    {
      what: 'waits for ever',
      changes: [['K_MSEC(CONFIG_EXAMPLE_DHCP_TIMEOUT_MS)', 'K_FOREVER']],
      failed: ['gives-up', 'no-false-alarm', 'from-kconfig'],
    },
    {
      what: 'has a limit of its own',
      changes: [
        ['K_MSEC(CONFIG_EXAMPLE_DHCP_TIMEOUT_MS)', 'K_SECONDS(5)'],
        ['%d ms\\n", CONFIG_EXAMPLE_DHCP_TIMEOUT_MS', '5000 ms\\n"'],
      ],
      failed: ['gives-up', 'waits-long', 'waits-once', 'no-false-alarm', 'from-kconfig'],
    },
    {
      what: 'sets what it means to compare',
      changes: [
        [
          'if (k_sem_take(&address_ready, K_MSEC(CONFIG_EXAMPLE_DHCP_TIMEOUT_MS)) != 0) {',
          'int ret = k_sem_take(&address_ready, K_MSEC(CONFIG_EXAMPLE_DHCP_TIMEOUT_MS));\n\tif (ret = -EAGAIN) {',
        ],
      ],
      failed: ['gives-up', 'no-alarm', 'waits-once', 'no-false-alarm', 'from-kconfig'],
    },
    {
      what: 'prints whatever number lies there',
      changes: [['%d ms\\n", CONFIG_EXAMPLE_DHCP_TIMEOUT_MS', '%d ms\\n"']],
      failed: ['gives-up', 'no-false-alarm', 'from-kconfig'],
    },
    {
      what: 'never lets the thread go on',
      changes: [['\tk_sem_give(&address_ready);\n', '']],
      failed: ['reaches-server', 'waits-there', 'semaphore', 'waits-once', 'no-false-alarm'],
    },
    {
      what: 'looks again and again',
      changes: [
        [
          'if (k_sem_take(&address_ready, K_MSEC(CONFIG_EXAMPLE_DHCP_TIMEOUT_MS)) != 0) {',
          'int ms = 0;\n\twhile (!atomic_get(&online) && ms++ < CONFIG_EXAMPLE_DHCP_TIMEOUT_MS)\n\t\tk_msleep(1);\n\tif (!atomic_get(&online)) {',
        ],
      ],
      failed: ['semaphore'],
    },
    {
      what: 'has the semaphore where nothing comes to it',
      changes: [
        [
          'if (k_sem_take(&address_ready, K_MSEC(CONFIG_EXAMPLE_DHCP_TIMEOUT_MS)) != 0) {',
          'int ms = 0;\n\tif (0) {\n\t\tk_sem_take(&address_ready, K_NO_WAIT);\n\t}\n\twhile (!atomic_get(&online) && ms < CONFIG_EXAMPLE_DHCP_TIMEOUT_MS) {\n\t\tk_msleep(10);\n\t\tms += 10;\n\t}\n\tif (!atomic_get(&online)) {',
        ],
      ],
      failed: ['semaphore'],
    },
  ],
  '04-over-read': [
    {
      what: 'counts the letters of this proverb',
      changes: [['sizeof(proverb) - 1', '29 + 1']],
      failed: ['any-text'],
    },
    {
      what: 'mends the proverb alone',
      changes: [
        [
          'return send_text(websock, report, (size_t)len);',
          'return send_text(websock, report, sizeof(report));',
        ],
      ],
      failed: ['reports', 'only-text', 'right-time'],
    },
    {
      what: 'mends the report alone',
      changes: [['longest = sizeof(proverb) - 1', 'longest = sizeof(packet)']],
      failed: ['clean', 'proverbs', 'only-text', 'whole', 'right-time', 'all-lengths', 'any-text'],
    },
    {
      what: 'sends nothing',
      changes: [
        [
          'return send_text(websock, proverb, 1 + sys_rand32_get() % longest);',
          '(void)longest;\n\treturn 0;',
        ],
        ['return send_text(websock, report, (size_t)len);', 'return 0;'],
      ],
      failed: ['clean', 'reports', 'proverbs', 'only-text', 'whole', 'right-time', 'all-lengths', 'any-text'],
    },
  ],
  '05-fragments': [
    {
      what: 'begins each frame anew',
      changes: [
        [
          'number == 1 ? WEBSOCKET_OPCODE_DATA_TEXT : WEBSOCKET_OPCODE_CONTINUE',
          'WEBSOCKET_OPCODE_DATA_TEXT',
        ],
      ],
      failed: [
        'one-message',
        'no-pieces',
        'understood',
        'binary-length',
        'in-order',
        'list-after-list',
        'line-by-line',
      ],
    },
    {
      what: 'leaves the length a text',
      changes: [['WEBSOCKET_OPCODE_DATA_BINARY', 'WEBSOCKET_OPCODE_DATA_TEXT']],
      failed: ['binary-length', 'in-order', 'single', 'list-after-list', 'line-by-line'],
    },
  ],
  '07-heap': [
    {
      what: 'gives nothing back',
      changes: [['\tk_free(sieve);\n', '']],
      failed: ['gives-back', 'tight'],
    },
    {
      what: 'gives it back after the answer was sent',
      changes: [
        ['\tk_free(sieve);\n', ''],
        [
          'count, limit);\n\n\treturn send_answer(websock, answer);',
          'count, limit);\n\n\tint ret = send_answer(websock, answer);\n\tk_free(sieve);\n\treturn ret;',
        ],
      ],
      failed: ['tight'],
    },
    {
      what: 'knows how much there is',
      changes: [['sieve == NULL', 'limit > 24000']],
      failed: ['any-heap', 'tight'],
    },
    {
      what: 'looks at nothing',
      changes: [['sieve == NULL', 'false']],
      failed: ['refuses', 'goes-on', 'any-heap', 'other-size', 'tight'],
    },
    {
      what: 'ends the connection',
      changes: [
        [
          'bytes", limit);\n\t\treturn send_answer(websock, answer);',
          'bytes", limit);\n\t\t(void)send_answer(websock, answer);\n\t\treturn -ENOMEM;',
        ],
      ],
      failed: ['goes-on', 'any-heap', 'other-size', 'tight'],
    },
  ],
  '09-led-command': [
    {
      what: 'remembers what was asked for',
      changes: [
        ['return gpio_pin_set_dt(&lamp, 1);', 'lit = true;\n\t\treturn 0;'],
        ['return gpio_pin_set_dt(&lamp, 0);', 'lit = false;\n\t\treturn 0;'],
        ['return gpio_pin_toggle_dt(&lamp);', 'lit = !lit;\n\t\treturn 0;'],
        ['return gpio_pin_get_dt(&lamp);', 'return lit;'],
        ['#define WAIT_MS', '#include <stdbool.h>\nstatic bool lit;\n#define WAIT_MS'],
      ],
      failed: [
        'starts',
        'drives',
        'begins-off',
        'turns-on',
        'turns-off',
        'toggles',
        'switches',
        'by-alias',
        'state',
        'reads-back',
        'drives-on',
        'readable',
      ],
    },
    {
      what: 'has the calls for the pin where nothing comes to them',
      changes: [
        ['return gpio_pin_set_dt(&lamp, 1);', 'lit = true;\n\t\treturn 0;'],
        ['return gpio_pin_set_dt(&lamp, 0);', 'lit = false;\n\t\treturn 0;'],
        ['return gpio_pin_toggle_dt(&lamp);', 'lit = !lit;\n\t\treturn 0;'],
        [
          'return gpio_pin_get_dt(&lamp);',
          'if (false) {\n\t\tgpio_pin_set_dt(&lamp, gpio_pin_get_dt(&lamp));\n\t}\n\treturn lit;',
        ],
        ['#define WAIT_MS', '#include <stdbool.h>\nstatic bool lit;\n#define WAIT_MS'],
      ],
      failed: [
        'starts',
        'drives',
        'begins-off',
        'turns-on',
        'turns-off',
        'toggles',
        'switches',
        'by-alias',
        'state',
        'reads-back',
        'drives-on',
        'readable',
      ],
    },
    {
      what: 'lights the LED for a moment at the start',
      changes: [
        [
          'return gpio_pin_configure_dt(&lamp, GPIO_OUTPUT_INACTIVE | GPIO_INPUT);',
          'gpio_pin_configure_dt(&lamp, GPIO_OUTPUT_ACTIVE | GPIO_INPUT);\n\treturn gpio_pin_set_dt(&lamp, 0);',
        ],
      ],
      failed: ['begins-off'],
    },
    {
      what: 'has the LED lit from the start',
      changes: [['GPIO_OUTPUT_INACTIVE', 'GPIO_OUTPUT_ACTIVE']],
      failed: ['begins-off', 'turns-on', 'turns-off', 'toggles', 'switches', 'drives-on'],
    },
    {
      what: 'leaves out one command',
      changes: [['\tif (strcmp(action, "toggle") == 0) {\n\t\treturn gpio_pin_toggle_dt(&lamp);\n\t}\n', '']],
      failed: ['toggles', 'switches', 'state', 'drives-on'],
    },
    {
      what: 'configures an output alone',
      changes: [['GPIO_OUTPUT_INACTIVE | GPIO_INPUT', 'GPIO_OUTPUT_INACTIVE']],
      failed: ['readable'],
    },
    {
      what: 'looks at the beginning of the action alone',
      changes: [['strcmp(action, "on")', 'strncmp(action, "on", 2)']],
      failed: ['state'],
    },
    {
      what: 'takes the pin of one board',
      changes: [
        [
          'GPIO_DT_SPEC_GET(DT_ALIAS(led0), gpios)',
          '{.port = DEVICE_DT_GET(DT_NODELABEL(gpioa)), .pin = 5, .dt_flags = GPIO_ACTIVE_LOW}',
        ],
      ],
      failed: ['by-alias'],
    },
  ],
  '10-timer-queue': [
    {
      what: 'waits in the interrupt',
      changes: [['&reading, K_NO_WAIT', '&reading, K_FOREVER']],
      failed: ['no-waiting', 'keeps-first', 'tells-dropped', 'tells-later'],
    },
    {
      what: 'counts nothing',
      changes: [['\t\tdropped++;\n', '']],
      failed: ['tells-dropped', 'tells-later'],
    },
    {
      what: 'makes up readings in main(), with the queue where nothing comes to it',
      changes: [
        [
          'if (k_msgq_put(&readings, &reading, K_NO_WAIT) != 0) {',
          'if (false && k_msgq_put(&readings, &reading, K_NO_WAIT) != 0) {',
        ],
        [
          'struct reading next;\n\tint ret = 0;\n\n\twhile (ret == 0 && k_msgq_get(&readings, &next, K_NO_WAIT) == 0) {',
          'static uint32_t number = 1;\n\tstruct reading next;\n\tint ret = 0;\n\n\tif (false) {\n\t\tk_msgq_get(&readings, &next, K_NO_WAIT);\n\t}\n\twhile (ret == 0 && number <= k_uptime_get_32() / INTERVAL_MS) {\n\t\tnext = (struct reading){number, number * INTERVAL_MS, 0};\n\t\tnumber++;',
        ],
        ['#include <stdio.h>', '#include <stdbool.h>\n#include <stdio.h>'],
      ],
      failed: [
        'sends',
        'puts',
        'gets',
        'answers',
        'no-waiting',
        'keeps-first',
        'tells-dropped',
        'tells-later',
        'bridges',
      ],
    },
    {
      what: 'sends one reading at a time',
      changes: [['while (ret == 0 && k_msgq_get', 'if (k_msgq_get']],
      failed: ['keeps-first'],
    },
    {
      what: 'waits for a reading, and does not see that the server is gone',
      changes: [['&next, K_NO_WAIT', '&next, K_FOREVER']],
      failed: ['answers', 'bridges'],
    },
  ],
  '11-tls': [
    {
      what: 'says no name',
      file: 'src/server_tls.c',
      changes: [
        [
          '\tif (setsockopt(sock, SOL_TLS, TLS_HOSTNAME, name, sizeof(name)) < 0) {\n\t\treturn -errno;\n\t}\n',
          '\tARG_UNUSED(name);\n',
        ],
      ],
      failed: ['right-server', 'other-name', 'again'],
    },
    {
      what: 'checks, and goes on all the same',
      file: 'src/server_tls.c',
      changes: [['TLS_PEER_VERIFY_REQUIRED', 'TLS_PEER_VERIFY_OPTIONAL']],
      failed: ['knows-ca', 'unknown-ca', 'says-so', 'other-name', 'again'],
    },
    {
      what: 'trusts nobody',
      file: 'src/server_tls.c',
      changes: [['setsockopt(sock, SOL_TLS, TLS_SEC_TAG_LIST, trusted, sizeof(trusted))', '(int)trusted[0]']],
      failed: ['right-server', 'knows-ca', 'unknown-ca', 'says-so', 'other-name', 'again'],
    },
  ],
  '12-ram-diet': [
    {
      what: 'takes it from the heap, so that nothing builds',
      file: 'prj.conf',
      changes: [['CONFIG_HEAP_MEM_POOL_SIZE=60000', 'CONFIG_HEAP_MEM_POOL_SIZE=30000']],
      failed: [
        'compiles',
        'begun',
        'nearly',
        'budget',
        'heap',
        'clean',
        'rate',
        'echo',
        'needs',
        'main-stack',
        'work-queue',
        'event-stack',
        'receive-stack',
        'reconnects',
      ],
    },
    {
      what: 'takes the limits out of the way',
      file: 'src/needs.h',
      changes: [['TX_POOL_BYTES >= 6 *', 'TX_POOL_BYTES >= 1 *']],
      failed: ['begun', 'nearly', 'budget', 'needs', 'reconnects'],
    },
    {
      what: 'hides the limits from the compiler',
      file: 'src/needs.h',
      changes: [
        ['BUILD_ASSERT(CONFIG_HEAP', '#if 0\nBUILD_ASSERT(CONFIG_HEAP'],
        ['for six texts");\n\n#endif', 'for six texts");\n#endif\n\n#endif'],
      ],
      failed: ['begun', 'nearly', 'budget', 'needs', 'reconnects'],
    },
    {
      what: 'has a stack that is too small, and hides the limit',
      file: 'prj.conf',
      changes: [['CONFIG_MAIN_STACK_SIZE=5120', 'CONFIG_MAIN_STACK_SIZE=1024']],
      also: { 'src/needs.h': [['BUILD_ASSERT(CONFIG_MAIN', '#define LEAST(ok, text)\nLEAST(CONFIG_MAIN']] },
      failed: ['begun', 'nearly', 'budget', 'main-stack', 'reconnects'],
    },
  ],
};
/** What is another way than the solution's, or has nothing to do with it. */
const RIGHT: readonly {
  id: string;
  what: string;
  file?: string;
  changes: readonly (readonly [string, string])[];
}[] = [
  {
    id: '04-over-read',
    what: 'makes the report as large as it need be',
    changes: [['report[64]', 'report[30]']],
  },
  {
    id: '04-over-read',
    what: 'leaves another proverb in the settings',
    file: 'prj.conf',
    changes: [['slow and steady wins', 'a stitch in time saves nine']],
  },
  {
    id: '03-wait-for-address',
    what: 'takes the semaphore by a pointer',
    changes: [
      [
        'if (k_sem_take(&address_ready, K_MSEC',
        'struct k_sem *const sem = &address_ready;\n\n\tif (k_sem_take(sem, K_MSEC',
      ],
    ],
  },
  {
    id: '03-wait-for-address',
    what: 'leaves another limit in the settings',
    file: 'prj.conf',
    changes: [
      ['CONFIG_EXAMPLE_SERVER_PATH', 'CONFIG_EXAMPLE_DHCP_TIMEOUT_MS=5000\nCONFIG_EXAMPLE_SERVER_PATH'],
    ],
  },
];
const CASES = Object.entries(HALF_RIGHT).flatMap(([id, list]) => list.map((one) => ({ id, ...one })));

/** The checks that a changed solution fails. */
async function failedBy(
  id: string,
  file: string | undefined,
  changes: readonly (readonly [string, string])[],
  also: Readonly<Record<string, readonly (readonly [string, string])[]>> = {},
) {
  const { text, ...exercise } = await exerciseIn(OWN_EXERCISES, id);
  const student = studentValues('7', '7', id);
  const settings = { language: 'en', overrides: [{ path: ['sdk'], value: 1 }] } as const;
  const app = checkedValue(await exerciseApp({ ...exercise, text }, student, settings));
  const path = file ?? [...exercise.whole.keys()][0] ?? '';
  const files = new Map([...app.solution].map(([name, { content }]) => [name, content]));
  for (const [name, list] of Object.entries({ ...also, [path]: changes })) {
    let code = files.get(name) ?? '';
    for (const [from, to] of list) {
      expect(code.split(from)).toHaveLength(2);
      code = code.replace(from, () => to);
    }
    files.set(name, code);
  }
  const scenarios = new Map([...exercise.files].filter(([name]) => name.startsWith('scenarios/')));
  const outcomes = await withProject(files, (folder) =>
    runChecks(
      { folder, shown: 'app', runs: text.runs ?? [], checks: text.checks, scenarios, student },
      checkOptions(),
    ),
  );
  return outcomes.flatMap((one) => (one.verdict === 'passed' ? [] : [one.id]));
}

describe.skipIf(!hasCompiler)('a student who', () => {
  it.each(sampled(CASES, 6, 1))(
    'in $id $what fails what is meant for that',
    { timeout: 120_000 },
    async (one) => {
      expect(await failedBy(one.id, one.file, one.changes, one.also)).toEqual(one.failed);
    },
  );

  it.each(sampled(RIGHT, 1, 2))('in $id $what passes all of it', { timeout: 120_000 }, async (one) => {
    expect(await failedBy(one.id, one.file, one.changes)).toEqual([]);
  });
});
