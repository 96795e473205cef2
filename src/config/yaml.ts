// All that reads and edits YAML, in one module: it is loaded when a YAML file is at hand, and the library with it.
export { completeYaml } from './complete-yaml.js';
export { cutOffTexts } from './cut-off-texts.js';
export { editConfig } from './edit-config.js';
export { readYamlDocument } from './yaml-document.js';
export { asInKconfig, readYaml } from './yaml-layer.js';
