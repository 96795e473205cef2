import { createHash } from 'node:crypto';
import { solutionCopy } from '../../../messages/class-grade.js';
import * as messages from '../../../messages/class-report.js';
import type { Lang } from '../../../messages/text.js';
import type { CheckOutcome } from '../../check/outcome.js';
import {
  type Cell,
  type GradeTable,
  groupsIn,
  type Row,
  type TableCheck,
  type TableExercise,
} from '../table.js';
import { html, type Markup } from './markup.js';
import { STYLE } from './style.js';

export interface PageFacts {
  /** As the teacher calls it: the folder's name. */
  readonly className: string;
  readonly graded: Date;
  /** In which the page opens; the other one is one click away. */
  readonly lang: Lang;
}

const MARKS: Readonly<Record<CheckOutcome['verdict'], string>> = { passed: '✓', failed: '✗', unchecked: '?' };

/** One page that needs nothing else: no script, no request, and not a letter of a student's that is not escaped. */
export function gradesPage(table: GradeTable, { className, graded, lang }: PageFacts): string {
  const style = createHash('sha256').update(STYLE).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${style}'; base-uri 'none'; form-action 'none'`;
  const { exercises, rows, pairs, copies, leftOver, unsafe } = table;
  const ungraded = exercises.filter(({ broken }) => broken);
  const day = graded.toISOString().slice(0, 16).replace('T', ' ');
  const page = html`<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<title>${className}</title><style>${{ markup: STYLE }}</style></head><body>
<input class="lang" type="radio" name="lang" id="en"${checked(lang === 'en')}><input class="lang" type="radio" name="lang" id="zh"${checked(lang === 'zh')}>
<div class="page"><div class="switch"><label for="en">English</label><label for="zh">中文</label></div>
<h1>${className}</h1><p class="dim">${messages.gradedAt(day, rows.length, exercises.length)}</p>
${unsafe ? html`<p class="alert">${messages.unsafe}</p>` : ''}
${ungraded.map(({ broken }) => html`<p class="alert">${broken ?? ''}</p>`)}
${gradesTable(exercises, rows)}
<p class="dim">${messages.legend}</p>
${pairs.length > 0 ? alike(table) : ''}
${copies.length > 0 ? solved(table) : ''}
${leftOver.length > 0 ? html`<h2>${messages.leftOverTitle}</h2><ul>${leftOver.map(({ source, why }) => html`<li><b>${source}</b><br>${why}</li>`)}</ul>` : ''}
<h2>${messages.checksTitle}</h2>${exercises.map((exercise, i) => exerciseChecks(exercise, rows, i))}
<h2>${messages.studentsTitle}</h2>${rows.map((row, i) => student(row, exercises, i))}
</div></body></html>
`;
  return page.markup;
}

function checked(is: boolean): Markup {
  return { markup: is ? ' checked' : '' };
}

function gradesTable(exercises: readonly TableExercise[], rows: readonly Row[]): Markup {
  const most = exercises.reduce((sum, { points }) => sum + points, 0);
  return html`<div class="scroll"><table class="grades"><thead><tr><th>${messages.student}</th>${exercises.map(
    ({ id, title, points }) => html`<th>${title} <span class="dim">${id}, ${points}</span></th>`,
  )}<th>${messages.total} <span class="dim">${most}</span></th></tr></thead><tbody>${rows.map(
    (row, i) =>
      html`<tr><th><a class="id" href="#s${i}">${row.id}</a><span class="dim">${row.name} ${row.group}</span></th>${row.cells.map(
        (cell, at) => html`<td>${cellText(cell, exercises[at]?.points ?? 0)}</td>`,
      )}<td>${total(row)}</td></tr>`,
  )}</tbody></table></div>`;
}

function cellText({ state, points, unchecked }: Cell, most: number): Markup {
  if (state === 'missing') return html`<span class="dim">–</span>`;
  if (state === 'unchanged')
    return html`<span class="failed">0</span> <span class="dim">${messages.cellState(state)}</span>`;
  if (state !== 'graded') return html`<span class="unchecked">${messages.cellState(state)}</span>`;
  const kind = unchecked > 0 ? 'unchecked' : points === most ? 'passed' : points === 0 ? 'failed' : '';
  return html`<span class="${kind}">${points ?? 0}${unchecked > 0 ? html` + ${unchecked}?` : ''}</span>`;
}

/** What is not whole is no number. */
function total({ points }: Row): Markup {
  return points === null ? html`<span class="unchecked">–</span>` : html`<b>${points}</b>`;
}

function who(folder: string, rows: readonly Row[]): Markup {
  const at = rows.findIndex((row) => row.folder === folder);
  return html`<a href="#s${at}">${rows[at]?.id ?? folder}</a> <span class="dim">${rows[at]?.name ?? ''}</span>`;
}

function solved({ copies, rows, exercises }: GradeTable): Markup {
  const items = copies.map((copy) => {
    const title = exercises.find(({ id }) => id === copy.exercise)?.title ?? copy.exercise;
    return html`<li>${who(copy.student, rows)}: ${title}. ${solutionCopy(copy)}</li>`;
  });
  return html`<h2>${messages.copiesTitle}</h2><p class="dim">${messages.copiesNote}</p><ul>${items}</ul>`;
}

function alike(table: GradeTable): Markup {
  const { rows, exercises } = table;
  const items = groupsIn(table).map(({ exercise, students, ...group }) => {
    const title = exercises.find(({ id }) => id === exercise)?.title ?? exercise;
    const all = students.map((one, at) => html`${at > 0 ? ' · ' : ''}${who(one, rows)}`);
    return html`<li>${all}: ${title}. ${messages.sharedTokens(students.length, group)}</li>`;
  });
  return html`<h2>${messages.alikeTitle}</h2><p class="dim">${messages.alikeNote}</p><ul>${items}</ul>`;
}

/** What the class can do, and what it cannot. */
function exerciseChecks({ id, title, checks }: TableExercise, rows: readonly Row[], at: number): Markup {
  const cells = rows.flatMap((row) => row.cells[at] ?? []).filter(({ state }) => state === 'graded');
  const lines = checks.map((check) => {
    const outcomes = cells.flatMap(({ outcomes: all }) => all.filter((one) => one.id === check.id));
    const passed = outcomes.filter(({ verdict }) => verdict === 'passed').length;
    return html`<tr><td>${checkName(check)}</td><td class="count">${messages.passedOf(passed, outcomes.length)}</td></tr>`;
  });
  return html`<h3>${title} <span class="dim">${id}</span></h3><div class="scroll"><table><tbody>${lines}</tbody></table></div>`;
}

function checkName({ id, title, points, hidden }: TableCheck): Markup {
  return html`${title} <span class="dim">${id}, ${messages.pointsText(points)}${hidden ? html`, ${messages.hidden}` : ''}</span>`;
}

function student(row: Row, exercises: readonly TableExercise[], i: number): Markup {
  const most = exercises.reduce((sum, { points }) => sum + points, 0);
  return html`<details id="s${i}"><summary><b>${row.id}</b> ${row.name} <span class="dim">${row.group}</span> ${row.points ?? '–'} / ${most}</summary>${row.cells.map(
    (cell, at) => work(cell, exercises[at]),
  )}</details>`;
}

function work(cell: Cell, exercise: TableExercise | undefined): Markup {
  const { state, points, source, remarks, outcomes } = cell;
  const told =
    state === 'graded' ? html`${points ?? 0} / ${exercise?.points ?? 0}` : messages.cellState(state);
  const quotes = outcomes.map(quoteOf);
  return html`<h3>${exercise?.title ?? cell.exercise}: ${told}</h3>${
    source === undefined ? '' : html`<p class="dim">${source}</p>`
  }${remarks.map((remark) => html`<p class="unchecked">${remark}</p>`)}<ul>${outcomes.map((one, i) =>
    outcome(
      one,
      exercise?.checks.find(({ id }) => id === one.id),
      {
        reason: outcomes.slice(0, i).some((before) => reasonOf(before) === reasonOf(one)),
        quote: quotes.indexOf(quoteOf(one)) < i,
      },
    ),
  )}</ul>`;
}

function reasonOf({ reason, said }: CheckOutcome): string | undefined {
  return reason && `${reason.en}${said ?? ''}`;
}

const quoteOf = ({ place, said = '' }: CheckOutcome) => `${place?.file}:${place?.line}\n${said}`;

/** @param told what stands above already: one reason may fail every check, and one crash is quoted once */
function outcome(
  { id, verdict, reason, said, place, advice }: CheckOutcome,
  check: TableCheck | undefined,
  told: { readonly reason: boolean; readonly quote: boolean },
): Markup {
  const isQuoted = place !== undefined && said?.includes(`${place.file}:${place.line}:`);
  const where =
    place && !isQuoted ? html`<pre>${place.file}:${place.line}: ${place.lineText.trim()}</pre>` : '';
  const why =
    reason &&
    (told.reason
      ? html`<div class="why dim">${messages.sameReason}</div>`
      : html`<div class="why">${reason}</div>${told.quote ? '' : html`${where}${said ? html`<pre>${said}</pre>` : ''}`}`);
  const more = advice && html`<div class="why advice">→ ${advice}</div>`;
  return html`<li><span class="${verdict}"><span class="mark">${MARKS[verdict]}</span><span class="dim">${messages.verdict(verdict)}</span></span> ${
    check ? checkName(check) : id
  }${why ?? ''}${more ?? ''}</li>`;
}
