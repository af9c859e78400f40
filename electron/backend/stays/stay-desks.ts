/** The desks of the books put together. */
import { type AddressDesk, createAddressDesk } from './address-desk.ts';
import { createGroupDesk, type GroupDesk } from './group-desk.ts';
import { createInpatientDesk, type InpatientDesk } from './inpatient-desk.ts';
import { createPoliceTaskDesk, type PoliceTaskDesk } from './police-task-desk.ts';
import { createRetentionDesk, type HeldByPolice, type RetentionDesk } from './retention-desk.ts';
import type { StayContext } from './stay-context.ts';
import { createStayDesk, type StayDesk } from './stay-desk.ts';
import { createTenantDesk, type TenantDesk } from './tenant-desk.ts';
import { createVisitorDesk, type VisitorDesk } from './visitor-desk.ts';

export interface StayDesks {
  readonly context: StayContext;
  readonly stays: StayDesk;
  readonly group: GroupDesk;
  readonly tenants: TenantDesk;
  readonly inpatients: InpatientDesk;
  readonly visitors: VisitorDesk;
  readonly policeTasks: PoliceTaskDesk;
  readonly addresses: AddressDesk;
  readonly retention: RetentionDesk;
  /** Clears the counter for the next card. */
  readonly next: () => void;
}

export function createStayDesks(
  context: StayContext,
  more: {
    readonly facility: () => { readonly name: string; readonly address: string };
    readonly isHeld: HeldByPolice;
    readonly next: () => void;
  },
): StayDesks {
  const addresses = createAddressDesk(context.database.settings, context.catalogues);
  const stays = createStayDesk(context, addresses);
  return {
    context,
    stays,
    group: createGroupDesk(context),
    tenants: createTenantDesk(context, more.facility),
    inpatients: createInpatientDesk(context, stays),
    visitors: createVisitorDesk(context, more.next),
    policeTasks: createPoliceTaskDesk(context),
    addresses,
    retention: createRetentionDesk(context, more.isHeld),
    next: more.next,
  };
}
