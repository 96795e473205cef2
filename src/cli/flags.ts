import { type ConfigKey, configKeys, descriptionOf, titleOf } from '../config/schema.js';
import { flagTexts, jsonLines } from '../messages/cli.js';
import type { Text } from '../messages/text.js';

export interface Flag {
  /** With its dashes. */
  readonly name: string;
  readonly short?: string;
  /** What stands for its value in the help; a flag without one takes no value. */
  readonly placeholder?: string;
  readonly repeats?: boolean;
  readonly text: Text;
  /** The config key it sets. */
  readonly key?: ConfigKey;
}

const text = (name: string): Text => flagTexts[name] ?? { en: '', zh: '' };
const flag = (name: string, more: Omit<Flag, 'name' | 'text'> = {}): Flag => ({
  name,
  text: text(name),
  ...more,
});

/** Flags that stand for a key of the config: the schema says which. */
const configFlags: readonly Flag[] = configKeys.flatMap((key): Flag[] => {
  const { 'x-flag': name, 'x-placeholder': placeholder } = key.node;
  if (!name || !placeholder) return [];
  const title = titleOf(key.node);
  const description = descriptionOf(key.node);
  const brief = { en: `${title.en} (${key.name})`, zh: `${title.zh}（${key.name}）` };
  return [{ name, placeholder, text: description.en ? brief : title, key }];
});

/** Of every command. */
export const COMMON_FLAGS: readonly Flag[] = [
  flag('--json'),
  flag('--lang', { placeholder: 'zh|en' }),
  flag('--no-color'),
  flag('--help', { short: 'h' }),
  flag('--version', { short: 'v' }),
];

/** Of the commands that tell things as they happen. */
const commonLines: readonly Flag[] = COMMON_FLAGS.map((one) =>
  one.name === '--json' ? { ...one, text: jsonLines } : one,
);

export const COMMANDS = {
  create: [
    flag('--preset', { placeholder: 'NAME' }),
    flag('--config', { placeholder: 'FILE' }),
    ...configFlags,
    flag('--password-stdin'),
    flag('--set', { placeholder: 'KEY=VALUE', repeats: true }),
    flag('--yes', { short: 'y' }),
    flag('--dry-run'),
    ...COMMON_FLAGS,
  ],
  regen: [
    flag('--on-conflict', { placeholder: '[FILE=]CHOICE', repeats: true }),
    flag('--check'),
    flag('--diff'),
    flag('--dry-run'),
    flag('--rebase'),
    ...COMMON_FLAGS,
  ],
  configure: [
    ...configFlags.filter(({ key }) => !key?.node['x-secret']),
    flag('--set', { placeholder: 'KEY=VALUE', repeats: true }),
    flag('--on-conflict', { placeholder: '[FILE=]CHOICE', repeats: true }),
    flag('--yes', { short: 'y' }),
    flag('--dry-run'),
    ...COMMON_FLAGS,
  ],
  adopt: [
    flag('--on-conflict', { placeholder: '[FILE=]CHOICE', repeats: true }),
    flag('--yes', { short: 'y' }),
    flag('--dry-run'),
    ...COMMON_FLAGS,
  ],
  undo: COMMON_FLAGS,
  check: [
    flag('--fragment', { placeholder: 'FILE', repeats: true }),
    flag('--board', { placeholder: 'NAME' }),
    flag('--sdk', { placeholder: 'N' }),
    flag('--strict'),
    flag('--fix'),
    flag('--format', { placeholder: 'text|json|github' }),
    ...COMMON_FLAGS,
  ],
  explain: [flag('--board', { placeholder: 'NAME' }), flag('--sdk', { placeholder: 'N' }), ...COMMON_FLAGS],
  simulate: [
    flag('--seconds', { placeholder: 'N' }),
    flag('--speed', { placeholder: 'N' }),
    flag('--seed', { placeholder: 'N' }),
    flag('--serve'),
    flag('--fault', { placeholder: 'FAULT', repeats: true }),
    flag('--scenario', { placeholder: 'FILE' }),
    flag('--tls'),
    flag('--tls-name', { placeholder: 'NAME', repeats: true }),
    flag('--wifi', { placeholder: 'FAULT' }),
    flag('--dhcp', { placeholder: 'FAULT' }),
    flag('--dns', { placeholder: 'FAULT' }),
    flag('--sntp', { placeholder: 'silent|DATE' }),
    flag('--press', { placeholder: 'KEY@S[:S]', repeats: true }),
    flag('--heap', { placeholder: 'BYTES' }),
    flag('--trace'),
    flag('--no-sanitizers'),
    ...commonLines,
  ],
  serve: [
    flag('--host', { placeholder: 'ADDRESS' }),
    flag('--port', { placeholder: 'N' }),
    flag('--fault', { placeholder: 'FAULT', repeats: true }),
    flag('--scenario', { placeholder: 'FILE' }),
    flag('--tls'),
    flag('--tls-name', { placeholder: 'NAME', repeats: true }),
    flag('--max-message', { placeholder: 'BYTES' }),
    flag('--max-connections', { placeholder: 'N' }),
    flag('--max-rate', { placeholder: 'N' }),
    ...commonLines,
  ],
  memory: [
    flag('--budget', { placeholder: 'BYTES' }),
    flag('--compare', { placeholder: 'PRESET|FILE' }),
    flag('--why'),
    ...COMMON_FLAGS,
  ],
} as const satisfies Record<string, readonly Flag[]>;

export type CommandName = keyof typeof COMMANDS;
export const COMMAND_NAMES: readonly CommandName[] = [
  'create',
  'regen',
  'configure',
  'adopt',
  'undo',
  'memory',
  'check',
  'explain',
  'simulate',
  'serve',
];

export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}
