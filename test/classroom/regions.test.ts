import { describe, expect, it } from 'vitest';
import { commentStyle } from '../../src/classroom/regions/comment-style.js';
import { givenText, inLanguage, readRegions, solutionText } from '../../src/classroom/regions/regions.js';

const style = (path: string) => {
  const found = commentStyle(path);
  if (!found) throw new Error(`${path} has no comments`);
  return found;
};
const read = (path: string, text: string) => {
  const regions = readRegions(path, text, style(path));
  if (!regions.ok) throw new Error(regions.diagnostics[0]?.message.en);
  return regions.value;
};
const problems = (path: string, text: string) =>
  readRegions(path, text, style(path)).diagnostics.map(
    ({ place, message }) => `${place?.file}:${place?.line} ${message.en}`,
  );

const C_FILE = [
  'int wait(void)',
  '{',
  '\t/* SOLUTION BEGIN wait */',
  '\treturn k_sem_take(&bound, K_FOREVER);',
  '\t/* SOLUTION END wait */',
  '\t// STUB BEGIN wait en',
  '\t// /* TODO: wait for the address */',
  '\t//',
  '\t// return 0;',
  '\t// STUB END wait en',
  '\t// STUB BEGIN wait zh',
  '\t// return 0; /* 待完成：等地址 */',
  '\t// STUB END wait zh',
  '}',
  '',
].join('\n');

describe('a file with regions', () => {
  it('gives the solution without a trace of markers and stubs', () => {
    const solution = 'int wait(void)\n{\n\treturn k_sem_take(&bound, K_FOREVER);\n}\n';
    expect(solutionText(read('src/a.c', C_FILE))).toBe(solution);
  });

  it('gives students the stub in their language, with the indentation of its comment', () => {
    const regions = read('src/a.c', C_FILE);
    expect(givenText(regions, 'en')).toBe(
      'int wait(void)\n{\n\t/* TODO: wait for the address */\n\n\treturn 0;\n}\n',
    );
    expect(givenText(regions, 'zh')).toBe('int wait(void)\n{\n\treturn 0; /* 待完成：等地址 */\n}\n');
  });

  it('may say something to readers of one language, solved or not', () => {
    const [en, zh] = ['/* Static: it takes no stack. */\n', '/* 静态变量，不占栈。 */\n'];
    const marked = (name: string, text: string) =>
      `/* TEXT BEGIN ${name} */\n${text}/* TEXT END ${name} */\n`;
    const regions = read('a.c', `${marked('why en', en)}${marked('why zh', zh)}static int count;\n`);
    expect(givenText(inLanguage(regions, 'en'), 'en')).toBe(`${en}static int count;\n`);
    expect(solutionText(inLanguage(regions, 'zh'))).toBe(`${zh}static int count;\n`);
  });

  it('keeps CRLF, and a last line without an end', () => {
    const text = C_FILE.replaceAll('\n', '\r\n').replace(/\r\n$/, '');
    const regions = read('src/a.c', text);
    expect(solutionText(regions)).toBe('int wait(void)\r\n{\r\n\treturn k_sem_take(&bound, K_FOREVER);\r\n}');
    expect(givenText(regions, 'zh')).toContain('\r\n\treturn 0; /* 待完成：等地址 */\r\n}');
  });

  it.each([
    ['prj.conf', 'CONFIG_A=y'],
    ['boards/x.conf', 'CONFIG_A=y'],
    ['Kconfig', 'config A'],
    ['Kconfig.app', 'config A'],
    ['CMakeLists.txt', 'project(a)'],
    ['cmake/a.cmake', 'set(A 1)'],
    ['sample.yaml', 'a: 1'],
  ])('has # for comments in %s', (path, line) => {
    const text = `# SOLUTION BEGIN a\n${line}\n# SOLUTION END a\n# STUB BEGIN a\n# # TODO\n# STUB END a\n`;
    expect(solutionText(read(path, text))).toBe(`${line}\n`);
    expect(givenText(read(path, text), 'en')).toBe('# TODO\n');
  });

  it('of a language that nobody knows has no comments', () => {
    expect(['README.md', 'logo.png', 'a.py'].map(commentStyle)).toEqual([undefined, undefined, undefined]);
  });

  it('has markers of whole words only', () => {
    const text =
      '/* RESOLUTION BEGIN x */\nint SOLUTION_BEGIN;\n/* SOLUTIONS END */\n/* SOLUTION BEGINNING */\n';
    expect(solutionText(read('a.c', text))).toBe(text);
  });
});

describe('mistakes in markers are told with file and line', () => {
  it.each([
    ['unclosed', 'a\n// SOLUTION BEGIN x\nb\n', ['a.c:2 SOLUTION x begins here and never ends']],
    ['stray', 'a\n/* SOLUTION END x */\n', ['a.c:2 SOLUTION x ends here and never began']],
    [
      'nested',
      '// SOLUTION BEGIN x\n// SOLUTION BEGIN y\n// SOLUTION END x\n',
      ['a.c:2 SOLUTION y begins inside SOLUTION x, which began in line 1'],
    ],
    [
      'of another name',
      '// SOLUTION BEGIN x\n// SOLUTION END y\n',
      ['a.c:2 SOLUTION y ends here and never began', 'a.c:1 SOLUTION x begins here and never ends'],
    ],
    [
      'duplicate',
      '// SOLUTION BEGIN x\n// SOLUTION END x\n// SOLUTION BEGIN x\n// SOLUTION END x\n',
      ['a.c:3 There is a SOLUTION x already, in line 1'],
    ],
    ['a stub alone', '// STUB BEGIN x\n// STUB END x\n', ['a.c:1 The stub x has no solution']],
    [
      'a stub that is no comment',
      '// SOLUTION BEGIN x\n// SOLUTION END x\n// STUB BEGIN x\nreturn 0;\n// STUB END x\n',
      ['a.c:4 A line of the stub x is no comment, and would be compiled with the solution'],
    ],
  ])('%s', (_, text, told) => {
    expect(problems('a.c', text)).toEqual(told);
  });

  it.each([
    'x(); /* SOLUTION BEGIN a */',
    '/* SOLUTION BEGIN */',
    '/* SOLUTION BEGIN Two Words */',
    '/* SOLUTION BEGIN a zh */',
    '/* see SOLUTION END a */',
    '# SOLUTION BEGIN a',
    '// STUB BEGIN a fr',
    '/* TEXT BEGIN a */',
  ])('what only looks like a marker: %s', (line) => {
    expect(problems('a.c', `${line}\n`)).toEqual([
      'a.c:1 This has the words of a marker, but is none: a student would see it',
    ]);
  });
});
