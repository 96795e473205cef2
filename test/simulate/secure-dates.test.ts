import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeAuthority } from '../../src/project/authorities.js';
import { type Authority, openAuthority } from '../../src/serve/authority.js';
import { generatedFiles } from '../golden/projects.js';
import { sampled } from '../support/sample.js';
import { countEchoes, hasCompiler, simulate } from '../support/simulation.js';

const HOST = '192.168.101.10';
let folder: string;
let authority: Authority;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nanokit-dates-'));
  const one = openAuthority(join(folder, 'ca'), 'ca');
  if (!one.ok) throw new Error('no authority');
  authority = one.value;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function told(sdkLine: number, sntp: Date | 'silent' | undefined) {
  const ca = { path: ['server', 'tls', 'ca_file'], value: join(folder, 'ca/ca.pem') };
  const dates = { path: ['server', 'tls', 'check_dates'], value: true };
  const taken = takeAuthority([ca, dates], folder);
  if (!taken.ok || !taken.value.authority) throw new Error('the CA is not accepted');
  const { overrides, authority: given } = taken.value;
  const files = await generatedFiles({ preset: 'secure', lang: 'en', sdkLine, overrides, authority: given });
  const tls = authority.issue([HOST]);
  const ran = await simulate(files, { sdkLine, seconds: 9, tls, ...(sntp ? { sntp } : {}) });
  const log = ran.console.filter((line) => line.includes(' server_tls: '));
  return {
    echoes: countEchoes(ran.console).received,
    refused: ran.refused,
    log: log.map((line) => line.replace(/^.* server_tls: /, '')),
    failures: ran.console.flatMap(
      (line) => /(?:server_connect|> connection): (.*(?:failed|Cannot|Failed).*)$/.exec(line)?.[1] ?? [],
    ),
  };
}

const LINES = [0, 1, 2];
const SET = 'TLS: the clock is set by pool.ntp.org';

/** In order on all SDK lines; what is wrong, each on one of them, and on all in the long run. */
describe.skipIf(!hasCompiler)('dates of certificates', () => {
  it.each(LINES)('are in order today, on SDK line %i', async (sdkLine) => {
    const { log, echoes } = await told(sdkLine, undefined);
    expect(log).toEqual([SET]);
    expect(echoes).toBeGreaterThan(3);
  });
  it.each(sampled(LINES, 1, 6))(
    'are over after the server certificate has expired, on SDK line %i',
    async (sdkLine) => {
      const { log, echoes, refused } = await told(sdkLine, new Date(Date.now() + 400 * 24 * 3600 * 1000));
      expect(log.slice(0, 2)).toEqual([SET, "TLS: the server's certificate has expired"]);
      expect(echoes).toBe(0);
      expect(refused).toHaveLength(log.length - 1);
    },
  );
  it.each(sampled(LINES, 1, 7))(
    'are not known where no time server answers, on SDK line %i',
    async (sdkLine) => {
      const { log, failures, echoes } = await told(sdkLine, 'silent');
      expect(log[0]).toBe('TLS: the time server pool.ntp.org does not tell the date (-116)');
      expect(failures).toEqual(['TCP failed: the time server does not tell the date (-61)']);
      expect(echoes).toBe(0);
    },
  );
});

it.skipIf(!hasCompiler)(
  'a certificate that is not valid yet is no proof of a wrong CA, and not told as one',
  async () => {
    const { log, echoes, refused } = await told(1, new Date('2001-01-01'));
    expect(log.slice(0, 2)).toEqual([
      SET,
      "TLS: the server's certificate is not from a CA that this app trusts, or is not valid on this date",
    ]);
    expect(echoes).toBe(0);
    // The dates at which the app tries again, to find out why, are nobody's.
    expect(refused).toHaveLength(log.length - 1);
    expect(refused.filter((why) => !why.includes("the board's clock says 2001-01-01 "))).toEqual([]);
  },
);
