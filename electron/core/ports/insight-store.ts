/** What the figures of the house need from the database; nothing of it is under a seal. */
import type { Answer, Filing } from '../insight/insight.ts';
import type { EpochMs } from '../time/vietnam-time.ts';

export interface InsightStore {
  /** Records whose deadline lies in [from, until), without drafts and what was withdrawn. */
  filings(from: EpochMs, until: EpochMs): Promise<readonly Filing[]>;
  /** Calls about records whose deadline lies in [from, until) that an authority answered, one for each record that was sent. */
  answers(from: EpochMs, until: EpochMs): Promise<readonly Answer[]>;
}
