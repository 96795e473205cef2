/** One thing that Kconfig said while it configured a build, by what it means. */
export type KconfigMessage = { readonly at?: At } & (
  | { readonly kind: 'undefined'; readonly symbol: string }
  | { readonly kind: 'invalid'; readonly symbol: string; readonly value?: string; readonly type?: string }
  | { readonly kind: 'malformed' | 'mixed-choice' }
  | {
      readonly kind: 'out-of-range' | 'default-out-of-range';
      readonly symbol: string;
      readonly value: string;
      readonly low: string;
      readonly high: string;
    }
  | {
      readonly kind: 'select-unmet';
      readonly symbol: string;
      readonly selecting: string;
      readonly unmet: string;
    }
  | {
      readonly kind: 'not-taken';
      readonly symbol: string;
      readonly wanted: string;
      readonly value: string;
      /** Its dependencies that do not hold, as Kconfig prints them: `NET_IPV6 (=n)`. */
      readonly unmet: string;
    }
  | { readonly kind: 'not-selected'; readonly symbol: string; readonly selection: string | undefined }
  | { readonly kind: 'no-prompt' | 'experimental' | 'deprecated'; readonly symbol: string }
);

/** The file as Kconfig names it, mostly absolute, and the line. */
export interface At {
  readonly file: string;
  readonly line: number;
}

/** What a build tool's output says of a configuration. */
export interface KconfigOutput {
  readonly messages: readonly KconfigMessage[];
  /** Kconfig made a configuration of it. */
  readonly isSaved: boolean;
  /** Kconfig came to its end, and all that it said is here: what it did not say is not so. */
  readonly isWhole: boolean;
  /** Kconfig refused the configuration. */
  readonly isRefused: boolean;
  /** `3.1`, of the Zephyr that is built. */
  readonly zephyr: string | undefined;
}

type Groups = Readonly<Record<string, string | undefined>>;
type Reader = (groups: Groups) => KconfigMessage | undefined;

const SYMBOL = '(?<symbol>[A-Za-z0-9_]+)';
/** Where Kconfig files define it. There are no parentheses in it but those in names of files. */
const DEFINED = '(?: \\(defined at .*?\\)| \\(undefined\\))';
const RANGE = 'being outside the active range \\(\\[(?<low>[^,\\]]*), (?<high>[^\\]]*)\\]\\)';

const text = (value: string | undefined): string => value ?? '';

/**
 * The words of `scripts/kconfig/kconfig.py` and `kconfiglib.py`, which are the same in Zephyr 2.7, 3.1 and 3.4.
 * @see https://github.com/zephyrproject-rtos/zephyr/blob/v3.1.0/scripts/kconfig/kconfig.py
 */
const READERS: readonly (readonly [RegExp, Reader])[] = [
  [
    /^attempt to assign the value '.*' to the undefined symbol (?<symbol>.+)$/,
    ({ symbol }) => ({ kind: 'undefined', symbol: text(symbol) }),
  ],
  [
    new RegExp(`^the value '(?<value>.*)' is invalid for ${SYMBOL}${DEFINED}, which has type (?<type>\\w+)`),
    ({ symbol, value, type }) => ({
      kind: 'invalid',
      symbol: text(symbol),
      value: text(value),
      type: text(type),
    }),
  ],
  [
    new RegExp(`^'(?<value>.*)' is not a valid value for the (?<type>\\w+) symbol ${SYMBOL}${DEFINED}`),
    ({ symbol, value, type }) => ({
      kind: 'invalid',
      symbol: text(symbol),
      value: text(value),
      type: text(type),
    }),
  ],
  [
    new RegExp(`^malformed string literal in assignment to ${SYMBOL}${DEFINED}`),
    ({ symbol }) => ({ kind: 'invalid', symbol: text(symbol) }),
  ],
  [/^ignoring malformed line '/, () => ({ kind: 'malformed' })],
  [/^both m and y assigned to symbols within the same choice/, () => ({ kind: 'mixed-choice' })],
  [
    new RegExp(`^user value (?<value>\\S+) on the \\w+ symbol ${SYMBOL}${DEFINED} ignored due to ${RANGE}`),
    ({ symbol, value, low, high }) => ({
      kind: 'out-of-range',
      symbol: text(symbol),
      value: text(value),
      low: text(low),
      high: text(high),
    }),
  ],
  [
    new RegExp(`^default value (?<value>\\S+) on ${SYMBOL}${DEFINED} clamped to \\S+ due to ${RANGE}`),
    ({ symbol, value, low, high }) => ({
      kind: 'default-out-of-range',
      symbol: text(symbol),
      value: text(value),
      low: text(low),
      high: text(high),
    }),
  ],
  [
    new RegExp(
      `^${SYMBOL}${DEFINED} has direct dependencies (?<unmet>.*?) with value \\w, but is currently being \\w-selected by the following symbols:(?<by>.*)$`,
    ),
    ({ symbol, unmet, by }) => ({
      kind: 'select-unmet',
      symbol: text(symbol),
      unmet: text(unmet),
      selecting: [...text(by).matchAll(/(?:^| )- ([A-Za-z0-9_]+) \((?:defined|undefined)/g)]
        .map(([, name]) => name)
        .join(', '),
    }),
  ],
  [
    new RegExp(
      `^${SYMBOL}${DEFINED} was assigned the value '(?<wanted>.*)' but got the value '(?<value>.*?)'\\.(?<rest>.*)$`,
    ),
    ({ symbol, wanted, value, rest }) => ({
      kind: 'not-taken',
      symbol: text(symbol),
      wanted: text(wanted),
      value: text(value),
      unmet: text(/^ Check these unsatisfied dependencies: (.*?)\.(?: See |$)/.exec(text(rest))?.[1]),
    }),
  ],
  [
    new RegExp(
      `^The choice symbol ${SYMBOL}${DEFINED} was selected \\(set =y\\), but (?:no symbol|(?<selection>[A-Za-z0-9_]+)${DEFINED}) ended up as the choice selection`,
    ),
    ({ symbol, selection }) => ({ kind: 'not-selected', symbol: text(symbol), selection }),
  ],
  [
    new RegExp(
      `^${SYMBOL}${DEFINED} is assigned in a configuration file, but is not directly user-configurable`,
    ),
    ({ symbol }) => ({ kind: 'no-prompt', symbol: text(symbol) }),
  ],
  [
    /^(?<kind>Experimental|Deprecated) symbol (?<symbol>\w+) is enabled/,
    ({ kind, symbol }) => ({
      kind: kind === 'Deprecated' ? 'deprecated' : 'experimental',
      symbol: text(symbol),
    }),
  ],
];

/** More than any configuration has; a tool that says more than that is out of its mind. */
const MAX_MESSAGES = 20_000;
/** No message of Kconfig's is longer; one that is would take long to look at. */
const MAX_PARAGRAPH = 20_000;

/**
 * @param streams what a tool wrote to its standard output and error: Kconfig's messages are in either, as the tool likes
 * @param isCut whether that is not all that it wrote
 */
export function readKconfigOutput(streams: readonly string[], isCut = false): KconfigOutput {
  const messages = new Map<string, KconfigMessage>();
  let isRefused = false;
  let isSaved = false;
  let zephyr: string | undefined;
  for (const stream of streams.map(plain)) {
    for (const { at, words } of paragraphs(stream)) {
      if (words.startsWith('Aborting due to Kconfig warnings')) isRefused = true;
      const message = readMessage(words);
      if (message === undefined || messages.size >= MAX_MESSAGES) continue;
      const placed = at === undefined ? message : { ...message, at };
      messages.set(JSON.stringify(placed), placed);
    }
    isSaved ||= /^Configuration saved to '|^No change to configuration in '/m.test(stream);
    zephyr ??= /^-- Zephyr version: (\d{1,3}\.\d{1,3})/m.exec(stream)?.[1];
  }
  const all = [...messages.values()];
  return {
    messages: all,
    isSaved,
    isWhole: (isSaved || isRefused) && !isCut && all.length < MAX_MESSAGES,
    isRefused: isRefused || (!isSaved && all.some(({ kind }) => kind === 'no-prompt')),
    zephyr,
  };
}

/** Without colours, and with one kind of line ending. */
function plain(stream: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is how colours begin
  return stream.replace(/\u001b\[[0-9;]*[A-Za-z]/g, '').replace(/\r\n?/g, '\n');
}

function readMessage(words: string): KconfigMessage | undefined {
  for (const [pattern, read] of READERS) {
    const found = pattern.exec(words);
    if (found) return read(found.groups ?? {});
  }
  return undefined;
}

/** Whatever begins like a message, up to the next blank line: Kconfig wraps its lines at 100 columns. */
function* paragraphs(stream: string): Generator<{ readonly at?: At; readonly words: string }> {
  const lines = stream.split('\n');
  for (let index = 0; index < lines.length; index++) {
    const [, file, line, first] = START.exec(lines[index] ?? '') ?? [];
    if (first === undefined) continue;
    const words = [first];
    let length = first.length;
    for (let next = index + 1; next < lines.length && length < MAX_PARAGRAPH; next++) {
      const more = (lines[next] ?? '').trim();
      if (more === '' || START.test(more)) break;
      words.push(more);
      length += more.length;
      index = next;
    }
    const at = file === undefined ? {} : { at: { file, line: Number(line) } };
    yield { ...at, words: words.join(' ').slice(0, MAX_PARAGRAPH) };
  }
}

const START = /^(?:(.{1,4096}):(\d{1,9}): )?(?:warning|error): (.*)$/;
