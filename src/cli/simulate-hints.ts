// What simulate says beside the run: of a server that the app cannot use, and of what may be typed.
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { VERSION } from '../generated/version.js';
import * as pinMessages from '../messages/pins.js';
import * as tlsMessages from '../messages/serve-tls.js';
import * as messages from '../messages/simulate.js';
import type { Lang } from '../messages/text.js';
import type { ServedTls } from '../simulate/server-certificate.js';
import { type Io, ownCommand } from './io.js';

/**
 * Why the app will not get through to the server that stands in for its own. It is run all the same: to see it fail may be
 * what is wanted.
 * @param app whether it speaks TLS, and which CA file of the project it trusts
 */
export function serverDoubts(
  app: { readonly hasTls: boolean; readonly caFile: string },
  tls: ServedTls | undefined,
  io: Io,
): readonly Diagnostic[] {
  if (!app.hasTls) return [];
  if (!tls) {
    const [message, remedy] = [messages.serverWithoutTls, messages.serverWithoutTlsRemedy];
    return [{ code: 'simulate/no-tls', severity: 'warning', message, remedy }];
  }
  if (tls.isTrusted !== false) return [];
  const message = tlsMessages.otherAuthority(app.caFile);
  const remedy = tlsMessages.otherAuthorityRemedy(ownCommand(io, VERSION), tls.file);
  return [{ code: 'simulate/other-ca', severity: 'warning', message, remedy }];
}

/** What may be typed while the app runs. @param keys none where the app uses no pins */
export function typingHints(isServed: boolean, keys: readonly string[], lang: Lang): readonly string[] {
  const hints = [
    ...(isServed ? [messages.typeToSend] : []),
    ...(keys.length > 0 ? [pinMessages.typeToPress(keys)] : []),
  ];
  const between = lang === 'zh' ? '' : ' ';
  return hints.map((hint, index) =>
    index === hints.length - 1 ? `${hint[lang]}${between}${messages.endsRun[lang]}` : hint[lang],
  );
}
