/** The operator's certificates as the settings keep them, decoded and described once: a master list has hundreds. */
import type { z } from 'zod';
import { parseRevocationList, type RevocationList } from '../../native/emrtd/trust/revocation-list.ts';
import {
  anchorsToRenew,
  expiryOf,
  type LoadedMasterList,
  loadTrustStore,
  type TrustAnchor,
  type TrustedRevocationList,
} from '../../native/emrtd/trust/trust-store.ts';
import type { revocationListView, trustAnchorView } from '../bridge/views/trust.ts';
import type { DeskSettings, TrustAnchorSetting } from './desk-settings.ts';

export interface ShelvedTrust {
  readonly certificates: readonly Uint8Array[];
  readonly revocationLists: readonly Uint8Array[];
}

export interface TrustShelf {
  /** What a card read takes: the same octets every time, so that they are parsed once per process. */
  trust(settings: TrustSettings): ShelvedTrust;
  /** Undefined for an entry that this version cannot read any more. */
  describe(entry: TrustAnchorSetting): TrustAnchor | undefined;
  /** What the settings show. Warnings are for the day of `now`, milliseconds. */
  view(settings: TrustSettings, now: number): TrustView;
}

type TrustSettings = Pick<DeskSettings, 'trustAnchors' | 'revocationLists'>;

export interface TrustView {
  readonly trustAnchors: z.output<typeof trustAnchorView>[];
  readonly revocationLists: z.output<typeof revocationListView>[];
}

export function createTrustShelf(): TrustShelf {
  const octets = new Map<string, Uint8Array>();
  const described = new Map<string, TrustAnchor | undefined>();
  const lists = new Map<string, RevocationList | undefined>();
  const octetsOf = ({ id, der }: TrustAnchorSetting): Uint8Array => {
    const known = octets.get(id) ?? new Uint8Array(Buffer.from(der, 'base64'));
    octets.set(id, known);
    return known;
  };
  const describe = (entry: TrustAnchorSetting): TrustAnchor | undefined => {
    if (!described.has(entry.id)) {
      const { anchors } = loadTrustStore([{ origin: entry.origin, bytes: octetsOf(entry) }]);
      described.set(entry.id, anchors[0]);
    }
    return described.get(entry.id);
  };
  /** Its signature was verified when it was imported, and is again whenever it decides about a card. */
  const listOf = (entry: TrustAnchorSetting): RevocationList | undefined => {
    if (!lists.has(entry.id)) {
      const parsed = parseRevocationList(octetsOf(entry));
      lists.set(entry.id, parsed.ok ? parsed.value : undefined);
    }
    return lists.get(entry.id);
  };
  const trust = ({ trustAnchors, revocationLists }: TrustSettings): ShelvedTrust => ({
    certificates: trustAnchors.map(octetsOf),
    revocationLists: revocationLists.map(octetsOf),
  });
  return {
    trust,
    describe,
    view(settings, now) {
      const known = settings.trustAnchors.flatMap((entry) => {
        const anchor = describe(entry);
        return anchor ? [{ ...anchor, entry }] : [];
      });
      return {
        trustAnchors: anchorViews(known, new Date(now)),
        revocationLists: settings.revocationLists.flatMap((entry) => {
          const list = listOf(entry);
          return list ? [revocationListViewOf(list, entry, now)] : [];
        }),
      };
    },
  };
}

interface DescribedAnchor extends TrustAnchor {
  readonly entry: TrustAnchorSetting;
}

function anchorViews(anchors: readonly DescribedAnchor[], now: Date): TrustView['trustAnchors'] {
  const ending = new Set(anchorsToRenew(anchors, now));
  return anchors.map((anchor) => ({
    id: anchor.entry.id,
    subject: anchor.subject,
    country: anchor.country ?? '',
    validFrom: anchor.notBefore.getTime(),
    validUntil: anchor.notAfter.getTime(),
    sha256: anchor.sha256,
    addedAt: anchor.entry.addedAt,
    origin: anchor.entry.origin,
    expiry: expiryOf(anchor, now),
    needsSuccessor: ending.has(anchor),
  }));
}

const revocationListViewOf = (
  { issuer, thisUpdate, nextUpdate, revoked }: RevocationList,
  { id, origin, addedAt }: TrustAnchorSetting,
  now: number,
): TrustView['revocationLists'][number] => ({
  id,
  issuer: issuer.text,
  thisUpdate: thisUpdate.getTime(),
  ...(nextUpdate && { nextUpdate: nextUpdate.getTime() }),
  overdue: nextUpdate !== undefined && nextUpdate.getTime() < now,
  revoked: revoked.size,
  addedAt,
  origin,
});

/** Who signed a master list, for whoever has to compare fingerprints. */
export const masterListViewOf = ({ signer, certificates }: LoadedMasterList) => ({
  signer: signer.subject,
  certificates,
  authority: signer.authority.subject,
  sha256: signer.authority.sha256,
  alreadyTrusted: signer.authority.alreadyTrusted,
});

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
