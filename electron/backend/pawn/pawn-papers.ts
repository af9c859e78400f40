/** What the pawn desk gives to books and print: lines of ĐK19, counts of ĐK13, contract, ticket and schedule. */
import type { DocumentFrame } from '../../core/documents/book.ts';
import type { PrintDocument } from '../../core/documents/print-document.ts';
import { foldLedger } from '../../core/pawn/ledger.ts';
import { contractPaper, schedulePaper, ticketPaper } from '../../core/pawn/paper.ts';
import { pawnCounts, pawnLine } from '../../core/pawn/pawn-book.ts';
import { saleNoticePaper } from '../../core/pawn/sale-notice-paper.ts';
import type { Database } from '../../core/ports/stores.ts';
import { localDateOf } from '../../core/time/vietnam-time.ts';
import type { DocumentSources } from '../documents/document-sources.ts';
import { pawnRulesOn } from './pawn-catalogue.ts';

/** More than a shop takes in within a quarter. */
const MOST = 100_000;

export const pawnPapers = (database: Database): Pick<DocumentSources, 'pawns' | 'pawnCounts' | 'paper'> => ({
  async pawns(from, until) {
    const stored = await database.pawns.openedBetween(from, until, MOST);
    return stored.map(({ contract, events }) =>
      pawnLine(
        { contract, state: foldLedger(contract, events) },
        pawnRulesOn(localDateOf(contract.openedAt)).items,
      ),
    );
  },
  async pawnCounts(from, until) {
    return pawnCounts(
      await database.pawns.eventCounts(from, until),
      await database.suspicions.count(from, until),
    );
  },
  async paper(paper, id, frame: DocumentFrame): Promise<PrintDocument | undefined> {
    const stored = await database.pawns.byId(id);
    if (stored === undefined) return undefined;
    const { contract } = stored;
    const rules = pawnRulesOn(localDateOf(contract.openedAt));
    switch (paper) {
      case 'pawn-contract':
        return contractPaper(contract, rules, frame);
      case 'pawn-ticket':
        return ticketPaper(contract, rules, frame);
      case 'pawn-schedule':
        return schedulePaper(contract, frame);
      // Undefined while no sale was announced: there is nothing to hand over.
      case 'pawn-sale-notice':
        return saleNoticePaper(contract, stored.events, rules, frame);
      case 'temporary-residence-draft':
        return undefined;
    }
  },
});
