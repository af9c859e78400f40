import { describe, test } from 'vitest';
import { openPcscliteDriver } from '../../../native/pcsc/pcsclite-driver.ts';
import { available } from '../../support/vpcd/pcscd.ts';
import { describeDriverContract } from './driver-contract.ts';

const reader = available();
const driver = await openPcscliteDriver();
const missing = !reader.ok ? reader.reason : !driver.ok ? driver.error : undefined;

if (missing === undefined) describeDriverContract('pcsclite', openPcscliteDriver);
else
  describe('pcsclite', () => {
    test.skip(`not run: ${missing}`);
  });
