import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../support/cli.js';
import { temporaryFolders } from '../support/folders.js';

const newFolder = temporaryFolders();

describe('the kind of app', () => {
  it('is changed by regen: files come and go, and those that were changed stay', async () => {
    const cwd = newFolder();
    expect((await run(['app', '--yes', '--lang', 'en', '--kind', 'commands'], { cwd })).code).toBe(0);
    const app = join(cwd, 'app');
    const sources = () => readdirSync(join(app, 'src'));
    const turnInto = async (kind: string) => {
      const file = join(app, 'nanokit.yaml');
      writeFileSync(file, readFileSync(file, 'utf8').replace(/^ {2}kind: .*$/m, `  kind: ${kind}`));
      const { code, stdout, stderr } = await run(['regen', '--lang', 'en'], { cwd: app });
      expect(code).toBe(0);
      return stdout + stderr;
    };
    appendFileSync(join(app, 'src/commands.c'), '/* mine */\n');
    const printed = await turnInto('telemetry');
    expect(printed).toContain('src/board_io.c    # removed: no longer generated');
    expect(printed).toContain('src/commands.c is no longer generated; it has changes of yours');
    expect(sources()).toEqual(expect.arrayContaining(['commands.c', 'samples.c', 'status.c']));
    expect(sources()).not.toContain('json_read.c');
    expect(readFileSync(join(app, 'CMakeLists.txt'), 'utf8')).not.toContain('commands.c');

    // With nothing to do that is found out quickly; a file of a kind that is gone is not overlooked then.
    expect(await turnInto('telemetry')).toBe('Everything is up to date.\n');
    writeFileSync(join(app, 'src/samples.c'), '');
    expect(await turnInto('telemetry')).not.toBe('Everything is up to date.\n');

    await turnInto('echo');
    expect(sources()).not.toContain('status.c');
    expect(readFileSync(join(app, 'prj.conf'), 'utf8')).not.toContain('SYS_HEAP_RUNTIME_STATS');
  });

  it.each(['telemetry', 'commands'].flatMap((kind) => [0, 1, 2].map((sdk) => ({ kind, sdk }))))(
    '$kind gives check nothing to complain about on SDK line $sdk',
    async ({ kind, sdk }) => {
      const cwd = newFolder();
      await run(['app', '--yes', '--lang', 'en', '--kind', kind, '--sdk', String(sdk)], { cwd });
      const { code, stdout, stderr } = await run(['check', 'app', '--lang', 'en'], { cwd });
      expect(stdout + stderr).toMatch(/^0 errors, 0 warnings, /m);
      expect(code).toBe(0);
    },
  );

  it('leaves keys of another kind in nanokit.yaml, and says so once, when it is changed', async () => {
    const cwd = newFolder();
    await run(['app', '--yes', '--lang', 'en'], { cwd });
    const app = join(cwd, 'app');
    const file = join(app, 'nanokit.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('kind: echo', 'kind: telemetry'));
    const { code, stderr } = await run(['regen', '--lang', 'en'], { cwd: app });
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /^note: nanokit\.yaml:\d+:3: app\.payload, app\.send_interval_ms.* of no use to an app of the kind telemetry \[regen\/other-kind\]$/m,
    );
    writeFileSync(file, readFileSync(file, 'utf8').replace('port: 8080', 'port: 9000'));
    expect((await run(['regen', '--lang', 'en'], { cwd: app })).stderr).toBe('');
    const back = await run(['configure', '--yes', '--kind', 'echo', '--lang', 'en'], { cwd: app });
    expect(back.stderr).not.toContain('app.payload');
    expect(readFileSync(file, 'utf8')).toContain('payload:');
  });

  it('has symbols that nanokit.yaml cannot ask for, and whoever changes one by hand is told so', async () => {
    const cwd = newFolder();
    await run(['app', '--yes', '--lang', 'en', '--kind', 'commands'], { cwd });
    const app = join(cwd, 'app');
    const prjConf = join(app, 'prj.conf');
    writeFileSync(prjConf, readFileSync(prjConf, 'utf8').replace('CONFIG_REBOOT=y', 'CONFIG_REBOOT=n'));
    const { stdout } = await run(['regen', '--lang', 'en'], { cwd: app });
    expect(stdout).toMatch(/yours is kept: CONFIG_REBOOT n \(nanokit\.yaml: y\)$/m);
    const { stderr } = await run(['adopt', '--yes', '--lang', 'en'], { cwd: app });
    expect(stderr).toContain('CONFIG_REBOOT is set by the app in any case');
  });

  it('has symbols that are not set a second time', async () => {
    const args = ['app', '--yes', '--lang', 'en', '--kind', 'commands', '--set', 'kconfig.GPIO=false'];
    const { code, stderr } = await run(args, { cwd: newFolder() });
    expect(code).toBe(2);
    expect(stderr).toContain('The app needs GPIO and sets it itself');
  });
});
