import { describe, expect, it } from 'vitest';
import { Names } from '../../src/check/names.js';
import { catalogue } from '../../src/generated/catalogue.js';
import { otherNames } from '../../src/generated/symbol-names.js';

const namesOf = (line: number) => new Names(catalogue, otherNames, line);

describe('a symbol that Kconfig’s tables lack', () => {
  it.each([
    // In the catalogue on another line only.
    'CPLUSPLUS',
    'LIB_CPLUSPLUS',
    'DEBUG_THREAD_INFO',
    'UART_MUX',
    // Of a subsystem that is known as a whole.
    'NET_L2_OPENTHREAD',
    'NET_PPP',
    'NET_LOOPBACK',
    'NET_L2_BT',
    'NET_GPTP_NUM_PORTS',
    // So like another one that it would be taken for a slip.
    'SPI_INIT_PRIORITY',
    'BT_RX_STACK_SIZE',
    'CAN_INIT_PRIORITY',
    // The drivers that people try first.
    'GPIO',
    'I2C',
    'SENSOR',
  ])('is not said to be gone: %s', (name) => {
    for (const line of [0, 1]) expect(namesOf(line).standingOf(name).kind).toBe('unchecked');
  });

  it('may be what another one is called there', () => {
    for (const line of [0, 1])
      expect(namesOf(line).standingOf('CPP')).toMatchObject({ kind: 'gone', renamed: 'CPLUSPLUS' });
  });

  it('is none of those that no Kconfig file has', () => {
    for (const line of [0, 1, 2])
      expect(namesOf(line).standingOf('NET_NO_SUCH_THING').kind).toBe('undefined');
  });
});
