import { expect, test } from 'vitest';
import { createOperatorsDesk } from '../../../../electron/backend/first-run/operators-desk.ts';
import { NOW, openForTest } from '../../db/database-fixture.ts';

async function desk() {
  const database = await openForTest();
  let current = { id: 'operator-1', name: 'Lễ tân' };
  const operators = createOperatorsDesk({
    database,
    environment: { now: () => NOW },
    current: () => current,
    put: async (operator) => {
      current = operator;
    },
  });
  const rename = (name: string) => {
    current = { ...current, name };
  };
  return { database, operators, rename, current: () => current };
}

test('before anybody says so, the one at the desk is the only one', async () => {
  const { operators } = await desk();
  expect(await operators.view()).toEqual({
    operators: [{ id: 'operator-1', name: 'Lễ tân' }],
    atDesk: 'operator-1',
  });
});

test('names are kept with ids of their own, and one of them is at the desk', async () => {
  const { operators, current, database } = await desk();
  const saved = await operators.save({
    operators: [{ id: 'operator-1', name: 'Lan' }, { name: 'Minh' }, { name: 'Hòa' }],
    atDesk: 2,
  });
  expect(saved).toMatchObject({
    value: {
      operators: [
        { id: 'operator-1', name: 'Lan' },
        { id: 'operator-2', name: 'Minh' },
        { id: 'operator-3', name: 'Hòa' },
      ],
      atDesk: 'operator-3',
    },
  });
  expect(current()).toEqual({ id: 'operator-3', name: 'Hòa' });
  expect((await database.audit.latest(1))[0]).toMatchObject({ data: { key: 'operators', count: 3 } });
});

test('an id is never given to somebody else: the audit log still means who it meant', async () => {
  const { operators } = await desk();
  await operators.save({ operators: [{ id: 'operator-1', name: 'Lan' }, { name: 'Minh' }], atDesk: 0 });
  await operators.save({ operators: [{ id: 'operator-1', name: 'Lan' }], atDesk: 0 });
  const saved = await operators.save({
    operators: [{ id: 'operator-1', name: 'Lan' }, { name: 'Hòa' }],
    atDesk: 0,
  });
  expect(saved).toMatchObject({ value: { operators: [{}, { id: 'operator-3', name: 'Hòa' }] } });
});

test('one name twice, and an id that is nobody’s, are refused at their places', async () => {
  const { operators } = await desk();
  expect(await operators.save({ operators: [{ name: 'Lan' }, { name: 'LAN' }], atDesk: 0 })).toMatchObject({
    error: { code: 'fields-invalid', fields: [{ path: 'operators.1.name' }] },
  });
  expect(await operators.save({ operators: [{ id: 'operator-9', name: 'Lan' }], atDesk: 0 })).toMatchObject({
    error: { fields: [{ path: 'operators.0.name' }] },
  });
});

test('the shift changes', async () => {
  const { operators, current } = await desk();
  await operators.save({ operators: [{ id: 'operator-1', name: 'Lan' }, { name: 'Minh' }], atDesk: 0 });
  expect(await operators.atDesk('operator-2')).toMatchObject({ value: { atDesk: 'operator-2' } });
  expect(current().name).toBe('Minh');
  expect(await operators.atDesk('operator-7')).toMatchObject({ error: { code: 'record-not-found' } });
});

test('whoever leaves the desk keeps the name that was corrected there', async () => {
  const { operators, rename } = await desk();
  await operators.save({ operators: [{ id: 'operator-1', name: 'Lan' }, { name: 'Minh' }], atDesk: 0 });
  rename('Ngọc Lan');
  await operators.atDesk('operator-2');
  expect((await operators.view()).operators).toEqual([
    { id: 'operator-1', name: 'Ngọc Lan' },
    { id: 'operator-2', name: 'Minh' },
  ]);
});
