/** Files of a generated project that more than one part of this program knows by name. */
export const CONFIG_FILE = 'nanokit.yaml';
export const CREDENTIALS_FILE = 'credentials.conf';
export const SCHEMA_FILE = '.nanokit/nanokit.schema.json';

/** The files that templates print from the config alone. */
export const TEMPLATED = [
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
export const TLS_TEMPLATED = ['src/ca_certificate.h', 'src/server_tls.c', 'src/server_tls.h'] as const;

/** Every file that follows from the config alone, without nanokit.yaml and the credentials. */
export const GENERATED_PATHS: readonly string[] = ['Kconfig', ...TEMPLATED, SCHEMA_FILE];
