/** Medical facilities: in-patients by department and bed. The reason is 18; no input and no view has room for a diagnosis. */
import { z } from 'zod';
import { departmentsInput, inpatientsView, visitorsView } from '../views/books.ts';
import { instant, localDate, stayRowView, wardView } from '../views/stays.ts';
import { nothing } from './inputs.ts';

const stayId = z.string().max(64);

export const inpatientMethods = {
  'inpatients.view': {
    input: z.strictObject({ department: z.string().max(60).optional() }),
    output: inpatientsView,
  },
  /** Departments that can be chosen. */
  'inpatients.departments': { input: nothing, output: departmentsInput },
  'inpatients.saveDepartments': { input: departmentsInput, output: departmentsInput },
  /** Admits the check-in on the counter and files its notice with reason 18. */
  'inpatients.admit': {
    input: z.strictObject({
      checkInId: z.string().max(64),
      ward: wardView,
      plannedDischarge: instant,
      arrival: instant.optional(),
      phone: z.string().max(20).optional(),
      permittedStayUntil: localDate.optional(),
      despiteForged: z.boolean().optional(),
      earlierStay: z.enum(['ends-now']).optional(),
    }),
    output: inpatientsView,
  },
  'inpatients.transfer': { input: z.strictObject({ id: stayId, ward: wardView }), output: inpatientsView },
  'inpatients.discharge': {
    input: z.strictObject({ id: stayId, at: instant.optional() }),
    output: inpatientsView,
  },
  /** The patient whose card lies on the counter, when in the house. */
  'inpatients.findByCard': {
    input: z.strictObject({ checkInId: z.string().max(64) }),
    output: z.strictObject({ stay: stayRowView.optional() }),
  },
  /** Carers who sleep here: no text names them, so a facility decides with its police whether to declare them. */
  'inpatients.carersSwitch': { input: z.strictObject({ on: z.boolean() }), output: inpatientsView },
  'inpatients.addCarer': {
    input: z.strictObject({
      checkInId: z.string().max(64),
      patientStayId: stayId,
      plannedDeparture: instant,
      reason: z.enum(['6', '20']),
      permittedStayUntil: localDate.optional(),
      despiteForged: z.boolean().optional(),
      earlierStay: z.enum(['ends-now']).optional(),
    }),
    output: inpatientsView,
  },
} as const;

export const visitorMethods = {
  /** Those inside now, and those who left on a day. */
  'visitors.view': { input: z.strictObject({ day: localDate.optional() }), output: visitorsView },
  /** Enters the check-in on the counter as a visitor; nothing is declared to the police. */
  'visitors.enter': {
    input: z.strictObject({
      checkInId: z.string().max(64),
      room: z.string().max(60),
      visitsStayId: stayId.optional(),
    }),
    output: visitorsView,
  },
  'visitors.leave': {
    input: z.strictObject({ id: z.string().max(64), documentReturned: z.boolean() }),
    output: visitorsView,
  },
} as const;
