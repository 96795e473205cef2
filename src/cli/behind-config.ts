import type { Diagnostic } from '../diagnostics/diagnostic.js';
import * as messages from '../messages/simulate.js';
import { quoted } from './io.js';

/** nanokit.yaml was changed, and not all files follow it yet. */
export function behindConfig(files: readonly string[], dir: string): Diagnostic {
  const message = messages.behindConfig(files);
  const remedy = messages.behindConfigRemedy(dir === '.' ? '' : ` ${quoted(dir)}`);
  return { code: 'simulate/behind-config', severity: 'warning', message, remedy };
}
