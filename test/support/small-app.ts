import { goldenFiles } from '../golden/golden-files.js';
import { type Files, goldenProjects } from '../golden/projects.js';

const base = goldenProjects.filter(({ preset, lang }) => preset === 'documented' && lang === 'en');

/** The documented project with a `main.c` of the test's own, for what the generated one never does. */
export function smallApp(sdkLine: number, body: string, before = '', more: Files = new Map()): Files {
  const project = base.find((one) => one.sdkLine === sdkLine);
  if (!project) throw new RangeError(`no SDK line ${sdkLine}`);
  const prefix = sdkLine === 2 ? 'zephyr/' : '';
  const main = [
    `#include <${prefix}kernel.h>`,
    `#include <${prefix}sys/printk.h>`,
    '#include <string.h>',
    `${before}`,
    `${sdkLine === 2 ? 'int' : 'void'} main(void)`,
    '{',
    body,
    ...(sdkLine === 2 ? ['\treturn 0;'] : []),
    '}',
    '',
  ].join('\n');
  return new Map([...goldenFiles(project), ['src/main.c', main], ...more]);
}
