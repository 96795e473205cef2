import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { codeBlocks, codeSpans, tables } from '../docs/markdown.js';
import { run } from '../support/cli.js';
import { temporaryFolders, write } from '../support/folders.js';
import { change } from '../support/regen.js';
import { sampled } from '../support/sample.js';
import { canGrade } from './grading.js';

const newFolder = temporaryFolders();
const READMES = { en: 'README.md', zh: 'README.zh-CN.md' } as const;
const readme = (lang: keyof typeof READMES) =>
  readFileSync(fileURLToPath(new URL(`../../${READMES[lang]}`, import.meta.url)), 'utf8');

const COMMAND = '$ npx create-nanokit-ws ';
/** A block that shows a command: what is typed, and what is printed. */
function shown(text: string, action: string): { args: string[]; printed: string } {
  const block = codeBlocks(text).find((one) => one.text.startsWith(`${COMMAND}class ${action}`))?.text ?? '';
  const [command = '', ...lines] = block.split('\n');
  return { args: command.slice(COMMAND.length).split(' '), printed: lines.join('\n').trim() };
}

/** Half right: the time limit is in the code, and not that of Kconfig. */
const TAKE = `	if (k_sem_take(&address_ready, K_SECONDS(30)) != 0) {
		printk("The router gave no address within %d ms\\n", 30000);
		return -ETIMEDOUT;
	}`;

/** Who is graded first depends on the PC. */
const sortedProgress = (text: string) => {
  const lines = text.trim().split('\n');
  const end = lines.indexOf('');
  return [...lines.slice(0, end).sort(), ...lines.slice(end)];
};

// The other language in the long run.
describe.each(sampled(['en', 'zh'] as const, 1, 1))('the class of the README, in %s', (lang) => {
  it('is of the exercises that there are', async () => {
    const { stdout } = await run(['class', 'list', '--json', '--lang', lang], { cwd: newFolder() });
    const { exercises } = JSON.parse(stdout);
    const rows = tables(readme(lang)).find((table) => codeSpans(table[0]?.[0] ?? '')[0]?.startsWith('01-'));
    const stated = (rows ?? []).map(([id = '', title, minutes]) => [
      codeSpans(id)[0],
      title,
      Number(minutes),
    ]);
    expect(stated).toEqual(
      exercises.map((one: { id: string; title: string; minutes: number }) => [
        one.id,
        one.title,
        one.minutes,
      ]),
    );
  });

  it.skipIf(!canGrade)('is made, checked and graded as it is shown', async () => {
    const cwd = newFolder();
    const text = readme(lang);
    write(cwd, 'students.csv', codeBlocks(text).find(({ language }) => language === 'csv')?.text ?? '');
    const typed = async (action: string, folder = cwd) => {
      const { args, printed } = shown(text, action);
      const { stdout, stderr } = await run([...args, '--lang', lang], { cwd: folder });
      return { printed, real: `${stdout}${stderr}`.trim() };
    };
    const made = await typed('new');
    // Node writes no GB18030; test/classroom/roster.test.ts reads it.
    expect(made.real).toBe(made.printed.replace(/GB18030（.*?）/, 'UTF-8'));

    const [right, half] = ['2026001', '2026002'].map((id) => join(cwd, 'class-a/students', id));
    const lesson = join(half ?? '', '03-wait-for-address');
    const checked = await typed('check', lesson);
    // Shortened: each line that is left has to be there, in this order.
    const kept = checked.printed.split('\n').filter((line) => line !== '…');
    const real = checked.real.split('\n');
    expect(real.filter((line) => kept.includes(line))).toEqual(kept);

    const source = 'src/wifi_connect.c';
    change(lesson, source, (code) =>
      code
        .replace(/\t\/\* TODO ?1.*\*\//, '\tk_sem_give(&address_ready);')
        .replace(/\t\/\* TODO ?2.*\*\//, TAKE),
    );
    const solutions = join(cwd, 'class-a/instructor/solutions');
    for (const file of [`03-wait-for-address/${source}`, '09-led-command/src/main.c'])
      cpSync(join(solutions, file), join(right ?? '', file));
    mkdirSync(join(cwd, 'handed-in'));
    for (const id of ['2026001', '2026002'])
      cpSync(join(cwd, 'class-a/students', id), join(cwd, 'handed-in', id), { recursive: true });
    const graded = await typed('grade');
    expect(sortedProgress(graded.real)).toEqual(sortedProgress(graded.printed));
  });
});
