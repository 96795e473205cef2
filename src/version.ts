import manifest from '../package.json' with { type: 'json' };

/** This package's version, put in place when the package is built. */
export const VERSION: string = manifest.version;
