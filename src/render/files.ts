/** Files of a generated project that more than one part of this program knows by name. */
export const CONFIG_FILE = 'nanokit.yaml';
export const CREDENTIALS_FILE = 'credentials.conf';
export const SCHEMA_FILE = '.nanokit/nanokit.schema.json';
