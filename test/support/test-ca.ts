import type { GivenAuthority } from '../../src/project/authorities.js';
import { asPem, trustedCertificates } from '../../src/trust/trust.js';

/** An authority that exists in tests alone: its key was thrown away, so that no server has a certificate of it. */
export const TEST_CA = `-----BEGIN CERTIFICATE-----
MIIDEjCCAfqgAwIBAgIQVdjrWptwEucTLsIdXXs8OzANBgkqhkiG9w0BAQsFADAj
MSEwHwYDVQQDDBhJbnZlbnRlZCBDQSBvZiB0aGUgdGVzdHMwHhcNMjAwMTAxMDAw
MDAwWhcNNDkxMjMxMDAwMDAwWjAjMSEwHwYDVQQDDBhJbnZlbnRlZCBDQSBvZiB0
aGUgdGVzdHMwggEiMA0GCSqGSIb3DQEBAQUAA4IBDwAwggEKAoIBAQCphLxpZrcn
QMtU9QjqiGWSfKHzRJDO13fux0MXKVEynsa+dMJ+wwtrE9QAmAhbbtE0kQMfHPad
apYJchy+AZC/8HJ5YpKV6cf0KTsUa2/RBAXYCJNR+TkF6J7h2S4jLZ7RsQz2Auwd
iwcC8xME4iVB4aAnjIZTDJMW4fPcsYoQ5+fETUiPvSDW6DbtUvVTUys8DTymdjpD
VatzKEazWX34Ffya777oTlAxyJWWvlaRFnJMRkzWLyl4vRchg52h8tSsmhfj7qPB
6i19kcTA7mj40vU8MBDA29EE23dQuVb/4NBtQLclCzamzefxucqIOu2RR93HgT52
F+oHise0SvPxAgMBAAGjQjBAMA8GA1UdEwEB/wQFMAMBAf8wDgYDVR0PAQH/BAQD
AgEGMB0GA1UdDgQWBBQV22oFKqRu8doxYIbzRCj2Qrc3zzANBgkqhkiG9w0BAQsF
AAOCAQEAa1IM0lmP3+uazlalAOsYrGbyHG1QCn0TS4elt2+lr7wjdXZC5+yGK0Ds
79g91MkNRmglAZEPUhPdW5x0cWb2FdhQg11DEjbjUCs/XV6fWgyGUyjzQ3FqIUcw
DYGU/MjK1HgtCy39nmxBOY5tE6k1RpM/Oid3fCvUZPEn5BMTUS4I6/InVFU7fdT0
oPrHh1NjI9dOtCvEjcBy63QZjJmS824MOOKEs1wQXjJPVjNqtP+/0IIfIOdkE6kK
l2F4HZCgPIBRsfAY3uiVMvpzP7Hz4c/bg70W9Se3kYXVYDJ+VIX+e1GnIB4zoUQv
CMc9YakvcOQCObxQzWhz5YanpnD8IQ==
-----END CERTIFICATE-----
`;

export function testAuthority(): GivenAuthority {
  const read = trustedCertificates(Buffer.from(TEST_CA), { name: 'test-ca.pem', now: new Date() });
  if (!read.ok) throw new Error('the CA of the tests is not accepted');
  return { path: 'ca.pem', content: asPem(read.value), certificates: read.value, warnings: [] };
}
