import { describe, expect, test } from 'vitest';
import type { Declaration } from '../../../../electron/core/declaration/declaration.ts';
import type { PortalFile } from '../../../../electron/core/ports/stores.ts';
import {
  createPortalFilesChannel,
  type PortalFilesLogEvent,
} from '../../../../electron/police/portal-files/portal-files-channel.ts';
import { readForeignXml } from '../../../../electron/police/portal-files/read-back-xml.ts';
import { type GuestTemplate, sha256Of } from '../../../../electron/police/portal-files/template.ts';
import { changeOf, NOW, neverAborted } from '../kbtt/attached-kbtt.ts';
import { citizen, foreigner, templateWith } from './portal-guests.ts';

const TEMPLATE = templateWith();

interface Options {
  readonly template?: GuestTemplate | 'none';
  readonly save?: (file: PortalFile) => Promise<void>;
}

function channelWith({ template = TEMPLATE, save }: Options = {}) {
  const files: PortalFile[] = [];
  const log: PortalFilesLogEvent[] = [];
  let ids = 0;
  const channel = createPortalFilesChannel({
    template: () => (template === 'none' ? undefined : template),
    now: () => NOW,
    newId: () => `file-${++ids}`,
    save: save ?? (async (file) => void files.push(file)),
    log: (event) => log.push(event),
  });
  const told = async (batch: readonly Declaration[]) => {
    const answer = await channel.send(batch, neverAborted());
    if (!answer.ok) throw new Error(answer.error.failure.code);
    return Object.fromEntries(
      answer.value.map((one) => [
        Number(one.id.slice(-4)),
        `${one.outcome} ${'failure' in one ? one.failure?.code : ''}`,
      ]),
    );
  };
  return { channel, files, log, told };
}

describe('a request for files', () => {
  test('citizens and foreigners get a file each; what becomes of them only a person can say', async () => {
    const { told, files, log } = channelWith();
    expect(await told([citizen(1), foreigner(2), citizen(3)])).toEqual({
      1: 'unknown upload-not-confirmed',
      2: 'unknown upload-not-confirmed',
      3: 'unknown upload-not-confirmed',
    });
    expect(files.map(({ kind, name, recordIds }) => [kind, name, recordIds.length])).toEqual([
      ['citizens', 'thong-bao-luu-tru-2026-11-21-1500-2-khach.xlsx', 2],
      ['foreigners', 'khai-bao-tam-tru-2026-11-21-1500-1-khach.xml', 1],
    ]);
    for (const { sha256, content } of files) expect(sha256).toBe(sha256Of(content));
    expect(readForeignXml(files[1]?.content ?? new Uint8Array())).toHaveLength(1);
    expect(log).toEqual([
      { event: 'file-written', kind: 'citizens', count: 2 },
      { event: 'file-written', kind: 'foreigners', count: 1 },
    ]);
  });

  test('what has no place in a file is refused with its field, and its mates are written', async () => {
    const { told, files } = channelWith();
    const guest = citizen(4);
    expect(
      await told([
        citizen(1, { person: { birthDate: '1990' } }),
        foreigner(2, { person: { birthDate: '1990' } }),
        changeOf(guest, 3, { type: 'check-out', at: NOW }),
        guest,
      ]),
    ).toEqual({
      1: 'rejected not-for-this-channel',
      2: 'rejected not-for-this-channel',
      3: 'rejected not-for-this-channel',
      4: 'unknown upload-not-confirmed',
    });
    expect(files.map(({ recordIds }) => recordIds.length)).toEqual([1]);
  });

  test('without a template foreigners are written, and citizens wait', async () => {
    const { told, files, channel } = channelWith({ template: 'none' });
    expect(channel.carries(citizen(1))).toBe(false);
    expect(channel.carries(foreigner(1))).toBe(true);
    expect(await told([citizen(1), foreigner(2)])).toEqual({
      1: 'not-sent template-missing',
      2: 'unknown upload-not-confirmed',
    });
    expect(files).toHaveLength(1);
    expect(await channel.health(neverAborted())).toMatchObject({
      ok: false,
      error: { failure: { code: 'template-missing' } },
    });
  });

  test('a file that does not say what was declared is not handed out, and nobody is lost', async () => {
    // A template whose list of reasons gives the right code with another one's label would misfile the guest.
    const lists = { ...TEMPLATE.lists, reasons: new Map([...TEMPLATE.lists.reasons, ['1', '2 - Công tác']]) };
    const { told, files, log } = channelWith({ template: { ...TEMPLATE, lists } });
    expect(await told([citizen(1), foreigner(2)])).toEqual({
      1: 'not-sent written-file-differs',
      2: 'unknown upload-not-confirmed',
    });
    expect(files.map(({ kind }) => kind)).toEqual(['foreigners']);
    expect(log[0]).toMatchObject({ event: 'file-refused', kind: 'citizens' });
    expect(JSON.stringify(log)).not.toMatch(/Mẫu/);
  });

  test('a file that could not be kept is not told of', async () => {
    const { told, log } = channelWith({ save: () => Promise.reject(new Error('disk full')) });
    expect(await told([citizen(1)])).toEqual({ 1: 'not-sent database-unavailable' });
    expect(log).toEqual([]);
  });
});

describe('beside writing', () => {
  test('it never sends by itself, and cannot be asked', async () => {
    const { channel } = channelWith();
    expect(channel.capabilities).toEqual({
      maxBatch: 100,
      dryRun: false,
      query: false,
      cancel: false,
      sends: 'on-request',
    });
    expect(await channel.query([citizen(1)], neverAborted())).toMatchObject({
      ok: true,
      value: [{ outcome: 'unknown' }],
    });
  });

  test('what is kept as the request is the row, or the guest’s tags', () => {
    const { channel } = channelWith();
    expect(JSON.parse(channel.describe(citizen(1)))[7]).toBe('000090000001');
    expect(channel.describe(foreigner(1))).toContain('<so_ho_chieu>X0000001</so_ho_chieu>');
  });

  test('its version is the template’s', async () => {
    const { channel } = channelWith();
    expect(await channel.health(neverAborted())).toMatchObject({
      ok: true,
      value: { catalogueVersion: TEMPLATE.sha256.slice(0, 12) },
    });
  });
});
