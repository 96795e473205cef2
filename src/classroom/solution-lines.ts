import { parsedJson } from './parsed-json.js';
import { commentStyle } from './regions/comment-style.js';
import type { RegionFile } from './regions/regions.js';
import { solutionText } from './regions/regions.js';
import { streamOf, type Token, tokensOf } from './tokens.js';

/** A shorter line says nothing that could not be in any app. */
const MIN_TOKENS = 5;

/** A line of a solution that nobody is to find elsewhere. */
export interface SolutionLine {
  /** The exercise that it solves. */
  readonly exercise: string;
  /** In the project, and its line in the solved file. */
  readonly file: string;
  readonly line: number;
  readonly text: string;
  /** What is looked for. */
  readonly stream: string;
  /** Its longest word: a text without that need not be taken apart. */
  readonly word: string;
}

/** Texts in which something is looked for, as streams of tokens: with what is in comments, and without. */
export function streamsOf(path: string, content: string): readonly string[] {
  const kind = path.endsWith('.json') ? 'json' : (commentStyle(path)?.name ?? '');
  const key = `${kind}\n${content}`;
  const known = recent.get(key);
  if (known) return known;
  if (recent.size >= MOST_RECENT) recent.clear();
  const streams = freshStreams(path, content);
  recent.set(key, streams);
  return streams;
}

/** Exercises of a class have most files in common, and each is compared with each. */
const recent = new Map<string, readonly string[]>();
const MOST_RECENT = 500;

function freshStreams(path: string, content: string): string[] {
  return textsIn(path, content).flatMap((text) => {
    const tokens = tokensOf(path, text);
    return [streamOf(tokens), streamOf(tokens.filter(({ comment }) => !comment))];
  });
}

/** JSON has texts in quotes, and lists of their lines: such as the record of what was generated. */
function textsIn(path: string, content: string): string[] {
  if (!path.endsWith('.json')) return [content];
  const texts: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value);
    else if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
      texts.push(value.join('\n'));
    else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) visit(one);
  };
  const value = parsedJson(content);
  if (value === undefined) return [content];
  visit(value);
  return texts;
}

/**
 * The lines of an exercise's solutions, those of five or more tokens that its given files do not have anyhow.
 * @param given path → text of what students get of the app
 */
export function solutionLines(
  exercise: string,
  files: readonly RegionFile[],
  given: ReadonlyMap<string, string>,
): SolutionLine[] {
  const all = files.flatMap((file) => linesOf(exercise, file));
  const streams = [...given].flatMap(([path, text]) => streamsOf(path, text));
  return all.filter(({ stream }) => !streams.some((one) => one.includes(stream)));
}

function linesOf(exercise: string, file: RegionFile): SolutionLine[] {
  const text = solutionText(file);
  const tokens = tokensOf(file.path, text);
  const lines: SolutionLine[] = [];
  let offset = 0;
  for (const piece of file.pieces) {
    if (piece.kind === 'stub') continue;
    if (piece.kind === 'solution') {
      let start = offset;
      for (const line of piece.text.split('\n')) {
        const end = start + line.length;
        const tokensHere = counted(tokens.filter((token) => token.start >= start && token.start < end));
        if (tokensHere.length >= MIN_TOKENS) {
          const number = text.slice(0, start).split('\n').length;
          const stream = streamOf(tokensHere);
          const [word = ''] = stream.split(' ').toSorted((a, b) => b.length - a.length);
          lines.push({ exercise, file: file.path, line: number, text: line.trim(), stream, word });
        }
        start = end + 1;
      }
    }
    offset += piece.text.length;
  }
  return lines;
}

/** The code of a line; of one that is a comment and nothing else, what it says. */
function counted(tokens: readonly Token[]): readonly Token[] {
  const code = tokens.filter(({ comment }) => !comment);
  return code.length > 0 ? code : tokens;
}

/** @returns the lines that stand in a text */
export function foundIn(lines: readonly SolutionLine[], path: string, content: string): SolutionLine[] {
  const possible = lines.filter(({ word }) => content.includes(word));
  if (possible.length === 0) return [];
  const streams = streamsOf(path, content);
  return possible.filter(({ stream }) => streams.some((one) => one.includes(stream)));
}
