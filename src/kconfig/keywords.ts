import type { SourceEntry, SymbolType } from './types.js';

/** The words that Kconfig takes for types. */
export const TYPE_WORDS: ReadonlyMap<string, SymbolType> = new Map([
  ['bool', 'bool'],
  ['boolean', 'bool'],
  ['tristate', 'tristate'],
  ['int', 'int'],
  ['hex', 'hex'],
  ['string', 'string'],
]);

export const TYPED_DEFAULT_WORDS: ReadonlyMap<string, SymbolType> = new Map([
  ['def_bool', 'bool'],
  ['def_tristate', 'tristate'],
  ['def_int', 'int'],
  ['def_hex', 'hex'],
  ['def_string', 'string'],
]);

export const SOURCE_WORDS: ReadonlyMap<string, SourceEntry['kind']> = new Map([
  ['source', 'source'],
  ['rsource', 'rsource'],
  ['osource', 'osource'],
  ['orsource', 'orsource'],
  ['gsource', 'osource'],
  ['grsource', 'orsource'],
]);

const KEYWORDS: ReadonlySet<string> = new Set([
  ...TYPE_WORDS.keys(),
  ...TYPED_DEFAULT_WORDS.keys(),
  ...SOURCE_WORDS.keys(),
  ...['config', 'menuconfig', 'choice', 'endchoice', 'menu', 'endmenu', 'if', 'endif', 'comment', 'mainmenu'],
  ...['prompt', 'default', 'depends', 'on', 'select', 'imply', 'range', 'visible', 'optional', 'option'],
  ...['help', '---help---', 'allnoconfig_y', 'defconfig_list', 'env', 'modules'],
]);

export function isKeyword(word: string): boolean {
  return KEYWORDS.has(word);
}
