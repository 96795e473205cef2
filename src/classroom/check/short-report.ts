import { fewLines } from './clean-text.js';

/** Lines of a sanitizer's report that help. */
const REPORT_LINES = 8;

/**
 * A sanitizer's report for somebody who sees the first one of their life: without addresses, which are others each time and
 * say nothing, so that equal mistakes also read the same.
 */
export function shortReport(report: string): string {
  const plain = report
    .replace(/^(?:AddressSanitizer:DEADLYSIGNAL|=+)\n/gm, '')
    .replace(/^==\d+==/gm, '')
    .replace(/ \(pc 0x[^)\n]*\)?/g, '')
    .replace(/ at pc 0x.*$/gm, '')
    .replace(/^(\s+#\d+) 0x[0-9a-f]+ in /gm, '$1 in ')
    .replace(/ (?:on address|at) 0x[0-9a-f]{5,}(?: thread T\d+)?/g, '')
    .replace(/^0x[0-9a-f]{5,} is located /gm, 'It is located ')
    .replace(/ \(0x[0-9a-f]{5,}\)/g, '');
  return fewLines(plain, REPORT_LINES);
}
