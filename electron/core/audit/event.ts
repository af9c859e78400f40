/** The audit log: typed, append-only, hash-chained; holds ids, never names or numbers. */
import type { EpochMs } from '../time/vietnam-time.ts';

export type AuditEventType =
  | 'desk-started'
  | 'desk-stopped'
  | 'card-read-started'
  | 'card-read-completed'
  | 'card-read-failed'
  | 'declaration-filed'
  | 'entry-transition'
  | 'receipt-stored'
  | 'proof-stated' // by an operator: counted, seen, or filed by hand
  | 'settings-changed'
  | 'kiosk-locked'
  | 'kiosk-unlocked'
  | 'manager-code-set'
  | 'manager-code-wrong'
  | 'manager-code-reset' // forgotten, taken away by somebody with the key of the data
  | 'backup-made'
  | 'backup-restored'
  | 'trust-anchor-added'
  | 'trust-anchor-removed'
  | 'evidence-exported'
  | 'pawn-opened'
  | 'pawn-stopped' // a contract was refused; the codes of the stops
  | 'pawn-event' // one more event in a pawn's ledger
  | 'pawn-photo-added'
  | 'watch-list-imported'
  | 'watch-list-removed'
  | 'suspicion-reported'
  | 'visitor-entered'
  | 'visitor-left'
  | 'tenancy-changed'
  | 'police-task-opened'
  | 'police-task-told'
  | 'police-task-withdrawn' // the stay it was about was cancelled
  | 'consent-answered' // by a guest: purpose, answer, version and language of the text
  | 'consent-filed' // the answer that a filed record goes by
  | 'camera-picture-kept' // with the record that was filed, and the consent it goes by
  | 'camera-picture-seen' // on the guest's page
  | 'camera-picture-removed' // at the guest's wish, or with a stay that was cancelled
  | 'data-purged' // counts by class; what went is named in the purge table
  | 'training-action';

export interface AuditEvent {
  readonly type: AuditEventType;
  readonly at: EpochMs;
  readonly operatorId: string;
  /** The record or thing it is about. */
  readonly subject?: string;
  /** Codes, counts and states only. */
  readonly data: Readonly<Record<string, string | number | boolean>>;
}

export interface ChainedAuditEvent extends AuditEvent {
  readonly sequence: number;
  /** SHA-256 (hex) of the previous event's hash and this event in canonical JSON. */
  readonly hash: string;
  readonly previousHash: string;
}
