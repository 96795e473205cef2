import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { simFolder } from '../../../simulate/package-folder.js';
import { parsedJson } from '../../parsed-json.js';
import { CACHE_PLACE, outerCommand, PACKAGE_PLACE, WORK_PLACE } from '../sandbox/outer.js';
import { asUser, type Sandbox } from '../sandbox/sandbox.js';
import { isOfSystem } from '../sandbox/system-folders.js';
import type { Answer, Order } from './order.js';

export interface JudgeOptions {
  /** The project as it is to be judged, absolute: without links, and nobody's but ours. */
  readonly project: string;
  /** Absolute: objects that are known to be right may be in it; whatever is in it afterwards is not to be trusted. */
  readonly cache: string;
  readonly order: Omit<Order, 'job' | 'cache' | 'bwrap'> & {
    readonly job: Omit<Order['job'], 'folder' | 'shown'>;
  };
  /** Undefined: without one. */
  readonly sandbox: Sandbox | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

export type Judged =
  | { readonly kind: 'answer'; readonly answer: Answer }
  /** It took longer than all of it may. */
  | { readonly kind: 'time' }
  /** It ended without an answer: what it said. */
  | { readonly kind: 'died'; readonly said: string }
  | { readonly kind: 'stopped' };

/** No answer is longer, in bytes. */
const MOST_ANSWER = 16 * 1024 * 1024;
const MOST_SAID = 4000;
/** Beside what it judges, in megabytes. */
const JUDGE_HEAP_MB = 512;

/** The judge: a program of its own, so that it can be put into a sandbox with what it judges. */
export function judgeFile(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    const file = [join(folder, 'judge.cjs'), join(folder, 'dist/judge.cjs')].find((path) => existsSync(path));
    if (file) return file;
    if (dirname(folder) === folder) throw new Error('dist/judge.cjs is missing from this package');
  }
}

/** Has a project judged, in a sandbox where there is one. Whatever happens in it ends with it. */
export function askJudge(options: JudgeOptions): Promise<Judged> {
  const { project, cache, order, sandbox, signal } = options;
  if (signal.aborted) return Promise.resolve({ kind: 'stopped' });
  const place = sandbox === undefined ? project : join(WORK_PLACE, 'project');
  const whole: Order = {
    ...order,
    job: { ...order.job, folder: place, shown: '.' },
    cache: sandbox === undefined ? cache : CACHE_PLACE,
    ...(sandbox === undefined ? {} : { bwrap: sandbox.bwrap }),
  };
  const file = judgeFile();
  const inside = sandbox === undefined ? file : join(PACKAGE_PLACE, 'dist/judge.cjs');
  const node = [process.execPath, `--max-old-space-size=${JUDGE_HEAP_MB}`, inside];
  const [command = '', args] =
    sandbox === undefined
      ? [node[0], node.slice(1)]
      : outerCommand(
          {
            bwrap: sandbox.bwrap,
            dist: dirname(file),
            sim: simFolder(),
            project: { folder: project, place },
            cache,
          },
          node,
        );
  return new Promise((resolve) => {
    // A group of its own: Ctrl-C is for us, and all of it can be ended at once.
    const child = spawn(command, args, {
      cwd: dirname(project),
      env: environment(options),
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
      ...asUser(sandbox),
    });
    let ended: 'time' | 'stopped' | undefined;
    let said = '';
    const chunks: Buffer[] = [];
    let length = 0;
    const end = (why?: 'time' | 'stopped') => {
      ended ??= why;
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has just ended by itself.
      }
    };
    const onAbort = () => end('stopped');
    signal.addEventListener('abort', onAbort, { once: true });
    const timer = setTimeout(() => end('time'), order.limits.totalMs);
    child.stdin.on('error', () => {});
    child.stdin.end(JSON.stringify(whole));
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= MOST_ANSWER) chunks.push(chunk);
      else end();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (said.length < MOST_SAID) said += text;
    });
    child.on('error', (error) => {
      said ||= error.message;
    });
    child.on('close', () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      // Without a sandbox, what it started may outlive it.
      if (sandbox === undefined) end();
      const answer = ended ? undefined : answerOf(Buffer.concat(chunks).toString('utf8'));
      resolve(answer ? { kind: 'answer', answer } : ended ? { kind: ended } : { kind: 'died', said });
    });
  });
}

/** What our own program wrote, if it came to its end: a table is made of the others, whatever one of them says. */
function answerOf(text: string): Answer | undefined {
  const answer = parsedJson(text);
  return isAnswer(answer) ? answer : undefined;
}

function isAnswer(value: unknown): value is Answer {
  if (typeof value !== 'object' || value === null || !('outcomes' in value && 'excesses' in value))
    return false;
  return Array.isArray(value.outcomes) && Array.isArray(value.excesses);
}

/** Nothing of the teacher's own environment, but where programs of the system are. */
function environment({ sandbox, env, cache }: JudgeOptions): NodeJS.ProcessEnv {
  const paths = (env['PATH'] ?? '').split(delimiter);
  const known = sandbox === undefined ? paths : paths.filter((path) => isOfSystem(`${path}/`));
  const compiler = env['CC'];
  return {
    PATH: [...known, '/usr/bin', '/bin'].join(delimiter),
    LANG: 'C.UTF-8',
    HOME: sandbox === undefined ? cache : CACHE_PLACE,
    TMPDIR: sandbox === undefined ? cache : CACHE_PLACE,
    ...(compiler === undefined ? {} : { CC: compiler }),
  };
}
