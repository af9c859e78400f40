/** Reading and changing the settings; every change is audited, and secrets go in but never come out. */
import type { z } from 'zod';
import {
  type LoadedMasterList,
  loadTrustStore,
  type TrustProblemCode,
} from '../../native/emrtd/trust/trust-store.ts';
import type { methods } from '../bridge/contract.ts';
import type { settingsView } from '../bridge/views.ts';
import type { StayReason } from '../core/declaration/stay-draft.ts';
import { type Failure, failure } from '../core/failure/failure.ts';
import { CHANNEL_TRAITS } from '../core/outbox/channel-traits.ts';
import { CHANNEL_IDS, type ChannelId } from '../core/outbox/entry.ts';
import { parseJson } from '../core/parse-json.ts';
import type { Environment } from '../core/ports/environment.ts';
import type { Database } from '../core/ports/stores.ts';
import { err, ok, type Result } from '../core/result.ts';
import { clientCertificateEnd, parseGatewayConfig } from '../police/gateway/gateway-config.ts';
import { COLUMN_COUNT, GUEST_SHEET } from '../police/portal-files/template.ts';
import {
  type DeskSettings,
  type EndpointSettings,
  type LiveSettings,
  type PortalTemplateSetting,
  readSettings,
  type SaveLive,
  type SettingKey,
  type TrustAnchorSetting,
  writeSetting,
} from './desk-settings.ts';
import type { ReaderCheck } from './reader-check.ts';
import {
  createTrustShelf,
  masterListViewOf,
  mergeRevocationLists,
  type ShelvedTrust,
  settingOf,
} from './trust-shelf.ts';

export type SettingsView = z.output<typeof settingsView>;
type RenewalInput = z.output<(typeof methods)['settings.renewCertificate']['input']>;
type EndpointInput = z.output<(typeof methods)['settings.endpoint']['input']>;
type RoutesInput = z.output<(typeof methods)['settings.routes']['input']>['routes'];
type FacilityInput = z.output<(typeof methods)['settings.facility']['input']>;

/** Fields of the form by the names of the gateway's configuration. */
const FORM_FIELD: Readonly<Record<string, string>> = {
  baseUrl: 'url',
  ca: 'caPem',
  clientCertificate: 'certificatePem',
  clientKey: 'keyPem',
  oauth: 'clientSecret',
};

/** The form as settings, or all that is wrong with it at once under the names of the form's fields. */
export function endpointSettingsOf(input: EndpointInput): Result<EndpointSettings, Failure> {
  const gateway = parseGatewayConfig({
    baseUrl: input.url,
    ca: input.caPem,
    clientCertificate: input.certificatePem,
    clientKey: input.keyPem,
    receiptKeys: parseJson(input.receiptKeys),
    ...((input.clientId || input.clientSecret) && {
      oauth: { clientId: input.clientId, clientSecret: input.clientSecret },
    }),
    ...(input.signRequests && { signRequests: true }),
  });
  return gateway.ok
    ? ok({ facilityCode: input.facilityCode, gateway: gateway.value })
    : err(inFormFields(gateway.error));
}

const inFormFields = (why: Failure): Failure => ({
  ...why,
  fields: (why.fields ?? []).map(({ path, message }) => ({ path: FORM_FIELD[path] ?? path, message })),
});

/** The same endpoint with a new certificate, and a new key where it came with one. */
export function renewedEndpoint(
  endpoint: EndpointSettings,
  { certificatePem, keyPem }: RenewalInput,
): Result<EndpointSettings, Failure> {
  const gateway = parseGatewayConfig({
    ...endpoint.gateway,
    clientCertificate: certificatePem,
    ...(keyPem !== undefined && keyPem.trim() !== '' && { clientKey: keyPem }),
  });
  return gateway.ok ? ok({ ...endpoint, gateway: gateway.value }) : err(inFormFields(gateway.error));
}

/** What became of one file of certificates. */
export interface TrustImport {
  readonly added: number;
  /** There before. */
  readonly known: number;
  /** Kept because none newer of their issuer was there. */
  readonly revocationLists: number;
  readonly masterLists: readonly LoadedMasterList[];
  readonly refused: Readonly<Partial<Record<TrustProblemCode, number>>>;
}

/** Everything but the file. */
const templateViewOf = ({ name, sha256, confirmedAt }: PortalTemplateSetting) => ({
  name,
  sha256,
  confirmedAt,
  sheet: GUEST_SHEET,
  columns: COLUMN_COUNT,
});

export interface SettingsDesk {
  current(): DeskSettings;
  view(): SettingsView;
  facility(input: FacilityInput): Promise<SettingsView>;
  /** Who is at the desk now. */
  operator(input: DeskSettings['operator']): Promise<SettingsView>;
  defaults(input: DeskSettings['defaults']): Promise<SettingsView>;
  reader(preferred: string): Promise<SettingsView>;
  routes(input: RoutesInput): Promise<SettingsView>;
  endpoint(input: EndpointInput): Promise<Result<SettingsView, Failure>>;
  /** Failures: `endpoint-not-configured`, those of `renewedEndpoint`. */
  renewCertificate(input: RenewalInput): Promise<Result<SettingsView, Failure>>;
  /** What attaches the real desk to an authority, checked before. */
  saveLive<K extends SettingKey>(key: K, value: Parameters<typeof writeSetting<K>>[2]): Promise<SettingsView>;
  /** What a card read takes, of the operator's own. */
  trust(): ShelvedTrust;
  /** DER, PEM, a master list, LDIF, revocation lists: all that `native/emrtd/trust/trust-file.ts` knows. */
  importTrust(name: string, bytes: Uint8Array): Promise<Result<TrustImport, Failure>>;
  addTrust(name: string, bytes: Uint8Array): Promise<Result<SettingsView, Failure>>;
  removeTrust(id: string): Promise<Result<SettingsView, Failure>>;
  /** All that came from one file. */
  removeTrustFrom(origin: string): Promise<Result<SettingsView, Failure>>;
}

export async function createSettingsDesk(dependencies: {
  readonly database: Database;
  readonly environment: Environment;
  readonly reasons: readonly StayReason[];
  readonly readers: () => readonly ReaderCheck[];
  readonly fallback: DeskSettings;
  /** Where what attaches the desk to an authority belongs. */
  readonly saveLive: SaveLive;
  /** What attaches the real desk, to show it while practising too; absent parts: none. */
  readonly liveShown: () => LiveSettings;
  /** Whether this desk is set up for a channel. */
  readonly isConfigured: (channel: ChannelId) => boolean;
  readonly onChange: (key: SettingKey) => void;
}): Promise<SettingsDesk> {
  const { database, environment } = dependencies;
  const shelf = createTrustShelf();
  let settings = await readSettings(database.settings, dependencies.fallback);
  let lastImport: SettingsView['trustImport'];

  async function importTrust(name: string, bytes: Uint8Array): Promise<Result<TrustImport, Failure>> {
    const store = loadTrustStore([{ origin: name, bytes }], shelf.trust(settings));
    const refused: Partial<Record<TrustProblemCode, number>> = {};
    for (const { code } of store.problems) refused[code] = (refused[code] ?? 0) + 1;
    if (store.anchors.length === 0 && store.revocationLists.length === 0) {
      return err(failure('certificate-unreadable', { detail: Object.keys(refused).join() }));
    }
    const now = environment.now();
    const ids = new Set(settings.trustAnchors.map(({ id }) => id));
    const added = store.anchors.filter(({ sha256 }) => !ids.has(sha256));
    if (added.length > 0) {
      const entries = added.map((anchor) => settingOf(anchor, now));
      await save('trustAnchors', [...settings.trustAnchors, ...entries]);
    }
    const listsBefore = new Map(settings.revocationLists.map((entry) => [entry.id, entry]));
    const described = loadTrustStore(
      settings.revocationLists.map(({ der, origin }) => ({ origin, bytes: Buffer.from(der, 'base64') })),
      shelf.trust(settings),
    ).revocationLists;
    const lists = mergeRevocationLists(described, store.revocationLists);
    const newLists = lists.filter(({ sha256 }) => !listsBefore.has(sha256));
    if (newLists.length > 0) {
      const entries = lists.map((list) => listsBefore.get(list.sha256) ?? settingOf(list, now));
      await save('revocationLists', entries);
    }
    const counts = {
      added: added.length,
      known: store.anchors.length - added.length,
      revocationLists: newLists.length,
    };
    lastImport = {
      name,
      at: now,
      ...counts,
      refused: store.problems.length,
      masterLists: store.masterLists.map(masterListViewOf),
    };
    return ok({ ...counts, masterLists: store.masterLists, refused });
  }

  async function removeTrustWhere(
    gone: (entry: TrustAnchorSetting) => boolean,
  ): Promise<Result<SettingsView, Failure>> {
    let found = false;
    for (const key of ['trustAnchors', 'revocationLists'] as const) {
      const left = settings[key].filter((entry) => !gone(entry));
      if (left.length === settings[key].length) continue;
      found = true;
      await save(key, left);
    }
    return found ? ok(view()) : err(failure('certificate-not-found'));
  }

  async function save<K extends SettingKey>(
    key: K,
    value: Parameters<typeof writeSetting<K>>[2],
  ): Promise<SettingsView> {
    await database.transaction(async (stores) => {
      await writeSetting(stores.settings, key, value);
      await stores.audit.append({
        type: 'settings-changed',
        at: environment.now(),
        operatorId: settings.operator.id,
        data: { key },
      });
    });
    settings = await readSettings(database.settings, dependencies.fallback);
    dependencies.onChange(key);
    return view();
  }

  async function saveLive<K extends SettingKey>(
    key: K,
    value: Parameters<typeof writeSetting<K>>[2],
  ): Promise<SettingsView> {
    await dependencies.saveLive(key, value);
    await database.audit.append({
      type: 'settings-changed',
      at: environment.now(),
      operatorId: settings.operator.id,
      data: { key },
    });
    settings = await readSettings(database.settings, dependencies.fallback);
    dependencies.onChange(key);
    return view();
  }

  function view(): SettingsView {
    const { endpoint: shown, kbtt, portalTemplate, routes } = dependencies.liveShown();
    return {
      facility: settings.facility,
      operator: settings.operator,
      defaults: settings.defaults,
      reader: {
        ...(settings.preferredReader && { preferred: settings.preferredReader }),
        available: dependencies.readers().map(({ name }) => name),
        checks: [...dependencies.readers()],
      },
      endpoint: {
        configured: shown !== undefined,
        ...(shown && {
          host: new URL(shown.gateway.baseUrl).host,
          facilityCode: shown.facilityCode,
          certificateValidUntil: clientCertificateEnd(shown.gateway),
        }),
      },
      channels: CHANNEL_IDS.map((id) => ({
        id,
        name: { ...CHANNEL_TRAITS[id].name },
        configured: dependencies.isConfigured(id),
      })),
      ...(kbtt && { kbtt: { host: new URL(kbtt.baseUrl).host, maxBatch: kbtt.maxBatch } }),
      ...(portalTemplate && { portalTemplate: templateViewOf(portalTemplate) }),
      routes: (routes ?? settings.routes).map((route) => ({ ...route, channels: [...route.channels] })),
      ...shelf.view(settings, environment.now()),
      ...(lastImport && { trustImport: lastImport }),
      reasons: dependencies.reasons
        .filter(({ retired }) => !retired)
        .map(({ code, label, needsText }) => ({ code, label: { ...label }, needsText })),
    };
  }

  return {
    current: () => settings,
    view,
    async facility({ name, kind, moreTrades, address, operatorName }) {
      const more = moreTrades?.filter((trade) => trade !== kind);
      await save('facility', {
        id: settings.facility.id,
        name,
        kind,
        address,
        ...(more?.length && { moreTrades: more }),
      });
      return save('operator', { ...settings.operator, name: operatorName });
    },
    operator: ({ id, name }) => save('operator', { id, name }),
    defaults: (input) => save('defaults', input),
    reader: (preferred) => save('preferredReader', preferred),
    routes: (input) => saveLive('routes', [...input]),
    async endpoint(input) {
      const endpoint = endpointSettingsOf(input);
      if (!endpoint.ok) return endpoint;
      return ok(await saveLive('endpoint', endpoint.value));
    },
    async renewCertificate(input) {
      const endpoint = dependencies.liveShown().endpoint;
      if (!endpoint) return err(failure('endpoint-not-configured'));
      const renewed = renewedEndpoint(endpoint, input);
      return renewed.ok ? ok(await saveLive('endpoint', renewed.value)) : renewed;
    },
    saveLive,
    trust: () => shelf.trust(settings),
    importTrust,
    async addTrust(name, bytes) {
      const imported = await importTrust(name, bytes);
      return imported.ok ? ok(view()) : imported;
    },
    removeTrust: (id) => removeTrustWhere((entry) => entry.id === id),
    removeTrustFrom: (origin) => removeTrustWhere((entry) => entry.origin === origin),
  };
}
