// What we use of the YAML library, and what is said of mistakes that it finds, in one module: it loads when a YAML file is
// at hand, and then alone.
export { isAlias, isMap, isPair, isScalar, isSeq, parseDocument, visit } from 'yaml';
export { syntaxProblem } from './yaml-problems.js';
