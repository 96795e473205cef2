import { describe, expect, it } from 'vitest';
import { gradesCsv } from '../../src/classroom/grade/report/csv.js';
import { gradesJson } from '../../src/classroom/grade/report/json.js';
import { gradesPage } from '../../src/classroom/grade/report/page.js';
import type { Cell, GradeTable } from '../../src/classroom/grade/table.js';

const EVIL = '</li><script>alert("x")</script>';
const BIDI = 'abc\u202egnp.exe\u0007';

const cell = (more: Partial<Cell>): Cell => ({
  exercise: '01-a',
  state: 'graded',
  outcomes: [],
  remarks: [],
  points: 0,
  unchecked: 0,
  ...more,
});
const table = (cells: readonly Cell[], more: Partial<GradeTable> = {}): GradeTable => ({
  exercises: [
    {
      id: '01-a',
      title: { en: 'Title <b>', zh: '标题' },
      points: 3,
      checks: [
        { id: 'one', title: { en: 'One', zh: '一' }, points: 1, hidden: false },
        { id: 'two', title: { en: 'Two', zh: '二' }, points: 2, hidden: true },
      ],
    },
  ],
  rows: cells.map((one, i) => ({
    id: `s${i}`,
    name: '王小明',
    group: '一班',
    folder: `s${i}`,
    cells: [one],
    points: one.points,
    unchecked: one.unchecked,
  })),
  pairs: [],
  copies: [],
  notices: [],
  leftOver: [],
  unsafe: false,
  ...more,
});
const page = (given: GradeTable) => gradesPage(given, { className: EVIL, graded: new Date(0), lang: 'zh' });

describe('the table for spreadsheets', () => {
  it.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx', ' =1', '\n=1', '＝1', '＋1', '－1', '＠x', '\u00a0=1'])(
    'makes no formula of %j',
    (text) => {
      const given = table([cell({ points: 3 })]);
      const rows = given.rows.map((row) => ({ ...row, id: text, name: text, group: text }));
      const [, line = ''] = gradesCsv({ ...given, rows }, 'en').split(/\r\n(?=["'])/);
      for (const column of line.split(/(?<="),/).slice(0, 3)) expect(column).toMatch(/^"?'/);
    },
  );

  it('tells what failed from what could not be checked, and points from none', () => {
    const failed = cell({
      points: 1,
      outcomes: [
        { id: 'one', verdict: 'passed' },
        { id: 'two', verdict: 'failed' },
      ],
    });
    const open = cell({
      points: 1,
      unchecked: 2,
      outcomes: [
        { id: 'one', verdict: 'passed' },
        { id: 'two', verdict: 'unchecked' },
      ],
    });
    const csv = gradesCsv(table([failed, open, cell({ state: 'missing' })]), 'zh');
    expect(csv.split('\r\n')).toEqual([
      '\ufeff学号,姓名,班级,01-a (3),总分,满分,备注',
      's0,王小明,一班,1,1,3,01-a：未通过“二”',
      's1,王小明,一班,1,1,3,01-a：有 2 分没能检查',
      's2,王小明,一班,,0,3,01-a：没有交',
      '',
    ]);
  });
});

describe('what could not be graded', () => {
  const twice = cell({
    state: 'twice',
    points: null,
    remarks: [{ en: 'Handed in twice', zh: '交了不止一份' }],
  });
  const given = table([twice, cell({ points: 3 })]);

  it('is no zero: neither in the table nor on the page', () => {
    expect(gradesCsv(given, 'en').split('\r\n').slice(1, 3)).toEqual([
      's0,王小明,一班,,,3,01-a: Handed in twice',
      's1,王小明,一班,3,3,3,',
    ]);
    const html = page(given);
    expect(html).toContain('<td><span class="unchecked">–</span></td>');
    expect(html).toContain('– / 3</summary>');
    expect(JSON.stringify(gradesJson(given, new Date(0)))).toContain('"points":null,"unchecked":0,"work"');
  });

  it('of nobody is told as such, and not as none of none', () => {
    const html = page(table([cell({ state: 'missing' })]));
    expect(html).toContain('没有人做');
    expect(html).not.toContain('0 人中');
  });
});

describe('remarks', () => {
  it('divide exercises more than what is said of one, and call checks by their titles', () => {
    const failed = cell({
      points: 0,
      outcomes: [
        { id: 'one', verdict: 'failed' },
        { id: 'two', verdict: 'failed' },
      ],
      remarks: [{ en: 'A link', zh: '有链接' }],
    });
    const idle = cell({ state: 'unchanged', remarks: [{ en: 'Nothing done', zh: '代码没有改动，不计分' }] });
    const given = table([failed]);
    const rows = given.rows.map((row) => ({ ...row, cells: [failed, { ...idle, exercise: '02-b' }] }));
    const exercises = given.exercises.flatMap((one) => [one, { ...one, id: '02-b' }]);
    const of = (lang: 'en' | 'zh') => gradesCsv({ ...given, rows, exercises }, lang).split('\r\n')[1] ?? '';
    expect(of('zh')).toContain('01-a：未通过“一”“二”，有链接；02-b：代码没有改动，不计分');
    expect(of('en')).toContain('01-a: failed “One”, “Two”, A link; 02-b: Nothing done');
  });
});

describe('ids that a spreadsheet would change', () => {
  it.each([
    ['0012026001', '"=""0012026001"""'],
    ['1234567890123456', '"=""1234567890123456"""'],
    ['2026001', '2026001'],
    ['0', '0'],
    ['00a', '00a'],
    ['="1"&x', `"'=""1""&x"`],
  ])('stay as they are: %s', (id, cellText) => {
    const given = table([cell({ points: 3 })]);
    const rows = given.rows.map((row) => ({ ...row, id }));
    expect(gradesCsv({ ...given, rows }, 'en').split('\r\n')[1]).toBe(`${cellText},王小明,一班,3,3,3,`);
  });
});

describe('the page', () => {
  it('tells whose work is the official solution', () => {
    const copy = { exercise: '01-a', student: 's0', kind: 'exact', shared: 30, of: 30 } as const;
    const html = page(table([cell({ points: 3 })], { copies: [copy] }));
    expect(html).toContain('与参考答案相同的作业：请看一看');
    expect(html).toContain('word for word (30 of 30 own tokens)');
    expect(gradesJson(table([], { copies: [copy] }), new Date(0))).toMatchObject({ like_solution: [copy] });
  });

  const outcome = {
    id: 'one',
    verdict: 'failed',
    reason: { en: EVIL, zh: EVIL },
    said: `${EVIL}${BIDI}`,
    place: { file: 'src/"><img>.c', line: 1, column: 1, length: 1, lineText: EVIL },
  } as const;

  it('escapes all that students, compilers and programs have written', () => {
    const html = page(
      table([cell({ outcomes: [outcome], source: EVIL, remarks: [{ en: EVIL, zh: BIDI }] })], {
        leftOver: [{ source: EVIL, why: { en: EVIL, zh: EVIL } }],
        pairs: [{ exercise: '01-a', students: ['s0', EVIL], shared: 30, of: 40 }],
      }),
    );
    for (const text of ['<script', '<img', 'Title <b>', '\u202e', '\u0007']) expect(html).not.toContain(text);
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain('30 of 40 own tokens');
  });

  it('opens in the language of who grades, and has both', () => {
    const html = page(table([cell({})]));
    expect(html).toContain('id="zh" checked');
    expect(html).not.toContain('id="en" checked');
    expect(html).toContain('<span lang="en">Student by student</span><span lang="zh">每个学生</span>');
  });

  it('shows beside a reason what the author of the exercise advises, and quotes a crash once', () => {
    const crash = {
      verdict: 'failed',
      said: 'SEGV in main',
      advice: { en: 'Look at (the) pointer', zh: '看看指针' },
    } as const;
    const html = page(
      table([
        cell({
          outcomes: [
            { id: 'one', ...crash, reason: { en: 'It crashed', zh: '崩溃了' } },
            { id: 'two', ...crash, reason: { en: 'No message came', zh: '没有消息' } },
          ],
        }),
      ]),
    );
    expect(html.match(/SEGV in main/g)).toHaveLength(1);
    for (const text of ['It crashed', 'No message came', 'Look at (the) pointer', '看看指针'])
      expect(html).toContain(text);
  });

  it('tells a reason once, where it is that of many checks', () => {
    const same = { verdict: 'failed', reason: { en: 'The app does not compile', zh: '编译不通过' } } as const;
    const html = page(
      table([
        cell({
          outcomes: [
            { id: 'one', ...same },
            { id: 'two', ...same },
          ],
        }),
      ]),
    );
    expect(html.match(/The app does not compile/g)).toHaveLength(1);
    expect(html).toContain('For the same reason.');
  });
});
