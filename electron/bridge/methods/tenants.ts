/** Boarding houses: who lives where, who needs temporary residence, whose registration ends soon. */
import { z } from 'zod';
import { ct01View, residenceListView, tenantsView } from '../views/books.ts';
import { localDate } from '../views/stays.ts';
import { byId, nothing } from './inputs.ts';

export const tenantMethods = {
  'tenants.view': {
    input: z.strictObject({ show: z.enum(['current', 'expiring', 'ended']) }),
    output: tenantsView,
  },
  /** Begins a tenancy of the check-in on the counter: files the notice of its first days and keeps the term. */
  'tenants.begin': {
    input: z.strictObject({
      checkInId: z.string().max(64),
      room: z.string().max(60),
      begins: localDate,
      ends: localDate,
      /** Code of the reason of stay; absent: labour (19). */
      reason: z.string().max(4).optional(),
      phone: z.string().max(20).optional(),
      permittedStayUntil: localDate.optional(),
      despiteForged: z.boolean().optional(),
      earlierStay: z.enum(['ends-now']).optional(),
    }),
    output: tenantsView,
  },
  /** Makes a tenancy of a guest who is in the house and stays on. */
  'tenants.beginFromStay': {
    input: z.strictObject({ stayId: z.string().max(64), ends: localDate }),
    output: tenantsView,
  },
  /** The commune police have registered the temporary residence until a day. */
  'tenants.registered': {
    input: z.strictObject({ id: z.string().max(64), until: localDate }),
    output: tenantsView,
  },
  'tenants.renew': {
    input: z.strictObject({ id: z.string().max(64), ends: localDate }),
    output: tenantsView,
  },
  'tenants.changeRoom': {
    input: z.strictObject({ id: z.string().max(64), room: z.string().max(60) }),
    output: tenantsView,
  },
  'tenants.end': { input: z.strictObject({ id: z.string().max(64), on: localDate }), output: tenantsView },
  'tenants.ct01': { input: byId, output: ct01View },
  /** Everybody of 30 days or more who is not registered yet. */
  'tenants.residenceList': { input: nothing, output: residenceListView },
} as const;
