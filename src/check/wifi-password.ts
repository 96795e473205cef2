import { passwordProblem } from '../config/text-rules.js';
import type { Severity } from '../diagnostics/diagnostic.js';
import * as messages from '../messages/sense.js';
import type { Text } from '../messages/text.js';

export const PASSWORD_SYMBOL = 'EXAMPLE_WIFI_PASSWORD';
export const SSID_SYMBOL = 'EXAMPLE_WIFI_SSID';

/**
 * Why the access point will turn the board away: the generated app joins with WPA2. An empty password is a note alone, since
 * an app may have been changed for an open network.
 */
export function wifiPasswordRemark(
  password: string,
): { readonly message: Text; readonly remedy: Text; readonly severity: Severity } | undefined {
  if (password === '')
    return { message: messages.noPassword, remedy: messages.noPasswordRemedy, severity: 'note' };
  const problem = passwordProblem(PASSWORD_SYMBOL, password);
  return problem && { message: problem.message, remedy: messages.passwordFileRemedy, severity: 'warning' };
}
