import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { type Exception, readExceptions, validated } from './exceptions.js';
import type { DocumentedFacts } from './model.js';

/** The committed facts of the documented app: those of the page's text and those of its pictures. */
export function documentedFacts(): DocumentedFacts {
  const text = readFacts('documented-sample.json');
  const pictures = readFacts('documented-wifi.json');
  return {
    settings: [...text.settings, ...pictures.settings],
    kconfig: [...text.kconfig, ...pictures.kconfig],
    files: { ...text.files, ...pictures.files },
  };
}

/** The committed deliberate deviations. */
export function documentedExceptions(): Exception[] {
  return readExceptions(readJson('exceptions.json'), readSchema('exceptions.schema.json'));
}

export function readFacts(name: string): DocumentedFacts {
  const schema = readSchema('documented.schema.json');
  return validated(readJson(name), new Ajv({ allErrors: true }).compile<DocumentedFacts>(schema));
}

export function readSchema(name: string): object {
  const schema = readJson(name);
  if (typeof schema !== 'object' || schema === null) throw new Error(`${name} is no schema`);
  return schema;
}

export function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
}
