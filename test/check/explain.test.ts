import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import { SENSE_CODES } from '../../src/check/sense.js';
import { symbolTexts } from '../../src/generated/symbol-texts.js';
import { CODES } from '../../src/messages/codes.js';
import { run } from '../support/cli.js';
import { temporaryFolders } from '../support/folders.js';
import { catalogue } from './catalogue.js';

const json = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const newFolder = temporaryFolders();
let cwd = '';
beforeAll(async () => {
  const parent = newFolder();
  await run(['my-app', '--yes'], { cwd: parent });
  cwd = `${parent}/my-app`;
});

const explain = (...args: readonly string[]) => run(['explain', ...args], { cwd });

describe('the texts of symbols', () => {
  it('follow their schema, and are of symbols that the catalogue has', () => {
    const ajv = new Ajv({ strict: false });
    const validate = ajv.compile(json('../../schemas/kconfig/texts.schema.json'));
    expect(validate(json('../../schemas/kconfig/texts.json')), ajv.errorsText(validate.errors)).toBe(true);
    const names = Object.keys(symbolTexts);
    expect(names.length).toBeGreaterThanOrEqual(150);
    expect(names.filter((name) => catalogue.symbols[name] === undefined)).toEqual([]);
  });

  it('are short, and Chinese where they should be', () => {
    for (const [name, { use, mistake }] of Object.entries(symbolTexts)) {
      for (const text of mistake === undefined ? [use] : [use, mistake]) {
        expect(text.en.length, name).toBeLessThan(130);
        expect(text.en, name).not.toMatch(/\p{Script=Han}/u);
        expect(text.zh, name).toMatch(
          /\p{Script=Han}|^printk\(\)。$|^sys_reboot\(\)。$|^SHA-256。$|^TLS 1\.2。$/u,
        );
      }
    }
  });
});

describe('explain', () => {
  it('tells of a symbol what it is, what it is here, and what goes wrong with it', async () => {
    const { code, stdout } = await explain('CONFIG_HEAP_MEM_POOL_SIZE');
    expect(code).toBe(0);
    for (const part of ['int', '60000, set in prj.conf:', 'memory.heap_bytes', '-12'])
      expect(stdout).toContain(part);
  });

  it('tells why a symbol cannot be set here', async () => {
    const { stdout } = await explain('MBEDTLS_HEAP_SIZE', '--lang', 'zh');
    expect(stdout).toContain('└ MBEDTLS_ENABLE_HEAP 为 n：没有任何配置打开它');
  });

  it('tells of a config key', async () => {
    const { stdout } = await explain('server.port', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, kind: 'key', name: 'server.port' });
    expect(stdout).toContain('CONFIG_EXAMPLE_SERVER_PORT');
  });

  it.each(['-12', 'ENOMEM', 'recv failure', 'AP not found', '[WiFi sta] AP not found or invalid password'])(
    'tells of the log message %s',
    async (message) => {
      const { code, stdout } = await explain(message, '--json');
      expect(code).toBe(0);
      expect(JSON.parse(stdout).kind).toBe('log');
    },
  );

  it('takes a message without quotes', async () => {
    expect((await explain('recv', 'failure')).code).toBe(0);
  });

  it('shows no password', async () => {
    const { code, stdout } = await explain('EXAMPLE_WIFI_PASSWORD');
    expect(code).toBe(0);
    expect(stdout).not.toContain('xiaowei');
  });

  it('names the nearest where it knows none', async () => {
    const { code, stderr } = await explain('HEAP_MEM_POL_SIZE');
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean HEAP_MEM_POOL_SIZE?');
    expect((await explain()).code).toBe(2);
  });

  it('knows every code that the rules across symbols have', () => {
    expect(SENSE_CODES.filter((code) => CODES[code] === undefined)).toEqual([]);
  });

  it('works where there is no project', async () => {
    const { code, stdout } = await run(['explain', 'NET_TCP', '--sdk', '2'], { cwd: newFolder() });
    expect(code).toBe(0);
    expect(stdout).toContain('NETWORKING');
    expect(stdout).not.toMatch(/^ {2}here/m);
  });
});
