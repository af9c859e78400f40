/** Reading and changing the settings; every change is audited, and secrets go in but never come out. */
import type { z } from 'zod';
import { loadTrustStore } from '../../native/emrtd/trust/trust-store.ts';
import type { methods } from '../bridge/contract.ts';
import type { settingsView } from '../bridge/views.ts';
import type { StayReason } from '../core/declaration/stay-draft.ts';
import { type Failure, failure } from '../core/failure/failure.ts';
import { parseJson } from '../core/parse-json.ts';
import type { Environment } from '../core/ports/environment.ts';
import type { Database } from '../core/ports/stores.ts';
import { err, ok, type Result } from '../core/result.ts';
import { clientCertificateEnd, parseGatewayConfig } from '../police/gateway/gateway-config.ts';
import {
  type DeskSettings,
  type EndpointSettings,
  readSettings,
  type SettingKey,
  writeSetting,
} from './desk-settings.ts';

export type SettingsView = z.output<typeof settingsView>;
type EndpointInput = z.output<(typeof methods)['settings.endpoint']['input']>;
type FacilityInput = z.output<(typeof methods)['settings.facility']['input']>;

/** Fields of the form by the names of the gateway's configuration. */
const FORM_FIELD: Readonly<Record<string, string>> = {
  baseUrl: 'url',
  ca: 'caPem',
  clientCertificate: 'certificatePem',
  clientKey: 'keyPem',
};

/** The form as settings, or all that is wrong with it at once under the names of the form's fields. */
export function endpointSettingsOf(input: EndpointInput): Result<EndpointSettings, Failure> {
  const gateway = parseGatewayConfig({
    baseUrl: input.url,
    ca: input.caPem,
    clientCertificate: input.certificatePem,
    clientKey: input.keyPem,
    receiptKeys: parseJson(input.receiptKeys),
  });
  if (gateway.ok) return ok({ facilityCode: input.facilityCode, gateway: gateway.value });
  const fields = (gateway.error.fields ?? []).map(({ path, message }) => ({
    path: FORM_FIELD[path] ?? path,
    message,
  }));
  return err({ ...gateway.error, fields });
}

export interface SettingsDesk {
  current(): DeskSettings;
  view(): SettingsView;
  facility(input: FacilityInput): Promise<SettingsView>;
  defaults(input: DeskSettings['defaults']): Promise<SettingsView>;
  reader(preferred: string): Promise<SettingsView>;
  endpoint(input: EndpointInput): Promise<Result<SettingsView, Failure>>;
  addTrust(name: string, bytes: Uint8Array): Promise<Result<SettingsView, Failure>>;
  removeTrust(id: string): Promise<Result<SettingsView, Failure>>;
}

export async function createSettingsDesk(dependencies: {
  readonly database: Database;
  readonly environment: Environment;
  readonly reasons: readonly StayReason[];
  readonly readerNames: () => readonly string[];
  readonly fallback: DeskSettings;
  /** Where the endpoint belongs: in training it is kept for the live desk, never used by the training one. */
  readonly saveEndpoint: (endpoint: EndpointSettings) => Promise<void>;
  /** The endpoint to show. */
  readonly endpointShown: () => EndpointSettings | undefined;
  readonly onChange: (key: SettingKey) => void;
}): Promise<SettingsDesk> {
  const { database, environment } = dependencies;
  let settings = await readSettings(database.settings, dependencies.fallback);

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

  function view(): SettingsView {
    const shown = dependencies.endpointShown();
    return {
      facility: settings.facility,
      operator: settings.operator,
      defaults: settings.defaults,
      reader: {
        ...(settings.preferredReader && { preferred: settings.preferredReader }),
        available: [...dependencies.readerNames()],
      },
      endpoint: {
        configured: shown !== undefined,
        ...(shown && {
          host: new URL(shown.gateway.baseUrl).host,
          facilityCode: shown.facilityCode,
          certificateValidUntil: clientCertificateEnd(shown.gateway),
        }),
      },
      trustAnchors: settings.trustAnchors.flatMap(({ der, id, addedAt, origin }) =>
        loadTrustStore([{ origin, bytes: Buffer.from(der, 'base64') }]).anchors.map((anchor) => ({
          id,
          subject: anchor.subject,
          country: anchor.country ?? '',
          validFrom: anchor.notBefore.getTime(),
          validUntil: anchor.notAfter.getTime(),
          sha256: anchor.sha256,
          addedAt,
        })),
      ),
      reasons: dependencies.reasons.map(({ code, label, needsText }) => ({
        code,
        label: { ...label },
        needsText,
      })),
    };
  }

  return {
    current: () => settings,
    view,
    async facility({ name, kind, address, operatorName }) {
      await save('facility', { ...settings.facility, name, kind, address });
      return save('operator', { ...settings.operator, name: operatorName });
    },
    defaults: (input) => save('defaults', input),
    reader: (preferred) => save('preferredReader', preferred),
    async endpoint(input) {
      const endpoint = endpointSettingsOf(input);
      if (!endpoint.ok) return endpoint;
      await dependencies.saveEndpoint(endpoint.value);
      settings = await readSettings(database.settings, dependencies.fallback);
      dependencies.onChange('endpoint');
      return ok(view());
    },
    async addTrust(name, bytes) {
      const store = loadTrustStore([{ origin: name, bytes }]);
      if (store.anchors.length === 0) {
        return err(
          failure('certificate-unreadable', { detail: store.problems.map(({ code }) => code).join() }),
        );
      }
      const known = new Set(settings.trustAnchors.map(({ id }) => id));
      const added = store.anchors
        .filter(({ sha256 }) => !known.has(sha256))
        .map((anchor) => ({
          id: anchor.sha256,
          der: Buffer.from(anchor.der).toString('base64'),
          addedAt: environment.now(),
          origin: name,
        }));
      return ok(await save('trustAnchors', [...settings.trustAnchors, ...added]));
    },
    async removeTrust(id) {
      if (!settings.trustAnchors.some((anchor) => anchor.id === id)) return err(failure('record-not-found'));
      return ok(
        await save(
          'trustAnchors',
          settings.trustAnchors.filter((anchor) => anchor.id !== id),
        ),
      );
    },
  };
}
