// What a template may print: nothing but the result of a helper that escapes for the language of the file.
// A bare {{value}} is refused at build, so that no value can break out of its place by an oversight.

/** The helpers that src/render/helpers.ts registers. */
export const PRINTING_HELPERS = [
  'assignment',
  'boolean',
  'cBytes',
  'cComment',
  'cmakeString',
  'comment',
  'constant',
  'count',
  'helpText',
  'integer',
  'kconfigString',
  'mdText',
  'part',
  'setting',
  'symbolAssignment',
  'yamlScalar',
  'yamlString',
];
export const TEMPLATE_HELPERS = [...PRINTING_HELPERS, 'applies', 'eq', 'written'];

/** Throws with the place when a Handlebars tree prints a value that no helper has escaped. */
export function checkTemplate(file, node) {
  const fail = (at, what) => {
    throw new Error(`templates/${file}:${at.loc.start.line}:${at.loc.start.column + 1}: ${what}`);
  };
  const visit = (program) => {
    for (const statement of program?.body ?? []) {
      if (statement.type === 'MustacheStatement') {
        const name = statement.path.original;
        if (!PRINTING_HELPERS.includes(name)) fail(statement, `{{${name}}} is not printed through a helper`);
      } else if (statement.type === 'BlockStatement') {
        visit(statement.program);
        visit(statement.inverse);
      } else if (!['ContentStatement', 'CommentStatement'].includes(statement.type)) {
        fail(statement, `${statement.type} is not used here`);
      }
    }
  };
  visit(node);
}

/** A template's tree with every `{{#if zh}}` decided, as it is printed in one language. */
export function inLanguage(program, lang) {
  const body = (program?.body ?? []).flatMap((statement) => {
    if (statement.type !== 'BlockStatement') return [statement];
    if (isLanguageBlock(statement)) {
      return inLanguage(lang === 'zh' ? statement.program : statement.inverse, lang).body;
    }
    const inverse = statement.inverse ? { inverse: inLanguage(statement.inverse, lang) } : {};
    return [{ ...statement, program: inLanguage(statement.program, lang), ...inverse }];
  });
  return { ...program, body: joinContent(body) };
}

function isLanguageBlock({ path, params }) {
  return path.original === 'if' && params[0]?.original === 'zh';
}

function joinContent(body) {
  const joined = [];
  for (const statement of body) {
    const last = joined.at(-1);
    if (last?.type === 'ContentStatement' && statement.type === 'ContentStatement') {
      joined[joined.length - 1] = { ...last, value: last.value + statement.value };
    } else joined.push(statement);
  }
  return joined;
}
