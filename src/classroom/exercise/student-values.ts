import { createHash } from 'node:crypto';
import { isMap } from '../../config/partial.js';

/** What each student has of their own in an exercise. All of it is letters, digits and `._/-`: no language quotes these. */
export interface StudentValues {
  /** The request path at the server: the teacher sees by it whose board has connected. */
  readonly path: string;
  /** Eight characters, the first one a letter. */
  readonly clientId: string;
  /** Nine digits. */
  readonly seed: string;
}

/** What stands in the place of them while an exercise is rendered once for all. No student's own values are like these. */
export const STAND_INS: StudentValues = {
  path: '/class/qzx-path-qzx',
  clientId: 'qzxidqzx',
  seed: '907060504',
};

/** How exercise.yaml and scenarios refer to them. */
export const PLACEHOLDERS: Readonly<Record<string, keyof StudentValues>> = {
  '{path}': 'path',
  '{client_id}': 'clientId',
  '{seed}': 'seed',
};

/** Follow from the student's id and the exercise alone. */
export function studentValues(id: string, folder: string, exercise: string): StudentValues {
  const digest = createHash('sha256').update(`${id}\n${exercise}`).digest('hex');
  const clientId = `c${digest.slice(0, 7)}`;
  const plain = /^[A-Za-z0-9._-]+$/.test(folder);
  const seed = 100_000_000 + (Number.parseInt(digest.slice(8, 16), 16) % 800_000_000);
  return { path: `/class/${plain ? folder : clientId}`, clientId, seed: String(seed) };
}

/** A value of exercise.yaml with the student's own in place of what refers to them. */
export function filledIn<T>(value: T, values: StudentValues): T;
export function filledIn(value: unknown, values: StudentValues): unknown {
  if (typeof value === 'string') return filledText(value, values);
  if (Array.isArray(value)) return value.map((one: unknown) => filledIn(one, values));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filledIn(one, values)]));
}

export function filledText(text: string, values: StudentValues): string {
  return text.replace(/\{(?:path|client_id|seed)\}/g, (name) => {
    const key = PLACEHOLDERS[name];
    return key ? values[key] : name;
  });
}

/**
 * The values as records on the disk have them, which may have been edited. None that is taken breaks out of any language: they go
 * into C, YAML and URLs as they are.
 */
export function recordedValues(record: unknown): StudentValues | undefined {
  if (!isMap(record)) return undefined;
  const { path, client_id: clientId, seed } = record;
  if (typeof path !== 'string' || !/^\/class\/[A-Za-z0-9._-]{1,120}$/.test(path)) return undefined;
  if (typeof clientId !== 'string' || !/^[a-z][a-z0-9]{7}$/.test(clientId)) return undefined;
  return typeof seed === 'string' && /^\d{9}$/.test(seed) ? { path, clientId, seed } : undefined;
}
