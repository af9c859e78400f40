/**
 * A declaration as the open gateway protocol writes it (`resources/gateway/openapi.yaml`, schema `Record`).
 * It is a pure function of the declaration: the same declaration gives the same bytes for ever, because the
 * gateway tells a repeated record from a conflicting one by its content.
 */
import type { Declaration } from '../../core/declaration/declaration.ts';
import type { CancellationReason, StayChangeDetails } from '../../core/declaration/stay-change.ts';
import type { GuestClass, StayDetails } from '../../core/declaration/stay-notice.ts';
import type { DocumentKind, IdentitySource, ResidenceUnits, Sex } from '../../core/identity/person.ts';
import type { VerdictLevel } from '../../core/identity/verdict.ts';
import type {
  DeclaredItem,
  PawnContractDeclaration,
  SuspicionReason,
  SuspicionReportDeclaration,
} from '../../core/pawn/pawn-declaration.ts';
import type { AgreedRate } from '../../core/pawn/rate.ts';
import { unreachable } from '../../core/result.ts';
import type { EpochMs } from '../../core/time/vietnam-time.ts';

interface CommonRecord {
  readonly id: string;
  readonly facilityId: string;
  readonly person: {
    readonly fullName: string;
    readonly birthDate: string;
    readonly sex: Sex;
    readonly nationality: string;
    readonly residence?: string;
    readonly residenceUnits?: ResidenceUnits;
    readonly phone?: string;
  };
  readonly document: {
    readonly kind: DocumentKind;
    readonly number: string;
    readonly issuingState: string;
    readonly issueDate?: string;
    readonly expiryDate?: string;
  };
  readonly identification: { readonly source: IdentitySource; readonly verdict: VerdictLevel };
  readonly filedAt: string;
  readonly deadline: string;
  readonly ruleVersion: string;
  readonly corrects?: string;
}

interface StayPart {
  readonly room: string;
  readonly arrival: string;
  readonly plannedDeparture: string;
  readonly reason: string;
  readonly reasonText?: string;
  readonly note?: string;
  readonly guestClass?: GuestClass;
}

/** What changed, with its instants as the protocol writes them. */
type ChangePart =
  | { readonly type: 'extension' | 'early-departure'; readonly plannedDeparture: string }
  | { readonly type: 'room-change'; readonly room: string; readonly at: string }
  | { readonly type: 'check-out'; readonly at: string }
  | { readonly type: 'cancellation'; readonly reason: CancellationReason; readonly text?: string };

interface PawnPart {
  readonly number: string;
  readonly pawnedAt: string;
  readonly dueDate: string;
  readonly principal: number;
  readonly rate: AgreedRate;
  readonly items: readonly DeclaredItem[];
}

interface SuspicionPart {
  readonly reason: SuspicionReason;
  readonly text?: string;
  readonly seenAt: string;
  readonly contractNumber?: string;
  readonly items: readonly DeclaredItem[];
}

export type GatewayRecord =
  | (CommonRecord & { readonly kind: 'stay-notice'; readonly stay: StayPart })
  | (CommonRecord & {
      readonly kind: 'foreign-stay';
      readonly stay: StayPart;
      readonly permittedStayUntil: string;
    })
  | (CommonRecord & { readonly kind: 'stay-change'; readonly concerns: string; readonly change: ChangePart })
  | (CommonRecord & { readonly kind: 'pawn-contract'; readonly pawn: PawnPart })
  | (CommonRecord & { readonly kind: 'suspicion-report'; readonly report: SuspicionPart });

const instant = (at: EpochMs): string => new Date(at).toISOString();

/** An optional field that was left empty is not sent at all; what stands in it is never changed. */
const optional = <K extends string>(name: K, text: string | undefined): { readonly [key in K]?: string } =>
  text === undefined || text.trim() === '' ? {} : ({ [name]: text } as { readonly [key in K]?: string });

/** Codes that somebody chose for the printed address; never put in its place. */
const unitsOf = (units: ResidenceUnits | undefined): { readonly residenceUnits?: ResidenceUnits } =>
  units === undefined || units.province === ''
    ? {}
    : {
        residenceUnits: {
          province: units.province,
          ...optional('ward', units.ward),
          catalogue: units.catalogue,
        },
      };

/** Who it is about and where. */
function aboutOf({ facilityId, person }: Declaration) {
  const { document } = person;
  // SECURITY: only named fields leave the desk, so that a field added to the person later cannot slip out
  // (Luật 91/2025/QH15: no more personal data than the purpose needs).
  return {
    facilityId,
    person: {
      fullName: person.fullName,
      birthDate: person.birthDate,
      sex: person.sex,
      nationality: person.nationality,
      ...optional('residence', person.residence),
      ...unitsOf(person.residenceUnits),
      ...optional('phone', person.phone),
    },
    document: {
      kind: document.kind,
      number: document.number,
      issuingState: document.issuingState,
      ...optional('issueDate', document.issueDate),
      ...optional('expiryDate', document.expiryDate),
    },
  };
}

/** How it is known, and by which rule it was filed. */
const filingOf = (declaration: Declaration) => ({
  identification: { source: declaration.source, verdict: declaration.verdict.level },
  filedAt: instant(declaration.createdAt),
  deadline: instant(declaration.deadline),
  ruleVersion: declaration.ruleVersion,
  ...(declaration.corrects === undefined ? {} : { corrects: declaration.corrects }),
});

const stayPart = (stay: StayDetails): StayPart => ({
  room: stay.room,
  arrival: instant(stay.arrival),
  plannedDeparture: instant(stay.plannedDeparture),
  reason: stay.reason,
  ...optional('reasonText', stay.reasonText),
  ...optional('note', stay.note),
  ...(stay.guestClass === undefined ? {} : { guestClass: stay.guestClass }),
});

function changePart(change: StayChangeDetails): ChangePart {
  switch (change.type) {
    case 'extension':
    case 'early-departure':
      return { type: change.type, plannedDeparture: instant(change.plannedDeparture) };
    case 'room-change':
      return { type: change.type, room: change.room, at: instant(change.at) };
    case 'check-out':
      return { type: change.type, at: instant(change.at) };
    case 'cancellation':
      return { type: change.type, reason: change.reason, ...optional('text', change.text) };
    default:
      return unreachable(change, 'change of a stay');
  }
}

/** An item by its named fields; identifiers in the order of their names, so that the bytes are settled. */
const itemPart = ({ category, description, identifiers }: DeclaredItem): DeclaredItem => ({
  category,
  description,
  identifiers: Object.fromEntries(Object.entries(identifiers).sort(([a], [b]) => (a < b ? -1 : 1))),
});

const pawnPart = (pawn: PawnContractDeclaration['pawn']): PawnPart => ({
  number: pawn.number,
  pawnedAt: instant(pawn.pawnedAt),
  dueDate: pawn.dueDate,
  principal: pawn.principal,
  rate: { per: pawn.rate.per, perMillion: pawn.rate.perMillion },
  items: pawn.items.map(itemPart),
});

const suspicionPart = (report: SuspicionReportDeclaration['report']): SuspicionPart => ({
  reason: report.reason,
  ...optional('text', report.text),
  seenAt: instant(report.seenAt),
  ...optional('contractNumber', report.contractNumber),
  items: report.items.map(itemPart),
});

/** Made once for each declaration: it is sent, kept in the archive and compared with its receipt. */
const made = new WeakMap<Declaration, { readonly record: GatewayRecord; readonly text: string }>();

function recordAndText(declaration: Declaration) {
  const known = made.get(declaration);
  if (known) return known;
  const record = recordOf(declaration);
  const fresh = { record, text: JSON.stringify(record) };
  made.set(declaration, fresh);
  return fresh;
}

/** The record that is sent for a declaration. */
export const toGatewayRecord = (declaration: Declaration): GatewayRecord => recordAndText(declaration).record;

/** The order of its members is settled: it decides the bytes. */
function recordOf(declaration: Declaration): GatewayRecord {
  const [about, filing] = [aboutOf(declaration), filingOf(declaration)];
  switch (declaration.kind) {
    case 'stay-notice': {
      const { id, kind, stay } = declaration;
      return { id, kind, ...about, stay: stayPart(stay), ...filing };
    }
    case 'foreign-stay': {
      const { id, kind, stay, permittedStayUntil } = declaration;
      return { id, kind, ...about, stay: stayPart(stay), permittedStayUntil, ...filing };
    }
    case 'stay-change': {
      const { id, kind, concerns, change } = declaration;
      return { id, kind, ...about, concerns, change: changePart(change), ...filing };
    }
    case 'pawn-contract': {
      const { id, kind, pawn } = declaration;
      return { id, kind, ...about, pawn: pawnPart(pawn), ...filing };
    }
    case 'suspicion-report': {
      const { id, kind, report } = declaration;
      return { id, kind, ...about, report: suspicionPart(report), ...filing };
    }
    default:
      return unreachable(declaration, 'declaration');
  }
}

/** The record's JSON exactly as its bytes stand in the request. */
export const recordText = (declaration: Declaration): string => recordAndText(declaration).text;

/** Our name for a field that the authority named by its path in the record. */
export const declarationPath = (path: string): string =>
  path === 'document' || path.startsWith('document.') ? `person.${path}` : path;
