/** What a manager sees of the ways to the authorities: each with its condition and what it can do, and which way what goes. */
import { z } from 'zod';
import {
  channelIdView,
  channelStateView,
  facilityKind,
  failureView,
  outboxEntryView,
  textView,
} from '../views.ts';

const instant = z.number().int();
const declarationKind = outboxEntryView.shape.kind;

export const channelReportView = z.strictObject({
  id: channelIdView,
  name: textView,
  state: channelStateView,
  failure: failureView.optional(),
  /** When the desk tries again by itself. */
  retryAt: instant.optional(),
  waiting: z.number().int(),
  late: z.number().int(),
  /** Kinds of declarations that it has a place for. */
  kinds: z.array(declarationKind),
  /** While it is set up. */
  capabilities: z
    .strictObject({
      /** Records in one request, file or list. */
      maxBatch: z.number().int(),
      dryRun: z.boolean(),
      query: z.boolean(),
      cancel: z.boolean(),
      /** `on-request`: nothing goes out until a person asks for it. */
      sends: z.enum(['by-itself', 'on-request']),
      /** It takes an arrival on its day and on so many days after; absent: always, marked late. */
      daysAfterArrival: z.number().int().optional(),
    })
    .optional(),
  /** The authority's code lists as this way knows them. */
  codes: z.strictObject({ version: z.string(), at: instant, reloads: z.boolean() }).optional(),
  /** When the authority stops letting us in with our certificate. */
  credentialsEnd: instant.optional(),
});

/** Which way one kind of declaration of this facility goes. */
export const channelOrderView = z.strictObject({
  declaration: declarationKind,
  channels: z.array(channelIdView).min(1),
  /** Set for this kind and this facility; otherwise the order comes from a wider route or is the desk's own. */
  set: z.boolean(),
  /** The first that is set up and has a place for it; absent: what is filed now waits. */
  now: channelIdView.optional(),
});

export const channelsView = z.strictObject({
  facility: facilityKind,
  channels: z.array(channelReportView),
  orders: z.array(channelOrderView),
});

/** What came of looking at one way now. Nothing is filed by it. */
export const channelCheckView = z.strictObject({
  at: instant,
  failure: failureView.optional(),
  /** Round trip in milliseconds; of a way with another side. */
  latencyMs: z.number().optional(),
  /** How far the authority's clock is ahead of the desk's, in milliseconds. */
  clockAheadMs: z.number().optional(),
  channels: channelsView,
});
