/** The whole job from a terminal: a chip in the virtual reader of a real pcscd becomes a declaration with proof. */
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBook } from '../../../electron/training/gateway-endpoint/book.ts';
import { type Holding, kiosk, kioskHolding } from '../../support/desk/kiosk.ts';
import { temporaryFolder } from '../../support/desk/temporary-folder.ts';
import { available, type Pcscd, startPcscd, withoutDelayedAck } from '../../support/vpcd/pcscd.ts';

const reader = available();
const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe.skipIf(!reader.ok)(`kiosk${reader.ok ? '' : ` (skipped: ${reader.reason})`}`, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let pcscd: Pcscd;
  let restoreRoute: (() => void) | undefined;
  let card: Holding;
  let endpoint: Holding;
  let data: string[];

  beforeAll(async () => {
    folder = await temporaryFolder();
    data = ['--data', `${folder.path}/desk`];
    pcscd = await startPcscd();
    restoreRoute = withoutDelayedAck();
    card = await kioskHolding('card', 'simulate', '--seed', '77');
    endpoint = await kioskHolding('endpoint', 'simulate', '--home', `${folder.path}/endpoint`);
  });

  afterAll(async () => {
    await card?.stop();
    await endpoint?.stop();
    restoreRoute?.();
    await pcscd?.stop();
    await folder?.remove();
  });

  const can = () => card.ready.can as string;
  const csca = () => card.ready.csca as string;

  test('card simulate prints one line with everything that a terminal needs', () => {
    expect(card.ready).toMatchObject({
      ready: true,
      can: expect.stringMatching(/^\d{6}$/),
      mrz: {
        number: expect.stringMatching(/^\d{9}$/),
        birth: expect.stringMatching(/^\d{6}$/),
        expiry: expect.stringMatching(/^\d{6}$/),
      },
      csca: expect.any(String),
    });
  });

  test('card read: person, verdict, files and figures', async () => {
    const { code, json } = await kiosk('card', 'read', '--can', can(), '--trust', csca());
    expect(code).toBe(0);
    expect(json).toMatchObject({
      person: { nationality: 'VNM', document: { number: card.ready.number } },
      portrait: { mime: 'image/jpeg', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      verdict: { level: 'genuine', reasons: [] },
      access: 'PACE-CAN',
      files: { DG1: { bytes: expect.any(Number), sha256: expect.any(String) } },
      apdus: expect.any(Number),
      transport_ms: expect.any(Number),
      host_ms: expect.any(Number),
      total_ms: expect.any(Number),
    });
  });

  test('without a trust anchor the best is intact-untrusted', async () => {
    const { json } = await kiosk('card', 'read', '--can', can());
    expect(json.verdict).toMatchObject({ level: 'intact-untrusted', reasons: ['issuer-unknown'] });
  });

  test.each([
    ['--number', () => card.ready.number as string, 'PACE-CAN'],
    ['--qr', () => card.ready.qr as string, 'PACE-CAN'],
    [
      '--mrz-key',
      () => {
        const { number, birth, expiry } = card.ready.mrz as Record<string, string>;
        return `${number}/${birth}/${expiry}`;
      },
      'PACE-MRZ',
    ],
  ])('card read %s', async (option, value, access) => {
    const { code, json } = await kiosk('card', 'read', option, value(), '--trust', csca());
    expect(json).toMatchObject({ access, verdict: { level: 'genuine' } });
    expect(code).toBe(0);
  });

  test('a wrong CAN fails with its code, its message and its remedy', async () => {
    const { code, json, stderr } = await kiosk(
      'card',
      'read',
      '--can',
      can() === '000000' ? '111111' : '000000',
    );
    expect(code).toBe(1);
    expect(json.error).toMatchObject({
      code: 'wrong-can',
      message: { vi: expect.any(String) },
      remedy: { en: expect.any(String) },
    });
    expect(stderr).toContain('wrong-can');
  });

  test('no key, or two of them, is said plainly', async () => {
    expect((await kiosk('card', 'read')).json.error).toMatchObject({ code: 'settings-invalid' });
    expect((await kiosk('card', 'read', '--can', '123456', '--number', '000000000000')).code).toBe(1);
  });

  test('declare stay in one line, in training: read, filed, proven', async () => {
    const { code, json } = await kiosk(
      'declare',
      'stay',
      '--training',
      '--can',
      can(),
      '--trust',
      csca(),
      '--room',
      '101',
      ...data,
    );
    expect(json).toMatchObject({
      id: expect.stringMatching(UUID_V7),
      state: 'registered',
      proof: { receiptNumber: expect.any(String) },
    });
    expect(code).toBe(0);
    const shown = await kiosk('outbox', 'show', json.id as string, '--training', ...data);
    expect(shown.json).toMatchObject({
      state: 'registered',
      history: [{ action: 'send', outcome: 'registered' }],
    });
    const list = await kiosk('outbox', 'list', '--training', ...data);
    expect((list.json.entries as unknown[]).length).toBe(1);
  });

  test('attached to an endpoint the desk goes live, and the endpoint’s own book has the record', async () => {
    const { ready } = endpoint;
    const attached = await kiosk(
      'endpoint',
      'attach',
      '--url',
      ready.url as string,
      '--facility',
      'facility-000',
      '--ca',
      ready.ca as string,
      '--cert',
      ready.clientCertificate as string,
      '--key',
      ready.clientKey as string,
      '--receipt-keys',
      ready.receiptKeys as string,
      ...data,
    );
    expect(attached).toMatchObject({ code: 0, json: { attached: true, reached: true } });
    const { json } = await kiosk(
      'declare',
      'stay',
      '--can',
      can(),
      '--trust',
      csca(),
      '--room',
      '102',
      '--nights',
      '2',
      '--reason',
      '2',
      ...data,
    );
    expect(json).toMatchObject({ state: 'registered' });
    const entry = readBook(ready.book as string).find(json.id as string);
    expect(entry).toMatchObject({
      status: 'registered',
      receiptNumber: (json.proof as Record<string, unknown>).receiptNumber,
    });
    expect(entry?.held?.record).toMatchObject({
      facilityId: 'facility-000',
      document: { number: card.ready.number },
      stay: { room: '102', reason: '2' },
      identification: { source: 'chip', verdict: 'genuine' },
    });
  });

  test('endpoint down: the entry waits, exit code says so; endpoint up: outbox send gets the proof', async () => {
    const { port, home } = {
      port: String(new URL(endpoint.ready.url as string).port),
      home: `${folder.path}/endpoint`,
    };
    await endpoint.stop();
    const waiting = await kiosk(
      'declare',
      'stay',
      '--can',
      can(),
      '--trust',
      csca(),
      '--room',
      '103',
      // The same card is in room 102 since the test before: that stay is checked out, and its record goes first.
      '--end-earlier-stay',
      '--wait',
      '2',
      ...data,
    );
    expect(waiting.code).toBe(1);
    expect(waiting.json).toMatchObject({
      state: 'ready',
      proof: null,
      error: { code: expect.stringMatching(/^endpoint-(?:unreachable|timeout)$/) },
    });
    endpoint = await kioskHolding('endpoint', 'simulate', '--home', home, '--port', port);
    const sent = await kiosk('outbox', 'send', ...data);
    expect(sent).toMatchObject({ code: 0, json: { byState: { registered: 3, ready: 0 } } });
    expect(readBook(endpoint.ready.book as string).find(waiting.json.id as string)?.status).toBe(
      'registered',
    );
  });

  test('doctor: everything that works, and no failure', async () => {
    const { code, json } = await kiosk('doctor', ...data);
    const checks = json.checks as { name: string; status: string }[];
    expect(checks.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(checks.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['reader', 'reader-service', 'database', 'endpoint', 'clock', 'trust', 'audit']),
    );
    expect(code).toBe(0);
  });

  test('trust: add, list, remove', async () => {
    const added = await kiosk('trust', 'add', csca(), ...data);
    const [anchor] = added.json.anchors as { id: string; country: string }[];
    expect(anchor).toMatchObject({ country: 'VN' });
    expect(anchor).toMatchObject({ expiry: 'valid', needsSuccessor: false, origin: expect.any(String) });
    // A beginning that could mean several, or nothing, removes nothing.
    const refused = await kiosk('trust', 'remove', anchor!.id.slice(0, 4), ...data);
    expect(refused.json).toMatchObject({ error: { code: 'certificate-not-found' } });
    const removed = await kiosk('trust', 'remove', anchor!.id.slice(0, 16), ...data);
    expect(removed.json).toEqual({ anchors: [], revocationLists: [] });
    await kiosk('trust', 'add', csca(), ...data);
    const file = basename(csca());
    expect((await kiosk('trust', 'remove', file, ...data)).json).toMatchObject({ anchors: [] });
  });
});
