import { describe, expect, it } from 'vitest';
import { IdleMemory } from '../../src/serve/idle-memory.js';
import { until } from '../support/servers.js';

/** Something that nobody holds. */
const garbage = () => new WeakRef({ bytes: Buffer.alloc(1000) });

describe('a server that nobody is connected to', () => {
  it('clears up', async () => {
    const memory = new IdleMemory(1);
    memory.connected();
    memory.connected();
    memory.closed();
    const left = garbage();
    memory.closed();
    await until(() => left.deref() === undefined, 'garbage is gone');
    expect('gc' in globalThis).toBe(false);
  });
});
