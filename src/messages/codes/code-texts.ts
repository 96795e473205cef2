import type { Text } from '../text.js';

/** By a diagnostic's code: what it says, why that is so, and what to change; the diagnostic itself is more precise. */
export type CodeTexts = Readonly<Record<string, readonly [what: Text, why: Text, change: Text]>>;
