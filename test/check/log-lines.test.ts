import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { explainLogLine } from '../../src/check/explain.js';
import { configKeys } from '../../src/config/schema.js';
import { LOG_LINES } from '../../src/messages/explain-texts.js';
import { run } from '../support/cli.js';
import { temporaryFolders } from '../support/folders.js';

const newFolder = temporaryFolders();
const templates = fileURLToPath(new URL('../../templates', import.meta.url));
const sources = readdirSync(templates, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.c.hbs'))
  .map((path) => readFileSync(join(templates, path), 'utf8'));

/** A format as a log has it: what stands for a value is one. */
const logged = (format: string) =>
  format
    .replaceAll(/\{\{constant ip\}\}/g, 'IPv4')
    .replaceAll(/\{\{.*?\}\}/g, '')
    .replaceAll(/%[a-z]*[dux]/g, '7')
    .replaceAll('%s', 'IPv4')
    .replaceAll('\\n', '');

/** Every line that tells of trouble, and the reasons that go into such lines. */
const troubles = sources.flatMap((text) => [
  ...[...text.matchAll(/LOG_(?:ERR|WRN)\("((?:[^"\\]|\\.)*)"/g)].map(([, format = '']) => format),
  ...[...text.matchAll(/\? "([^"]{8,})"|: "([^"]{8,})";|return "([^"]{8,})"/g)].flatMap(([, ...all]) =>
    text.includes('struct connection_counters connection_counters;')
      ? all.filter((one) => one !== undefined)
      : [],
  ),
]);

const explained = (line: string) => explainLogLine(line, LOG_LINES, () => undefined);

describe('explain and the log of the generated apps', () => {
  it('finds the lines in the templates', () => {
    expect(troubles.length).toBeGreaterThan(30);
    expect(troubles).toContain('TLS could not be set up');
  });

  it.each([...new Set(troubles)].filter((one) => one !== '%s failed: %s (%d)'))('knows: %s', (format) => {
    const line = `[00:00:01.218,000] <err> some_module: ${logged(format)}`;
    expect(explained(line)?.rows.length).toBeGreaterThanOrEqual(2);
  });

  it.each([
    ["TLS: the server's certificate is not for the name 192.168.101.10", /other names/],
    ['<wrn> connection: TCP failed: TLS could not be set up (-113)', /No TLS connection/],
    ['<wrn> connection: Connection lost: the server has cut the connection (-104)', /ended the connection/],
    ['<wrn> connection: Name failed: no answer in time (-116)', /step of connecting/],
    ['<wrn> connection: Connection lost: no answer in time (-116)', /connection is lost/],
    ['<wrn> connection: TCP failed: the time server does not tell the date (-61)', /time server/],
    ['-61', /time server/],
    ['-113', /WebSocket or the TLS handshake/],
    ['-114', /no way to that address/],
    ['-115', /Wi-Fi or the address/],
    ['<err> net_sock_tls: TLS handshake error: -2700', /certificate was refused/],
    ['-2700', /certificate was refused/],
    ['-0x7280', /hung up/],
    ['<dbg> telemetry.send_sample: sent sample 1, 129 bytes', /report went out/],
    ['The DNS server does not tell the address of echo.example.com', /did not answer/],
    ['Failed to send 129 bytes (-12)', /did not go out/],
  ])('says of %s what it means', (line, what) => {
    expect(explained(line)?.what.en).toMatch(what);
  });

  it('names only keys of nanokit.yaml that there are', () => {
    const names = configKeys.map(({ name }) => name);
    const groups = names.flatMap((name) =>
      name.split('.').map((_, index) =>
        name
          .split('.')
          .slice(0, index + 1)
          .join('.'),
      ),
    );
    const texts = LOG_LINES.flatMap(({ what, why, change }) =>
      [what, why, change].flatMap(({ en, zh }) => [en, zh]),
    );
    const mentioned = texts.flatMap(
      (text) => text.match(/\b(?:server|app|memory|network|wifi)\.[a-z_]+(?:\.[a-z_]+)*/g) ?? [],
    );
    expect(mentioned.length).toBeGreaterThan(20);
    expect(mentioned.filter((name) => !groups.includes(name))).toEqual([]);
  });
});

describe("explain and the app's own symbols", () => {
  it.each([
    ['CONFIG_EXAMPLE_PAYLOAD', 'app.payload'],
    ['EXAMPLE_INTERVAL_MS', 'app.interval_ms'],
    ['CONFIG_EXAMPLE_SERVER_HEADER_2', 'server.headers'],
    ['EXAMPLE_TLS_SERVER_NAME', 'server.tls.server_name'],
  ])('leads from %s to %s, in a project of whatever kind and in none', async (symbol, key) => {
    const cwd = newFolder();
    await run(['app', '--yes', '--kind', 'commands'], { cwd });
    for (const folder of [cwd, join(cwd, 'app')]) {
      const { code, stdout } = await run(['explain', symbol, '--lang', 'en', '--json'], { cwd: folder });
      expect(code, symbol).toBe(0);
      const document = JSON.parse(stdout);
      expect(document).toMatchObject({ kind: 'symbol', name: symbol.replace('CONFIG_', '') });
      expect(document.facts).toContainEqual({ label: 'nanokit.yaml', text: key });
    }
  });
});
