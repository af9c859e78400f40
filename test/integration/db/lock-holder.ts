/**
 * Another program that has the desk's database open: takes the write lock, says so, and holds it until it is ended.
 *
 * Usage: node lock-holder.ts DATABASE-FILE
 */
import { writeSync } from 'node:fs';
import { connectSqlite } from '../../../db/sqlite.ts';

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('usage: lock-holder DATABASE-FILE');

const connection = connectSqlite(file, { busyTimeoutMs: 1_000 });
connection.exec('begin immediate');
writeSync(1, 'locked\n');
setInterval(() => connection.pragma('schema_version'), 1_000);
