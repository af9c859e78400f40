/** What the desk believes about issuers, as the settings show it. */
import { z } from 'zod';

const instant = z.number().int();
/** SHA-256, lower-case hex: what a person compares with what the state publishes. */
const fingerprint = z.string();

export const trustAnchorView = z.strictObject({
  id: z.string(),
  subject: z.string(),
  country: z.string(),
  validFrom: instant,
  validUntil: instant,
  sha256: fingerprint,
  addedAt: instant,
  /** File it came from, and who signed the master list it stood in. */
  origin: z.string().optional(),
  /** On the day of asking; soon is 90 days. */
  expiry: z.enum(['valid', 'expires-soon', 'expired']),
  /** Ended or about to, and no later one of its country is there. */
  needsSuccessor: z.boolean(),
});

export const revocationListView = z.strictObject({
  id: z.string(),
  issuer: z.string(),
  thisUpdate: instant,
  nextUpdate: instant.optional(),
  /** A newer one should be out. */
  overdue: z.boolean(),
  revoked: z.number().int(),
  addedAt: instant,
  origin: z.string().optional(),
});

/** What became of the last file of this run of the desk. */
export const trustImportView = z.strictObject({
  name: z.string(),
  at: instant,
  added: z.number().int(),
  known: z.number().int(),
  revocationLists: z.number().int(),
  refused: z.number().int(),
  masterLists: z.array(
    z.strictObject({
      signer: z.string(),
      certificates: z.number().int(),
      authority: z.string(),
      sha256: fingerprint,
      /** False: only a person can say whether the list is the state's. */
      alreadyTrusted: z.boolean(),
    }),
  ),
});

/** Their part of `settingsView`. */
export const trustViews = {
  trustAnchors: z.array(trustAnchorView),
  revocationLists: z.array(revocationListView),
  trustImport: trustImportView.optional(),
} as const;
