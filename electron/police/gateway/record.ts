/**
 * A declaration as the open gateway protocol writes it (`resources/gateway/openapi.yaml`, schema `Record`).
 * It is a pure function of the declaration: the same declaration gives the same bytes for ever, because the
 * gateway tells a repeated record from a conflicting one by its content.
 */
import type { Declaration, StayNotice } from '../../core/declaration/stay-notice.ts';
import type { DocumentKind, IdentitySource, Sex } from '../../core/identity/person.ts';
import type { VerdictLevel } from '../../core/identity/verdict.ts';
import type { EpochMs } from '../../core/time/vietnam-time.ts';

export interface GatewayRecord {
  readonly id: string;
  readonly kind: 'stay-notice';
  readonly facilityId: string;
  readonly person: {
    readonly fullName: string;
    readonly birthDate: string;
    readonly sex: Sex;
    readonly nationality: string;
    readonly residence?: string;
    readonly phone?: string;
  };
  readonly document: {
    readonly kind: DocumentKind;
    readonly number: string;
    readonly issuingState: string;
    readonly issueDate?: string;
    readonly expiryDate?: string;
  };
  readonly stay: {
    readonly room: string;
    readonly arrival: string;
    readonly plannedDeparture: string;
    readonly reason: string;
    readonly reasonText?: string;
    readonly note?: string;
  };
  readonly identification: { readonly source: IdentitySource; readonly verdict: VerdictLevel };
  readonly filedAt: string;
  readonly deadline: string;
  readonly ruleVersion: string;
  readonly corrects?: string;
}

const instant = (at: EpochMs): string => new Date(at).toISOString();

/** An optional field that was left empty is not sent at all; what stands in it is never changed. */
const optional = <K extends string>(name: K, text: string | undefined): { readonly [key in K]?: string } =>
  text === undefined || text.trim() === '' ? {} : ({ [name]: text } as { readonly [key in K]?: string });

function stayRecord(notice: StayNotice): GatewayRecord {
  const { person, stay } = notice;
  const { document } = person;
  // SECURITY: only named fields leave the desk, so that a field added to the person later cannot slip out
  // (Luật 91/2025/QH15: no more personal data than the purpose needs).
  return {
    id: notice.id,
    kind: 'stay-notice',
    facilityId: notice.facilityId,
    person: {
      fullName: person.fullName,
      birthDate: person.birthDate,
      sex: person.sex,
      nationality: person.nationality,
      ...optional('residence', person.residence),
      ...optional('phone', person.phone),
    },
    document: {
      kind: document.kind,
      number: document.number,
      issuingState: document.issuingState,
      ...optional('issueDate', document.issueDate),
      ...optional('expiryDate', document.expiryDate),
    },
    stay: {
      room: stay.room,
      arrival: instant(stay.arrival),
      plannedDeparture: instant(stay.plannedDeparture),
      reason: stay.reason,
      ...optional('reasonText', stay.reasonText),
      ...optional('note', stay.note),
    },
    identification: { source: notice.source, verdict: notice.verdict.level },
    filedAt: instant(notice.createdAt),
    deadline: instant(notice.deadline),
    ruleVersion: notice.ruleVersion,
    ...(notice.corrects === undefined ? {} : { corrects: notice.corrects }),
  };
}

/** The record that is sent for a declaration. */
export function toGatewayRecord(declaration: Declaration): GatewayRecord {
  switch (declaration.kind) {
    case 'stay-notice':
      return stayRecord(declaration);
  }
}

/** The record's JSON exactly as its bytes stand in the request. */
export const recordText = (declaration: Declaration): string => JSON.stringify(toGatewayRecord(declaration));

/** Our name for a field that the authority named by its path in the record. */
export const declarationPath = (path: string): string =>
  path === 'document' || path.startsWith('document.') ? `person.${path}` : path;
