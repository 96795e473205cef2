import type { Text } from './text.js';

export interface Release {
  readonly version: string;
  /** What this version changed in a project's files, and why: a sentence for each change. */
  readonly changes: readonly Text[];
}

/** The newest last; `regen` tells them where an older version wrote the project. A version without such changes has an empty list. */
export const releases: readonly Release[] = [
  {
    version: '0.1.0',
    changes: [
      {
        en: 'first release; the form of files before it was not settled.',
        zh: '首个正式版本，此前的文件格式不作保证。',
      },
    ],
  },
];
