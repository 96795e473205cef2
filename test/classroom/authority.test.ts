import { X509Certificate } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFolder } from '../../src/classroom/author/project-folder.js';
import { runCertificate } from '../../src/classroom/check/run-certificate.js';
import { exerciseApp } from '../../src/classroom/class/exercise-app.js';
import { STAND_INS } from '../../src/classroom/exercise/student-values.js';
import { temporaryFolders } from '../support/folders.js';
import { checkedValue, exerciseIn, OWN_EXERCISES } from './samples.js';

const newFolder = temporaryFolders();
const RUN = { id: 'x', seconds: 5, tls: true };

async function issued(folder: string, more: { tls_names?: string[]; tls_unknown_ca?: boolean } = {}) {
  const served = await runCertificate({ ...RUN, ...more }, folder, '192.168.101.10');
  if (!served) throw new Error('There is no certificate');
  return new X509Certificate(checkedValue(served).cert);
}

describe('the test authority of an exercise with TLS', () => {
  it('is what the app trusts, and signs what its test server shows, for the names that a run says', async () => {
    const exercise = await exerciseIn(OWN_EXERCISES, '11-tls');
    const { given } = checkedValue(await exerciseApp(exercise, STAND_INS, { language: 'en', overrides: [] }));
    await inFolder(given, async (folder) => {
      const ca = new X509Certificate(readFileSync(join(folder, 'ca.pem')));
      expect(given.get('src/ca_certificate.h')?.content).toContain(ca.fingerprint256.slice(0, 48));
      expect(statSync(join(folder, '.nanokit/local/tls/ca.key')).mode & 0o777).toBe(0o600);
      const own = await issued(folder);
      expect(own.checkIssued(ca) && own.verify(ca.publicKey)).toBe(true);
      expect(own.checkIP('192.168.101.10')).toBe('192.168.101.10');
      const named = await issued(folder, { tls_names: ['nanokit.test'] });
      expect(named.verify(ca.publicKey)).toBe(true);
      expect(named.subjectAltName).toBe('DNS:nanokit.test');
    });
  });

  it('is not that of a server from an unknown CA, which leaves nothing in the project', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'project'));
    const own = await issued(folder, { tls_names: ['nanokit.test'], tls_unknown_ca: true });
    expect(readdirSync(folder)).toEqual(['project']);
    const other = await issued(folder, { tls_names: ['nanokit.test'], tls_unknown_ca: true });
    expect(own.issuer).not.toBe(other.issuer);
    expect(own.subjectAltName).toBe('DNS:nanokit.test');
  });
});
