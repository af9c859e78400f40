/** What is fixed about each way to an authority, whether or not the desk is set up for it; the screens need no more. */
import type { DeclarationKind } from '../declaration/declaration.ts';
import type { BilingualText } from '../failure/failure.ts';
import type { ChannelId } from './entry.ts';

export interface ChannelTraits {
  readonly name: BilingualText;
  /** Without it `unknown` and `accepted` are settled by the operator: `confirm` or `disown`. */
  readonly query: boolean;
  /** `on-request`: nothing goes out until an operator asks for it. */
  readonly sends: 'by-itself' | 'on-request';
  /** What it has a place for at all; whether it takes one record is `Channel.carries`. */
  readonly kinds: readonly DeclarationKind[];
}

const ALL_KINDS: readonly DeclarationKind[] = [
  'stay-notice',
  'foreign-stay',
  'stay-change',
  'pawn-contract',
  'suspicion-report',
];

export const CHANNEL_TRAITS: Readonly<Record<ChannelId, ChannelTraits>> = {
  gateway: {
    name: { vi: 'Cổng kết nối công an', en: 'Police gateway' },
    query: true,
    sends: 'by-itself',
    kinds: ALL_KINDS,
  },
  kbtt: {
    name: { vi: 'API khai báo của Bộ', en: "Ministry's API" },
    query: false,
    sends: 'by-itself',
    kinds: ['stay-notice', 'foreign-stay', 'stay-change'],
  },
  'portal-files': {
    name: { vi: 'Tệp tải lên cổng', en: 'File for the portal' },
    query: false,
    sends: 'on-request',
    kinds: ['stay-notice', 'foreign-stay'],
  },
  paper: {
    name: { vi: 'Giấy và điện thoại', en: 'Paper and telephone' },
    query: false,
    sends: 'on-request',
    kinds: ALL_KINDS,
  },
};
