import { messageStart } from '../messages/message-start.js';
import { judged } from '../messages/scenario.js';
import { eventTexts } from '../messages/serve.js';
import type { Text } from '../messages/text.js';
import type { ServerEvent } from './events.js';

/** One line for people about what happened at the server. */
export function eventText(event: ServerEvent): Text {
  switch (event.event) {
    case 'listening':
      return eventTexts.listening(
        `${event.secure ? 'wss' : 'ws'}://${urlHost(event.address)}:${event.port}/`,
      );
    case 'connected':
      return eventTexts.connected(event.connection, event.peer, event.path);
    case 'refused':
      return eventTexts.refused(event.peer, event.reason);
    case 'received':
      return message('→', event);
    case 'sent':
      return message('←', event);
    case 'ping':
    case 'pong':
      return eventTexts.control(event.connection, event.event.toUpperCase(), event.bytes);
    case 'closed': {
      const { connection, code, reason } = event;
      const why = reason === '' ? '' : ` ${JSON.stringify(reason)}`;
      return code === 1006
        ? eventTexts.gone(connection)
        : eventTexts.closed(connection, code === 1005 ? undefined : code, why);
    }
    case 'protocol-error':
      return eventTexts.protocolError(event.connection, event.code, event.detail);
    case 'fault':
      return event.step === undefined
        ? eventTexts.fault(event.connection, event.fault)
        : eventTexts.step(event.connection, event.step, event.fault);
    case 'expected':
      return judged(event.connection, event.wanted, event.found);
    case 'tls-failed':
      return eventTexts.tlsFailed(event.peer, event.code, event.detail);
    case 'bad-request':
      return eventTexts.badRequest(event.peer, event.code, event.detail);
  }
}

function message(
  arrow: string,
  { connection, type, bytes, start }: Extract<ServerEvent, { event: 'received' | 'sent' }>,
): Text {
  return eventTexts.message(connection, arrow, type, bytes, messageStart(type, start, bytes));
}

/** An address as it stands in a URL. */
function urlHost(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
