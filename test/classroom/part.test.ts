import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { commentStyle } from '../../src/classroom/regions/comment-style.js';
import { fitPart } from '../../src/classroom/regions/part.js';
import { givenText, readRegions, solutionText } from '../../src/classroom/regions/regions.js';

const golden = (project: string, path: string): string =>
  readFileSync(fileURLToPath(new URL(`../golden/${project}/${path}`, import.meta.url)), 'utf8');

function holesOf(path: string, source: string, rendered: string) {
  const style = commentStyle(path);
  const part = style && readRegions(path, source, style);
  if (!part?.ok) throw new Error(`no part: ${part?.diagnostics[0]?.message.en}`);
  return fitPart(part.value, source, rendered);
}
const told = (path: string, source: string, rendered: string) =>
  holesOf(path, source, rendered).diagnostics.map(
    ({ place, message }) => `${place?.file}:${place?.line} ${message.en}`,
  );

const WAIT = `// What is taken out of the generated file.
// SOLUTION BEGIN give
k_sem_give( &address_bound );   }
// SOLUTION END give
// STUB BEGIN give
//	/* TODO: let the waiting thread go on */
// }
// STUB END give
`;
const TWICE = '// SOLUTION BEGIN a\nk_sem_give(&address_bound);\n// SOLUTION END a\n';

describe('a part', () => {
  it.each(['documented-sdk0-en', 'documented-sdk1-zh', 'documented-sdk2-zh'])(
    'is found in the generated file of %s, whatever its indentation and comments',
    (project) => {
      const path = 'src/wifi_connect.c';
      const rendered = golden(project, path);
      const source =
        '// SOLUTION BEGIN take\nnet_dhcpv4_stop(iface); k_sem_reset(&address_bound);\n// SOLUTION END take\n// STUB BEGIN take\n//	/* TODO */\n// STUB END take\n';
      const fitted = holesOf(path, source, rendered);
      if (!fitted.ok) throw new Error(fitted.diagnostics[0]?.message.en);
      expect(solutionText(fitted.value)).toBe(rendered);
      const given = givenText(fitted.value, 'en');
      expect(given).toBe(
        rendered.replace('\tnet_dhcpv4_stop(iface);\n\tk_sem_reset(&address_bound);\n', '\t/* TODO */\n'),
      );
    },
  );

  it('takes the comment above along if it begins with one', () => {
    const rendered =
      'int a;\n\n/*\n * Long\n * words.\n */\n/* More. */\nint b = f(1, 2); /* behind */\nint c;\n';
    const solution = 'int b = f(1, 2);\n';
    const region = (text: string) => `// SOLUTION BEGIN b\n${text}// SOLUTION END b\n`;
    const given = (text: string) => {
      const fitted = holesOf('src/a.c', region(text), rendered);
      if (!fitted.ok) throw new Error(fitted.diagnostics[0]?.message.en);
      return givenText(fitted.value, 'en');
    };
    expect(given(solution)).toBe('int a;\n\n/*\n * Long\n * words.\n */\n/* More. */\nint c;\n');
    expect(given(`/* and why */\n${solution}`)).toBe('int a;\n\nint c;\n');
  });

  it('is found in a fragment', () => {
    const rendered = golden('documented-sdk1-en', 'prj.conf');
    const source = '# SOLUTION BEGIN dhcp\nCONFIG_NET_DHCPV4=y\n# SOLUTION END dhcp\n';
    const fitted = holesOf('prj.conf', source, rendered);
    expect(fitted.ok && givenText(fitted.value, 'en')).toBe(rendered.replace('CONFIG_NET_DHCPV4=y\n', ''));
  });

  it('that the templates no longer have is an error at its region', () => {
    expect(told('src/wifi_connect.c', WAIT, 'int main(void);\n')).toEqual([
      'parts/src/wifi_connect.c:2 What the solution give says does not stand in the generated src/wifi_connect.c',
    ]);
  });

  it('that stands there more than once is an error', () => {
    expect(told('src/wifi_connect.c', TWICE, golden('documented-sdk1-en', 'src/wifi_connect.c'))).toEqual([
      'parts/src/wifi_connect.c:1 What the solution a says stands in the generated src/wifi_connect.c 2 times',
    ]);
  });

  it('has no code outside of its regions', () => {
    const source = `/* fine */\n\nint x;\n${TWICE}`;
    expect(told('a.c', source, 'k_sem_give(&address_bound);\n')).toEqual([
      'parts/a.c:3 A part has regions and comments alone: whatever else stands in the file, the generated one has it already',
    ]);
  });

  it('whose solutions share lines is an error', () => {
    const source =
      '// SOLUTION BEGIN a\na();\n// SOLUTION END a\n// SOLUTION BEGIN b\nb();\n// SOLUTION END b\n';
    expect(told('a.c', source, 'a(); b();\n')).toEqual([
      'parts/a.c:4 The solutions a and b share lines of the generated file',
    ]);
  });
});
