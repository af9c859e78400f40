import { describe, test } from 'vitest';
import { openPcscMiniDriver } from '../../../native/pcsc/pcsc-mini-driver.ts';
import { available } from '../../support/vpcd/pcscd.ts';
import { describeDriverContract } from './driver-contract.ts';

const reader = available();

if (reader.ok) describeDriverContract('pcsc-mini', openPcscMiniDriver);
else
  describe('pcsc-mini', () => {
    test.skip(`not run: ${reader.reason}`);
  });
