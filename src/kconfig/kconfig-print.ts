import { type Expression, printExpression } from './expression.js';
import type { Attribute, Entry, KconfigFile } from './types.js';

/**
 * The canonical text of a Kconfig file: attributes indented by a tab, a blank line between entries. Reading it again
 * gives the same tree, but for the spans. Comments (`#`) are no part of the tree and so are lost.
 */
export function printKconfig(file: KconfigFile): string {
  return `${printEntries(file.entries).join('\n')}`;
}

function printEntries(entries: readonly Entry[]): string[] {
  return entries.map((entry) => `${printEntry(entry).join('\n')}\n`);
}

function printEntry(entry: Entry): string[] {
  switch (entry.kind) {
    case 'config':
    case 'menuconfig':
      return [`${entry.kind} ${entry.symbol}`, ...printAttributes(entry.attributes)];
    case 'choice': {
      const head = entry.name === undefined ? 'choice' : `choice ${choiceName(entry.name)}`;
      return [head, ...printAttributes(entry.attributes), ...printBlock(entry.entries, 'endchoice')];
    }
    case 'menu':
      return [
        `menu "${entry.prompt}"`,
        ...printAttributes(entry.attributes),
        ...printBlock(entry.entries, 'endmenu'),
      ];
    case 'if':
      return [`if ${printExpression(entry.condition)}`, ...printBlock(entry.entries, 'endif')];
    case 'comment':
      return [`comment "${entry.prompt}"`, ...printAttributes(entry.attributes)];
    case 'mainmenu':
      return [`mainmenu "${entry.prompt}"`];
    case 'macro':
      return [entry.text];
    default:
      return [`${entry.kind} "${entry.path}"`];
  }
}

function printBlock(entries: readonly Entry[], end: string): string[] {
  return ['', ...printEntries(entries), end];
}

function choiceName(name: string): string {
  return /^[A-Za-z0-9_]+$/.test(name) ? name : `"${name}"`;
}

function printAttributes(attributes: readonly Attribute[]): string[] {
  return attributes.flatMap((attribute) =>
    printAttribute(attribute).map((line) => (line === '' ? '' : `\t${line}`)),
  );
}

function printAttribute(attribute: Attribute): string[] {
  switch (attribute.kind) {
    case 'type': {
      const prompt = attribute.prompt === undefined ? '' : ` "${attribute.prompt}"`;
      return [attribute.type + prompt + printCondition(attribute.condition)];
    }
    case 'prompt':
      return [`prompt "${attribute.prompt}"${printCondition(attribute.condition)}`];
    case 'default':
      return [`default ${printExpression(attribute.value)}${printCondition(attribute.condition)}`];
    case 'typed-default':
      return [
        `def_${attribute.type} ${printExpression(attribute.value)}${printCondition(attribute.condition)}`,
      ];
    case 'depends on':
    case 'visible if':
      return [`${attribute.kind} ${printExpression(attribute.condition)}`];
    case 'select':
    case 'imply':
      return [`${attribute.kind} ${attribute.symbol}${printCondition(attribute.condition)}`];
    case 'range': {
      const bounds = `${printExpression(attribute.low)} ${printExpression(attribute.high)}`;
      return [`range ${bounds}${printCondition(attribute.condition)}`];
    }
    case 'optional':
      return ['optional'];
    case 'option':
      return [
        attribute.value === undefined
          ? `option ${attribute.option}`
          : `option ${attribute.option}="${attribute.value}"`,
      ];
    case 'help':
      return ['help', ...attribute.text.split('\n').map((line) => (line === '' ? '' : `  ${line}`))];
    case 'macro':
      return [attribute.text];
  }
}

function printCondition(condition: Expression | undefined): string {
  return condition === undefined ? '' : ` if ${printExpression(condition)}`;
}
