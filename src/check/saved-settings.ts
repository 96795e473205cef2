import { looksSecret } from '../diagnostics/secrets.js';
import type { Fragment } from '../kconfig/fragment.js';
import { type Analysis, analyze } from '../kconfig/resolve.js';
import type { SymbolDefinition } from '../kconfig/symbol-table.js';
import type { KconfigFile } from '../kconfig/types.js';
import { type UserValues, userValues } from '../kconfig/user-values.js';
import type { ZephyrSymbols } from '../kconfig/zephyr-symbols.js';

export interface SavedInput {
  readonly tree: KconfigFile;
  readonly zephyr: ZephyrSymbols;
  /** A whole configuration, as a build or menuconfig saves it: every symbol that is visible has its line. */
  readonly saved: Fragment;
  /** What the project's own files say, in the order in which the build reads them. */
  readonly fragments: readonly Fragment[];
}

/** A line that the project would need to come to a saved value. */
export interface SavedSetting {
  readonly symbol: string;
  /** As a fragment says it. */
  readonly value: string;
  /** The file of the project that says otherwise now, or that is read last. */
  readonly file: string | undefined;
}

export interface SavedSettings {
  readonly settings: readonly SavedSetting[];
  /** Symbols with a password or the name of a network that differ: those are for credentials.conf. */
  readonly secrets: readonly string[];
  /** Whether it has any of the symbols that the app itself defines: one of another app has none. */
  readonly isOfApp: boolean;
  /** Symbols that are not known: whether somebody set them or they follow from others cannot be said. */
  readonly unknown: number;
}

/**
 * What somebody must have set by hand for a configuration to be as it was saved: the symbols with a prompt whose saved value
 * is not what all other saved values and the project's own lines give them. What follows from another setting is left out.
 */
export function savedSettings({ tree, zephyr, saved, fragments }: SavedInput): SavedSettings {
  const analysis = analyzeSaved(tree, zephyr, saved);
  const { table, values, user } = analysis;
  const project = userValues(table, [zephyr.defconfig, ...fragments]);
  const written = rightHandSides(saved);
  const settings: SavedSetting[] = [];
  const secrets: string[] = [];
  for (const symbol of table.symbols.values()) {
    const wanted = user.symbols.get(symbol.name)?.value;
    if (wanted === undefined || symbol.prompts.length === 0 || values.visibilityOf(symbol) === 0) continue;
    // Where a line cannot bring it about, the SDK differs from what is known of it.
    if (values.valueOf(symbol).value !== wanted) continue;
    const present = presentValue(symbol, analysis, project);
    // To leave a member of a choice is to take another.
    if (present === wanted || (symbol.choice !== undefined && wanted !== 'y')) continue;
    if (isSecret(symbol)) secrets.push(symbol.name);
    else {
      const value = written.get(symbol.name) ?? wanted;
      settings.push({ symbol: symbol.name, value, file: fileOf(symbol, project) });
      settings.push(...otherMembers(symbol, project));
    }
  }
  // What no catalogue knows can only be compared where the project itself sets it.
  let unknown = 0;
  const own = new Map(
    fragments.flatMap((fragment) =>
      [...rightHandSides(fragment)].map(([name, value]) => [name, { value, file: fragment.file }]),
    ),
  );
  for (const [symbol, value] of written) {
    if (table.symbols.has(symbol) || table.given.has(symbol)) continue;
    const said = own.get(symbol);
    if (said === undefined) unknown++;
    else if (said.value !== value) {
      if (looksSecret(symbol) && value.startsWith('"')) secrets.push(symbol);
      else settings.push({ symbol, value, file: said.file });
    }
  }
  const apps = table.own().filter((symbol) => symbol.prompts.length > 0);
  const isOfApp = apps.length === 0 || apps.some(({ name }) => written.has(name));
  return { settings, secrets, isOfApp, unknown };
}

/** A saved configuration says all by itself, what the board sets included. */
function analyzeSaved(tree: KconfigFile, zephyr: ZephyrSymbols, saved: Fragment): Analysis {
  return analyze({
    tree,
    zephyr: { ...zephyr, defconfig: { file: 'defconfig', lines: [] } },
    fragments: [saved],
  });
}

/** What a symbol would be with the project's own lines, were all others as they were saved. */
function presentValue(symbol: SymbolDefinition, { table, values }: Analysis, project: UserValues): string {
  if (symbol.choice === undefined)
    return values.valueWith(symbol, project.symbols.get(symbol.name)?.value).value;
  const selection = table.symbols.get(project.selections.get(symbol.choice)?.symbol ?? '');
  if (selection === undefined || values.visibilityOf(selection) === 0)
    return values.unassignedValueOf(symbol).value;
  return selection.name === symbol.name ? 'y' : 'n';
}

/** Lines of the project that ask for other members of a choice would contradict the one that is wanted. */
function otherMembers({ name, choice }: SymbolDefinition, project: UserValues): readonly SavedSetting[] {
  const other = choice === undefined ? undefined : project.selections.get(choice)?.symbol;
  const said = project.symbols.get(other ?? '');
  if (other === undefined || other === name || said === undefined) return [];
  return [{ symbol: other, value: 'n', file: said.fragment.file }];
}

function fileOf({ name, choice }: SymbolDefinition, project: UserValues): string | undefined {
  const member = choice === undefined ? name : (project.selections.get(choice)?.symbol ?? name);
  return project.symbols.get(member)?.fragment.file;
}

function isSecret({ name, type }: SymbolDefinition): boolean {
  return name === 'EXAMPLE_WIFI_SSID' || (type === 'string' && looksSecret(name));
}

function rightHandSides({ lines }: Fragment): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of lines) {
    if (line.kind === 'assignment') found.set(line.symbol, line.value);
    if (line.kind === 'unset') found.set(line.symbol, 'n');
  }
  return found;
}

/**
 * How badly a saved configuration fits Zephyr's symbols on an SDK line: how many would have been saved and were not, or the
 * other way round. 0 where all is of one kind.
 */
export function misfit(zephyr: ZephyrSymbols, saved: Fragment): number {
  const tree: KconfigFile = { file: 'Kconfig', text: '', entries: [] };
  const { table, values } = analyzeSaved(tree, zephyr, saved);
  const written = rightHandSides(saved);
  return [...table.symbols.values()].filter(
    (symbol) => symbol.type !== undefined && values.valueOf(symbol).written !== written.has(symbol.name),
  ).length;
}
