import type { Diagnostic } from '../diagnostics/diagnostic.js';
import * as messages from '../messages/pins.js';
import type { Text } from '../messages/text.js';
import { aliasesOf } from './devicetree.js';

/** The name that a compiler does not know. */
const UNKNOWN = /^(?:[‘'](\w+)[’'] undeclared|use of undeclared identifier '(\w+)')/;
/** What the macros of the devicetree make of a node and what is asked of it. */
const NODE = /^(?:__device_dts_ord_)?(\w+?)_(?:P_(\w+?)_IDX_\d+_\w+|ORD|STATUS_\w+|EXISTS)$/;

/** Nodes of the devicetree that an app asks for and its board has not, each told once, where it is asked for. */
export function devicetreeProblems(said: readonly Diagnostic[], board: string): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const { message, place } of said) {
    const [, gcc, clang] = UNKNOWN.exec(message.en) ?? [];
    const [, node = '', property] = NODE.exec(gcc ?? clang ?? '') ?? [];
    const why = whatIsWrong(node, property, board);
    const key = why?.message.en ?? '';
    if (why && !found.has(key))
      found.set(key, { code: 'simulate/alias', severity: 'error', ...why, ...(place ? { place } : {}) });
  }
  return [...found.values()];
}

function whatIsWrong(
  node: string,
  property: string | undefined,
  board: string,
): { readonly message: Text; readonly remedy?: Text } | undefined {
  const aliases = aliasesOf(board);
  const [, alias] = /^DT_N_ALIAS_(\w+)$/.exec(node) ?? [];
  if (alias !== undefined) {
    const near = aliases.find((one) => plain(one) === plain(alias));
    return near === undefined
      ? { message: messages.noAlias(board, alias, aliases), remedy: messages.noAliasRemedy }
      : { message: messages.otherAlias(board, alias, near) };
  }
  if (aliases.includes(node)) return { message: messages.noNode(node) };
  const [, part] = /^DT_N_S_\w+?_S_(\w+)$/.exec(node) ?? [];
  if (part !== undefined && aliases.includes(part) && property !== undefined && property !== 'gpios')
    return { message: messages.noProperty(part, property) };
  return undefined;
}

/** As far as people remember a name. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '');
}
