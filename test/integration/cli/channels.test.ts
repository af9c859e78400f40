/** The Ministry's API, the portal's template and the phone, worked from a terminal against programs of their own. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { kiosk, kioskHolding } from '../../support/desk/kiosk.ts';
import { inventedTemplate } from '../../support/portal/invented-template.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiosk-channels-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('attached to the simulated API, tested, and its codes shown with their hashes', async () => {
  const data = join(folder, 'desk');
  const api = await kioskHolding('endpoint', 'kbtt', '--home', join(folder, 'api'));
  try {
    expect(api.ready).toMatchObject({ ready: true, url: expect.stringMatching(/^https:\/\/127\.0\.0\.1:/) });
    const before = await kiosk('kbtt', 'test', '--data', data);
    expect(before).toMatchObject({ code: 1, json: { error: { code: 'endpoint-not-configured' } } });
    const attached = await kiosk('kbtt', 'attach', '--file', String(api.ready.desk), '--data', data);
    expect(attached).toMatchObject({ code: 0, json: { attached: true, reached: true } });
    const tested = await kiosk('kbtt', 'test', '--data', data);
    expect(tested).toMatchObject({ code: 0, json: { ok: true, maxBatch: 1 } });
    const codes = await kiosk('kbtt', 'codes', '--data', data);
    expect(codes.json).toMatchObject({ provinces: { count: 34 }, reasons: { count: 20 } });
    expect(codes.json).toMatchObject({ provinces: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } });
  } finally {
    await api.stop();
  }
});

test('what is no configuration says which fields are wrong', async () => {
  const file = join(folder, 'wrong.json');
  await writeFile(file, '{"baseUrl":"http://x"}');
  const run = await kiosk('kbtt', 'attach', '--file', file, '--data', join(folder, 'desk'));
  expect(run).toMatchObject({ code: 1, json: { error: { code: 'settings-invalid' } } });
  expect(run.stderr).toContain('baseUrl');
});

test('the portal’s template is taken or refused, and with nobody waiting there is nothing to write or to say', async () => {
  const data = join(folder, 'desk');
  const good = join(folder, 'tblt_vn_import.xlsx');
  const wrong = join(folder, 'other.xlsx');
  await writeFile(good, inventedTemplate());
  await writeFile(wrong, inventedTemplate({ without: 'DANH_MUC' }));
  expect(await kiosk('portal', 'template', wrong, '--data', data)).toMatchObject({
    code: 1,
    json: { error: { code: 'template-unknown' } },
  });
  expect(await kiosk('portal', 'template', good, '--data', data)).toMatchObject({
    code: 0,
    json: { taken: true, provinces: 34 },
  });
  expect(await kiosk('portal', 'make', '--out', join(folder, 'out'), '--data', data)).toMatchObject({
    code: 0,
    json: { files: [], written: [] },
  });
  expect((await kiosk('portal', 'list', '--data', data)).json).toEqual({ files: [] });
  expect(await kiosk('portal', 'count', 'no-such', '3', '--data', data)).toMatchObject({
    code: 1,
    json: { error: { code: 'record-not-found' } },
  });
  expect((await kiosk('paper', 'script', '--live', '--data', data)).json).toEqual({ count: 0, text: '' });
});
