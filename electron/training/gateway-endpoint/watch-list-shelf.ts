/** The watch lists of the invented authority, by their hashes. */
import { contentSha256 } from '../../police/gateway/canonical-json.ts';

export interface PublishedWatchList {
  readonly origin: string;
  readonly dated: string;
  readonly entries: readonly {
    readonly matter: string;
    readonly field: string;
    readonly value: string;
    readonly note?: string;
  }[];
}

/** For practice: numbers that nobody has. */
export const TRAINING_WATCH_LISTS: readonly PublishedWatchList[] = [
  {
    origin: 'Công an Phường Ví Dụ (luyện tập)',
    dated: '2026-11-20',
    entries: [
      { matter: 'stolen-item', field: 'imei', value: '490154203237518', note: 'Điện thoại mẫu' },
      { matter: 'stolen-item', field: 'plate', value: '00A1-000.00' },
      { matter: 'lost-document', field: 'document-number', value: '000190000099' },
    ],
  },
];

export interface WatchListShelf {
  readonly index: () => readonly {
    readonly origin: string;
    readonly dated: string;
    readonly sha256: string;
  }[];
  readonly list: (sha256: string) => PublishedWatchList | undefined;
}

export function createWatchListShelf(lists: readonly PublishedWatchList[]): WatchListShelf {
  const bySha = new Map(lists.map((list) => [contentSha256(list), list]));
  return {
    index: () => [...bySha].map(([sha256, { origin, dated }]) => ({ origin, dated, sha256 })),
    list: (sha256) => bySha.get(sha256),
  };
}
