import { pinChanged } from '../messages/pins.js';
import * as messages from '../messages/simulate.js';
import type { Text } from '../messages/text.js';
import { notConnected } from '../messages/tls.js';
import type { TimedEvent } from '../serve/events.js';
import type { Refusal } from '../simulate/relay.js';
import type { Shown } from '../simulate/run.js';
import type { Report } from './report.js';

/** Prints a board's console and, between its lines, what the server says. */
export interface ConsolePrinter {
  readonly board: (message: Shown) => void;
  /** Kept until the board is idle: how quick the server is on this PC is no part of the run. */
  readonly server: (event: TimedEvent & { readonly text: Text }) => void;
  /** A connection that the board would not make, over TLS. */
  readonly refused: (refusal: Refusal) => void;
  /** A line was typed, and this is what became of it. */
  readonly typed: (why: Text) => void;
  readonly idle: () => void;
  /** Nothing more comes. */
  readonly end: () => void;
}

export function consolePrinter(report: Report): ConsolePrinter {
  return report.json ? jsonLines(report) : plainText(report);
}

/** The console as it comes; anything else waits until the console is at the start of a line. */
function plainText(report: Report): ConsolePrinter {
  const { paint, lang } = report;
  let atLineStart = true;
  let waiting = '';
  let heard = '';
  const between = (line: string) => {
    waiting += `${paint.dim(line)}\n`;
    if (atLineStart) flush();
  };
  const flush = () => {
    report.text(waiting);
    waiting = '';
  };
  return {
    board(message) {
      if (message.kind === 'call') return between(`  trace  | ${message.text}`);
      if (message.kind === 'warning')
        return between(`  note   | ${messages.note(message.what, message.detail)[lang]}`);
      if (message.kind === 'reboot') return between(`  board  | ${messages.rebooted(message.how)[lang]}`);
      if (message.kind === 'pin')
        return between(`  board  | ${pinChanged(message.pin, message.state)[lang]}`);
      // A board sends CR LF, and terminals want LF.
      const text = message.text.replaceAll('\r', '');
      report.text(text);
      if (text !== '') atLineStart = text.endsWith('\n');
      if (atLineStart && waiting !== '') flush();
    },
    server({ text }) {
      heard += `${paint.dim(`  server | ${text[lang]}`)}\n`;
    },
    refused({ peer, why }) {
      between(`  note   | ${notConnected(peer, why)[lang]}`);
    },
    typed(why) {
      between(`  note   | ${why[lang]}`);
    },
    idle() {
      waiting += heard;
      heard = '';
      if (atLineStart && waiting !== '') flush();
    },
    end() {
      waiting += heard;
      if (!atLineStart) report.text('\n');
      flush();
    },
  };
}

/** A document a line; the console is cut into its lines, each with the time of its end. */
function jsonLines(report: Report): ConsolePrinter {
  let line = '';
  let heard: object[] = [];
  const idle = () => {
    for (const event of heard) report.line(event);
    heard = [];
  };
  const tell = (ms: number) => {
    report.line({ event: 'console', ms, text: line });
    line = '';
  };
  let last = 0;
  return {
    board(message) {
      last = message.ms;
      if (message.kind === 'call') return report.line({ event: 'call', ms: message.ms, text: message.text });
      if (message.kind === 'warning')
        return report.line({ event: 'warning', ms: message.ms, what: message.what, detail: message.detail });
      if (message.kind === 'reboot')
        return report.line({ event: 'reboot', ms: message.ms, how: message.how });
      if (message.kind === 'pin')
        return report.line({ event: 'pin', ms: message.ms, pin: message.pin, state: message.state });
      const [first = '', ...others] = message.text.replaceAll('\r', '').split('\n');
      line += first;
      for (const other of others) {
        tell(message.ms);
        line = other;
      }
    },
    server({ text: _, ...event }) {
      heard.push(event);
    },
    refused: ({ peer, why, detail }) =>
      report.line({
        event: 'tls-refused',
        peer,
        reason: why[report.lang],
        ...(detail === undefined ? {} : { detail }),
      }),
    typed() {},
    idle,
    end() {
      idle();
      if (line !== '') tell(last);
    },
  };
}
