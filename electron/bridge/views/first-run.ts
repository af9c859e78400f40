/** The first set-up as the page sees it. */
import { z } from 'zod';
import { channelIdView, facilityKind, failureView, verdictView } from '../views.ts';

const instant = z.number().int();

export const firstRunStep = z.enum(['facility', 'channel', 'reader', 'operators', 'backup', 'print']);

export const seatView = z.strictObject({
  street: z.string().trim().max(120),
  ward: z.string().trim().max(80),
  wardCode: z.string().max(9).optional(),
  province: z.string().trim().max(80),
  provinceCode: z.string().max(9).optional(),
});

/** The police unit that this facility declares to, as its people know it. */
export const policeUnitView = z.strictObject({
  name: z.string().trim().max(120),
  phone: z.string().trim().max(40),
});

/** What came back from a try that files nothing. */
export const dryRunView = z.strictObject({
  channel: channelIdView,
  at: instant,
  /**
   * `accepted`: the authority checked a practice record and would take it. `reached`: it let us in; this way knows no try.
   * `by-hand`: nothing to reach, the desk makes what a person hands in. `real-only`: not tried, because training knows no
   * way to a real authority. `refused`: it was reached and would not take the record. `failed`: it was not reached.
   */
  outcome: z.enum(['accepted', 'reached', 'by-hand', 'real-only', 'refused', 'failed']),
  failure: failureView.optional(),
  milliseconds: z.number().int().optional(),
  /** The authority's clock against ours; only when they are apart. */
  clockApartMs: z.number().int().optional(),
});

export const firstRunView = z.strictObject({
  /** Nobody has set this desk up yet: the page opens the set-up by itself. */
  opens: z.boolean(),
  finishedAt: instant.optional(),
  steps: z.array(
    z.strictObject({ id: firstRunStep, state: z.enum(['open', 'later', 'done']), at: instant.optional() }),
  ),
  facility: z.strictObject({
    /** Empty while nobody has given one. */
    name: z.string(),
    kind: facilityKind,
    moreTrades: z.array(facilityKind),
    seat: seatView,
  }),
  unit: policeUnitView.optional(),
  /** Ways that this desk is set up for, in this mode. */
  channels: z.array(channelIdView),
  dryRun: dryRunView.optional(),
  /** The card that was read to see whether reader and chip get along; nothing of its holder. */
  read: z
    .strictObject({ level: verdictView.shape.level, title: verdictView.shape.title, at: instant })
    .optional(),
  /** The backup folder lies on the disk of the data. Absent: not known. */
  sameDisk: z.boolean().optional(),
  /** What the operator said of the test page. */
  printed: z.strictObject({ came: z.boolean(), at: instant }).optional(),
});

export const operatorsView = z.strictObject({
  operators: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  /** Id of the one at the desk now. */
  atDesk: z.string(),
});
