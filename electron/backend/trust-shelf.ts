/** The operator's certificates as the settings keep them, decoded and described once: a master list has hundreds. */
import {
  loadTrustStore,
  type TrustAnchor,
  type TrustedRevocationList,
} from '../../native/emrtd/trust/trust-store.ts';
import type { DeskSettings, TrustAnchorSetting } from './desk-settings.ts';

export interface ShelvedTrust {
  readonly certificates: readonly Uint8Array[];
  readonly revocationLists: readonly Uint8Array[];
}

export interface TrustShelf {
  /** What a card read takes: the same octets every time, so that they are parsed once per process. */
  trust(settings: Pick<DeskSettings, 'trustAnchors' | 'revocationLists'>): ShelvedTrust;
  /** Undefined for an entry that this version cannot read any more. */
  describe(entry: TrustAnchorSetting): TrustAnchor | undefined;
}

export function createTrustShelf(): TrustShelf {
  const octets = new Map<string, Uint8Array>();
  const described = new Map<string, TrustAnchor | undefined>();
  const octetsOf = ({ id, der }: TrustAnchorSetting): Uint8Array => {
    const known = octets.get(id) ?? new Uint8Array(Buffer.from(der, 'base64'));
    octets.set(id, known);
    return known;
  };
  return {
    trust: ({ trustAnchors, revocationLists }) => ({
      certificates: trustAnchors.map(octetsOf),
      revocationLists: revocationLists.map(octetsOf),
    }),
    describe(entry) {
      if (!described.has(entry.id)) {
        const { anchors } = loadTrustStore([{ origin: entry.origin, bytes: octetsOf(entry) }]);
        described.set(entry.id, anchors[0]);
      }
      return described.get(entry.id);
    },
  };
}

export const settingOf = (
  { sha256, der, origin }: TrustAnchor | TrustedRevocationList,
  addedAt: number,
): TrustAnchorSetting => ({ id: sha256, der: Buffer.from(der).toString('base64'), addedAt, origin });

/**
 * The lists after an import: of one issuer and key only the newest is kept, and an older one does not come back.
 */
export function mergeRevocationLists(
  kept: readonly TrustedRevocationList[],
  imported: readonly TrustedRevocationList[],
): readonly TrustedRevocationList[] {
  const newest = new Map<string, TrustedRevocationList>();
  for (const list of [...kept, ...imported]) {
    const key = JSON.stringify([list.issuer, list.authorityKeyId]);
    const other = newest.get(key);
    if (!other || other.thisUpdate < list.thisUpdate) newest.set(key, list);
  }
  return [...newest.values()];
}
