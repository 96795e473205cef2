import { Buffer } from 'node:buffer';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Config } from '../generated/config.js';
import { getAssignment, setAssignment } from '../kconfig/assignment.js';
import { kconfigString } from '../kconfig/quoting.js';
import * as configMessages from '../messages/config.js';
import * as messages from '../messages/create.js';
import { CREDENTIALS_FILE } from '../render/files.js';
import { renderCredentials } from '../render/render-project.js';
import type { PlannedChange } from './planned-change.js';

const SSID_SYMBOL = 'EXAMPLE_WIFI_SSID';
const PASSWORD_SYMBOL = 'EXAMPLE_WIFI_PASSWORD';

export interface CredentialsPlan {
  readonly changes: readonly PlannedChange[];
  readonly diagnostics: readonly Diagnostic[];
  /** What is true once the changes are written. */
  readonly afterwards?: readonly Diagnostic[];
}

/** The line of credentials.conf with a Wi-Fi name. */
export function ssidLine(ssid: string): string {
  return `CONFIG_${SSID_SYMBOL}=${kconfigString(ssid)}`;
}

const warning = (code: string, message: Diagnostic['message'], remedy: Diagnostic['remedy']): Diagnostic => ({
  code,
  severity: 'warning',
  message,
  ...(remedy ? { remedy } : {}),
});

/**
 * What must happen to credentials.conf: its Wi-Fi name follows nanokit.yaml where that changed since the last write.
 * Nothing else in it is touched, nothing of it is kept anywhere, and without a password it is not made anew.
 * @param fresh the password that somebody has just given with another Wi-Fi name
 * @param password one for a file that is not there
 * @param lastSsid the Wi-Fi name of nanokit.yaml at the last write; `undefined` without a record of it
 */
export async function planCredentials(
  current: Buffer | undefined,
  config: Config,
  fresh: string | undefined,
  password: string | undefined,
  lastSsid: string | undefined,
): Promise<CredentialsPlan> {
  const { ssid } = config.wifi;
  const value = kconfigString(ssid);
  const line = ssidLine(ssid);
  const first = fresh ?? password;
  if (current === undefined && first !== undefined) {
    const { content, mode } = await renderCredentials({ ssid, password: first }, config.project.language);
    const after = Buffer.from(content);
    const change = { path: CREDENTIALS_FILE, before: undefined, after, ...(mode ? { mode } : {}) };
    return { changes: [change], diagnostics: [] };
  }
  if (current === undefined) {
    const gone = warning('regen/no-credentials', messages.credentialsGone, messages.credentialsRemedy(line));
    return { changes: [], diagnostics: [gone] };
  }
  // Read byte by byte: whatever else stands in the file comes out as it went in.
  const text = current.toString('latin1');
  const bytewise = (plain: string) => Buffer.from(plain).toString('latin1');
  const named = getAssignment(text, SSID_SYMBOL);
  if (named === bytewise(value)) return { changes: [], diagnostics: [] };
  const isOurs =
    named === undefined || (lastSsid !== undefined && named === bytewise(kconfigString(lastSsid)));
  // Without a record of the last name, or with one that the user wrote, it is not for us to change.
  if (lastSsid !== undefined && lastSsid !== ssid && isOurs) {
    const renamed = setAssignment(text, SSID_SYMBOL, bytewise(value));
    const complete =
      fresh === undefined ? renamed : setAssignment(renamed, PASSWORD_SYMBOL, bytewise(kconfigString(fresh)));
    const after = Buffer.from(complete, 'latin1');
    const note = warning('regen/password-kept', messages.otherPassword(ssid), messages.otherPasswordRemedy);
    const changes = [{ path: CREDENTIALS_FILE, before: current, after }];
    return { changes, diagnostics: [], afterwards: fresh === undefined ? [note] : [] };
  }
  return {
    changes: [],
    diagnostics: [warning('regen/ssid-differs', messages.ssidDiffers, messages.ssidRemedy(line))],
  };
}

/** A password in nanokit.yaml, which never gets to the board as long as credentials.conf has one. */
export function passwordWarning(credentials: Buffer | undefined, password: string | undefined): Diagnostic {
  const used = getAssignment(credentials?.toString() ?? '', PASSWORD_SYMBOL);
  if (used !== undefined && password !== undefined && used !== kconfigString(password)) {
    return warning('regen/password-differs', messages.passwordDiffers, messages.passwordDiffersRemedy);
  }
  return warning('config/password-in-config', configMessages.passwordInConfig, configMessages.passwordMove);
}
