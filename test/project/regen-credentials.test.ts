import { readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn, temporaryFolders, write } from '../support/folders.js';
import { change, done, newProject, regen, setStack } from '../support/regen.js';

const newFolder = temporaryFolders();
const project = () => newProject(newFolder());

describe('credentials.conf', () => {
  const rename = (folder: string, ssid: string) =>
    change(folder, 'nanokit.yaml', (text) => text.replace(/ ssid: .*/, ` ssid: ${JSON.stringify(ssid)}`));
  const credentials = (folder: string) => readFileSync(join(folder, 'credentials.conf'), 'utf8');

  it('follows the Wi-Fi name of nanokit.yaml, and keeps the rest', async () => {
    const folder = await project();
    change(
      folder,
      'credentials.conf',
      (text) => `# mine\n${text.replace('PASSWORD="xiaowei-yyds"', 'PASSWORD="my secret"')}\n# end`,
    );
    const before = credentials(folder);
    rename(folder, '家 "1"');
    expect((await done(folder)).updated).toContain('credentials.conf');
    expect(credentials(folder)).toBe(before.replace('SSID="xiaowei-yyds"', 'SSID="家 \\"1\\""'));
  });

  it('is not touched as long as the name in nanokit.yaml stays, but a difference is told', async () => {
    const folder = await project();
    change(folder, 'credentials.conf', (text) => text.replace('SSID="xiaowei-yyds"', 'SSID="other"'));
    const before = credentials(folder);
    setStack(folder, 8100);
    const { updated, codes } = await done(folder);
    expect([updated, codes]).toEqual([['prj.conf'], ['regen/ssid-differs']]);
    expect(credentials(folder)).toBe(before);
  });

  it('keeps a name that the user wrote there, whatever nanokit.yaml says then', async () => {
    const folder = await project();
    change(folder, 'credentials.conf', (text) => text.replace('SSID="xiaowei-yyds"', 'SSID="at home"'));
    const before = credentials(folder);
    rename(folder, 'classroom');
    const { updated, codes } = await done(folder);
    expect([updated, codes]).toEqual([[], ['regen/ssid-differs']]);
    expect(credentials(folder)).toBe(before);
  });

  it('keeps bytes that are not UTF-8', async () => {
    const folder = await project();
    const bytes = Buffer.concat([
      Buffer.from([0x23, 0xc4, 0xe3, 0x0d, 0x0a]),
      readFileSync(join(folder, 'credentials.conf')),
    ]);
    writeFileSync(join(folder, 'credentials.conf'), bytes);
    rename(folder, '家');
    await done(folder);
    const wanted = bytes
      .toString('latin1')
      .replace('SSID="xiaowei-yyds"', `SSID="${Buffer.from('家').toString('latin1')}"`);
    expect(readFileSync(join(folder, 'credentials.conf'), 'latin1')).toBe(wanted);
  });

  it('gets the line if it has none', async () => {
    const folder = await project();
    write(folder, 'credentials.conf', 'CONFIG_EXAMPLE_WIFI_PASSWORD="abcdefgh"');
    rename(folder, 'home');
    await done(folder);
    expect(credentials(folder)).toBe(
      'CONFIG_EXAMPLE_WIFI_PASSWORD="abcdefgh"\nCONFIG_EXAMPLE_WIFI_SSID="home"\n',
    );
  });

  it('that is missing is not made without a password: the lines to write are told', async () => {
    const folder = await project();
    unlinkSync(join(folder, 'credentials.conf'));
    rename(folder, 'my "home"');
    const result = await regen(folder);
    expect(result.ok).toBe(true);
    const [problem, ...more] = result.diagnostics;
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ code: 'regen/no-credentials', severity: 'warning' });
    for (const text of [problem?.remedy?.en, problem?.remedy?.zh]) {
      expect(text).toContain('CONFIG_EXAMPLE_WIFI_SSID="my \\"home\\""');
      expect(text).toContain('CONFIG_EXAMPLE_WIFI_PASSWORD="…"');
    }
    expect(filesIn(folder)).not.toContain('credentials.conf');
  });

  it('that is missing is made from a password in nanokit.yaml, private, with a warning', async () => {
    const folder = await project();
    unlinkSync(join(folder, 'credentials.conf'));
    change(folder, 'nanokit.yaml', (text) =>
      text.replace('  retries:', '  password: "S3cretS3cret"\n  retries:'),
    );
    const { updated, codes } = await done(folder);
    expect([updated, codes]).toEqual([['credentials.conf'], ['config/password-in-config']]);
    expect(credentials(folder)).toContain('CONFIG_EXAMPLE_WIFI_PASSWORD="S3cretS3cret"\n');
    expect(statSync(join(folder, 'credentials.conf')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, '.nanokit/base.json'), 'utf8')).not.toContain('S3cret');
  });

  it('keeps its password where nanokit.yaml has another, with a warning', async () => {
    const folder = await project();
    change(folder, 'nanokit.yaml', (text) =>
      text.replace('  retries:', '  password: "S3cretS3cret"\n  retries:'),
    );
    const before = credentials(folder);
    const result = await regen(folder);
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['regen/password-differs']);
    expect(result.diagnostics[0]?.message.en).toContain('the board uses that of credentials.conf');
    expect(result.diagnostics[0]?.remedy?.en).toContain('delete the line password of nanokit.yaml');
    for (const password of ['S3cret', 'xiaowei-yyds']) expect(JSON.stringify(result)).not.toContain(password);
    expect(credentials(folder)).toBe(before);
  });

  it.each([
    { what: 'the same password, in Kconfig’s own quoting', line: 'PASSWORD="my \\"pass\\""' },
    { what: 'no password', line: 'NAME="x"' },
  ])('with $what is no other one', async ({ line }) => {
    const folder = await project();
    change(folder, 'credentials.conf', (text) => text.replace('PASSWORD="xiaowei-yyds"', line));
    change(folder, 'nanokit.yaml', (text) =>
      text.replace('  retries:', '  password: \'my "pass"\'\n  retries:'),
    );
    expect((await done(folder)).codes).toEqual(['config/password-in-config']);
  });
});
