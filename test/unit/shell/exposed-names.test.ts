import { expect, test } from 'vitest';
import { eventNames, methodNames } from '../../../electron/bridge/contract.ts';
import { exposedEvents, exposedMethods } from '../../../electron/shell/exposed-names.ts';

test('preload lets through the names of the contract, all of them and no other', () => {
  expect([...exposedMethods].sort()).toEqual([...methodNames].sort());
  expect([...exposedEvents].sort()).toEqual([...eventNames].sort());
});
