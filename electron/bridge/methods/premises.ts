/** Tasks "inform the police", addresses and their catalogues, and the retention of data. */
import { z } from 'zod';
import {
  addressCatalogueView,
  addressMatchView,
  byHandWayView,
  policeTaskKind,
  policeTasksView,
  retentionPreviewView,
  retentionRuleView,
  retentionRunView,
  unitView,
} from '../views/books.ts';
import { instant } from '../views/stays.ts';
import { byId, nothing } from './inputs.ts';

export const policeTaskMethods = {
  'policeTasks.view': { input: nothing, output: policeTasksView },
  /** From any screen, in two key presses; the note may come later, or never. */
  'policeTasks.open': {
    input: z.strictObject({
      kind: policeTaskKind,
      stayId: z.string().max(64).optional(),
      room: z.string().max(60).optional(),
      note: z.string().max(500).optional(),
    }),
    output: policeTasksView,
  },
  /** Somebody has told the police: who was told, how, when. A stay without papers becomes proven by it. */
  'policeTasks.told': {
    input: z.strictObject({
      id: z.string().max(64),
      who: z.string().trim().min(1).max(100),
      way: byHandWayView,
      at: instant.optional(),
      words: z.string().max(500).optional(),
    }),
    output: policeTasksView,
  },
} as const;

export const addressMethods = {
  'addresses.catalogue': { input: nothing, output: addressCatalogueView },
  'addresses.provinces': { input: nothing, output: z.strictObject({ units: z.array(unitView) }) },
  'addresses.wards': {
    input: z.strictObject({ province: z.string().max(9) }),
    output: z.strictObject({ units: z.array(unitView) }),
  },
  /** By the exact table only; never by similarity. */
  'addresses.match': { input: z.strictObject({ printed: z.string().max(500) }), output: addressMatchView },
} as const;

const retentionView = z.strictObject({
  rules: z.array(retentionRuleView),
  evidenceKept: z.boolean(),
  runs: z.array(retentionRunView),
});

export const retentionMethods = {
  'retention.view': { input: nothing, output: retentionView },
  /** What a purge would remove now; nothing is removed. */
  'retention.preview': { input: nothing, output: retentionPreviewView },
  /** Removes exactly what the preview showed, less what has come under hold since. */
  'retention.run': { input: byId, output: retentionRunView },
  /** Evidence of chip reads: off by default. */
  'retention.evidence': {
    input: z.strictObject({ keep: z.boolean() }),
    output: z.strictObject({ evidenceKept: z.boolean() }),
  },
  /** Ended pledges: months within what the rule leaves to the facility; beyond it the nearest is taken. */
  'retention.pawns': {
    input: z.strictObject({ months: z.number().int().min(1).max(1200) }),
    output: retentionView,
  },
} as const;

const premisesView = z.strictObject({ remote: z.boolean(), carersOn: z.boolean(), cameraOn: z.boolean() });

export const premisesMethods = {
  /** Facts of the facility that rules depend on, and what it wants. */
  'premises.view': { input: nothing, output: premisesView },
  /** Flagged remote by the police: foreign guests are due after 24 hours instead of 12 (Luật 47/2014 đ.33). */
  'premises.remote': {
    input: z.strictObject({ on: z.boolean() }),
    output: premisesView,
  },
  /** Pictures of guests beside the portrait of the chip: off by default, and none without the guest's consent. */
  'premises.camera': { input: z.strictObject({ on: z.boolean() }), output: premisesView },
} as const;
