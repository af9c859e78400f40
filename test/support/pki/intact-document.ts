/** An intact document under a test CSCA, and passive authentication of it with whatever a test changes. */
import type { Check, CheckName } from '../../../electron/core/identity/verdict.ts';
import {
  authenticatePassively,
  type PassiveAuthenticationInput,
} from '../../../native/emrtd/passive-authentication/passive-authentication.ts';
import { makeCsca, makeDocumentSigner } from './certificates.ts';
import { filesOf, makeSod, type SodOptions } from './document-security-object.ts';

const NOW = new Date('2026-11-22T00:00:00Z');
export const DATA_GROUPS: ReadonlyMap<number, Uint8Array> = new Map([
  [1, new Uint8Array(95).fill(1)],
  [2, new Uint8Array(4000).fill(2)],
  [13, new Uint8Array(300).fill(13)],
  [14, new Uint8Array(382).fill(14)],
  [15, new Uint8Array(120).fill(15)],
]);

export const csca = makeCsca();
export const signer = makeDocumentSigner(csca);

export const sodWith = (options: Partial<SodOptions> = {}) =>
  makeSod({ signer, dataGroups: DATA_GROUPS, ...options });

export const authenticate = (input: Partial<PassiveAuthenticationInput>) =>
  authenticatePassively({
    sod: sodWith(),
    files: filesOf(DATA_GROUPS),
    mrz: { issuingState: 'VNM' },
    trust: { certificates: [csca.der] },
    now: NOW,
    ...input,
  });

export const named = (checks: readonly Check[], name: CheckName) =>
  checks.filter((check) => check.name === name);
export const signature = (checks: readonly Check[]) => named(checks, 'sod-signature')[0];
export const passedAll = (checks: readonly Check[]) => checks.every((check) => check.outcome === 'pass');
