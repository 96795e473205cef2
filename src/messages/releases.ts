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
        en: 'The first version: before it, nothing was promised about the form of the files.',
        zh: '第一个正式版本：在它之前，文件的形式没有任何约定。',
      },
    ],
  },
];
