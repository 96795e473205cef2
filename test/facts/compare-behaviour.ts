import { align } from './align.js';
import type { Fact } from './exceptions.js';
import { DURATIONS } from './expression.js';
import type { CallFact, FunctionFacts } from './model.js';
import {
  type Behaviour,
  behaviourOf,
  findFunction,
  type PlacedCall,
  type Project,
  type SourceFile,
} from './project.js';
import { changesTo, describe, isExcepted, type Report, sameValue } from './report.js';

/** Holds our functions to a documented file's: that they exist, and what they do in which order. */
export function compareBehaviour(
  documented: SourceFile,
  project: Project,
  documentedNames: ReadonlySet<string>,
  report: Report,
): void {
  for (const facts of documented.facts.functions) {
    const { name, returns } = facts;
    const file = documented.path;
    const ours = findFunction(project, name, file);
    if (!ours) {
      report.missing({ kind: 'function', file, name });
      continue;
    }
    if (ours.facts.returns !== returns) {
      const fact: Fact = { kind: 'function', file, name, value: returns };
      const { scope } = ours.file;
      report.compare(fact, { text: returns, scope }, { text: ours.facts.returns, scope });
    }
    const behaviour = behaviourOf(project, ours, documentedNames);
    compareCalls(documented, facts, behaviour.calls, report);
    compareDetails(documented, facts, behaviour, ours.file, report);
  }
}

function compareCalls(
  documented: SourceFile,
  facts: FunctionFacts,
  behaviour: readonly PlacedCall[],
  report: Report,
): void {
  const wanted = facts.calls.filter(isStep).map((call) => ({ call, fact: factOf(documented, facts, call) }));
  const ours = behaviour.filter(isStep);
  const excepted = wanted.map(({ fact }) => isExcepted(report.ledger, fact));
  const same = (documentedCall: CallFact, our: PlacedCall): boolean =>
    sameStep(documented, documentedCall, our);

  const pairs = align(wanted.length, ours.length, (i, j) => {
    const want = wanted[i];
    const our = ours[j];
    if (!want || !our) return 0;
    // What no exception covers must find its partner first; what one covers takes it as documented if it can.
    if (same(want.call, our))
      return (excepted[i] ? 4 : 1000) + (sameWait(documented, want.call, our) ? 1 : 0);
    return allowedInstead(want.fact, want.call, our, report) ? 2 : 0;
  });

  let place = 'at the start';
  wanted.forEach(({ call, fact }, index) => {
    const our = ours[pairs[index] ?? -1];
    if (our) {
      compareStep(documented, call, fact, our, report);
      place = `after ${describe(fact)} (${our.file.path}:${our.line})`;
      return;
    }
    const elsewhere = ours.find((each, at) => !pairs.includes(at) && same(call, each));
    if (elsewhere) {
      report.outOfOrder(fact, `it should be ${place} but is at ${elsewhere.file.path}:${elsewhere.line}`);
    } else report.missing(fact, place);
  });
}

/** A duration is part of the call that waits that long, and is compared there. */
function isStep({ name }: CallFact): boolean {
  return DURATIONS[name] === undefined;
}

function factOf(file: SourceFile, { name }: FunctionFacts, call: CallFact): Fact {
  const base = { file: file.path, function: name, name: call.name };
  if (call.format !== undefined) return { ...base, kind: 'log', value: call.format };
  if (call.name === 'k_sleep' && call.wait !== undefined) return { ...base, kind: 'sleep', value: call.wait };
  return { ...base, kind: 'call' };
}

/** A sleep of another length, or a log line of another text, is another step; a call with another timeout is not. */
function sameStep(file: SourceFile, call: CallFact, our: PlacedCall): boolean {
  if (call.name !== our.name) return false;
  if (call.format !== undefined) {
    const ours = { text: our.format ?? '', scope: our.file.scope };
    return sameValue({ text: call.format, scope: file.scope }, ours);
  }
  return call.name !== 'k_sleep' || sameWait(file, call, our);
}

function sameWait(file: SourceFile, call: CallFact, our: PlacedCall): boolean {
  if (call.wait === undefined || our.wait === undefined) return call.wait === our.wait;
  return sameValue({ text: call.wait, scope: file.scope }, { text: our.wait, scope: our.file.scope });
}

function allowedInstead(fact: Fact, call: CallFact, our: PlacedCall, report: Report): boolean {
  const text = fact.kind === 'log' ? our.format : fact.kind === 'sleep' ? our.wait : undefined;
  if (call.name !== our.name || text === undefined) return false;
  const ours = { text, scope: our.file.scope };
  return report.ledger.about(fact, 'change').some((exception) => changesTo(exception, ours));
}

function compareStep(file: SourceFile, call: CallFact, fact: Fact, our: PlacedCall, report: Report): void {
  const { scope } = our.file;
  if (fact.kind === 'log' || fact.kind === 'sleep') {
    const text = (fact.kind === 'log' ? our.format : our.wait) ?? '';
    report.compare(fact, { text: fact.value ?? '', scope: file.scope }, { text, scope });
  } else if (call.wait !== undefined) {
    const timeout: Fact = { ...fact, kind: 'timeout', value: call.wait };
    if (our.wait === undefined) report.missing(timeout);
    else report.compare(timeout, { text: call.wait, scope: file.scope }, { text: our.wait, scope });
  }
}

function compareDetails(
  documented: SourceFile,
  facts: FunctionFacts,
  behaviour: Behaviour,
  home: SourceFile,
  report: Report,
): void {
  const base = { file: documented.path, function: facts.name };
  // A struct that the documented function fills may as well be initialised where it is defined.
  const initialised = home.facts.fields.map((field) => ({ ...field, file: home }));
  for (const { name, value } of facts.fields) {
    const wanted = { text: value, scope: documented.scope };
    const ours = [...behaviour.fields, ...initialised].filter((field) => field.name === name);
    if (ours.some((field) => sameValue(wanted, { text: field.value, scope: field.file.scope }))) continue;
    const fact: Fact = { ...base, kind: 'field', name, value };
    const [found] = ours;
    if (found) report.compare(fact, wanted, { text: found.value, scope: found.file.scope });
    else report.missing(fact);
  }
  for (const value of facts.loops) {
    const wanted = { text: value, scope: documented.scope };
    const same = behaviour.loops.some(({ bound, file }) =>
      sameValue(wanted, { text: bound, scope: file.scope }),
    );
    if (!same) report.missing({ ...base, kind: 'loop', name: 'rounds', value });
  }
}
