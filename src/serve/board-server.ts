import type { Text } from '../messages/text.js';
import type { ServerCertificate } from './authority.js';
import { toldClock } from './clock.js';
import { eventText } from './event-text.js';
import type { ClientFrame, TimedEvent } from './events.js';
import type { Fault } from './faults.js';
import type { Scenario } from './scenario.js';
import { ScenarioRun } from './scenario-run.js';
import { DEFAULT_LIMITS, startServer } from './server.js';

/** What a server does beside echoing. */
export interface Wanted {
  readonly faults: readonly Fault[];
  readonly scenario?: Scenario;
  readonly tls?: ServerCertificate;
}

/** A server that keeps the time of a simulated board; it listens on this PC alone. */
export async function startBoardServer(
  { faults, scenario, tls }: Wanted,
  onEvent: (event: TimedEvent & { readonly text: Text }) => void,
  onFrame?: (frame: ClientFrame) => void,
) {
  const clock = toldClock();
  const play = scenario ? new ScenarioRun(scenario) : undefined;
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    clock,
    faults,
    ...(play ? { scenario: play } : {}),
    ...(tls ? { tls } : {}),
    limits: DEFAULT_LIMITS,
    watched: true,
    onEvent: (event) => onEvent({ ...event, text: eventText(event) }),
    ...(onFrame ? { onFrame } : {}),
  });
  /** On the board's time: with whatever else is due next. @param then is told to how many it went */
  const send = (text: string, then: (count: number) => void) => {
    clock.after(0, () => then(server.sendToAll(text)));
  };
  let over = false;
  play?.done.then(() =>
    clock.after(AFTERWARDS_MS, () => {
      over = true;
    }),
  );
  /** The steps of the scenario are through, and the board has had time to do what the last one brings about. */
  const isOver = () => over;
  return { server, clock, play, send, isOver };
}

/** A board that falls over the last step of a scenario does so by then: milliseconds. */
const AFTERWARDS_MS = 1000;

export type BoardServer = Awaited<ReturnType<typeof startBoardServer>>;
