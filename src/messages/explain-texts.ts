// What only `explain` says, and a bundle of its own for that.

import { CONNECTION_LINES } from './log-lines/connection.js';
import { KIND_LINES } from './log-lines/kinds.js';
import { TLS_LINES } from './log-lines/tls.js';
import { COMMON_LINES, type LogLine } from './log-lines.js';

export { CODES } from './codes.js';

/** Of a board's log. Lines that say exactly the same come first where the app's own and Zephyr's do. */
export const LOG_LINES: readonly LogLine[] = [
  ...COMMON_LINES,
  ...CONNECTION_LINES,
  ...TLS_LINES,
  ...KIND_LINES,
];
