/** What every PC/SC driver must do, tried against a real pcscd and the vpcd virtual reader. */
import { describe } from 'vitest';
import { testCards } from './card-contract.ts';
import { type OpenDriver, setUpDriverBench } from './driver-bench.ts';
import { testService } from './service-contract.ts';

export function describeDriverContract(name: string, open: OpenDriver): void {
  describe(name, () => {
    const bench = setUpDriverBench(open);
    testCards(bench);
    testService(bench);
  });
}
