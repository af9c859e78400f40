/** The try over the real endpoint of training, and over scripted ways: nothing is ever filed by it. */
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { dryRun } from '../../../../electron/backend/first-run/dry-run.ts';
import { sampleDeclaration } from '../../../../electron/backend/first-run/sample-declaration.ts';
import { systemEnvironment } from '../../../../electron/backend/system-environment.ts';
import { FACILITY_KINDS } from '../../../../electron/core/declaration/facility.ts';
import { failure } from '../../../../electron/core/failure/failure.ts';
import type { Channel } from '../../../../electron/core/ports/channel.ts';
import { err, ok } from '../../../../electron/core/result.ts';
import { createGatewayChannel } from '../../../../electron/police/gateway/gateway-channel.ts';
import { createPaperChannel } from '../../../../electron/police/paper/paper-channel.ts';
import { readBook } from '../../../../electron/training/gateway-endpoint/book.ts';
import { openKeptEndpoint } from '../../../../electron/training/kept-endpoint.ts';
import { temporaryFolder } from '../../../support/desk/temporary-folder.ts';

const world = { now: Date.now, training: false };
const by = { facilityId: 'training-facility', operatorId: 'operator-1' };
const sample = sampleDeclaration('lodging', by, '2026-07-01', systemEnvironment);

/** A way of which only what is given is ever asked. */
const scripted = (parts: Partial<Channel>): Channel =>
  ({
    id: 'gateway',
    capabilities: { maxBatch: 1, dryRun: true, query: true, cancel: true, sends: 'by-itself' },
    health: async () => ok({ serverTime: Date.now(), catalogueVersion: '1', maxBatch: 1, latencyMs: 12.3 }),
    send: async () => {
      throw new Error('a try sends nothing');
    },
    ...parts,
  }) as Channel;

describe('over the training endpoint', () => {
  async function endpoint() {
    const folder = await temporaryFolder();
    onTestFinished(() => folder.remove());
    const home = join(folder.path, 'endpoint');
    const kept = await openKeptEndpoint({ home, port: 0, now: Date.now, processLives: () => true });
    onTestFinished(() => kept.set(false));
    const channel = createGatewayChannel(kept.settings.gateway, {
      now: Date.now,
      monotonic: () => performance.now(),
      log: () => {},
    });
    onTestFinished(() => channel.close());
    return { kept, channel, book: () => readBook(join(home, 'book.jsonl')).entries() };
  }

  test.each(FACILITY_KINDS)('the record of a %s would be taken, and nothing is in the book', async (kind) => {
    const { channel, book } = await endpoint();
    const record = sampleDeclaration(kind, by, '2026-07-01', systemEnvironment);
    expect(await dryRun('gateway', channel, record, world)).toMatchObject({
      outcome: 'accepted',
      milliseconds: expect.any(Number),
    });
    expect(book()).toHaveLength(0);
  });

  test('an endpoint that is down is said with its own sentence', async () => {
    const { channel, kept } = await endpoint();
    await kept.set(false);
    const tried = await dryRun('gateway', channel, sample, world);
    expect(tried).toMatchObject({ outcome: 'failed', failure: { code: 'endpoint-unreachable' } });
    expect(tried.failure?.remedy.vi).toMatch(/\S/);
  });

  test('a record that it would not take is refused in its words', async () => {
    const { channel } = await endpoint();
    const document = { ...sample.person.document, number: '' };
    const unfit = { ...sample, person: { ...sample.person, document } };
    expect(await dryRun('gateway', channel, unfit, world)).toMatchObject({
      outcome: 'refused',
      failure: { code: 'record-refused', authorityText: expect.stringMatching(/\S/) },
    });
  });
});

describe('over others', () => {
  test('one that knows no try is only reached', async () => {
    const kbtt = scripted({
      id: 'kbtt',
      capabilities: { maxBatch: 1, dryRun: false, query: false, cancel: false, sends: 'by-itself' },
      dryRun: async () => {
        throw new Error('it has none');
      },
    });
    expect(await dryRun('kbtt', kbtt, sample, world)).toMatchObject({ outcome: 'reached', milliseconds: 12 });
  });

  test('clocks that are apart are told', async () => {
    const late = scripted({
      health: async () =>
        ok({ serverTime: Date.now() + 12 * 60_000, catalogueVersion: '1', maxBatch: 1, latencyMs: 1 }),
      dryRun: async ([one]) => ok([{ outcome: 'accepted', id: one?.id ?? '', reply: '' }]),
    });
    const { clockApartMs } = await dryRun('gateway', late, sample, world);
    expect(clockApartMs).toBeGreaterThan(11 * 60_000);
  });

  test('a log-in that is refused is no success', async () => {
    const refusing = scripted({
      health: async () => err({ failure: failure('credentials-refused'), effect: 'paused', reply: '' }),
    });
    expect(await dryRun('kbtt', refusing, sample, world)).toMatchObject({
      outcome: 'failed',
      failure: { code: 'credentials-refused' },
    });
  });

  test('paper needs nobody at the other end', async () => {
    expect(await dryRun('paper', createPaperChannel({ now: Date.now }), sample, world)).toMatchObject({
      outcome: 'by-hand',
    });
    expect(await dryRun('paper', undefined, sample, world)).toMatchObject({ outcome: 'by-hand' });
  });

  test('a way that is not set up fails; in training it is not even tried', async () => {
    expect(await dryRun('kbtt', undefined, sample, world)).toMatchObject({
      outcome: 'failed',
      failure: { code: 'endpoint-not-configured' },
    });
    expect(await dryRun('kbtt', undefined, sample, { ...world, training: true })).toMatchObject({
      outcome: 'real-only',
    });
  });
});

test('the sample is about nobody: no province has the code 000', () => {
  for (const kind of FACILITY_KINDS)
    expect(sampleDeclaration(kind, by, '1', systemEnvironment).person.document.number).toMatch(/^000\d{9}$/);
});
