import { readFileSync, readlinkSync } from 'node:fs';

/** Who works on a project, as the name of a file says it: so a claim is there whole or not at all. */
export interface Claim {
  readonly command: string;
  readonly pid: number;
  /** When the process started, in the system's own count; empty where the system does not tell. Tells reused pids apart. */
  readonly started: string;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly machine: string;
}

const FORM = /^([a-z]{1,20})\.(\d{1,10})\.(\d{0,20})\.(\d{1,16})\.([A-Za-z0-9-]{1,60})$/;

export function claimName({ command, pid, started, since, machine }: Claim): string {
  return [command, pid, started, since, machine].join('.');
}

/** Anyone may have made a file of any name: what is no claim is undefined. */
export function parseClaim(name: string): Claim | undefined {
  const [, command, pid, started, since, machine] = FORM.exec(name) ?? [];
  if (!command || !machine || started === undefined) return undefined;
  return { command, pid: Number(pid), started, since: Number(since), machine };
}

export function ownClaim(command: string, started = startOf(process.pid) ?? ''): Claim {
  return { command, pid: process.pid, started, since: Date.now(), machine: machineName() };
}

/** Whether the process behind a claim is certainly gone. Of one on another machine nothing is known. */
export function isDead(claim: Claim): boolean {
  if (claim.machine !== machineName()) return false;
  if (!isRunning(claim.pid)) return true;
  // The number has been given to another process since.
  const started = startOf(claim.pid);
  if (started !== undefined && claim.started !== '') return started !== claim.started;
  return claim.since < bootTime() || startedAfter(claim.pid, claim.since);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs as somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Linux: ticks from boot to the start of a process. */
function startOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The program's name, in parentheses, may itself contain blanks and parentheses.
    return stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')[19]
      ?.replace(/\D/g, '');
  } catch {
    return undefined;
  }
}

/** The host, and in a container which one: the same pid means another process there. */
function machineName(): string {
  const host = process.getBuiltinModule('node:os').hostname();
  return `${host.slice(0, 40)}${pidNamespace()}`.replace(/[^A-Za-z0-9-]/g, '-') || '-';
}

function pidNamespace(): string {
  if (process.platform !== 'linux') return '';
  try {
    return `-${/\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? ''}`;
  } catch {
    return '';
  }
}

/** With a minute's room for clocks that are set. */
function bootTime(): number {
  return Date.now() - process.getBuiltinModule('node:os').uptime() * 1000 - 60_000;
}

/** Whether a process started after a time: where there is no /proc, ps knows; Windows has neither. */
export function startedAfter(pid: number, time: number): boolean {
  if (process.platform === 'win32') return false;
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  const env = { ...process.env, LC_ALL: 'C' };
  const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env });
  const started = Date.parse(stdout?.trim() ?? '');
  // ps tells whole seconds.
  return started > time + 2000;
}
