import { describe, expect, it } from 'vitest';
import { compareProject } from '../facts/compare.js';
import { documentedExceptions, documentedFacts } from '../facts/data.js';
import { unusedExceptions } from '../facts/exceptions.js';
import { parseSettings } from '../facts/page.js';
import { accepted } from '../support/config.js';
import { goldenFiles } from './golden-files.js';
import { resolveProject } from './kconfig.js';
import { goldenProjects } from './projects.js';

// In both languages: a comment is no fact, so the exceptions must be used alike.
describe.each(['en', 'zh'] as const)('the documented project, with comments in %s,', (lang) => {
  const projects = goldenProjects.filter(
    (project) => project.preset === 'documented' && project.lang === lang,
  );

  it('holds to the documented facts on every SDK line, but for the exceptions, all of them used', () => {
    expect(projects.map(({ sdkLine }) => sdkLine)).toEqual([0, 1, 2]);
    const exceptions = documentedExceptions();
    const results = projects.map((project) => {
      const files = goldenFiles(project);
      const { symbols } = resolveProject(files, project.sdkLine);
      const constants = (name: string): string | number | undefined => {
        const symbol = symbols.get(name.replace(/^CONFIG_/, ''));
        if (!symbol?.written || symbol.value === 'n') return undefined;
        return symbol.type === 'int' ? Number(symbol.value) : symbol.value;
      };
      return compareProject({
        files: Object.fromEntries(files),
        constants,
        sdkLine: project.sdkLine,
        exceptions,
      });
    });
    for (const { differences } of results) expect(differences.map(({ message }) => message)).toEqual([]);
    expect(unusedExceptions(exceptions, results)).toEqual([]);
  });

  it.each(projects)('has exactly the documented settings on SDK line $sdkLine', (project) => {
    const fragment = goldenFiles(project).get('prj.conf') ?? '';
    expect(parseSettings(fragment)).toEqual(documentedFacts().settings);
  });

  // Two settings stay as documented that a project is better off without: prj.conf says so, and how.
  it.each(projects)(
    'says on SDK line $sdkLine how to leave out what it keeps from the page',
    async (project) => {
      const fragment = goldenFiles(project).get('prj.conf') ?? '';
      const advice = [...fragment.matchAll(/network:(?: write|\s*下写)\s+(?:# )?(\w+: false)$/gm)].map(
        (match) => match[1],
      );
      expect(advice).toEqual(['ipv6: false', 'test_random_generator: false']);
      const { config } = await accepted(`network:\n${advice.map((line) => `  ${line}\n`).join('')}`);
      expect(config.network).toMatchObject({ ipv6: false, test_random_generator: false });
    },
  );

  it.each(projects)('says on SDK line $sdkLine what IPv6 costs, as it was measured', (project) => {
    const measured = { 0: '3,112', 1: '3,544', 2: '3,552' }[project.sdkLine];
    expect(goldenFiles(project).get('prj.conf')).toMatch(
      new RegExp(`^# .*IPv6.*\\s${measured} (bytes|字节)[\\s\\S]{1,80}\nCONFIG_NET_IPV4=y$`, 'm'),
    );
    const lean = goldenFiles({ ...project, name: project.name.replace('documented', 'lean') });
    expect(lean.get('prj.conf')).not.toContain('ipv6: false');
  });
});
