import type { Override } from '../config/layers.js';
import { configKeys, type SchemaNode, schemaAt } from '../config/schema.js';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import { looksSecret } from '../diagnostics/secrets.js';
import * as messages from '../messages/cli.js';
import { keepOne } from '../messages/config.js';
import type { Arguments } from './arguments.js';
import { asTyped } from './as-typed.js';
import { COMMANDS, type Flag } from './flags.js';

/** What flags say of the config: each value with the schema's type, and with the flag as typed for messages. */
export function flagOverrides({ values, switches }: Arguments): Checked<readonly Override[]> {
  const flags: readonly Flag[] = COMMANDS.create;
  const named = flags.flatMap(({ name, key }): Override[] => {
    const text = values.get(name)?.[0];
    return key && text !== undefined
      ? [{ path: key.path, value: typed(text, key.node), source: asTyped(name, text) }]
      : [];
  });

  const problems: Diagnostic[] = [];
  const set = (values.get('--set') ?? []).flatMap((text): Override[] => {
    const [, name, value] = /^([^=]+)=(.*)$/su.exec(text) ?? [];
    if (name === undefined || value === undefined) {
      const message = messages.setForm(looksSecret(text) ? `${/^[\w.]*/.exec(text)?.[0]}…` : text);
      problems.push({ code: 'cli/set', severity: 'error', message, remedy: messages.setExample });
      return [];
    }
    const path = name.split('.');
    const node = schemaAt(path);
    if (node?.type === 'object') {
      const remedy = messages.setInGroup(`--set ${name}.${exampleIn(value, node)}`);
      // In a whole group there may be a password.
      const source = `--set ${name}=${/^\w*$/.test(value) ? value : '…'}`;
      problems.push({ code: 'cli/set', severity: 'error', message: messages.setGroup(name), remedy, source });
      return [];
    }
    // Under a name that is not known there may be a password as well.
    const source = !node || node['x-secret'] || looksSecret(name) ? `--set ${name}=…` : `--set ${text}`;
    return [{ path, value: typed(value, node ?? {}), source }];
  });
  // A flag without a value, such as --password-stdin, sets its key later.
  const switched = configKeys.flatMap(({ path, node }) => {
    const flag = node['x-flag'] ?? '';
    return switches.has(flag) ? [{ path, source: flag }] : [];
  });
  problems.push(...keysTwice([...named, ...switched, ...set]));
  if (problems.length > 0) return { ok: false, diagnostics: problems };
  return { ok: true, value: [...named, ...set], diagnostics: [] };
}

/** How one key of a group is set, with what somebody wrote as JSON for the whole of it. */
function exampleIn(text: string, node: SchemaNode): string {
  const [, key, value] = /^\s*\{\s*"([\w-]{1,64})"\s*:\s*"?([\w./:-]{1,60})"?\s*[,}]/.exec(text) ?? [];
  if (key === undefined) return `${Object.keys(node.properties ?? {})[0] ?? 'NAME'}=…`;
  const isSecret = looksSecret(key) || /auth|key|token|secret|cookie/i.test(key);
  return `${key}=${isSecret ? '…' : value}`;
}

/** Keys that two flags set: one of the values would be lost without a word. */
function keysTwice(given: readonly Pick<Override, 'path' | 'source'>[]): Diagnostic[] {
  const flagOf = ({ source = '' }: Pick<Override, 'source'>) => source.split(' ', 1).join('');
  return given.flatMap((second, index): Diagnostic[] => {
    const key = second.path.join('.');
    const first = given.slice(0, index).find(({ path }) => path.join('.') === key);
    if (!first) return [];
    const message = messages.keyTwice(key, flagOf(first), flagOf(second));
    return [{ code: 'cli/flag-twice', severity: 'error', message, remedy: keepOne }];
  });
}

/** Text as the schema's type. What does not fit stays text, for the validator to name. */
export function typed(text: string, node: SchemaNode): unknown {
  const wants = (type: string) =>
    node.type === type || (Array.isArray(node.type) && node.type.includes(type));
  if (wants('boolean') && /^(true|false)$/.test(text)) return text === 'true';
  if (wants('boolean') && wants('integer') && /^[yn]$/.test(text)) return text === 'y';
  if (wants('integer') && /^-?[0-9]+$/.test(text)) return Number(text);
  // Refused, but as what it is.
  if (node.type === 'integer' && /^-?[0-9]+\.[0-9]*[1-9]$/.test(text)) return Number(text);
  // An IPv6 address as it stands in a URL.
  if (node['x-check'] === 'host') return text.replace(/^\[([0-9A-Fa-f:]+)\]$/, '$1');
  return text;
}
