import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFiles } from '../golden/projects.js';
import { STORIES, stories, tell } from '../golden/stories.js';

describe('a story of test/golden/regen/', () => {
  it.each(stories)('goes as it is told: $name', (story) => {
    const kept = readFiles(join(STORIES, story.name));
    const told = tell(story);
    expect([...told.keys()].sort()).toEqual([...kept.keys()].sort());
    for (const [path, text] of told) expect(text, path).toBe(kept.get(path));
  });
});
