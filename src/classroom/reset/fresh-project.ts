import { resolveConfig } from '../../config/resolve-config.js';
import type { Checked } from '../../diagnostics/diagnostic.js';
import { refused } from '../../diagnostics/refused.js';
import * as messages from '../../messages/class-reset.js';
import type { Lang } from '../../messages/text.js';
import { BASE_FILE, baseText } from '../../project/base.js';
import { trustedAuthorities } from '../../project/trusted-authorities.js';
import { CONFIG_FILE } from '../../render/files.js';
import { type RenderedFile, type RenderedProject, renderGenerated } from '../../render/render-project.js';
import { EXERCISE_RECORD } from '../class/student-files.js';
import { STATEMENT_FILE } from '../exercise/read-exercise.js';
import type { ExerciseRecord } from '../update/exercise-record.js';

/** Path → bytes, without credentials.conf, which nothing has but the folder itself. */
export type FreshFiles = ReadonlyMap<string, Buffer>;

/**
 * An exercise as it was handed out, from what its folder knows of it: the same bytes as `class new` wrote, as far as this version of
 * the tool prints what that one did.
 * @param folder for the CA certificates of an app with TLS
 */
export async function freshProject(
  record: ExerciseRecord,
  folder: string,
  language: Lang,
): Promise<Checked<FreshFiles>> {
  const text = record.texts.get(CONFIG_FILE);
  const statement = record.texts.get(STATEMENT_FILE);
  if (text === undefined || statement === undefined)
    return refused('class/record', messages.earlyRecord, messages.earlyRecordRemedy);
  const fallbacks = { name: record.exercise, language };
  const file = { name: `${EXERCISE_RECORD}: ${CONFIG_FILE}`, text };
  const resolved = await resolveConfig({ file, preset: null, fallbacks });
  if (!resolved.ok) return resolved;
  const { config } = resolved.value;
  const { tls } = config.server;
  const authority = tls.enabled ? record.texts.get(tls.ca_file) : undefined;
  const trusted =
    authority === undefined
      ? await trustedAuthorities(folder, config)
      : (await import('../../trust/trust.js')).trustedCertificates(Buffer.from(authority), {
          name: `${EXERCISE_RECORD}: ${tls.ca_file}`,
          now: new Date(),
        });
  if (!trusted.ok) return trusted;
  const files = new Map<string, RenderedFile>(await renderGenerated(config, trusted.value));
  files.set(CONFIG_FILE, { content: text, role: 'config' });
  if (authority !== undefined) files.set(tls.ca_file, { content: authority, role: 'authority' });
  for (const [path, content] of record.files) files.set(path, { content, role: 'generated' });
  const base = baseText(files, config, new Set(record.files.keys()));
  files.set(BASE_FILE, { content: base, role: 'generated' });
  const more = [
    [STATEMENT_FILE, statement],
    [EXERCISE_RECORD, record.text],
  ] as const;
  return { ok: true, value: new Map([...bytesOf(files), ...textBytes(more)]), diagnostics: [] };
}

function bytesOf(project: RenderedProject): (readonly [string, Buffer])[] {
  return textBytes([...project].map(([path, { content }]) => [path, content] as const));
}

function textBytes(texts: readonly (readonly [string, string])[]): (readonly [string, Buffer])[] {
  return texts.map(([path, text]) => [path, Buffer.from(text)] as const);
}
