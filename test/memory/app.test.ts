import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planApp } from '../../src/memory/project-plan.js';
import { isInstalled, run, scratchFolder, simFlags, writeFirmware } from '../firmware/c-tools.js';
import { goldenFiles } from '../golden/golden-files.js';
import { everyProject, type Files } from '../golden/projects.js';

const COMPILER = 'arm-none-eabi-gcc';
const scratch = scratchFolder('memory');

/** Bytes of RAM of a project's own objects, built for the board's processor core. */
async function ramOfObjects(name: string, files: Files, sdkLine: number): Promise<number> {
  const folder = join(scratch, name);
  writeFirmware(folder, files, sdkLine);
  const sources = [...files.keys()].filter((path) => /^src\/\w+\.c$/.test(path));
  const objects = sources.map((path) => path.replace(/^src\/(\w+)\.c$/, '$1.o'));
  const flags = ['-mcpu=cortex-m33', '-mthumb', '-std=c99', '-ffreestanding', '-Os', '-I', 'src'];
  const built = await run(COMPILER, [...flags, ...simFlags(sdkLine), '-c', ...sources], folder);
  if (!built.ok) throw new Error(built.output);
  const { output } = await run('arm-none-eabi-size', objects, folder);
  const rows = output.trimEnd().split('\n').slice(1);
  return rows.reduce((sum, row) => {
    const [, data, bss] = row.trim().split(/\s+/);
    return sum + Number(data) + Number(bss);
  }, 0);
}

async function plannedApp(files: Files, sdkLine: number): Promise<number | undefined> {
  const plan = await planApp({ texts: files, board: 'csk6002_9s_nano', sdkLine });
  return plan.ok ? plan.value.consumers.find(({ id }) => id === 'app')?.bytes : undefined;
}

describe('the plan of a generated project', () => {
  it.each(everyProject)('has a place for each symbol that $name sets', async (project) => {
    const plan = await planApp({
      texts: new Map(goldenFiles(project)),
      board: 'csk6002_9s_nano',
      sdkLine: project.sdkLine,
    });
    expect(plan).toMatchObject({ ok: true, value: { unplanned: [] } });
  });
});

describe('the app’s own buffers', () => {
  const projects = everyProject.filter(({ name }) =>
    /^(documented-sdk\d|lean-sdk1|telemetry-sdk\d|commands-sdk\d)-en$/.test(name),
  );

  it.each(projects)('are those of the built project $name', async (project) => {
    if (!isInstalled(COMPILER)) {
      if (process.env.CI) expect.fail(`${COMPILER} is not installed, and CI has to have it`);
      return;
    }
    const files = new Map(goldenFiles(project));
    const [receive, extra] = project.sdkLine === 1 ? [3000, 100] : [512, 30];
    const added = `CONFIG_EXAMPLE_RECV_BUF_SIZE=${receive}\nCONFIG_EXAMPLE_EXTRA_BUF_SPACE=${extra}\n${
      project.kind === 'telemetry' ? 'CONFIG_EXAMPLE_QUEUE_MESSAGES=100\n' : ''
    }`;
    files.set('prj.conf', `${files.get('prj.conf')}${added}`);
    const built = await ramOfObjects(project.name, files, project.sdkLine);
    const planned = (await plannedApp(files, project.sdkLine)) ?? 0;
    // What stands beside the buffers, semaphores for example, has another size in the simulation's headers.
    expect(Math.abs(planned - built), `planned ${planned}, built ${built}`).toBeLessThan(64);
  });

  it('of an app that has none of our symbols are unknown', async () => {
    const texts = new Map([['prj.conf', 'CONFIG_MAIN_STACK_SIZE=2048\n']]);
    const plan = await planApp({ texts, board: 'csk6002_9s_nano', sdkLine: 1 });
    if (!plan.ok) throw new Error('no plan');
    expect(plan.value.unknown.map(({ id }) => id)).toEqual(['app']);
    expect(plan.value.consumers.find(({ id }) => id === 'stack-main')?.bytes).toBe(2048);
  });
});
