import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Text } from '../../messages/text.js';
import type { ClientFrame } from '../../serve/events.js';
import type { ScenarioRun } from '../../serve/scenario-run.js';
import type { Refusal } from '../../simulate/relay.js';
import type { Run } from '../exercise/exercise-text.js';

/** What was seen in one run of the app; times are milliseconds of board time. */
export interface RunRecord {
  readonly run: Run;
  /** Without control characters. */
  readonly lines: readonly { readonly ms: number; readonly text: string }[];
  /** What came to the server, whole. */
  readonly frames: readonly Frame[];
  /** That the app opened, whether the server took them or not. */
  readonly connections: number;
  /** What the LEDs became, one after the other. */
  readonly pins: readonly { readonly ms: number; readonly pin: string; readonly state: string }[];
  /** How often functions of Zephyr were called, where a check asks for that. */
  readonly calls: ReadonlyMap<string, number>;
  readonly scenario?: ScenarioRun;
  /** As its author wrote it, with the student's own values. */
  readonly scenarioText?: string;
  /** Why the board would not connect over TLS. */
  readonly refused?: Text;
  /** What it had against certificates, each once. */
  readonly refusedFor: ReadonlySet<Refusal['because']>;
  /** How the app broke the protocol, for which the server ended the connection. */
  readonly broke?: Text;
  /** How far it came. */
  readonly ms: number;
  /** Why it did not run to its end, or nothing that an app could still do would follow. */
  readonly early?: Text;
  /** It printed, sent or calculated without end, and was stopped. */
  readonly halted: boolean;
  /** What the run says against the app. */
  readonly problems: readonly Diagnostic[];
  /** A few lines of the sanitizers. */
  readonly report: string;
}

export interface Frame {
  readonly ms: number;
  readonly opcode: ClientFrame['opcode'];
  readonly text: string;
}

/** Board time as messages have it: seconds with one digit behind the point. */
export function secondsOf(ms: number): string {
  return String(Math.round(ms / 100) / 10);
}
