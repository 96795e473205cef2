import { isDeepStrictEqual } from 'node:util';
import { isMap } from '../../config/partial.js';
import * as messages from '../../messages/class-grade.js';
import type { Text } from '../../messages/text.js';
import { markedPlace } from '../../project/marked.js';
import type { ClassFolder, ClassMember } from '../class/read-class.js';
import type { Exercise } from '../exercise/read-exercise.js';
import { isAsGiven } from './as-given.js';
import type { ClassExercise } from './class-exercises.js';
import { textsOf } from './class-exercises.js';
import { filesDigest } from './digests.js';
import { type OwnCode, ownCode } from './likeness/own-grams.js';
import { type SolutionCopy, solutionCopy } from './likeness/solution-copy.js';
import { exerciseOf, type Owner, ownerOf } from './submissions/match.js';
import type { Claim } from './submissions/projects.js';
import { type FoundProject, survey, type Unread } from './submissions/survey.js';
import type { LeftOver } from './table.js';

/** A project of which it is known whose it is, and for which exercise. */
export interface HandedInWork {
  readonly member: ClassMember;
  readonly exercise: string;
  readonly source: string;
  readonly remarks: readonly Text[];
  /** Those of the remarks that are told when grading is done. */
  readonly notices: readonly Text[];
  readonly files: ReadonlyMap<string, Buffer>;
  readonly digest: string;
  readonly code: OwnCode;
  readonly copy?: SolutionCopy;
  /** Nobody has worked on it. */
  readonly isAsGiven: boolean;
}

export interface Collected {
  readonly works: readonly HandedInWork[];
  /** Of a student who is known, and of no exercise, or none that could be read. */
  readonly unread: readonly {
    readonly member: ClassMember;
    readonly exercise?: string;
    readonly source: string;
    readonly why: Text;
    readonly isEmpty: boolean;
    /** Code that lies beside projects, perhaps of other students. */
    readonly isBeside: boolean;
  }[];
  readonly leftOver: readonly LeftOver[];
}

/**
 * Finds out whose everything is that was handed in. Nothing is dropped without a word.
 * @param path absolute; a folder of submissions, or a zip file of them
 */
export async function collect(
  path: string,
  { members, exercises: all }: ClassFolder,
  exercises: ReadonlyMap<string, ClassExercise>,
): Promise<Collected> {
  const works: HandedInWork[] = [];
  const unread: Collected['unread'][number][] = [];
  const leftOver: LeftOver[] = [];
  for await (const found of survey(path)) {
    const claim = 'claim' in found ? found.claim : {};
    const owner = ownerOf(found.names, claim, members);
    if (owner.kind !== 'student') {
      leftOver.push({ source: found.shown, why: whyLeftOver(found, owner) });
      continue;
    }
    const { member } = owner;
    const exercise = exerciseOf(found.names, claim, all);
    if (!('content' in found))
      unread.push({
        member,
        source: found.shown,
        why: found.why,
        isEmpty: found.isEmpty === true,
        isBeside: found.isBeside === true,
        ...(exercise === undefined ? {} : { exercise }),
      });
    else if (exercise === undefined)
      leftOver.push({ source: found.shown, why: messages.whichExercise(member.id) });
    else {
      const known = exercises.get(exercise);
      // One of the class that is not graded now.
      if (known) works.push(workOf(found, owner, exercise, known));
    }
  }
  // Beside projects it is nobody knows which exercise, unless its student has none of these.
  const isOver = ({ member, exercise, isBeside }: Collected['unread'][number]) =>
    isBeside && exercise === undefined && works.some((work) => work.member === member);
  return {
    works,
    unread: unread.filter((one) => !isOver(one)),
    leftOver: [...leftOver, ...unread.filter(isOver).map(({ source, why }) => ({ source, why }))],
  };
}

function whyLeftOver(found: FoundProject | Unread, owner: Exclude<Owner, { kind: 'student' }>): Text {
  if (owner.kind === 'unclear') return messages.whoseOfThese(owner.members.map(({ id }) => id));
  return 'why' in found ? messages.nobodysAndUnread(found.why) : messages.nobodys;
}

function workOf(
  { shown, content, claim }: FoundProject,
  { member, claimed, stranger }: Extract<Owner, { kind: 'student' }>,
  id: string,
  { exercise, common, given, solved }: ClassExercise,
): HandedInWork {
  const texts = textsOf(content.files);
  const values = member.values.get(id);
  const copy = solutionCopy(texts, solved);
  const notices = [
    ...(claimed ? [messages.othersFiles(claimed.id)] : []),
    ...(stranger === undefined ? [] : [messages.othersName(stranger, member.id)]),
    ...(claim.exercise !== undefined && claim.exercise !== id
      ? [messages.otherExercise(claim.exercise)]
      : []),
  ];
  const remarks = [
    ...content.remarks,
    ...notices,
    ...[...content.files].flatMap(([path, bytes]) => {
      const mayBe = bytes.includes('<<<<<<<') && !/\.(?:md|txt)$/i.test(path);
      const place = mayBe ? markedPlace(path, bytes) : undefined;
      return place ? [messages.stillMarked(path, place.line, UPDATE_MARK.test(place.lineText))] : [];
    }),
    ...recordRemarks(claim, exercise, claimed ? undefined : values?.clientId),
    ...(copy ? [messages.solutionCopy(copy)] : []),
  ];
  return {
    member,
    exercise: id,
    source: shown,
    remarks,
    notices,
    files: content.files,
    digest: filesDigest(content.files),
    code: ownCode(texts, common),
    ...(copy ? { copy } : {}),
    isAsGiven: values !== undefined && isAsGiven(texts, given, id, values),
  };
}

/** What `class update --on-conflict markers` writes above the student's version. */
const UPDATE_MARK = /^<{7} yours\s*$/;

/**
 * What is wrong with the record of the exercise, if it is not of another one, which is told by itself.
 * @param clientId the student's; undefined: it is another one's, which is told by itself as well
 */
function recordRemarks(
  { record, exercise: claimed, clientId: told, isThere }: Claim,
  exercise: Exercise,
  clientId: string | undefined,
): readonly Text[] {
  if (!isThere) return [messages.noRecord];
  if (claimed === undefined) return [messages.brokenRecord];
  if (claimed !== exercise.id) return [];
  const isTheirs = clientId === undefined || told === clientId;
  return isTheirs && isRecordOf(record, exercise) ? [] : [messages.otherRecord];
}

/** Whether what a folder tells its student is what the class was given; nothing that is graded depends on it. */
function isRecordOf(record: unknown, { text }: Exercise): boolean {
  if (!isMap(record)) return false;
  const checks = text.checks.filter(({ hidden }) => !hidden);
  return isDeepStrictEqual([record['checks'], record['hints']], [plain(checks), plain(text.hints)]);
}

/** As JSON has it. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
