/** The tables as Kysely sees them. What is in the clear and what is sealed can be read off here. */
import type { AuditEventType } from '../electron/core/audit/event.ts';
import type { DeclarationKind, StayDeclaration } from '../electron/core/declaration/declaration.ts';
import type { GuestClass } from '../electron/core/declaration/stay-notice.ts';
import type { FailureCode } from '../electron/core/failure/failure.ts';
import type { IdentitySource } from '../electron/core/identity/person.ts';
import type { VerdictLevel } from '../electron/core/identity/verdict.ts';
import type { Attempt, ChannelId, EntryState, Proof } from '../electron/core/outbox/entry.ts';
import type { PawnEventType } from '../electron/core/pawn/event.ts';
import type { PawnStatus } from '../electron/core/pawn/transitions.ts';
import type { WatchListSourceRecord } from '../electron/core/pawn/watch-list.ts';
import type { PawnPhoto } from '../electron/core/ports/pawn-stores.ts';
import type { PortalFileKind } from '../electron/core/ports/stores.ts';
import type { PoliceTaskKind } from '../electron/core/rules/police-task-rule.ts';
import type { RetentionClass } from '../electron/core/rules/retention-rule.ts';
import type { StayStatus } from '../electron/core/stay/stay-picture.ts';

/** Bytes made by `Sealer.seal` for this table, column and row. */
type Sealed = Uint8Array;
/** Bytes made by `Sealer.blindIndex`. */
type BlindIndex = Uint8Array;
/** Milliseconds since the epoch, UTC. */
type Instant = number;

export interface Schema {
  schema_migration: { number: number; name: string; applied_at: Instant };
  /** One row that opens with the right key only. */
  key_check: { id: number; sealed_value: Sealed };
  declaration: {
    id: string;
    kind: DeclarationKind;
    facility_id: string;
    operator_id: string;
    source: IdentitySource;
    verdict_level: VerdictLevel;
    arrival: Instant | null;
    planned_departure: Instant | null;
    created_at: Instant;
    deadline: Instant;
    rule_version: string;
    corrects: string | null;
    concerns: string | null;
    sealed_person: Sealed;
    sealed_details: Sealed;
  };
  /** Projection: what the chain of a stay comes to. The person is in the record `head_id`. */
  stay: {
    id: string;
    head_id: string;
    kind: StayDeclaration['kind'];
    guest_class: GuestClass;
    facility_id: string;
    status: StayStatus;
    arrival: Instant;
    planned_departure: Instant;
    departed_at: Instant | null;
    ends_at: Instant;
    changes: number;
    /** Null: roomed without papers. */
    person_index: BlindIndex | null;
    room_index: BlindIndex;
    sealed_place: Sealed;
  };
  visitor: {
    id: string;
    facility_id: string;
    operator_id: string;
    visits_stay_id: string | null;
    entered_at: Instant;
    left_at: Instant | null;
    document_returned: number;
    sealed_visitor: Sealed;
  };
  tenancy: {
    id: string;
    facility_id: string;
    stay_id: string | null;
    begins: string;
    ends: string;
    registered_until: string | null;
    ended_on: string | null;
    created_at: Instant;
    sealed_tenant: Sealed;
  };
  police_task: {
    id: string;
    facility_id: string;
    kind: PoliceTaskKind;
    stay_id: string | null;
    opened_at: Instant;
    opened_by: string;
    /** When and by whom it was closed; with nothing in `sealed_told`, nobody was told: its stay was cancelled. */
    told_at: Instant | null;
    told_by: string | null;
    sealed_task: Sealed;
    sealed_told: Sealed | null;
  };
  /** What was purged: an id, and by which run. Stays for ever. */
  purge: { record_id: string; run_id: string; class: RetentionClass; purged_at: Instant };
  purge_run: { id: string; at: Instant; operator_id: string; purged: number; rule_versions: string };
  /** A pawn as it was signed; status and days follow its ledger. */
  pawn_contract: {
    id: string;
    number: string;
    facility_id: string;
    opened_at: Instant;
    status: PawnStatus;
    due_date: string;
    ended_on: string | null;
    sequence: number;
    sealed_contract: Sealed;
  };
  pawn_event: {
    contract_id: string;
    sequence: number;
    type: PawnEventType;
    at: Instant;
    operator_id: string;
    sealed_details: Sealed;
  };
  pawn_token: { token: BlindIndex; opened_at: Instant; contract_id: string };
  pawn_photo: {
    id: string;
    contract_id: string;
    item_id: string | null;
    taken_at: Instant;
    mime: PawnPhoto['mime'];
    sealed_image: Sealed;
  };
  watch_list: {
    id: string;
    origin: string;
    dated: string;
    sha256: string;
    via: WatchListSourceRecord['via'];
    imported_at: Instant;
    count: number;
  };
  watch_entry: { list_id: string; ordinal: number; token: BlindIndex; sealed_entry: Sealed };
  suspicion_report: {
    id: string;
    at: Instant;
    operator_id: string;
    declaration_id: string | null;
    sealed_report: Sealed;
  };
  /** Where a word of a name or a document number occurs; no value, only its blind index. */
  search_token: { token: BlindIndex; declared_at: Instant; declaration_id: string };
  outbox_entry: {
    id: string;
    channel: ChannelId;
    state: EntryState;
    deadline: Instant;
    created_at: Instant;
    updated_at: Instant;
    attempts: number;
    next_attempt_at: Instant;
    order_index: BlindIndex;
    sealed_order_key: Sealed;
    lease_holder: string | null;
    lease_until: Instant | null;
    failure_code: FailureCode | null;
    sealed_failure: Sealed | null;
  };
  proof: {
    entry_id: string;
    kind: Proof['kind'];
    receipt_number: string;
    registered_at: Instant;
    stored_at: Instant;
    sealed_document: Sealed;
  };
  attempt: {
    entry_id: string;
    ordinal: number;
    at: Instant;
    action: Attempt['action'];
    outcome: EntryState;
    failure_code: FailureCode | null;
    duration_ms: number;
    sealed_request: Sealed;
    sealed_reply: Sealed;
  };
  audit_event: {
    sequence: number;
    type: AuditEventType;
    at: Instant;
    operator_id: string;
    subject: string | null;
    /** Canonical JSON. */
    data: string;
    previous_hash: string;
    hash: string;
  };
  /** Where the chain ends; sealed, so that cutting the tail off is noticed. */
  audit_head: { id: number; sealed_head: Sealed };
  setting: { key: string; sealed_value: Sealed; updated_at: Instant };
  evidence: { record_id: string; created_at: Instant; sealed_document: Sealed };
  camera_picture: { record_id: string; taken_at: Instant; sealed_image: Sealed; sealed_consent: Sealed };
  portal_file: {
    id: string;
    kind: PortalFileKind;
    created_at: Instant;
    sealed_facts: Sealed;
    sealed_content: Sealed;
  };
}
