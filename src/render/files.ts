import type { Config } from '../generated/config.js';
import { kindFiles } from '../generated/kind-files.js';

/** Files of a generated project that more than one part of this program knows by name. */
export const CONFIG_FILE = 'nanokit.yaml';
export const CREDENTIALS_FILE = 'credentials.conf';
export const SCHEMA_FILE = '.nanokit/nanokit.schema.json';

/** The files of every project that templates print from the config alone. */
const TEMPLATED = [
  'CMakeLists.txt',
  'prj.conf',
  'sample.yaml',
  'README.md',
  '.gitignore',
  '.clang-format',
  'src/main.c',
  'src/connection.c',
  'src/connection.h',
  'src/server_connect.c',
  'src/server_connect.h',
  'src/utf8.c',
  'src/utf8.h',
  'src/wifi_connect.c',
  'src/wifi_connect.h',
  'src/ws_frame.c',
  'src/ws_frame.h',
  'src/ws_message.c',
  'src/ws_message.h',
] as const;

/** Those that they print only with TLS. */
const OF_TLS: readonly string[] = ['src/ca_certificate.h', 'src/server_tls.c', 'src/server_tls.h'];

/** Files of some kinds of app only, or of TLS. */
const OPTIONAL: readonly string[] = [...new Set([...Object.values(kindFiles).flat(), ...OF_TLS])].sort();

/** What templates print for a config, in the order in which it is written and listed. */
export function templatedFiles({ app, server }: Config): readonly string[] {
  return [...TEMPLATED, ...kindFiles[app.kind], ...(server.tls.enabled ? OF_TLS : [])];
}

/** Every file that may follow from a config alone, without nanokit.yaml and the credentials. */
export const GENERATED_PATHS: readonly string[] = ['Kconfig', ...TEMPLATED, ...OPTIONAL, SCHEMA_FILE];

/** Whether a file of `GENERATED_PATHS` need not be there. */
export function isOptional(path: string): boolean {
  return OPTIONAL.includes(path);
}
