/** What the guest sees follows the counter, and nothing of them stays when they have gone. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { THANKS_MS } from '../../../../electron/backend/guest-display/guest-display-desk.ts';
import type { GuestDisplayView } from '../../../../electron/bridge/guest-display.ts';
import { DAY_MS, instantAt } from '../../../../electron/core/time/vietnam-time.ts';
import { type MemoryDesk, openMemoryDesk } from '../../../support/desk/memory-desk.ts';

const NOW = instantAt('2026-11-22', '20:00');
const stay = { room: '204', arrival: NOW, plannedDeparture: NOW + DAY_MS, reason: '1' };

let house: MemoryDesk;
let shown: GuestDisplayView[];
beforeEach(async () => {
  house = await openMemoryDesk(NOW);
  shown = [];
  house.desk.guestDisplay.surface.subscribe((view) => shown.push(view));
});
afterEach(() => house.stop());

const view = () => house.desk.guestDisplay.surface.view();
const followed = async (more: Parameters<MemoryDesk['counter']>[0] = {}): Promise<string> => {
  const checkInId = await house.counter(more);
  await house.call('guestDisplay.follow', { checkInId, stay });
  return checkInId;
};

describe('a display that is off', () => {
  test('shows and tells nothing, whatever happens at the counter', async () => {
    await followed();
    expect(view()).toMatchObject({ stage: 'idle' });
    expect(shown.filter(({ guest }) => guest !== undefined)).toEqual([]);
    expect((await house.refused('guestDisplay.open', {})).code).toBe('guest-display-off');
  });
});

describe('a display that is on', () => {
  beforeEach(() => house.call('guestDisplay.switch', { on: true }));

  test('shows what is declared of the guest on the counter: the stay as it stands, and by which law', async () => {
    await followed();
    const { stage, language, guest } = view();
    expect({ stage, language }).toEqual({ stage: 'guest', language: 'vi' });
    expect(guest).toMatchObject({ declares: 'stay-notice', kept: { months: 36, basis: 'law' } });
    expect(guest?.legalBasis).not.toBe('');
    const fields = Object.fromEntries(guest?.fields.map(({ name, value }) => [name, value]) ?? []);
    expect(fields).toMatchObject({ fullName: 'Nguyễn Thị Mẫu', documentNumber: '000190012345', room: '204' });
    expect(guest?.consent).toBeUndefined(); // nothing is asked where nothing is kept
  });

  test('guesses the language by the nationality, and the guest has the last word', async () => {
    const checkInId = await followed({
      nationality: 'KOR',
      documentKind: 'passport',
      documentNumber: 'M12345678',
    });
    expect(view().language).toBe('ko');
    house.desk.guestDisplay.surface.language('en');
    await house.call('guestDisplay.follow', { checkInId, stay: { ...stay, room: '205' } });
    expect(view().language).toBe('en');
  });

  test('thanks without a word about the guest once it is filed', async () => {
    const checkInId = await followed();
    await house.call('stay.file', { checkInId, stay });
    expect(view()).toMatchObject({ stage: 'filed' });
    expect(JSON.stringify(view())).not.toContain('Mẫu');
  });

  test('forgets the guest when the counter goes on to the next, and when it is switched off', async () => {
    await followed();
    await house.call('checkIn.next', {});
    expect(view().guest).toBeUndefined();
    await followed({ fullName: 'Lê Thử', documentNumber: '000190012346' });
    expect(view().guest).toBeDefined();
    await house.call('guestDisplay.switch', { on: false });
    expect(view()).toMatchObject({ stage: 'idle' });
    expect(view().guest).toBeUndefined();
  });

  test('shows nobody who is not on the counter any more', async () => {
    const gone = await house.counter();
    await house.call('checkIn.next', {});
    await house.call('guestDisplay.follow', { checkInId: gone, stay });
    expect(view().guest).toBeUndefined();
  });

  test('an answer about a guest who has gone is not noted', async () => {
    const before = (await house.desk.database.audit.latest(50)).length;
    await house.desk.guestDisplay.surface.consent('somebody', 'given');
    expect(await house.desk.database.audit.latest(50)).toHaveLength(before);
  });

  test('a guest who is being served stays on the display, however long it takes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      await followed();
      vi.advanceTimersByTime(3_600_000);
      expect(view()).toMatchObject({ stage: 'guest' });
    } finally {
      vi.useRealTimers();
    }
  });

  test('the word of thanks goes by itself', async () => {
    await followed();
    const counter = await house.call('checkIn.view', {});
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      house.desk.guestDisplay.checkInChanged({
        ...counter,
        filed: { id: 'd-1', room: '204', deadline: NOW, late: false },
      });
      vi.advanceTimersByTime(THANKS_MS - 1);
      expect(view()).toMatchObject({ stage: 'filed' });
      vi.advanceTimersByTime(1);
      expect(view()).toMatchObject({ stage: 'idle', language: 'vi' });
    } finally {
      vi.useRealTimers();
    }
  });

  test('stays with the guest while the read goes on behind the form', async () => {
    const id = await followed();
    const { person } = await house.call('checkIn.view', {});
    const { guestDisplay } = house.desk;
    const seen = { id, portrait: false, warnings: [], ...(person && { person }) };
    guestDisplay.checkInChanged({ ...seen, stage: 'reading' });
    guestDisplay.checkInChanged({ ...seen, stage: 'read' });
    expect(view()).toMatchObject({ stage: 'guest', guest: { id } });
    // Read anew: what was on the screen is of nobody any more.
    guestDisplay.checkInChanged({ id, portrait: false, warnings: [], stage: 'reading' });
    expect(view()).toMatchObject({ stage: 'reading' });
    expect(view().guest).toBeUndefined();
  });

  test('switched on while a guest is served, it shows them at once', async () => {
    await house.call('guestDisplay.switch', { on: false });
    const id = await followed();
    expect(view().guest).toBeUndefined();
    await house.call('guestDisplay.switch', { on: true });
    expect(view()).toMatchObject({ stage: 'guest', guest: { id } });
  });

  test('a host that holds the window opens it, closes it when asked, and when it is switched off', async () => {
    expect(await house.call('guestDisplay.setting', {})).toEqual({ on: true });
    let isOpen = false;
    house.desk.guestDisplay.surface.hostedBy({
      open: async () => {
        isOpen = true;
        return {};
      },
      window: {
        isOpen: () => isOpen,
        close: () => {
          isOpen = false;
        },
      },
    });
    expect(await house.call('guestDisplay.open', {})).toEqual({});
    expect(await house.call('guestDisplay.setting', {})).toEqual({ on: true, open: true });
    expect(await house.call('guestDisplay.close', {})).toEqual({ on: true, open: false });
    await house.call('guestDisplay.open', {});
    expect(await house.call('guestDisplay.switch', { on: false })).toEqual({ on: false, open: false });
  });

  test('silence is no consent', async () => {
    const checkInId = await followed();
    expect(house.desk.guestDisplay.mayKeepEvidence(checkInId)).toBe(false);
    await house.call('guestDisplay.switch', { on: false });
    expect(house.desk.guestDisplay.mayKeepEvidence(checkInId)).toBe(true);
  });
});
