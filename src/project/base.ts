import { isMap, valueAt } from '../config/partial.js';
import type { Config } from '../generated/config.js';
import { VERSION } from '../generated/version.js';
import { isLanguage, type Lang } from '../messages/text.js';
import type { RenderedProject } from '../render/render-project.js';

/**
 * The project's own record of what was last written, in one file that is committed to git. It holds no secret. Texts
 * are kept as lists of lines, so that git merges two branches line by line and people can read it.
 */
export const BASE_FILE = '.nanokit/base.json';

/** The form of the record. A newer version of the tool may write another one. */
const FORMAT = 1;

export interface Base {
  /** Version of the tool that wrote the project last. */
  readonly tool: string;
  /** The Wi-Fi name then, to see when credentials.conf must follow nanokit.yaml. */
  readonly ssid: string | undefined;
  /** The language of its comments then: what a project without `project.language` goes on in. */
  readonly language: Lang | undefined;
  /** Path → text as last written. */
  readonly files: ReadonlyMap<string, string>;
  /** Files that an exercise has of its own: they are left alone, and not recorded. */
  readonly own: ReadonlySet<string>;
  /** `conflicted`: git left the marks of a merge in it. `broken`: it is no record for any other reason. */
  readonly state: 'whole' | 'missing' | 'broken' | 'conflicted';
  /** Its form is one of a newer version: only its language is taken from it. */
  readonly isNewer: boolean;
}

/** The files whose last written form is kept, to tell the user's changes from ours. */
export function hasBase(path: string, project: RenderedProject): boolean {
  return project.get(path)?.role === 'generated' && !path.startsWith('.nanokit/');
}

export function baseText(
  project: RenderedProject,
  config: Config,
  own: ReadonlySet<string> = new Set(),
): string {
  const kept = [...project].filter(([path]) => hasBase(path, project) && !own.has(path));
  const files = Object.fromEntries(kept.map(([path, { content }]) => [path, content.split('\n')]));
  const { language } = config.project;
  // What two branches may both change stands apart: git takes changes of neighbouring lines for a conflict.
  const left = own.size > 0 ? { own: [...own] } : {};
  const record = { language, format: FORMAT, wifi_ssid: config.wifi.ssid, ...left, files, tool: VERSION };
  return `${JSON.stringify(record, null, 1)}\n`;
}

/** What the record says. Anyone may have edited or damaged it: what makes no sense in it counts as not there. */
export function readBase(text: string | undefined): Base {
  const read = parse(text);
  const format = valueAt(read, ['format']);
  const isKnown = format === undefined || format === FORMAT;
  const record = isKnown ? read : {};
  const files = valueAt(record, ['files']);
  const lines = isMap(files) ? Object.entries(files) : [];
  const own = valueAt(record, ['own']);
  const ssid = valueAt(record, ['wifi_ssid']);
  const tool = valueAt(record, ['tool']);
  const language = valueAt(read, ['language']);
  return {
    tool: typeof tool === 'string' && /^\d+\.\d+\.\d+[\w.+-]{0,40}$/.test(tool) ? tool : '',
    ssid: typeof ssid === 'string' ? ssid : undefined,
    language: isLanguage(language) ? language : undefined,
    files: new Map(lines.flatMap(([path, value]) => (isLines(value) ? [[path, value.join('\n')]] : []))),
    own: new Set(isLines(own) ? own : []),
    state: stateOf(
      text,
      lines.length > 0 && lines.every(([path, value]) => isInside(path) && isLines(value)),
    ),
    isNewer: typeof format === 'number' && format > FORMAT,
  };
}

function stateOf(text: string | undefined, isSound: boolean): Base['state'] {
  if (text === undefined) return 'missing';
  if (/^<{7} /m.test(text)) return 'conflicted';
  return isSound ? 'whole' : 'broken';
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '{}');
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

function isInside(path: string): boolean {
  return path.split('/').every((part) => part !== '' && part !== '..');
}

function isLines(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((line) => typeof line === 'string');
}
