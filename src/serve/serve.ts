// What the command line takes of the server, loaded only when there is one to start.
export { lanAddresses } from './addresses.js';
export { toldClock, wallClock } from './clock.js';
export { eventText } from './event-text.js';
export { parseFault } from './faults.js';
export { ScenarioRun } from './scenario-run.js';
export { DEFAULT_LIMITS, startServer } from './server.js';
