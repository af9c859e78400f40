import { expect, test } from 'vitest';
import { examined, NOW } from '../../../support/desk/examined-desk.ts';

test('a healthy desk: everything is examined, only the missing trust is a warning', async () => {
  expect((await examined({})).status).toEqual({
    'reader-service': 'ok',
    scanner: 'ok',
    reader: 'ok',
    database: 'ok',
    endpoint: 'ok',
    clock: 'ok',
    trust: 'warning',
    audit: 'ok',
  });
});

test('where a program can do nothing, no button says that it could', async () => {
  const { actions } = await examined({ integrity: 'damaged', broken: 7, endpoint: NOW + 600_000 });
  expect(Object.keys(actions)).toEqual(['trust']);
});
