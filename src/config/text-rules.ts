import type { Diagnostic } from '../diagnostics/diagnostic.js';
import * as messages from '../messages/config.js';
import type { SchemaNode } from './schema.js';

type Problem = Pick<Diagnostic, 'code' | 'message' | 'remedy'>;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
const TRIGRAPH = /\?\?[=/'()!<>-]/;

/** What is wrong with a text as a value of a key, beyond what JSON Schema can say. At most one problem is told. */
export function textProblem(name: string, text: string, node: SchemaNode): Problem | undefined {
  const control = CONTROL.exec(text)?.[0];
  if (control !== undefined) {
    const codePoint = `U+${control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    const message = messages.controlCharacter(name, codePoint);
    return { code: 'config/control-character', message, remedy: messages.controlRemedy };
  }
  if (!text.isWellFormed()) {
    return { code: 'config/not-unicode', message: messages.loneSurrogate(name), remedy: messages.retype };
  }
  const trigraph = TRIGRAPH.exec(text)?.[0];
  if (trigraph !== undefined) {
    const message = messages.trigraph(name, trigraph);
    return { code: 'config/trigraph', message, remedy: messages.trigraphRemedy };
  }
  const bounds = node['x-bytes'];
  const bytes = Buffer.byteLength(text);
  if (bounds && text !== '' && (bytes < bounds.minimum || bytes > bounds.maximum)) {
    const message = messages.byteLength(name, bytes, bounds.minimum, bounds.maximum);
    return { code: 'config/too-many-bytes', message, remedy: messages.bytesRemedy };
  }
  if (node['x-check'] === 'host') return hostProblem(name, text, node);
  return node['x-check'] === 'wpa2' ? passwordProblem(name, text) : undefined;
}

/** What only looks like an IPv6 address. The schema's pattern is coarse there: a fine one is long. */
function hostProblem(name: string, host: string, node: SchemaNode): Problem | undefined {
  const expected = node['x-expected'];
  if (!/^[0-9A-Fa-f:]+$/.test(host) || !host.includes(':') || URL.canParse(`http://[${host}]/`))
    return undefined;
  const remedy = expected ? { remedy: messages.expectedIs(expected) } : {};
  return { code: 'config/format', message: messages.badFormat(name), ...remedy };
}

/**
 * WPA2-PSK takes a passphrase of 8 to 63 printable ASCII characters, or the key itself as 64 hex digits.
 * @see IEEE 802.11-2020, annex J.4
 */
export function passwordProblem(name: string, password: string): Problem | undefined {
  const remedy = messages.passwordRemedy;
  if (!/^[ -~]*$/.test(password))
    return { code: 'config/password', message: messages.passwordAscii(name), remedy };
  if (password.length < 8 || password.length > 64) {
    return { code: 'config/password', message: messages.passwordLength(name, password.length), remedy };
  }
  if (password.length === 64 && !/^[0-9A-Fa-f]+$/.test(password)) {
    return { code: 'config/password', message: messages.passwordHex(name), remedy };
  }
  return undefined;
}
