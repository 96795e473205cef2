import { lstatSync, readFileSync } from 'node:fs';
import { isMap } from '../../config/partial.js';
import { type FileState, isProjectPath } from './change.js';

/** All that is needed to finish a write, to take it back, and to undo it later: it stands alone. */
export interface Journal {
  readonly command: string;
  /** When it was begun, ISO 8601. */
  readonly at: string;
  /** Whether it can be undone once it is finished. */
  readonly canUndo: boolean;
  /** Folders that it makes, outer ones first. */
  readonly makes: readonly string[];
  /** Folders that it removes if they are empty then, inner ones first. */
  readonly drops: readonly string[];
  readonly steps: readonly Step[];
}

export interface Step {
  readonly path: string;
  /** The file before and after; `null` where there is none. */
  readonly old: FileState | null;
  readonly new: FileState | null;
}

/** Far more than any project of ours holds. */
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_ENTRIES = 1000;

/** `unfinished`: as a process leaves it that was killed while it wrote the journal, and so had changed nothing yet. */
export type JournalProblem = 'huge' | 'broken' | 'unfinished';

export function printJournal(journal: Journal): Buffer | 'huge' {
  const state = (file: FileState | null) =>
    file && { mode: file.mode, base64: file.bytes.toString('base64') };
  const steps = journal.steps.map((step) => ({
    path: step.path,
    old: state(step.old),
    new: state(step.new),
  }));
  const bytes = Buffer.from(`${JSON.stringify({ format: 1, ...journal, steps })}\n`);
  return bytes.length > MAX_BYTES || journal.steps.length > MAX_ENTRIES ? 'huge' : bytes;
}

/** Reads a journal that is there. Nothing in it is trusted. */
export function readJournal(file: string): Journal | JournalProblem {
  const stat = lstatSync(file);
  if (!stat.isFile()) return 'broken';
  if (stat.size > MAX_BYTES) return 'huge';
  const text = readFileSync(file, 'utf8');
  // The only line feed is the last byte.
  if (!text.endsWith('\n')) return 'unfinished';
  try {
    return journalOf(JSON.parse(text)) ?? 'broken';
  } catch (error) {
    if (error instanceof SyntaxError) return 'broken';
    throw error;
  }
}

function journalOf(record: unknown): Journal | undefined {
  if (!isMap(record) || record['format'] !== 1) return undefined;
  const { command, at, canUndo, makes, drops, steps } = record;
  if (typeof command !== 'string' || !/^[a-z]{1,20}$/.test(command)) return undefined;
  if (typeof at !== 'string' || !/^\d{4}-\d\d-\d\dT[\d:.]{8,15}Z$/.test(at)) return undefined;
  if (typeof canUndo !== 'boolean' || !isPaths(makes) || !isPaths(drops)) return undefined;
  if (!Array.isArray(steps) || steps.length > MAX_ENTRIES) return undefined;
  const read = steps.map(stepOf).filter((step) => step !== undefined);
  const isWhole = read.length === steps.length && new Set(read.map(({ path }) => path)).size === read.length;
  return isWhole ? { command, at, canUndo, makes, drops, steps: read } : undefined;
}

function stepOf(record: unknown): Step | undefined {
  if (!isMap(record) || !isPath(record['path'])) return undefined;
  const [before, after] = [stateOf(record['old']), stateOf(record['new'])];
  return before === undefined || after === undefined
    ? undefined
    : { path: record['path'], old: before, new: after };
}

function stateOf(record: unknown): FileState | null | undefined {
  if (record === null) return null;
  if (!isMap(record)) return undefined;
  const { mode, base64 } = record;
  const isMode = typeof mode === 'number' && Number.isInteger(mode) && mode >= 0 && mode <= 0o777;
  if (!isMode || typeof base64 !== 'string') return undefined;
  const bytes = Buffer.from(base64, 'base64');
  // What is no base64 would be skipped silently.
  return bytes.toString('base64') === base64 ? { mode, bytes } : undefined;
}

function isPath(value: unknown): value is string {
  return typeof value === 'string' && isProjectPath(value);
}

function isPaths(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length <= MAX_ENTRIES && value.every(isPath);
}
