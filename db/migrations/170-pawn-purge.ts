/**
 * 170: pledges and reports of suspicion end as well, under the same guard as the rest (090): only what a purge names goes,
 * and a pledge that is not ended is never named.
 */
import type { Guard } from '../dialect.ts';
import type { MigrationStep } from './migration.ts';

const unlessPurged = (table: string, key: string): Guard => ({
  name: `${table}_no_delete`,
  table,
  on: 'delete',
  when: `not exists (select 1 from purge where purge.record_id = old.${key})`,
  message: `${table} is append-only: a purge alone deletes from it`,
});

export async function createPawnPurge({ db, dialect }: MigrationStep): Promise<void> {
  for (const guard of [
    unlessPurged('pawn_contract', 'id'),
    unlessPurged('pawn_event', 'contract_id'),
    unlessPurged('suspicion_report', 'id'),
  ]) {
    await dialect.drop(db, guard);
    await dialect.refuse(db, guard);
  }
  // SECURITY: retention — what is pledged, or held or taken by the police, is never purged, whatever the program asks.
  await dialect.refuse(db, {
    name: 'purge_only_ended_pawns',
    table: 'purge',
    on: 'insert',
    when: `exists (select 1 from pawn_contract where pawn_contract.id = new.record_id and pawn_contract.status not in ('redeemed', 'liquidated'))`,
    message: 'a pledge that has not ended is not purged',
  });
  // By the day on which it ended, which is how what is old enough is found.
  await db.schema
    .createIndex('pawn_contract_ended')
    .on('pawn_contract')
    .columns(['status', 'ended_on'])
    .execute();
}
