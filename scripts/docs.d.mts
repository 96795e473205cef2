import type { Board, SdkLine } from '../src/boards/boards.js';
import type { Preset } from '../src/config/presets.js';
import type { SchemaNode } from '../src/config/schema.js';
import type { Lang } from '../src/messages/text.js';

/** What src/generated/data.js holds: the completed config schema, and the data it was completed with. */
export interface ReferenceData {
  readonly schema: SchemaNode;
  readonly boards: readonly Board[];
  readonly sdkLines: readonly SdkLine[];
  readonly presets: readonly Preset[];
}

/** Where the reference of a language stands, relative to the project. */
export const REFERENCES: Readonly<Record<Lang, string>>;

/** The config reference in one language, as Markdown. */
export function configReference(data: ReferenceData, lang: Lang): string;

export const SCENARIO_REFERENCES: Readonly<Record<Lang, string>>;

export function scenarioSchema(): SchemaNode;

/** The reference of scenarios in one language, as Markdown. */
export function scenarioReference(schema: SchemaNode, lang: Lang): string;

export const EXERCISE_REFERENCES: Readonly<Record<Lang, string>>;

export function exerciseSchema(): SchemaNode;

/** The reference of exercise.yaml in one language, as Markdown. */
export function exerciseReference(schema: SchemaNode, lang: Lang): string;
