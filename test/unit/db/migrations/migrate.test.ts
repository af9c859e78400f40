import { describe, expect, test } from 'vitest';
import { sqliteDialect } from '../../../../db/dialect.ts';
import type { Engine } from '../../../../db/engine.ts';
import { MIGRATIONS } from '../../../../db/migrations/index.ts';
import { migrate } from '../../../../db/migrations/migrate.ts';
import type { Migration } from '../../../../db/migrations/migration.ts';
import { openSqliteEngine } from '../../../../db/sqlite-engine.ts';
import { tableNames } from '../../../../db/sqlite-inspection.ts';
import { NOW, rawConnection, SEALER, temporaryFile } from '../database-fixture.ts';

const engineOn = (file: string) => openSqliteEngine({ file, lockWaitMs: 1_000, lookFirst: () => undefined });

const run = (engine: Engine, migrations: readonly Migration[]) =>
  migrate({ engine, dialect: sqliteDialect, sealer: SEALER, now: () => NOW, migrations });

const step = (number: number, name: string, log: string[], fails = false): Migration => ({
  number,
  name,
  async up({ db }) {
    log.push(name);
    await db.schema.createTable(name).addColumn('x', 'integer').execute();
    if (fails) throw new Error(`${name} failed`);
  },
});

describe('the list', () => {
  test('goes up in tens, without repeats', () => {
    const numbers = MIGRATIONS.map(({ number }) => number);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    expect(numbers.every((number) => number % 10 === 0)).toBe(true);
    expect(new Set(MIGRATIONS.map(({ name }) => name)).size).toBe(MIGRATIONS.length);
  });
});

describe('migrating', () => {
  test('runs each step once, in order, and remembers when', async () => {
    const file = temporaryFile();
    const engine = await engineOn(file);
    const log: string[] = [];
    const [one, two, three] = [step(10, 'one', log), step(20, 'two', log), step(30, 'three', log)];
    expect(await run(engine, [one, two])).toBe(20);
    expect(await run(engine, [one, two, three])).toBe(30);
    expect(log).toEqual(['one', 'two', 'three']);
    const rows = await engine.read((db) => db.selectFrom('schema_migration').selectAll().execute());
    expect(rows).toEqual([
      { number: 10, name: 'one', applied_at: NOW },
      { number: 20, name: 'two', applied_at: NOW },
      { number: 30, name: 'three', applied_at: NOW },
    ]);
    await engine.close();
  });

  test('a step that fails leaves the database at the step before, and runs again next time', async () => {
    const file = temporaryFile();
    const engine = await engineOn(file);
    const log: string[] = [];
    const one = step(10, 'one', log);
    await expect(run(engine, [one, step(20, 'two', log, true)])).rejects.toThrow('two failed');
    expect(tableNames(rawConnection(file))).toEqual(['one', 'schema_migration']);
    expect(await run(engine, [one, step(20, 'two', log)])).toBe(20);
    expect(log).toEqual(['one', 'two', 'two']);
    await engine.close();
  });

  test('two programs at once run each step once', async () => {
    const file = temporaryFile();
    const engines = [await engineOn(file), await engineOn(file)];
    const log: string[] = [];
    const steps = [step(10, 'one', log), step(20, 'two', log)];
    expect(await Promise.all(engines.map((engine) => run(engine, steps)))).toEqual([20, 20]);
    expect(log).toEqual(['one', 'two']);
    for (const engine of engines) await engine.close();
  });

  test('a step that this program does not know is refused before anything runs', async () => {
    const file = temporaryFile();
    const engine = await engineOn(file);
    const log: string[] = [];
    await run(engine, [step(10, 'one', log), step(30, 'three', log)]);
    await expect(run(engine, [step(10, 'one', log), step(20, 'two', log)])).rejects.toThrow(
      'database-too-new',
    );
    expect(log).toEqual(['one', 'three']);
    await engine.close();
  });
});
