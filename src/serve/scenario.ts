import type { Place } from '../diagnostics/diagnostic.js';
import type { Message } from './peer.js';

/** A scenario as its file has it, checked against schemas/scenario.schema.json. */
export interface ScenarioText {
  readonly within_ms?: number;
  readonly connections: readonly { readonly steps: readonly Step[] }[];
}

/** Exactly one of these. */
export interface Step {
  readonly expect?: Expectation;
  readonly echo?: number;
  readonly delay_ms?: number;
  readonly send?: MessageText;
  readonly fragments?: readonly MessageText[];
  readonly coalesce?: readonly MessageText[];
  readonly ping?: string;
  readonly close?: { readonly code?: number; readonly reason?: string };
  readonly drop?: true;
  readonly refuse?: true;
  readonly stop_reading?: true;
}

/** All that is given must be so. */
export interface Expectation {
  /** A regular expression. */
  readonly text?: string;
  readonly binary?: string;
  readonly bytes?: number;
  readonly pong?: string;
  readonly close?: number;
  readonly within_ms?: number;
}

/** Exactly one of these. */
export interface MessageText {
  readonly text?: string;
  readonly binary?: string;
  readonly text_hex?: string;
  readonly text_bytes?: number;
}

/** What to do with each connection, in the order in which they come. */
export interface Scenario {
  readonly withinMs: number;
  readonly connections: readonly (readonly PlacedStep[])[];
}

export interface PlacedStep {
  readonly step: Step;
  /** From 1, within its connection. */
  readonly number: number;
  readonly place?: Place;
}

/** A regular expression as in JavaScript with the flag u; undefined if it is none. */
export function patternOf(text: string): RegExp | undefined {
  try {
    return new RegExp(text, 'u');
  } catch {
    return undefined;
  }
}

/** A message as it goes over the wire. */
export function messageOf({ text, binary, text_hex, text_bytes }: MessageText): Message {
  if (binary !== undefined) return { data: Buffer.from(binary, 'hex'), binary: true };
  if (text_hex !== undefined) return { data: Buffer.from(text_hex, 'hex'), binary: false };
  if (text_bytes !== undefined) return { data: Buffer.alloc(text_bytes, 'x'), binary: false };
  return { data: Buffer.from(text ?? ''), binary: false };
}

/** A step in one line, as it could stand in the file. */
export function stepText({ step }: PlacedStep): string {
  const [name = '', value] = Object.entries(step)[0] ?? [];
  return `${name}: ${JSON.stringify(value)}`;
}
