// What we use of the YAML library.
export { isAlias, isMap, isPair, isScalar, isSeq, Lexer, parseDocument, visit } from 'yaml';
