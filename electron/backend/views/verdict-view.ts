import type { z } from 'zod';
import type { verdictView } from '../../bridge/views.ts';
import type { Verdict } from '../../core/identity/verdict.ts';
import { VERDICT_LEVEL_TEXTS, VERDICT_REASON_TEXTS } from '../../core/identity/verdict-messages.ts';

export type VerdictView = z.output<typeof verdictView>;

export const verdictViewOf = (verdict: Verdict): VerdictView => ({
  level: verdict.level,
  title: { ...VERDICT_LEVEL_TEXTS[verdict.level].title },
  advice: { ...VERDICT_LEVEL_TEXTS[verdict.level].advice },
  reasons: verdict.reasons.map((code) => ({ code, text: { ...VERDICT_REASON_TEXTS[code] } })),
});
