import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { maskSecrets } from '../diagnostics/secrets.js';
import * as messages from '../messages/check.js';
import * as forms from '../messages/forms.js';
import { type Finding, type Fix, found } from './finding.js';
import { type Form, meantForm } from './forms.js';
import type { Fragment, FragmentLine } from './fragment.js';
import { aboutQuotes } from './right-value.js';
import type { SymbolType } from './types.js';

/** The type of a symbol that exists, or `undefined`. */
export type TypeOf = (symbol: string) => SymbolType | undefined;

/** A line that Kconfig reads in another way than its author did, with what he meant where there is no doubt. */
export function lineFinding(diagnostic: Diagnostic, fragments: readonly Fragment[], typeOf: TypeOf): Finding {
  const place = diagnostic.place;
  const line = fragments
    .find(({ file }) => file === place?.file)
    ?.lines.find((candidate) => candidate.line === place?.line);
  if (line === undefined || place === undefined) return found(diagnostic);
  const at = { file: place.file, line: line.line };
  switch (diagnostic.code) {
    case 'kconfig/byte-order-mark':
      return found(diagnostic, { ...at, lines: [line.text.replace(/^\uFEFF/, '')] });
    case 'kconfig/malformed-line':
    case 'kconfig/undefined-symbol':
    case 'kconfig/unchecked-symbol':
    case 'kconfig/invalid-value':
    case 'kconfig/loose-bool':
    case 'kconfig/text-after-string': {
      const form = meantForm(line.text, typeOf);
      if (form === undefined) return found(withoutValue(withoutUnit(diagnostic, line), line));
      const message = messageOf(diagnostic, line, form, typeOf);
      const told: Diagnostic = { ...diagnostic, message };
      // Whether there is such a symbol or not, its name does not begin like that.
      const isUndefined = diagnostic.code === 'kconfig/unchecked-symbol' && form.slips.length > 0;
      const error: Diagnostic = { ...told, code: 'kconfig/undefined-symbol', severity: 'error' };
      return fixable(isUndefined ? error : told, { ...at, lines: form.lines });
    }
    default:
      return found(diagnostic);
  }
}

function messageOf(
  { code, message }: Diagnostic,
  line: FragmentLine,
  { slips }: Form,
  typeOf: TypeOf,
): Diagnostic['message'] {
  // These two do not stop the build, and their own words say what becomes of the value.
  if (code === 'kconfig/loose-bool' || code === 'kconfig/text-after-string') return message;
  if (slips.length > 0) return forms.told(slips);
  if (line.kind !== 'assignment' || typeOf(line.symbol) !== 'string') return message;
  return line.value === '' ? forms.emptyValue(line.symbol) : aboutQuotes(line.symbol, line.value);
}

function withoutValue(diagnostic: Diagnostic, line: FragmentLine): Diagnostic {
  if (diagnostic.code !== 'kconfig/invalid-value' || line.kind !== 'assignment' || line.value !== '')
    return diagnostic;
  return { ...diagnostic, message: forms.emptyValue(line.symbol) };
}

/** `60k` may mean 60,000 as well, so this is told and not done. */
function withoutUnit(diagnostic: Diagnostic, line: FragmentLine): Diagnostic {
  const [, digits, unit = ''] =
    (line.kind === 'assignment' && /^(\d{1,7})\s*([kKmM])i?[bB]?$/.exec(line.value)) || [];
  if (digits === undefined) return diagnostic;
  const factor = /k/i.test(unit) ? 1024 : 1024 * 1024;
  const remedy = messages.withUnit(Number(digits) * factor, `${digits} × ${factor}`);
  return { ...diagnostic, remedy };
}

function fixable(diagnostic: Diagnostic, fix: Fix): Finding {
  const shown = fix.lines.map(maskSecrets);
  const [first = ''] = shown;
  const remedy = shown.length === 1 ? messages.writeAs(first) : messages.writeAsLines(shown);
  return found({ ...diagnostic, remedy }, fix);
}
