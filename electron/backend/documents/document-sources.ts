/** Where the lines of the books come from: the stores of stays, tenants and pawns, as the documents desk needs them. */
import type { Declaration } from '../../core/declaration/declaration.ts';
import type { BookLine, DocumentFrame } from '../../core/documents/book.ts';
import type { PrintDocument } from '../../core/documents/print-document.ts';
import type { CountedMatter } from '../../core/documents/quarterly-report.ts';
import type { Proof } from '../../core/outbox/entry.ts';
import type { StayPicture } from '../../core/stay/stay-picture.ts';
import type { EpochMs } from '../../core/time/vietnam-time.ts';

export interface BookedStay {
  readonly picture: StayPicture;
  /** Of the record that begins the stay. */
  readonly proof: Proof | undefined;
  readonly deadline: EpochMs;
}

export interface DocumentSources {
  /** Stays that touch [from, until), cancelled ones left out, earliest arrival first. */
  stays(from: EpochMs, until: EpochMs): Promise<readonly BookedStay[]>;
  /** Stays whose record has no proof yet: what is told by hand while the channel is down. */
  owed(): Promise<readonly BookedStay[]>;
  /** Records without a proof that are no line of that list: changes, corrections, pledges, suspicions. */
  owedBesides(): Promise<readonly Declaration[]>;
  /** Tenancies of 30 days or more that are not registered: lines for the list of TT 116/2026 đ.12 khoản 2. */
  tenancies(): Promise<readonly BookLine[]>;
  /** Lines of the pawn book for contracts opened in [from, until). */
  pawns(from: EpochMs, until: EpochMs): Promise<readonly BookLine[]>;
  /** What the pawn counter did in [from, until), counted for the quarterly report. */
  pawnCounts(from: EpochMs, until: EpochMs): Promise<readonly CountedMatter[]>;
  /** A paper about one record; undefined when there is no such record. */
  paper(
    paper:
      | 'pawn-contract'
      | 'pawn-ticket'
      | 'pawn-schedule'
      | 'pawn-sale-notice'
      | 'temporary-residence-draft',
    id: string,
    frame: DocumentFrame,
  ): Promise<PrintDocument | undefined>;
  /** The stay that a receipt is about. */
  stay(id: string): Promise<BookedStay | undefined>;
}
