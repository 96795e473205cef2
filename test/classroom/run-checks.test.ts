import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Expectation } from '../../src/classroom/exercise/exercise-text.js';
import { openAuthority } from '../../src/serve/authority.js';
import { goldenFiles } from '../golden/golden-files.js';
import { type Files, goldenProjects } from '../golden/projects.js';
import { type Asked, outcomesOf, told } from '../support/checks.js';
import { temporaryFolders } from '../support/folders.js';
import { securedApp } from '../support/secured-app.js';
import { hasCompiler } from '../support/simulation.js';

const newFolder = temporaryFolders();
const documented = goldenProjects.find(
  ({ preset, lang, sdkLine }) => preset === 'documented' && lang === 'en' && sdkLine === 1,
);
if (!documented) throw new Error('no documented project');
const echo: Files = new Map(goldenFiles(documented));
/** The echo app, with lines of its own in prj.conf. */
const withSettings = (...lines: readonly string[]): Files =>
  new Map([...echo, ['prj.conf', `${echo.get('prj.conf')}${lines.join('\n')}\n`]]);

type Row = readonly [Expectation & { readonly run?: string }, string];

/** What is expected of an app, beside what was told of it. */
async function sideBySide(files: Files, rows: readonly Row[], more: Partial<Asked> = {}) {
  const outcomes = await outcomesOf(files, { expect: rows.map(([one]) => one), ...more });
  return { told: outcomes.map(told), expected: rows.map(([, text]) => text), outcomes };
}

describe.skipIf(!hasCompiler)('what the app does in a run', () => {
  /** Messages are beginnings of it. */
  const LONG = `${'a'.repeat(70)}${'b'.repeat(50)}`;

  it('is told where something is missing or must not come', async () => {
    const { told, expected } = await sideBySide(withSettings(`CONFIG_EXAMPLE_PAYLOAD="${LONG}"`), [
      [{ compiles: true }, 'passed'],
      [{ clean: true }, 'passed'],
      [{ console: { text: 'Lease time: 86400 seconds' } }, 'passed'],
      [{ console: { pattern: 'sent \\d+ bytes', count: 5, within_s: 5 } }, 'passed'],
      [
        { console: { text: 'Lease time: 3600 seconds' } },
        'failed: The console had no line with “Lease time: 3600 seconds”. The nearest line was “Lease time: 86400 seconds”',
      ],
      [
        { console: { text: 'Address: asking', count: 2 } },
        'failed: The console had a line with “Address: asking” once of 2',
      ],
      [
        { console: { text: 'Running: connected', within_s: 0.2 } },
        'failed: The console had no line with “Running: connected” within 0.2 s. It came after 0.3 s, too late',
      ],
      [{ console_never: { text: 'Address failed' } }, 'passed'],
      [
        { console_never: { text: 'Your address' } },
        'failed: After 0.3 s the console had “Your address: 192.168.101.215”, which must not come',
      ],
      [{ console_order: [{ text: 'Address: asking' }, { text: 'Your address' }] }, 'passed'],
      [
        { console_order: [{ text: 'Your address' }, { text: 'Address: asking' }] },
        'failed: The console had no line with “Address: asking” after “Your address: 192.168.101.215”. It came before, after 0.2 s',
      ],
      // Events have the first sixty characters of a message alone.
      [{ server: { opcode: 'text', text: 'ab' } }, 'passed'],
      [{ server: { opcode: 'text', count: 3, within_s: 3 } }, 'passed'],
      [
        { server: { opcode: 'text', text: 'ab', count: 200 } },
        expect.stringMatching(
          /^failed: The server got \d+ of 200 text messages with “ab”\. The last that it got: text message “a/,
        ),
      ],
      [
        { server: { opcode: 'binary' } },
        expect.stringMatching(
          /^failed: The server got no binary message\. The last that it got: text message “a/,
        ),
      ],
      [{ server_never: { opcode: 'binary' } }, 'passed'],
      [
        { server_never: { pattern: 'a(b|c)' } },
        expect.stringMatching(/^failed: After [\d.]+ s the server got what must not come: text message “aa/),
      ],
      [{ connections: { at_least: 1, at_most: 1 } }, 'passed'],
      [{ connections: { at_least: 2 } }, 'failed: The app opened 1 connection; there should be at least 2'],
      [{ connections: { at_most: 0 } }, 'failed: The app opened 1 connection; there should be none'],
    ]);
    expect(told).toEqual(expected);
  });

  it('is told where the app breaks the protocol', async () => {
    const main = echo.get('src/main.c') ?? '';
    // Every other message is sent by this call.
    const broken = main.replace('WEBSOCKET_OPCODE_DATA_TEXT, true', 'WEBSOCKET_OPCODE_CONTINUE, true');
    const { told, expected } = await sideBySide(new Map([...echo, ['src/main.c', broken]]), [
      [{ server: { opcode: 'text' } }, 'passed'],
      [
        { server: { opcode: 'binary' } },
        expect.stringMatching(
          /The last that it got: text message “w.*”\. The app broke the WebSocket protocol: an opcode that does not exist or does not belong here/,
        ),
      ],
    ]);
    expect(told).toEqual(expected);
  });

  it('is held to what the server does, with the student’s own values in it', async () => {
    const scenario = (text: string) => `connections:\n  - steps:\n      - expect: {text: "^${text}"}\n`;
    const { told, outcomes } = await sideBySide(
      echo,
      [
        [{ scenario: true, run: 'own' }, ''],
        [{ scenario: true, run: 'other' }, ''],
        [{ scenario: true, run: 'asked' }, ''],
        [{ connections: { at_least: 3 }, run: 'refusing' }, ''],
        [{ connections: { at_most: 1 }, run: 'refusing' }, ''],
        [{ server: { opcode: 'text' }, run: 'nobody' }, ''],
        [{ console: { text: 'Wi-Fi failed' }, run: 'no-wifi' }, ''],
        [{ console: { text: 'Your address', within_s: 13 }, run: 'late' }, ''],
      ],
      {
        student: { clientId: 'w' },
        runs: [
          { id: 'own', seconds: 5, scenario: 'scenarios/own.yaml' },
          { id: 'other', seconds: 5, scenario: 'scenarios/other.yaml' },
          { id: 'asked', seconds: 5, scenario: 'scenarios/asked.yaml' },
          { id: 'refusing', seconds: 10, faults: ['refuse@1', 'no-handshake@2'] },
          { id: 'nobody', seconds: 20, dhcp: 'never' },
          { id: 'no-wifi', seconds: 5, server: false, wifi: 'not-found' },
          { id: 'late', seconds: 20, dhcp: 'late:12' },
        ],
        scenarios: {
          'scenarios/own.yaml': scenario('{client_id}o'),
          'scenarios/other.yaml': scenario('hello'),
          'scenarios/asked.yaml': scenario('hello$').replace(
            '- expect',
            '- send: {text: "led {client_id}"}\n      - expect',
          ),
        },
      },
    );
    expect(told).toEqual([
      'passed',
      expect.stringMatching(/^failed: Not as expected: a text message of \d+ bytes: "w/),
      expect.stringMatching(/\. Expected there, after the server had sent “led w”: “hello”$/),
      'passed',
      'failed: The app opened 3 connections; there should be at most 1',
      'failed: The server got no text message. The app never opened a connection to it',
      'passed',
      'passed',
    ]);
    expect(outcomes[1]?.said).toBe('- expect: {text: "^hello"}');
  });

  it('may be over TLS, with a certificate of the authority that the app trusts', async () => {
    const folder = newFolder();
    const opened = openAuthority(folder, 'ca');
    if (!opened.ok) throw new Error('no authority');
    const textOf = (name: string) => readFileSync(join(folder, name), 'utf8');
    const app = new Map([
      ...securedApp(1, { pem: textOf('ca.pem'), name: '192.168.101.10' }),
      ['ca.pem', textOf('ca.pem')],
    ]);
    const given = ['ca.pem', 'ca.key'].map((name) => [`nanokit-tls/${name}`, textOf(name)] as const);
    const asked: Partial<Asked> = {
      runs: [
        { id: 'secure', seconds: 3, tls: true },
        { id: 'plain', seconds: 3 },
      ],
    };
    const rows: Row[] = [
      [{ server: { opcode: 'text' }, run: 'secure' }, ''],
      [{ server: { opcode: 'text' }, run: 'plain' }, ''],
    ];
    const own = await sideBySide(new Map([...app, ...given]), rows, asked);
    expect(own.told).toEqual([
      'passed',
      'failed: The server got no text message. The board refused the connection: the server does not speak TLS (ws:// instead of wss://)',
    ]);
    // Without that authority's key the server has a certificate of another one.
    const stranger = await sideBySide(app, rows.slice(0, 1), asked);
    expect(stranger.told).toEqual([expect.stringContaining('The board refused the connection: ')]);
  });
});

describe('what stands in the files of an app', () => {
  it('is found without building it', async () => {
    const steps: string[] = [];
    const rows: Row[] = [
      [{ symbol: { name: 'NET_DHCPV4', is: true } }, 'passed'],
      [{ symbol: { name: 'NET_IPV6', is: false } }, 'failed: CONFIG_NET_IPV6 comes to y; it should be n'],
      [{ symbol: { name: 'HEAP_MEM_POOL_SIZE', is: 60000 } }, 'passed'],
      [{ symbol: { name: 'EXAMPLE_SERVER_PATH', is: '/' } }, 'passed'],
      [
        { symbol: { name: 'NO_SUCH_SYMBOL', is: true } },
        'failed: CONFIG_NO_SUCH_SYMBOL should be y; this app has no such symbol',
      ],
      [{ symbol: { name: 'NO_SUCH_SYMBOL', is: false } }, 'passed'],
      [{ ram: { at_most_bytes: 1_000_000 } }, 'passed'],
      [
        { ram: { at_most_bytes: 100_000 } },
        expect.stringMatching(
          /^failed: The app takes [\d,]+ bytes of static RAM; 100,000 are allowed, [\d,]+ fewer\. .+: [\d,]+ bytes\. /,
        ),
      ],
      [{ source: { file: 'src/wifi_connect.c', has: 'k_sem_take(&address_bound' } }, 'passed'],
      [{ source: { file: 'src/wifi_connect.c', has: 'k_sem_take( & address_bound' } }, 'passed'],
      [
        { source: { file: 'src/wifi_connect.c', has: 'sem_take(&address_bound' } },
        'failed: src/wifi_connect.c does not have “sem_take(&address_bound”; comments do not count',
      ],
      [{ source: { file: 'src/wifi_connect.c', lacks: 'SPDX' } }, 'passed'],
      [
        { source: { file: 'src/wifi_connect.c', lacks: 'k_sem_give(' } },
        'failed: src/wifi_connect.c still has “k_sem_give(”',
      ],
      [{ source: { file: 'src/none.c', lacks: 'x' } }, 'failed: There is no src/none.c'],
    ];
    const outcomes = await outcomesOf(
      echo,
      { expect: rows.map(([one]) => one), runs: [] },
      { onStep: ({ kind }) => steps.push(kind) },
    );
    expect(outcomes.map(told)).toEqual(rows.map(([, text]) => text));
    expect(outcomes[12]?.place).toMatchObject({
      file: 'src/wifi_connect.c',
      lineText: '\tk_sem_give(&address_bound);',
    });
    expect(steps).toEqual([]);
  });
});
