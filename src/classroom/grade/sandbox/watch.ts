import { readdirSync, readFileSync } from 'node:fs';

/** A program that was started here, with all that it has started itself. */
export interface Family {
  readonly pid: number;
  readonly processes: number;
  /** Resident, in bytes: what several share counts for each. */
  readonly memoryBytes: number;
}

interface Process {
  readonly parent: number;
  readonly memoryBytes: number;
}

const PAGE_BYTES = 4096;

/** The families of a process's children, as `/proc` has them now. Processes whose parent is gone belong to their sandbox's first. */
export function familiesOf(ancestor: number): readonly Family[] {
  const processes = new Map<number, Process>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const process = Number.isInteger(pid) ? processOf(pid) : undefined;
    if (process) processes.set(pid, process);
  }
  const founder = founders(processes, ancestor);
  const families = new Map<number, Family>();
  for (const [pid, { memoryBytes }] of processes) {
    const first = founder.get(pid);
    if (first === undefined) continue;
    const family = families.get(first) ?? { pid: first, processes: 0, memoryBytes: 0 };
    families.set(first, {
      pid: first,
      processes: family.processes + 1,
      memoryBytes: family.memoryBytes + memoryBytes,
    });
  }
  return [...families.values()];
}

/** For each process the child of the ancestor from which it comes; those that do not come from it have none. */
function founders(
  processes: ReadonlyMap<number, Process>,
  ancestor: number,
): ReadonlyMap<number, number | undefined> {
  const found = new Map<number, number | undefined>();
  for (const pid of processes.keys()) {
    const way: number[] = [];
    let at = pid;
    // A chain of processes can be longer than a stack.
    while (!found.has(at) && processes.get(at)?.parent !== ancestor && processes.has(at)) {
      way.push(at);
      at = processes.get(at)?.parent ?? 0;
    }
    const first = found.get(at) ?? (processes.get(at)?.parent === ancestor ? at : undefined);
    for (const one of [...way, at]) found.set(one, first);
  }
  return found;
}

/** @see proc_pid_stat(5): the name is in parentheses, and may have any in it */
function processOf(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), memoryBytes: Number(fields[21]) * PAGE_BYTES };
  } catch {
    // It has just ended.
    return undefined;
  }
}
