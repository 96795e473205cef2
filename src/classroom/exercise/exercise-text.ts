import type { PartialConfig } from '../../config/presets.js';
import type { Text } from '../../messages/text.js';

/** An exercise as exercise.yaml has it, checked against schemas/exercise.schema.json. */
export interface ExerciseText {
  readonly version: 1;
  readonly title: Text;
  readonly goals: readonly Text[];
  readonly level: 'beginner' | 'intermediate' | 'advanced';
  readonly minutes: number;
  readonly preset?: string;
  readonly config?: PartialConfig;
  readonly hints: readonly Text[];
  readonly runs?: readonly Run[];
  readonly checks: readonly Check[];
}

/** One run of the app on this PC. What is said as text has the form of the flag of `simulate` with that name. */
export interface Run {
  readonly id: string;
  /** Of board time. */
  readonly seconds: number;
  /** Without one it is 1, for all students alike. */
  readonly seed?: number;
  /** `false`: no server runs. */
  readonly server?: boolean;
  readonly scenario?: string;
  readonly faults?: readonly string[];
  readonly tls?: boolean;
  /** Without it the certificate is for the server's address. */
  readonly tls_names?: readonly string[];
  readonly tls_unknown_ca?: boolean;
  readonly wifi?: string;
  readonly dhcp?: string;
  readonly dns?: string;
  readonly sntp?: string;
  readonly press?: readonly string[];
  readonly heap_bytes?: number;
  /** Symbols without `CONFIG_`, and what they come to in this run, whatever the app's own files say. */
  readonly kconfig?: Readonly<Record<string, boolean | number | string>>;
}

/** What ended a run, in the words of `on_failure_for`. */
export type Cause = 'bounds' | 'crash' | 'heap' | 'interrupt' | 'waiting' | 'other';

export interface Check {
  readonly id: string;
  readonly title: Text;
  /** What to tell whoever fails it. */
  readonly on_failure?: Text;
  /** Of `clean`: the causes that `on_failure` is about; all of them if none is named. */
  readonly on_failure_for?: readonly Cause[];
  /** Ids of checks that must pass for this one to count. */
  readonly needs?: readonly string[];
  readonly hidden?: boolean;
  readonly points?: number;
  /** Of those that look at a run: the first one if none is named. */
  readonly run?: string;
  readonly expect: Expectation;
}

/** Exactly one of these. */
export interface Expectation {
  readonly compiles?: true;
  /** No finding of the sanitizers, no crash, no endless waiting. */
  readonly clean?: true;
  readonly console?: LineMatch & { readonly count?: number; readonly within_s?: number };
  readonly console_never?: LineMatch;
  readonly console_order?: readonly LineMatch[];
  readonly server?: FrameMatch & { readonly count?: number; readonly within_s?: number };
  readonly server_never?: FrameMatch;
  readonly connections?: { readonly at_least?: number; readonly at_most?: number };
  /** A function of Zephyr's that the simulator traces, and how often at least. */
  readonly called?: { readonly name: string; readonly count?: number };
  /** What the board has against the server's certificate. */
  readonly refuses?: 'ca' | 'name';
  /** What an LED becomes between two times, all of it; without `states` any change will do. */
  readonly pin?: {
    readonly name: string;
    readonly states?: readonly ('on' | 'off')[];
    readonly from_s?: number;
    readonly until_s?: number;
  };
  /** All that the run's scenario expects. */
  readonly scenario?: true;
  readonly ram?: { readonly at_most_bytes: number };
  /** One of `is` and `at_least`. */
  readonly symbol?: {
    readonly name: string;
    readonly is?: boolean | number | string;
    readonly at_least?: number;
  };
  readonly source?: {
    readonly file: string;
    readonly has?: string;
    /** One of them is enough. */
    readonly has_one_of?: readonly string[];
    readonly lacks?: string;
  };
}

/** Exactly one of these. */
export interface LineMatch {
  readonly text?: string;
  readonly pattern?: string;
}

/** All that is given; at most one of text and pattern. */
export interface FrameMatch extends LineMatch {
  readonly opcode?: 'text' | 'binary' | 'ping' | 'pong' | 'close';
}
