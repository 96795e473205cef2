import { describe, expect, it } from 'vitest';
import { WIFI_DRIVER_HEAP_BYTES } from '../../src/config/heap-needs.js';
import { autoconf } from '../../src/kconfig/autoconf.js';
import { resolve } from '../../src/kconfig/resolve.js';
import { NO_ZEPHYR } from '../../src/kconfig/zephyr-symbols.js';
import { documentedFacts } from '../facts/data.js';
import { goldenFiles } from './golden-files.js';
import { fragmentsOf, kconfigOf, resolveProject } from './kconfig.js';
import { kconfiglib, kconfiglibIsInstalled } from './kconfiglib.js';
import { goldenProjects } from './projects.js';

describe.each(goldenProjects)('the settings of $name', (project) => {
  const files = goldenFiles(project);
  const { symbols, diagnostics } = resolveProject(files, project.sdkLine);
  const value = (name: string): string => symbols.get(name)?.value ?? '';

  it('are what Kconfig makes of them, without an error or a warning', () => {
    expect(diagnostics).toEqual([]);
  });

  it('leave the Wi-Fi driver its heap, beside a copy of the largest message', () => {
    // websocket_send_msg() masks a copy of the whole message; the message is never larger than the buffer.
    const largestSend = Number(value('EXAMPLE_RECV_BUF_SIZE'));
    expect(largestSend).toBe(512);
    expect(WIFI_DRIVER_HEAP_BYTES).toBe(35_840);
    expect(files.get('prj.conf')).toMatch(/^# .* 35,840[ \n]/m);
    expect(Number(value('HEAP_MEM_POOL_SIZE'))).toBeGreaterThanOrEqual(WIFI_DRIVER_HEAP_BYTES + largestSend);
  });

  it('say what each value below the documented one saves', () => {
    const documented = new Map(documentedFacts().settings);
    const lines = (files.get('prj.conf') ?? '').split('\n');
    const lower = lines.flatMap((line, index) => {
      const [, symbol = '', ours = ''] = /^(CONFIG_\w+)=(.*)$/.exec(line) ?? [];
      // What the page leaves to Zephyr.
      const byItself = new Map([
        ['CONFIG_NET_IPV6', 'y'],
        ['CONFIG_NET_MAX_CONTEXTS', '6'],
      ]);
      const theirs = documented.get(symbol) ?? byItself.get(symbol);
      const isLower = (theirs === 'y' && ours === 'n') || Number(ours) < Number(theirs);
      return isLower ? [{ symbol, comment: lines[index - 1] }] : [];
    });
    if (project.preset === 'documented') expect(lower).toEqual([]);
    else if (project.preset === 'lean') {
      const symbols = lower.map(({ symbol }) => symbol);
      expect(symbols).toEqual(
        expect.arrayContaining(['CONFIG_HEAP_MEM_POOL_SIZE', 'CONFIG_NET_MAX_CONTEXTS']),
      );
      // As measured: two less than Zephyr's six.
      const measured = { 0: '1,224', 1: '1,368', 2: '1,472' }[project.sdkLine];
      const contexts = lower.find(({ symbol }) => symbol === 'CONFIG_NET_MAX_CONTEXTS');
      expect(contexts?.comment).toContain(` ${measured} `);
    }
    const saving = project.lang === 'en' ? /^# .*saves [\d,]+ bytes of RAM/ : /^# .*省 [\d,]+ 字节内存/;
    // The test generator saves nothing; it is off because of what it is.
    const saved = lower.filter(({ symbol }) => symbol !== 'CONFIG_TEST_RANDOM_GENERATOR');
    for (const { symbol, comment } of saved) expect(comment, symbol).toMatch(saving);
  });
});

describe('Kconfiglib', () => {
  it('is there wherever CI runs', ({ skip }) => {
    skip(!kconfiglibIsInstalled && !process.env.CI, 'no Kconfiglib: apt install python3-kconfiglib');
    expect(kconfiglibIsInstalled, 'apt install python3-kconfiglib').toBe(true);
  });

  it.skipIf(!kconfiglibIsInstalled)('reads every Kconfig, and gives the app the values we give it', () => {
    const all = goldenProjects.map(goldenFiles);
    const results = kconfiglib(all);
    for (const [index, files] of all.entries()) {
      // By itself, as Kconfiglib has it here: without Zephyr's symbols.
      const ours = resolve({ tree: kconfigOf(files), zephyr: NO_ZEPHYR, fragments: fragmentsOf(files) });
      expect(results[index]?.warnings).toEqual([]);
      expect(results[index]?.autoconf, goldenProjects[index]?.name).toBe(autoconf(ours.symbols));
      expect(results[index]?.values).toMatchObject({
        EXAMPLE_WIFI_SSID: 'xiaowei-yyds',
        EXAMPLE_WIFI_PASSWORD: 'xiaowei-yyds',
        EXAMPLE_SERVER_HOST: '192.168.101.10',
        EXAMPLE_SERVER_PORT: '8080',
        EXAMPLE_PAYLOAD: 'wo wo wo wo aaaaa dffghhh',
      });
    }
  });
});
