// What the catalogue's generator takes of the project's own Kconfig reader.
export { evaluate } from '../../src/kconfig/evaluate.js';
export { allOf, anyOf, NO, parseExpression, printExpression, YES } from '../../src/kconfig/expression.js';
