/** From a person to a chip in one call: issue, tamper, switch on. */

import type { CardContents, RandomSource } from './card-contents.ts';
import type { CardHolder } from './card-holder.ts';
import type { VirtualChip } from './chip.ts';
import { type ChipFault, findFault } from './faults/chip-fault.ts';
import { tamper } from './faults/file-faults.ts';
import { createIssuer, type IssueOptions, type Issuer } from './issuer/issuer.ts';
import { createVirtualChip } from './virtual-chip.ts';

export interface SimulatedCardOptions extends Omit<IssueOptions, 'omitFromSod'> {
  readonly issuer: Issuer;
  readonly holder: CardHolder;
  readonly random: RandomSource;
  readonly now: () => Date;
  readonly faults?: readonly ChipFault[];
}

export interface SimulatedCard {
  readonly chip: VirtualChip;
  readonly contents: CardContents;
}

export function createSimulatedCard(options: SimulatedCardOptions): SimulatedCard {
  const { holder, random, now, faults = [] } = options;
  const unsigned = findFault(faults, 'dg-not-in-sod');
  const issuer = findFault(faults, 'unknown-issuer') ? createIssuer({ random, now }) : options.issuer;
  const genuine = issuer.issue(holder, {
    profile: options.profile,
    portrait: options.portrait,
    omitFromSod: unsigned === undefined ? [] : [unsigned.dataGroup],
    expiredSigner: findFault(faults, 'expired-ds') !== undefined,
  });
  const contents = tamper(genuine, faults, random);
  return { contents, chip: createVirtualChip({ contents, random, faults }) };
}
