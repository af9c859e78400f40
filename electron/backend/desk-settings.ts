/** The desk's settings: small documents in the sealed setting store, parsed every time they are read. */
import { z } from 'zod';
import { facilityView } from '../bridge/views.ts';
import type { DeclarationKind } from '../core/declaration/declaration.ts';
import { FACILITY_KINDS } from '../core/declaration/facility.ts';
import { CHANNEL_IDS } from '../core/outbox/entry.ts';
import type { Route } from '../core/outbox/routing.ts';
import type { SettingStore } from '../core/ports/stores.ts';
import { gatewayConfig } from '../police/gateway/gateway-config.ts';
import { type KbttConfig, kbttConfig } from '../police/kbtt/kbtt-config.ts';

const operator = z.object({ id: z.string(), name: z.string() });

/** The police endpoint this desk is attached to. */
const endpoint = z.object({
  /** The facility's id as the authority knows it; stands in every record. */
  facilityCode: z.string().min(1),
  gateway: gatewayConfig,
});

const trustAnchor = z.object({
  id: z.string(),
  /** DER, base64. */
  der: z.string(),
  addedAt: z.number(),
  origin: z.string(),
});

const route = z.object({
  facility: z.enum([...FACILITY_KINDS, 'any']),
  /** A kind that this version does not know any more makes the route idle, not the table unreadable. */
  declaration: z.custom<DeclarationKind | 'any'>((value) => typeof value === 'string'),
  channels: z.array(z.enum(CHANNEL_IDS)).min(1),
});

/** The portal's own template, pinned by the hash of the file that was confirmed. */
const portalTemplate = z.object({
  name: z.string(),
  sha256: z.string(),
  base64: z.string(),
  confirmedAt: z.number(),
});

const defaults = z.object({ reason: z.string(), nights: z.number().int(), checkoutTime: z.string() });

export type EndpointSettings = z.infer<typeof endpoint>;
export type TrustAnchorSetting = z.infer<typeof trustAnchor>;
export type FacilitySettings = z.infer<typeof facilityView>;
export type OperatorSettings = z.infer<typeof operator>;
export type PortalTemplateSetting = z.infer<typeof portalTemplate>;
export type DefaultSettings = z.infer<typeof defaults>;

export interface DeskSettings {
  readonly facility: FacilitySettings;
  readonly operator: OperatorSettings;
  readonly defaults: DefaultSettings;
  readonly preferredReader?: string;
  readonly endpoint?: EndpointSettings;
  /** The Ministry's API. */
  readonly kbtt?: KbttConfig;
  readonly portalTemplate?: PortalTemplateSetting;
  /** One channel for each kind of facility and declaration, with a fallback order. */
  readonly routes: readonly Route[];
  readonly trustAnchors: readonly TrustAnchorSetting[];
  /** Of the CSCAs among the trust anchors. */
  readonly revocationLists: readonly TrustAnchorSetting[];
}

const documents = {
  facility: facilityView,
  operator,
  defaults,
  preferredReader: z.string(),
  endpoint,
  kbtt: kbttConfig,
  portalTemplate,
  routes: z.array(route),
  trustAnchors: z.array(trustAnchor),
  revocationLists: z.array(trustAnchor),
} as const;

export type SettingKey = keyof typeof documents;

/** What a desk has before anybody has changed anything. Reason 1 is tourism, 18 medical treatment. */
export const DEFAULT_SETTINGS: DeskSettings = {
  facility: { id: 'facility-1', name: 'Cơ sở chưa đặt tên', kind: 'lodging', address: '' },
  operator: { id: 'operator-1', name: 'Lễ tân' },
  defaults: { reason: '1', nights: 1, checkoutTime: '12:00' },
  routes: [],
  trustAnchors: [],
  revocationLists: [],
};

/** Reads all settings; what is missing or does not parse any more falls back to its default. */
export async function readSettings(
  store: SettingStore,
  fallback: DeskSettings = DEFAULT_SETTINGS,
): Promise<DeskSettings> {
  const read = async <K extends SettingKey>(key: K): Promise<z.output<(typeof documents)[K]> | undefined> => {
    const parsed = documents[key].safeParse(await store.get(key));
    return parsed.success ? (parsed.data as z.output<(typeof documents)[K]>) : undefined;
  };
  const preferredReader = (await read('preferredReader')) ?? fallback.preferredReader;
  const endpointSetting = (await read('endpoint')) ?? fallback.endpoint;
  const kbtt = (await read('kbtt')) ?? fallback.kbtt;
  const template = (await read('portalTemplate')) ?? fallback.portalTemplate;
  return {
    facility: (await read('facility')) ?? fallback.facility,
    operator: (await read('operator')) ?? fallback.operator,
    defaults: (await read('defaults')) ?? fallback.defaults,
    ...(preferredReader !== undefined && { preferredReader }),
    ...(endpointSetting && { endpoint: endpointSetting }),
    ...(kbtt && { kbtt }),
    ...(template && { portalTemplate: template }),
    routes: (await read('routes')) ?? fallback.routes,
    trustAnchors: (await read('trustAnchors')) ?? fallback.trustAnchors,
    revocationLists: (await read('revocationLists')) ?? fallback.revocationLists,
  };
}

export async function writeSetting<K extends SettingKey>(
  store: SettingStore,
  key: K,
  value: z.input<(typeof documents)[K]>,
): Promise<void> {
  await store.set(key, documents[key].parse(value));
}

/** What attaches the real desk to authorities. */
export type LiveSettings = Partial<Pick<DeskSettings, 'endpoint' | 'kbtt' | 'portalTemplate' | 'routes'>>;

/** Stores a setting of the real desk. In training it is kept for that one, never used by the training one. */
export type SaveLive = <K extends SettingKey>(key: K, value: z.input<(typeof documents)[K]>) => Promise<void>;
