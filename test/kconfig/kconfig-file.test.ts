import { describe, expect, it } from 'vitest';
import { parseKconfig } from '../../src/kconfig/kconfig-file.js';
import { printKconfig } from '../../src/kconfig/kconfig-print.js';
import type { KconfigFile } from '../../src/kconfig/types.js';

function parse(text: string): KconfigFile {
  const parsed = parseKconfig('Kconfig', text);
  if (!parsed.ok) throw new Error(parsed.diagnostics.map(({ message }) => message.en).join('; '));
  return parsed.value;
}

function withoutSpans(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, item: unknown) => (key === 'span' ? undefined : item)));
}

const EVERYTHING = String.raw`# SPDX-License-Identifier: Apache-2.0
mainmenu "The app"
DT_NODE := $(dt_nodelabel_path,uart0)

menu 'Network'
	depends on NETWORKING
	visible if EXPERT || !SIMPLE
choice WAY
	bool "How to connect"
	optional
	default WAY_B if EXPERT
config WAY_A
	bool "Way \"A\""
config WAY_B
	bool 'Way "B"'
endchoice
if NETWORKING && \
   WIFI   # joined lines
menuconfig PORT
	int "Port" if EXPERT
	range 1 65535
	range 0 $(MAX) if $(dt_has,"x (y)") || PORT_B
	default 8080 if !TLS
	default 443
	depends on (A || B) && C != "x"
	select BUF if TLS
	imply LOG
	---help---
	    The port.

	      * indented
	    Last line.
config HOST
	string
	prompt "Host"
	default "a\\b\"c$(D)\$(E)"
	option env="HOST"
config MASK
	hex
	default 0x1f
config ON
	def_bool $(dt_nodelabel_enabled,uart0)
X = y
	default n
Y += z
config OLD
	boolean
endif
endmenu
comment "Nothing here"
	depends on !NETWORKING
rsource "src/Kconfig"
osource "$(OTHER)/Kconfig*"
source "Kconfig.zephyr"
$(warning-if,y,text)
`;

const CANONICAL = String.raw`mainmenu "The app"

DT_NODE := $(dt_nodelabel_path,uart0)

menu "Network"
	depends on NETWORKING
	visible if EXPERT || !SIMPLE

choice WAY
	bool "How to connect"
	optional
	default WAY_B if EXPERT

config WAY_A
	bool "Way \"A\""

config WAY_B
	bool "Way \"B\""

endchoice

if NETWORKING && WIFI

menuconfig PORT
	int "Port" if EXPERT
	range 1 65535
	range 0 $(MAX) if $(dt_has,"x (y)") || PORT_B
	default 8080 if !TLS
	default 443
	depends on (A || B) && C != "x"
	select BUF if TLS
	imply LOG
	help
	  The port.

	    * indented
	  Last line.

config HOST
	string
	prompt "Host"
	default "a\\b\"c$(D)\$(E)"
	option env="HOST"

config MASK
	hex
	default 0x1f

config ON
	def_bool $(dt_nodelabel_enabled,uart0)
	X = y
	default n

Y += z

config OLD
	bool

endif

endmenu

comment "Nothing here"
	depends on !NETWORKING

rsource "src/Kconfig"

osource "$(OTHER)/Kconfig*"

source "Kconfig.zephyr"

$(warning-if,y,text)
`;

describe('parseKconfig and printKconfig', () => {
  it('bring every construct into one form', () => {
    expect(printKconfig(parse(EVERYTHING))).toBe(CANONICAL);
  });

  it('read their own form as the same tree', () => {
    expect(withoutSpans(parse(CANONICAL).entries)).toEqual(withoutSpans(parse(EVERYTHING).entries));
  });

  it.each([
    { what: 'CRLF', text: EVERYTHING.replaceAll('\n', '\r\n') },
    { what: 'a byte-order mark', text: `\uFEFF${EVERYTHING}` },
    { what: 'no final newline', text: EVERYTHING.trimEnd() },
  ])('do not mind $what', ({ text }) => {
    expect(printKconfig(parse(text))).toBe(CANONICAL);
  });

  it('say where things stand', () => {
    const text = 'config A\n\tbool "A"\n\tdepends on B && \\\n\t\tC\n';
    const [entry] = parse(text).entries;
    if (entry?.kind !== 'config') throw new Error('no config');
    const spans = [entry, ...entry.attributes].map(({ span }) => text.slice(span.start, span.end));
    expect(spans).toEqual(['config A', 'bool "A"', 'depends on B && \\\n\t\tC']);
  });

  it('end a help text at the first line with less indent', () => {
    const [entry] = parse('config A\n\thelp\n\t  one\n\t\ttwo\n\n\n\tdefault y\n').entries;
    if (entry?.kind !== 'config') throw new Error('no config');
    expect(withoutSpans(entry.attributes)).toMatchObject([
      { kind: 'help', text: 'one\n      two' },
      { kind: 'default' },
    ]);
  });

  it('take no help from a line that is not indented', () => {
    expect(printKconfig(parse('config A\n\tint\n\thelp\n\nconfig B\n\tint\n'))).toBe(
      'config A\n\tint\n\nconfig B\n\tint\n',
    );
  });
});

describe('parseKconfig refuses', () => {
  const cases = [
    { text: 'config\n', at: [1, 7], says: 'name of a symbol' },
    { text: 'config "A"\n', at: [1, 8], says: 'name of a symbol' },
    { text: 'config A B\n', at: [1, 10], says: 'nothing more may follow' },
    { text: 'config A\n\tbool "open\n', at: [2, 7], says: 'no closing quote' },
    { text: 'config A\n\tdepends B\n', at: [2, 10], says: '"on" is expected here' },
    { text: 'config A\n\tdefault y if\n', at: [2, 14], says: 'is expected here' },
    { text: 'config A\n\tselect y\n', at: [2, 9], says: 'name of a symbol' },
    { text: 'config A\n\trange 1\n', at: [2, 9], says: 'is expected here' },
    { text: 'config A\n\tvisible if B\n', at: [2, 2], says: 'not allowed in a config' },
    { text: 'config A\n\toptional\n', at: [2, 2], says: 'not allowed in a config' },
    { text: 'menu "M"\n\tdefault y\nendmenu\n', at: [2, 2], says: 'not allowed in a menu' },
    { text: 'choice\n\tselect A\nendchoice\n', at: [2, 2], says: 'not allowed in a choice' },
    { text: 'confg A\n', at: [1, 1], says: 'no statement "confg"' },
    { text: '@\n', at: [1, 1], says: '"@" means nothing' },
    { text: 'bool\n', at: [1, 1], says: 'belongs to no entry' },
    { text: 'if A\nconfig B\n', at: [1, 1], says: 'no "endif"' },
    { text: 'if A\nendmenu\nendif\n', at: [2, 1], says: 'closes no "menu"' },
    { text: 'if (A\nendif\n', at: [1, 6], says: 'closing parenthesis' },
    { text: 'config A\n\tdepends on B && \\\n\t  && C\n', at: [3, 4], says: 'is expected here' },
  ];
  it.each(cases)('$text', ({ text, at, says }) => {
    const parsed = parseKconfig('Kconfig', text);
    expect(parsed.ok).toBe(false);
    expect(parsed.diagnostics).toHaveLength(1);
    const [diagnostic] = parsed.diagnostics;
    expect(diagnostic?.message.en).toContain(says);
    expect([diagnostic?.place?.line, diagnostic?.place?.column]).toEqual(at);
  });

  it.each([
    ['parentheses', (n: number) => `if ${'('.repeat(n)}A${')'.repeat(n)}\nendif\n`],
    ['negations', (n: number) => `if ${'!'.repeat(n)}A\nendif\n`],
    ['menus', (n: number) => `${'menu "M"\n'.repeat(n)}config A\n${'endmenu\n'.repeat(n)}`],
    ['choices and conditions', (n: number) => 'choice\nif A\n'.repeat(n / 2)],
  ])('what is nested deeper than Kconfig goes itself, once: %s', (_, nested) => {
    expect(parseKconfig('Kconfig', nested(100)).diagnostics.map(({ code }) => code)).not.toContain(
      'kconfig/syntax',
    );
    for (const levels of [1000, 30_000]) {
      const messages = parseKconfig('Kconfig', nested(levels)).diagnostics.map(({ message }) => message.en);
      expect(messages).toEqual(['This is nested too deeply: Kconfig itself gives up']);
    }
  });

  it('every bad line at once, and none for its neighbours', () => {
    const parsed = parseKconfig(
      'Kconfig',
      'menu\nconfig A\n\tint "x\n\trange 1 2\n\tfoo\nendmenu\nconfig B\n',
    );
    expect(parsed.diagnostics.map(({ place }) => place?.line)).toEqual([1, 3, 5]);
  });
});
