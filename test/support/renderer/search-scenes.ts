/** The search over everything, state by state, over whatever screen it was opened on. */
import type { MethodOutput } from '../../../electron/bridge/contract.ts';
import { retentionPreview } from './book-samples.ts';
import { failure, LAN, status } from './people.ts';
import { granted, type Scene, type SceneParts, scene } from './scene.ts';
import { STAY_ANSWERS } from './stay-samples.ts';

const pawns: MethodOutput<'pawn.find'> = {
  today: '2026-03-05',
  counts: { running: 1, late: 0, dueSoon: 0, held: 0 },
  rows: [
    {
      id: 'pawn-1',
      number: '000001/2026',
      fullName: LAN.fullName,
      documentNumberMasked: '•••• 0002',
      items: { vi: 'iPhone 15, 256 GB', en: 'iPhone 15, 256 GB' },
      status: 'running',
      dueDate: '2026-04-05',
      daysLeft: 31,
      attention: 'none',
      principal: 5_000_000,
      toRedeem: 5_075_000,
    },
  ],
};

const search = (name: string, typed: string, waitFor: string, parts: SceneParts = {}): Scene =>
  scene(name, 'board', {
    ...parts,
    answers: { ...STAY_ANSWERS, 'pawn.find': granted(pawns), ...parts.answers },
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.locator('.search-dialog__input').fill(typed);
      await page.locator(waitFor).first().waitFor();
    },
  });

/** The desk is still looking. */
function unanswered(asked: Scene): Scene {
  const { 'search.find': _, ...others } = asked.script.answers;
  return { ...asked, script: { ...asked.script, answers: others } };
}

const bothTrades = { facility: { ...status.facility, moreTrades: ['pawnshop' as const] } };

export const SEARCH_SCENES: readonly Scene[] = [
  search('search', 'lan', '.search-dialog__hit'),
  search('search-pawn', 'lan', '.search-dialog__hit:nth-child(3)', { status: bothTrades }),
  search('search-open', '', '.search-dialog__hint'),
  unanswered(search('search-pending', 'lan', '.search-dialog__hint')),
  search('search-none', 'xyz', '.search-dialog .empty-state', {
    answers: { 'search.find': granted({ hits: [] }) },
  }),
  search('search-failed', 'lan', '.search-dialog .banner', {
    answers: { 'search.find': { ok: false, failure: failure('database-locked') } },
  }),
];

const preview: Scene['act'] = async (page) => {
  await page.locator('.retention .panel__head button').first().click();
  await page.locator('.retention__preview').waitFor();
};

/** How long data are kept, and what the premises are like. */
export const RETENTION_SCENES: readonly Scene[] = [
  { ...scene('settings-retention', 'settings/retention'), tall: true },
  { ...scene('settings-retention-preview', 'settings/retention', { act: preview }), tall: true },
  {
    ...scene('settings-retention-nothing', 'settings/retention', {
      answers: {
        'retention.preview': granted({
          ...retentionPreview,
          classes: [],
          spared: { unsent: 0, held: 0 },
          total: 0,
        }),
      },
      act: preview,
    }),
    tall: true,
  },
  scene('settings-retention-ask', 'settings/retention', {
    act: async (page) => {
      await preview(page);
      await page.locator('.retention__preview button').click();
      await page.locator('.confirm__dialog').waitFor();
    },
  }),
  scene('settings-retention-failed', 'settings/retention', {
    answers: { 'retention.view': { ok: false, failure: failure('database-locked') } },
  }),
];
