/**
 * One file for whoever helps from afar: how the desk is set up, what the doctor finds, how sending goes, and what went wrong
 * lately. Built from what is known to be harmless. No name, number, residence, phone, MRZ, photo, secret or key is in it, neither
 * of a guest nor of whoever works here.
 */
import { supportCopyOf } from '../../core/outbox/support-copy.ts';
import type { Environment } from '../../core/ports/environment.ts';
import type { Database } from '../../core/ports/stores.ts';
import { localDateOf } from '../../core/time/vietnam-time.ts';
import { redact } from '../debug-log.ts';
import type { Desk } from '../desk.ts';
import type { DeskSettings } from '../desk-settings.ts';
import { examine } from '../doctor/doctor.ts';
import type { MachineFacts } from './machine.ts';

export interface SupportFile {
  readonly name: string;
  readonly mime: 'application/json';
  readonly base64: string;
}

const AUDIT_EVENTS = 500;
/** Their whole conversations go along, without the persons. */
const LATEST_RECORDS = 20;

const ABOUT_RECORDS: ReadonlySet<string> = new Set([
  'declaration-filed',
  'entry-transition',
  'receipt-stored',
  'proof-stated',
]);
const RECORD_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const NAMES_DEVICES: ReadonlySet<string> = new Set(['reader', 'scanner']);

/** A reader's name may end in its serial number, which is in brackets. */
const withoutSerial = (text: string): string => redact(text.replaceAll(/\([^)]*\)|\[[^\]]*\]/g, ' '));

function settingsPart(settings: DeskSettings) {
  const { facility, endpoint, defaults } = settings;
  return {
    trade: facility.kind,
    moreTrades: facility.moreTrades ?? [],
    addressGiven: facility.address !== '',
    defaults: { nights: defaults.nights, checkoutTime: defaults.checkoutTime },
    readerChosen: (settings.preferredReader ?? '') !== '',
    gateway: endpoint
      ? {
          receiptKeys: endpoint.gateway.receiptKeys.keys.length,
          accessAccount: endpoint.gateway.oauth !== undefined,
          signsRequests: endpoint.gateway.signRequests === true,
        }
      : null,
    kbtt: settings.kbtt !== undefined,
    portalTemplate: settings.portalTemplate !== undefined,
    routes: settings.routes,
    trustAnchors: settings.trustAnchors.length,
    revocationLists: settings.revocationLists.length,
  };
}

/** Ids and instants; an event's data and its operator stay here. */
async function auditPart(database: Database) {
  const events = await database.audit.latest(AUDIT_EVENTS);
  return events.map(({ sequence, type, at, subject }) => ({
    sequence,
    type,
    at: new Date(at).toISOString(),
    ...(subject !== undefined && RECORD_ID.test(subject) && { subject }),
  }));
}

/** The records about which something happened last; one that has been purged since is left out. */
async function recordsPart(database: Database, audit: Awaited<ReturnType<typeof auditPart>>) {
  const touched = audit.flatMap(({ type, subject }) =>
    subject !== undefined && ABOUT_RECORDS.has(type) ? [subject] : [],
  );
  const ids = [...new Set(touched)].slice(0, LATEST_RECORDS);
  const declarations = new Map((await database.declarations.byIds(ids)).map((one) => [one.id, one]));
  const copies = [];
  for (const entry of await database.outbox.byIds(ids)) {
    const declaration = declarations.get(entry.id);
    if (declaration) copies.push(supportCopyOf(declaration, entry, await database.attempts.of(entry.id)));
  }
  return copies;
}

/** Asks the endpoint how it is, as the doctor does; sends nothing else. */
export async function supportBundle(
  desk: Desk,
  environment: Environment,
  machine: MachineFacts,
): Promise<SupportFile> {
  const { database } = desk;
  const { mode, host, version } = await desk.status();
  const now = environment.now();
  const audit = await auditPart(database);
  const bundle = {
    format: 'support-bundle/1',
    madeAt: new Date(now).toISOString(),
    program: { version, mode, host },
    machine,
    settings: settingsPart(desk.settings.current()),
    readers: desk.cards.checks().map((reader) => ({ ...reader, name: withoutSerial(reader.name) })),
    scanners: desk.scanners.slots().map(({ state }) => state),
    doctor: (await examine(desk, environment)).map(({ name, status, finding }) => ({
      name,
      status,
      finding: NAMES_DEVICES.has(name) ? withoutSerial(finding.en) : redact(finding.en),
    })),
    outbox: await database.outbox.tally(),
    audit,
    log: desk.recentLog(),
    records: await recordsPart(database, audit),
  };
  return {
    name: `desk-support-${localDateOf(now)}.json`,
    mime: 'application/json',
    base64: Buffer.from(`${JSON.stringify(bundle, undefined, 1)}\n`, 'utf8').toString('base64'),
  };
}
