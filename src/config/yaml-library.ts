// What we use of the YAML library.
export { isAlias, isMap, isPair, isScalar, isSeq, parseDocument, visit } from 'yaml';
