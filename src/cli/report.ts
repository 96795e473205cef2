import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnosticsJson, type Paint, renderDiagnostics } from '../diagnostics/render.js';
import type { Lang, Text } from '../messages/text.js';
import { type Io, paintFor } from './io.js';

/** How a command tells its result: text for people, or one JSON document on stdout and nothing else there. */
export interface Report {
  readonly lang: Lang;
  readonly json: boolean;
  readonly paint: Paint;
  text(text: string): void;
  /** With --json: one document a line, for a command that tells things as they happen. */
  line(document: object): void;
  /** Tells now what does not end the command; with --json the last document has it. */
  tell(diagnostics: readonly Diagnostic[]): void;
  /** Ends the command. The document always says whether it went well and what was found. */
  finish(exitCode: ExitCode, diagnostics: readonly Diagnostic[], document?: object): ExitCode;
}

/** 0 done, 1 the command's own "no", 2 bad input, 3 something is missing or taken, 130 stopped by Ctrl-C. */
export type ExitCode = 0 | 1 | 2 | 3 | 130;

/** @param lines the command's documents are lines, the last one too */
export function makeReport(io: Io, lang: Lang, json: boolean, colour: boolean, lines = false): Report {
  const paint = paintFor(1, io, colour);
  const errorPaint = paintFor(2, io, colour);
  const told: Diagnostic[] = [];
  return {
    lang,
    json,
    paint,
    text(text) {
      if (!json) io.out(text);
    },
    line(document) {
      io.out(`${JSON.stringify(document)}\n`);
    },
    tell(diagnostics) {
      if (json) told.push(...diagnostics);
      else if (diagnostics.length > 0) io.err(renderDiagnostics(diagnostics, lang, errorPaint));
    },
    finish(exitCode, diagnostics, document = {}) {
      if (json) {
        const end = lines ? { event: 'end' } : {};
        const whole = {
          ok: exitCode === 0,
          ...end,
          ...document,
          diagnostics: diagnosticsJson([...told, ...diagnostics], lang),
        };
        io.out(`${JSON.stringify(whole, null, lines ? 0 : 2)}\n`);
      } else if (diagnostics.length > 0) {
        io.err(renderDiagnostics(diagnostics, lang, errorPaint));
      }
      return exitCode;
    },
  };
}

/** Lines of two columns, the second one a remark. */
export function remarks(
  rows: readonly (readonly [string, Text | undefined])[],
  lang: Lang,
  paint: Paint,
): string {
  const width = Math.max(0, ...rows.map(([left]) => left.length)) + 2;
  return rows
    .map(([left, remark]) =>
      remark ? `  ${left.padEnd(width)}${paint.dim(`# ${remark[lang]}`)}` : `  ${left}`,
    )
    .map((line) => `${line}\n`)
    .join('');
}
