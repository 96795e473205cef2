// Stands in the bundle for a package that another one loads only for what we never ask of it.
throw new Error('left out of the bundle: see scripts/build.mjs');
