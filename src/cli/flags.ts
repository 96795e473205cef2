import { type ConfigKey, configKeys } from '../config/schema.js';

export interface Flag {
  /** With its dashes. */
  readonly name: string;
  readonly short?: string;
  /** What stands for its value in the help; a flag without one takes no value. */
  readonly placeholder?: string;
  readonly repeats?: boolean;
  /** The config key it sets. */
  readonly key?: ConfigKey;
}

const flag = (name: string, more: Omit<Flag, 'name'> = {}): Flag => ({ name, ...more });

/** Flags that stand for a key of the config: the schema says which. */
const configFlags: readonly Flag[] = configKeys.flatMap((key): Flag[] => {
  const { 'x-flag': name, 'x-placeholder': placeholder } = key.node;
  return name && placeholder ? [{ name, placeholder, key }] : [];
});

/** Of every command. */
export const COMMON_FLAGS: readonly Flag[] = [
  flag('--json'),
  flag('--lang', { placeholder: 'zh|en' }),
  flag('--no-color'),
  flag('--help', { short: 'h' }),
  flag('--version', { short: 'v' }),
];

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
    flag('--preset', { placeholder: 'NAME' }),
    ...configFlags.filter(({ key }) => !key?.node['x-secret']),
    flag('--set', { placeholder: 'KEY=VALUE', repeats: true }),
    flag('--on-conflict', { placeholder: '[FILE=]CHOICE', repeats: true }),
    flag('--yes', { short: 'y' }),
    flag('--dry-run'),
    ...COMMON_FLAGS,
  ],
  adopt: [
    flag('--from', { placeholder: 'FILE' }),
    flag('--on-conflict', { placeholder: '[FILE=]CHOICE', repeats: true }),
    flag('--yes', { short: 'y' }),
    flag('--dry-run'),
    ...COMMON_FLAGS,
  ],
  undo: [flag('--diff'), flag('--dry-run'), ...COMMON_FLAGS],
  check: [
    flag('--fragment', { placeholder: 'FILE', repeats: true }),
    flag('--board', { placeholder: 'NAME' }),
    flag('--sdk', { placeholder: 'N' }),
    flag('--strict'),
    flag('--fix'),
    flag('--build'),
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
    ...COMMON_FLAGS,
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
    ...COMMON_FLAGS,
  ],
  memory: [
    flag('--budget', { placeholder: 'BYTES' }),
    flag('--compare', { placeholder: 'PRESET|FILE' }),
    flag('--why'),
    ...COMMON_FLAGS,
  ],
  class: [
    flag('--exercises', { placeholder: 'NAMES' }),
    flag('--exercises-from', { placeholder: 'DIR' }),
    flag('--sdk', { placeholder: '0|1|2|all' }),
    flag('--hint'),
    flag('--roster', { placeholder: 'FILE' }),
    flag('--encoding', { placeholder: 'NAME' }),
    flag('--out', { placeholder: 'DIR' }),
    ...configFlags.filter(({ name }) => name === '--language'),
    flag('--password-stdin'),
    flag('--set', { placeholder: 'KEY=VALUE', repeats: true }),
    flag('--allow-overlap'),
    flag('--students', { placeholder: 'NAMES' }),
    flag('--from', { placeholder: 'FILE|DIR' }),
    flag('--class', { placeholder: 'DIR' }),
    flag('--student', { placeholder: 'NAME' }),
    flag('--on-conflict', { placeholder: '[FILE=]CHOICE', repeats: true }),
    flag('--diff'),
    flag('--dry-run'),
    flag('--submissions', { placeholder: 'DIR|ZIP' }),
    flag('--jobs', { placeholder: 'N' }),
    flag('--again'),
    flag('--unsafe'),
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
  'class',
];

export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}
