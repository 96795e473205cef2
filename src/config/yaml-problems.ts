import type { Document, ErrorCode, YAMLError } from 'yaml';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import * as config from '../messages/config.js';
import type { Text } from '../messages/text.js';
import * as messages from '../messages/yaml.js';
import * as yaml from './yaml-library.js';

export type Span = readonly [start: number, end: number];
export type PlaceOf = (start: number, end: number) => Place;

/** What the YAML library found, at the place where the mistake was made and in our own words. */
export function syntaxProblem(
  document: Document,
  problem: Pick<YAMLError, 'code' | 'message' | 'pos'>,
  placeOf: PlaceOf,
): Diagnostic {
  const unclosed = unclosedBegin(document, problem);
  const place = unclosed ? placeOf(unclosed.start, unclosed.start + 1) : placeOf(...problem.pos);
  const severity = 'error';
  if (problem.code === 'TAB_AS_INDENT' || /^\s*\t/.test(place.lineText)) {
    const { yamlTab: message, useSpaces: remedy } = messages;
    return { code: 'config/yaml-tab', severity, message, remedy, place };
  }
  if (problem.code === 'MULTIPLE_DOCS') {
    const { yamlDocuments: message, removeDocument: remedy } = messages;
    return { code: 'config/yaml-documents', severity, message, remedy, place };
  }
  const hint = unclosed ? undefined : config.colonHint(place.lineText);
  const found = unclosed?.texts ?? missingPart(problem) ?? TEXTS[problem.code];
  // Whatever the library makes of a line without a colon, that is what is wrong with it.
  const [message, remedy] = hint ? [messages.missingColon, hint] : found;
  return { code: 'config/yaml-syntax', severity, message, remedy, place };
}

type MessageAndRemedy = readonly [message: Text, remedy: Text];

/** For every code that the library has: a new one does not compile. */
const TEXTS: Readonly<Record<ErrorCode, MessageAndRemedy>> = {
  ALIAS_PROPS: [messages.aliasProperties, config.writeOut],
  BAD_ALIAS: [messages.aliasName, config.putQuotesAround],
  BAD_COLLECTION_TYPE: [messages.unknownTag, messages.dropTag],
  BAD_DIRECTIVE: [messages.directive, config.removeLine],
  BAD_DQ_ESCAPE: [messages.unknownEscape, messages.doubleBackslash],
  BAD_INDENT: [messages.indent, config.yamlFix],
  BAD_PROP_ORDER: [messages.propertyOrder, messages.swapThem],
  BAD_SCALAR_START: [messages.valueStart, config.putQuotesAround],
  BLOCK_AS_IMPLICIT_KEY: [messages.twoKeys, messages.nextLine],
  BLOCK_IN_FLOW: [messages.blockInFlow, messages.useCommas],
  DUPLICATE_KEY: [messages.someKeyTwice, config.keepOne],
  IMPOSSIBLE: [messages.unreadable, config.yamlFix],
  KEY_OVER_1024_CHARS: [messages.longKey, config.putQuotesAround],
  MISSING_CHAR: [messages.missing, config.yamlFix],
  MULTILINE_IMPLICIT_KEY: [messages.keyOverLines, config.yamlFix],
  MULTIPLE_ANCHORS: [messages.twoAnchors, config.keepOne],
  MULTIPLE_DOCS: [messages.yamlDocuments, messages.removeDocument],
  MULTIPLE_TAGS: [messages.twoTags, config.keepOne],
  NON_STRING_KEY: [messages.keyNoText, config.putQuotesAround],
  RESOURCE_EXHAUSTION: [messages.tooDeep, messages.twoLevels],
  TAB_AS_INDENT: [messages.yamlTab, messages.useSpaces],
  TAG_RESOLVE_FAILED: [messages.unknownTag, messages.dropTag],
  UNEXPECTED_TOKEN: [messages.unexpected, messages.dropIt],
};

/** One code stands for all that can be missing; only the library's message says what. */
const MISSING: readonly (readonly [RegExp, ...MessageAndRemedy])[] = [
  [/map keys need to be followed by/, messages.missingColon, config.yamlFix],
  [/Missing , /, messages.missingComma, messages.addComma],
  [/separated|Missing space/, messages.missingSpace, messages.addSpace],
  [/directives-end/, messages.missingDashes, messages.dropDirectives],
  [/without - indicator/, messages.indent, config.yamlFix],
];

function missingPart({ code, message }: Pick<YAMLError, 'code' | 'message'>): MessageAndRemedy | undefined {
  if (code !== 'MISSING_CHAR') return undefined;
  const [, ...texts] = MISSING.find(([pattern]) => pattern.test(message)) ?? [];
  return texts[0] && texts[1] ? [texts[0], texts[1]] : undefined;
}

interface Unclosed {
  readonly start: number;
  readonly texts: MessageAndRemedy;
}

/** The quote or bracket that a problem is about if it says that one is not closed: it is wrong where it begins. */
function unclosedBegin(
  document: Document,
  { code, message, pos }: Pick<YAMLError, 'code' | 'message' | 'pos'>,
): Unclosed | undefined {
  const [end] = pos;
  if (code === 'MISSING_CHAR' && /closing .quote/.test(message)) {
    let start: number | undefined;
    yaml.visit(document, {
      Scalar(_, { type, range }) {
        if (type?.startsWith('QUOTE_') && range && range[0] < end && end <= range[1]) [start] = range;
      },
    });
    return start === undefined ? undefined : { start, texts: [messages.quoteOpen, messages.closeQuote] };
  }
  if (!/must .*end with a [}\]]$/.test(message)) return undefined;
  let found: Unclosed | undefined;
  // Of several that end at the same place the outermost is never closed: what closes goes to those within it.
  yaml.visit(document, {
    Collection(_, collection) {
      const { flow, range } = collection;
      if (!flow || range?.[1] !== end) return undefined;
      const [opening, closing] = yaml.isMap(collection) ? ['{', '}'] : ['[', ']'];
      found = { start: range[0], texts: [messages.bracketOpen(opening), messages.closeBracket(closing)] };
      return yaml.visit.BREAK;
    },
  });
  return found;
}
