import { describe, expect, it } from 'vitest';
import { gradesCsv } from '../../src/classroom/grade/report/csv.js';
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
      's0,王小明,一班,1,1,3,01-a: 未通过 two',
      's1,王小明,一班,1,1,3,01-a: 有 2 分没能检查',
      's2,王小明,一班,,0,3,01-a: 没有交',
      '',
    ]);
  });
});

describe('the page', () => {
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
