import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { filesIn, PROJECT_FILES, temporaryFolders, write } from '../support/folders.js';
import { hasTmux, Terminal } from '../support/terminal.js';

const newFolder = temporaryFolders();
const sockets = newFolder();
const terminals: Terminal[] = [];
afterAll(() => {
  for (const terminal of terminals) terminal.close();
});

function open(
  args: readonly string[],
  { cwd = newFolder(), env = {} as Readonly<Record<string, string>> } = {},
) {
  const terminal = new Terminal(sockets, args, cwd, { LC_ALL: 'en_US.UTF-8', ...env });
  terminals.push(terminal);
  return { terminal, cwd };
}

const yamlOf = (cwd: string, dir: string): unknown =>
  parse(readFileSync(join(cwd, dir, 'nanokit.yaml'), 'utf8'));

/** The questions in their order, as each language asks them, and an answer to each. */
const QUESTIONS = [
  { en: 'Folder for the project', zh: '工程文件夹', answer: 'my-lamp' },
  { en: 'Start from', zh: '选择预设' },
  { en: 'Project name', zh: '工程名', answer: 'lamp' },
  { en: 'Language of comments', zh: '注释语言' },
  { en: 'Board', zh: '开发板' },
  { en: 'SDK line', zh: 'SDK 系列' },
  { en: 'Wi-Fi name (SSID)', zh: 'Wi-Fi 名称（SSID）', answer: '家里' },
  { en: 'Password of "家里"', zh: '“家里”的密码', answer: 'S3cretS3cret' },
  { en: 'Server address', zh: '服务器地址', answer: '10.0.0.7' },
  { en: 'Server port', zh: '服务器端口', answer: '9000' },
] as const;
const LOCALES = [
  {
    lang: 'en',
    locale: 'en_US.UTF-8',
    wrote: 'Wrote 24 files into',
    stopped: 'Stopped; nothing was written.',
  },
  { lang: 'zh', locale: 'zh_CN.UTF-8', wrote: '写入 24 个文件', stopped: '已停止，什么都没有写入。' },
] as const;

if (!hasTmux && process.env['CI']) throw new Error('tmux is missing: CI installs it');

describe.skipIf(!hasTmux).concurrent(`in a terminal${hasTmux ? '' : ' (skipped: tmux is missing)'}`, () => {
  describe.each(LOCALES)('in $lang', ({ lang, locale, wrote, stopped }) => {
    const env = { LC_ALL: locale };

    it('asks everything, takes the answers, and never shows the password', async () => {
      const { terminal, cwd } = open([], { env });
      for (const question of QUESTIONS) {
        await terminal.shows(`? ${question[lang]}`);
        if ('answer' in question) terminal.type(question.answer);
        if (question.en.startsWith('Password')) {
          const screen = await terminal.shows('*'.repeat('S3cretS3cret'.length));
          expect(screen).not.toContain('S3cret');
        }
        terminal.press('Enter');
      }
      const screen = await terminal.shows('EXIT=');
      expect(screen).toContain('EXIT=0');
      expect(screen).toContain(wrote);
      expect(screen).toContain('cd my-lamp');
      expect(screen).not.toContain('S3cret');
      expect(yamlOf(cwd, 'my-lamp')).toMatchObject({
        project: { name: 'lamp', language: lang },
        board: 'csk6002_9s_nano',
        sdk: 1,
        wifi: { ssid: '家里' },
        server: { host: '10.0.0.7', port: 9000 },
      });
      const credentials = join(cwd, 'my-lamp/credentials.conf');
      expect(readFileSync(credentials, 'utf8')).toContain('CONFIG_EXAMPLE_WIFI_PASSWORD="S3cretS3cret"');
      expect(statSync(credentials).mode & 0o777).toBe(0o600);
    });

    it('takes the documented app if every question is answered with Enter', async () => {
      const { terminal, cwd } = open([], { env });
      for (const question of QUESTIONS) {
        await terminal.shows(`? ${question[lang].replace('家里', 'xiaowei-yyds')}`);
        terminal.press('Enter');
      }
      expect(await terminal.shows('EXIT=')).toContain('EXIT=0');
      expect(filesIn(join(cwd, 'my-app'))).toEqual([...PROJECT_FILES].sort());
      expect(yamlOf(cwd, 'my-app')).toMatchObject({ wifi: { ssid: 'xiaowei-yyds' }, server: { port: 8080 } });
      expect(readFileSync(join(cwd, 'my-app/credentials.conf'), 'utf8')).toContain('PASSWORD="xiaowei-yyds"');
    });

    it.each(QUESTIONS.map((question, index) => ({ at: question.en, index })))(
      'Ctrl-C at “$at” leaves nothing behind and exits with 130',
      async ({ index }) => {
        const { terminal, cwd } = open([], { env });
        for (const [position, question] of QUESTIONS.slice(0, index + 1).entries()) {
          await terminal.shows(`? ${question[lang].replace('家里', 'xiaowei-yyds')}`);
          if (position < index) terminal.press('Enter');
        }
        terminal.press('C-c');
        const screen = await terminal.shows('EXIT=');
        expect(screen).toContain('EXIT=130');
        expect(screen).toContain(stopped);
        expect(screen).not.toMatch(/\n {4}at |Error/);
        expect(filesIn(cwd)).toEqual([]);
      },
    );
  });

  const wrong = [
    {
      what: 'a folder outside',
      args: [],
      at: 'Folder',
      answer: '../x',
      says: 'is not inside the current folder',
    },
    {
      what: 'a project name',
      args: ['app', '--preset', 'lean'],
      at: 'Project name',
      answer: 'a b',
      says: 'Expected: a CMake target name',
    },
    {
      what: 'a Wi-Fi name',
      args: [
        'app',
        '--preset',
        'lean',
        '--name',
        'x',
        '--language',
        'en',
        '--board',
        'csk6002_9s_nano',
        '--sdk',
        '1',
      ],
      at: 'Wi-Fi name',
      answer: '板'.repeat(11),
      says: 'takes 33 bytes',
    },
    {
      what: 'an address',
      args: [
        'app',
        '--preset',
        'lean',
        '--name',
        'x',
        '--language',
        'en',
        '--board',
        'csk6002_9s_nano',
        '--sdk',
        '1',
        '--set',
        'wifi.ssid=a',
        '--set',
        'wifi.password=abcdefgh',
      ],
      at: 'Server address',
      answer: 'a_b',
      says: 'an IPv4 address such as',
    },
    {
      what: 'a port',
      args: [
        'app',
        '--preset',
        'lean',
        '--name',
        'x',
        '--language',
        'en',
        '--board',
        'csk6002_9s_nano',
        '--sdk',
        '1',
        '--set',
        'wifi.ssid=a',
        '--set',
        'wifi.password=abcdefgh',
        '--host',
        '1.2.3.4',
      ],
      at: 'Server port',
      answer: '65536',
      says: 'must be 1 to 65535',
    },
    {
      what: 'a port that is no number',
      args: [
        'app',
        '--preset',
        'lean',
        '--name',
        'x',
        '--language',
        'en',
        '--board',
        'csk6002_9s_nano',
        '--sdk',
        '1',
        '--set',
        'wifi.ssid=a',
        '--set',
        'wifi.password=abcdefgh',
        '--host',
        '1.2.3.4',
      ],
      at: 'Server port',
      answer: 'abc',
      says: 'whole number',
    },
  ];
  it.each(wrong)('a wrong answer is told and asked again: $what', async ({ args, at, answer, says }) => {
    const { terminal, cwd } = open(args);
    await terminal.shows(`? ${at}`);
    terminal.type(answer);
    terminal.press('Enter');
    const screen = await terminal.shows(says);
    expect(screen).toContain(`? ${at}`);
    expect(screen).not.toContain('EXIT=');
    expect(filesIn(cwd)).toEqual([]);
    // What was typed is there to be corrected.
    expect(screen).toContain(answer);
  });

  it('a wrong password is told without showing it, and asked again', async () => {
    const { terminal, cwd } = open([
      'app',
      '--preset',
      'lean',
      '--name',
      'x',
      '--language',
      'en',
      '--board',
      'csk6002_9s_nano',
      '--sdk',
      '1',
      '--ssid',
      'home',
    ]);
    await terminal.shows('? Password of "home"');
    terminal.type('hunter2');
    terminal.press('Enter');
    expect(await terminal.shows('7 characters; WPA2 wants 8 to 63')).not.toContain('hunter2');
    terminal.type('x');
    terminal.press('Enter');
    await terminal.shows('? Server address');
    terminal.press('Enter');
    await terminal.shows('? Server port');
    terminal.press('Enter');
    expect(await terminal.shows('EXIT=')).toContain('EXIT=0');
    expect(readFileSync(join(cwd, 'app/credentials.conf'), 'utf8')).toContain('PASSWORD="hunter2x"');
  });

  it('asks only for what no flag says', async () => {
    const args = [
      'app',
      '--preset',
      'lean',
      '--name',
      'x',
      '--language',
      'zh',
      '--board',
      'csk6012_c3_nano',
      '--sdk',
      '2',
      '--host',
      '1.2.3.4',
      '--port',
      '80',
      '--set',
      'wifi.ssid=a',
      '--set',
      'wifi.password=abcdefgh',
    ];
    const { terminal, cwd } = open(args);
    const screen = await terminal.shows('EXIT=');
    expect(screen).toContain('EXIT=0');
    expect(screen).not.toContain('? ');
    expect(yamlOf(cwd, 'app')).toMatchObject({ board: 'csk6012_c3_nano', sdk: 2, network: { ipv6: false } });
  });

  it('asks only for what no config file says, and keeps the file', async () => {
    const cwd = newFolder();
    write(
      cwd,
      'a.yaml',
      '# mine\nproject: {name: x, language: en}\nboard: csk6002_9s_nano\nsdk: 1\nserver: {host: 1.2.3.4, port: 80}\n',
    );
    const { terminal } = open(['app', '--config', 'a.yaml'], { cwd });
    await terminal.shows('? Wi-Fi name');
    terminal.press('Enter');
    await terminal.shows('Enter keeps the one of the documentation');
    terminal.press('Enter');
    expect(await terminal.shows('EXIT=')).toContain('EXIT=0');
    expect(readFileSync(join(cwd, 'app/nanokit.yaml'), 'utf8')).toContain(
      '# mine\nproject: {name: x, language: en}\nboard: csk6002_9s_nano\n',
    );
  });

  const early = [
    { args: ['app', '--port', '0'], says: '--port 0: server.port is 0' },
    { args: ['app', '--preset', 'leen'], says: 'Did you mean "lean"?' },
    { args: ['../app'], says: 'is not inside the current folder' },
    { args: ['app', '--set', 'sever.port=1'], says: 'There is no key' },
    { args: ['app', '--password-stdin'], says: 'reads from a pipe, and this is a terminal' },
  ];
  it.each(early)('says what is wrong with $args before it asks anything', async ({ args, says }) => {
    const { terminal, cwd } = open(args);
    const screen = await terminal.shows('EXIT=');
    expect(screen).toContain('EXIT=2');
    expect(screen).toContain(says);
    expect(screen).not.toMatch(/^\? /m);
    expect(filesIn(cwd)).toEqual([]);
  });

  const colours = [
    { what: 'has colours', args: [], env: {}, coloured: true },
    { what: 'has none with NO_COLOR', args: [], env: { NO_COLOR: '1' }, coloured: false },
    { what: 'has colours where NO_COLOR is empty', args: [], env: { NO_COLOR: '' }, coloured: true },
    { what: 'has none with --no-color', args: ['--no-color'], env: {}, coloured: false },
    { what: 'has none on a dumb terminal', args: [], env: { TERM: 'dumb' }, coloured: false },
  ];
  it.each(colours)('$what', async ({ args, env, coloured }) => {
    for (const more of [['--yes'], ['--yes', '--port', '0']]) {
      const { terminal } = open(['app', ...more, ...args], { env });
      await terminal.shows('EXIT=');
      expect(terminal.screen(true).includes('\u001b[3')).toBe(coloured);
    }
  });
});
