import { describe, expect, it } from 'vitest';
import { packNames, unpackNames } from '../../src/check/packed-names.js';

describe('packed names', () => {
  it.each([
    [
      'some that share words',
      ['NET_TCP', 'NET_TCP_ACK', 'NET_TCP_ACK_TIMEOUT', 'NET_UDP', 'NETWORKING', 'A'],
    ],
    ['odd ones', ['_', '__', 'A_', 'A__B', 'A__', '0_1', '9A']],
    [
      'longer than what is counted',
      ['A_B_C_D_E_F_G_H_I_J_K', 'A_B_C_D_E_F_G_H_I_J_L', 'A_B_C_D_E_F_G_H_I_J'],
    ],
    ['one', ['A']],
  ])('come out as they went in: %s', (_, names) => {
    expect(unpackNames(packNames(names))).toEqual(names.toSorted());
  });
});
