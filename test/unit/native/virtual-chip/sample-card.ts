/** One invented person and her card, with a random source that repeats. */
import { sha256 } from '@noble/hashes/sha2.js';
import { asciiToBytes, concatBytes } from '../../../../native/iso7816/bytes.ts';
import type { RandomSource } from '../../../../native/virtual-chip/card-contents.ts';
import type { CardHolder } from '../../../../native/virtual-chip/card-holder.ts';
import { createIssuer } from '../../../../native/virtual-chip/issuer/issuer.ts';
import {
  createSimulatedCard,
  type SimulatedCardOptions,
} from '../../../../native/virtual-chip/simulated-card.ts';

export const NOW = () => new Date('2026-11-20T03:00:00Z');

export const SAMPLE_HOLDER: CardHolder = {
  number: '000090000001',
  fullName: 'Nguyễn Văn Mẫu',
  birthDate: '1990-01-15',
  sex: 'male',
  nationality: 'Việt Nam',
  ethnicity: 'Kinh',
  religion: 'Không',
  placeOfOrigin: 'Xã Ví Dụ, Huyện Mẫu, Tỉnh Mẫu',
  placeOfResidence: 'Số 1 Phố Thử, Phường Mẫu, Quận Ví Dụ, Tỉnh Mẫu',
  personalMarks: 'Nốt ruồi cách 1 cm dưới mắt trái',
  issueDate: '2022-01-20',
  expiryDate: '2030-01-15',
  fatherName: 'Nguyễn Văn Thử',
  motherName: 'Trần Thị Ví Dụ',
};

/** SHA-256 in counter mode over a label: repeatable, and spread well enough for key generation. */
export function repeatableRandom(label: string): RandomSource {
  let counter = 0;
  return (length) => {
    let out: Uint8Array = new Uint8Array();
    while (out.length < length) out = concatBytes(out, sha256(asciiToBytes(`${label}:${counter++}`)));
    return out.subarray(0, length);
  };
}

/** A tiny picture for tests that do not look at it. */
export const TINY_PORTRAIT = {
  format: 'jpeg' as const,
  bytes: Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, ...new Uint8Array(900), 0xff, 0xd9),
  width: 8,
  height: 8,
};

export const SAMPLE_MRZ_INFORMATION = '090000001890011583001156';

export function sampleCard(options: Partial<SimulatedCardOptions> = {}) {
  const random = options.random ?? repeatableRandom('card');
  const issuer = options.issuer ?? createIssuer({ random: repeatableRandom('issuer'), now: NOW });
  return {
    issuer,
    ...createSimulatedCard({
      holder: SAMPLE_HOLDER,
      now: NOW,
      portrait: TINY_PORTRAIT,
      ...options,
      issuer,
      random,
    }),
  };
}
