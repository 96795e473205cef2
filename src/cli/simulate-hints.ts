// What simulate says beside the run: of a server that the app cannot use, of flags in vain, and of what may be typed.
import { isIP } from 'node:net';
import { wifiPasswordRemark } from '../check/wifi-password.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { VERSION } from '../generated/version.js';
import * as pinMessages from '../messages/pins.js';
import * as tlsMessages from '../messages/serve-tls.js';
import * as messages from '../messages/simulate.js';
import type { Lang } from '../messages/text.js';
import type { Firmware } from '../simulate/firmware.js';
import type { DnsFault, Press } from '../simulate/run.js';
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
  if (!app.hasTls && tls) {
    const [message, remedy] = [messages.appWithoutTls, messages.appWithoutTlsRemedy];
    return [{ code: 'simulate/plain-app', severity: 'warning', message, remedy }];
  }
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

/** What is wrong with the app's Wi-Fi password, which the simulated access point does not look at. */
export function passwordDoubts({ password }: Pick<Firmware, 'password'>): readonly Diagnostic[] {
  const remark = password?.place && wifiPasswordRemark(password.value);
  return remark ? [{ code: 'sense/wifi-password', ...remark, place: password.place }] : [];
}

/** What flags ask for in vain; the run shows nothing of it. */
export function vainFlags(wanted: {
  readonly presses: readonly Press[];
  readonly endMs?: number;
  readonly dns?: DnsFault;
  /** Of the app's server. */
  readonly host: string;
  /** The app asks for another name: that of a time server. */
  readonly asksForDate: boolean;
}): readonly Diagnostic[] {
  const { presses, endMs = Number.POSITIVE_INFINITY, dns, host, asksForDate } = wanted;
  const late = presses
    .filter(({ atMs }) => atMs >= endMs)
    .map(({ key, atMs }): Diagnostic => {
      const message = messages.latePress(`${key}@${atMs / 1000}`, String(endMs / 1000));
      return { code: 'simulate/late-press', severity: 'warning', message, remedy: messages.latePressRemedy };
    });
  if (!dns || asksForDate || isIP(host) === 0) return late;
  const [message, remedy] = [messages.noNameToAsk(host), messages.noNameToAskRemedy];
  return [...late, { code: 'simulate/no-name', severity: 'warning', message, remedy }];
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
