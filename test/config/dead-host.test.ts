import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../support/cli.js';
import { configOf, shown } from '../support/config.js';
import { temporaryFolders } from '../support/folders.js';

const newFolder = temporaryFolders();

const warningsOf = async (host: string) => {
  const result = await configOf('', {
    overrides: [{ path: ['server', 'host'], value: host, source: `--host ${host}` }],
  });
  expect(result.ok, host).toBe(true);
  return result.diagnostics;
};

describe('a server address that means nobody else', () => {
  it.each(['127.0.0.1', '127.1.2.3', 'localhost', 'LocalHost', 'my.localhost', '::1', '0:0:0:0:0:0:0:1'])(
    'is warned of, as the board itself: %s',
    async (host) => {
      const diagnostics = await warningsOf(host);
      expect(shown(diagnostics)).toContain(
        `warning: --host ${host}: On the board, ${host} is the board itself, and no server runs there [config/dead-host]`,
      );
      expect(shown(diagnostics)).toContain('create-nanokit-ws serve prints it');
      expect(shown(diagnostics, 'zh')).toContain('开发板自己');
    },
  );

  it.each([
    '0.0.0.0',
    '0.1.2.3',
    '::',
    '224.0.0.1',
    '239.255.255.250',
    '240.0.0.1',
    '255.255.255.255',
    'ff02::1',
  ])('is warned of, as nobody: %s', async (host) => {
    expect(shown(await warningsOf(host))).toContain(`${host} is no server's address`);
  });

  it.each([
    '192.168.1.20',
    '10.0.0.1',
    '1.2.3.4',
    '223.255.255.254',
    '220.1.1.1',
    'fd00::10',
    '::2',
    'fe80::1',
    'local.example.com',
    'localhost.example.com',
    'f00::1',
  ])('is none of the others: %s', async (host) => {
    expect((await warningsOf(host)).map(({ code }) => code)).toEqual([]);
  });

  it('has its place in a file', async () => {
    const { diagnostics } = await configOf('server:\n  host: 127.0.0.1\n');
    expect(diagnostics.map(({ severity, place }) => [severity, place?.line, place?.column])).toEqual([
      ['warning', 2, 9],
    ]);
  });
});

describe('an address that no board reaches, in nanokit.yaml', () => {
  it.each([
    ['127.0.0.1', 'config/dead-host'],
    ['pc.local', 'config/mdns-name'],
  ])('is told by check as by regen, from either folder: %s', async (host, code) => {
    const cwd = newFolder();
    await run(['app', '--yes'], { cwd });
    const folder = join(cwd, 'app');
    const path = join(folder, 'nanokit.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^( {2}host:) \S+/m, `$1 ${host}`));
    const regen = await run(['regen'], { cwd: folder });
    const warning = /^warning: nanokit\.yaml:\d+:9: [\s\S]*?\n {2}→ .*\n/m.exec(regen.stderr)?.[0] ?? '';
    expect(warning).toContain(`[${code}]`);

    const check = await run(['check'], { cwd: folder });
    expect(check).toMatchObject({ code: 1, stdout: expect.stringMatching(/^0 errors, 1 warning, /) });
    expect(check.stderr).toContain(warning);
    const annotations = await run(['check', 'app', '--format', 'github'], { cwd });
    expect(annotations.stdout).toMatch(
      new RegExp(`^::warning file=app/nanokit\\.yaml,line=\\d+,col=9,title=${code}::`, 'm'),
    );
  });
});
