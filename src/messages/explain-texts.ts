// What only `explain` says, and a bundle of its own for that.
export { CODES } from './codes.js';
export { LOG_LINES } from './log-lines.js';
