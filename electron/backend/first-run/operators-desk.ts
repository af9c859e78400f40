/** Who works at this desk, and who is there now. Ids stand in the audit log, so none is ever given twice. */
import { z } from 'zod';
import type { MethodInput, MethodOutput } from '../../bridge/contract.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import type { Environment } from '../../core/ports/environment.ts';
import type { Database } from '../../core/ports/stores.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { OperatorSettings } from '../desk-settings.ts';

export type OperatorsView = MethodOutput<'operators.view'>;
type SaveInput = MethodInput<'operators.save'>;

const SETTING = 'operators';
const roster = z.object({
  operators: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Of the next new one. */
  next: z.int().min(1),
});
type Roster = z.infer<typeof roster>;

export interface OperatorsDesk {
  view(): Promise<OperatorsView>;
  /** `fields-invalid` under the place of a name that stands there twice, or that is nobody's id. */
  save(input: SaveInput): Promise<Result<OperatorsView, Failure>>;
  atDesk(id: string): Promise<Result<OperatorsView, Failure>>;
}

const numberOf = (id: string): number => Number(/^operator-(\d+)$/.exec(id)?.[1] ?? 0);

export function createOperatorsDesk(parts: {
  readonly database: Database;
  readonly environment: Pick<Environment, 'now'>;
  readonly current: () => OperatorSettings;
  /** Puts somebody at the desk; audited by the settings. */
  readonly put: (operator: OperatorSettings) => Promise<unknown>;
}): OperatorsDesk {
  const { database, environment, current } = parts;

  async function kept(): Promise<Roster> {
    const parsed = roster.safeParse(await database.settings.get(SETTING)).data;
    const operators = parsed?.operators ?? [];
    const here = current();
    // Whoever is at the desk is one of them, also on a desk that is older than this list; a name changed elsewhere counts.
    const all = operators.some(({ id }) => id === here.id)
      ? operators.map((one) => (one.id === here.id ? { ...one, name: here.name } : one))
      : [here, ...operators];
    const highest = Math.max(0, ...all.map(({ id }) => numberOf(id)));
    return { operators: all, next: Math.max(parsed?.next ?? 1, highest + 1) };
  }

  async function view(): Promise<OperatorsView> {
    const { operators } = await kept();
    return { operators: operators.map(({ id, name }) => ({ id, name })), atDesk: current().id };
  }

  return {
    view,
    async save({ operators, atDesk }) {
      const { operators: before, next: first } = await kept();
      const known = new Set(before.map(({ id }) => id));
      const seen = new Set<string>();
      const fields = operators.flatMap(({ id, name }, at) => {
        const twice = seen.has(name.toLocaleLowerCase('vi'));
        seen.add(name.toLocaleLowerCase('vi'));
        if (twice)
          return [
            {
              path: `operators.${at}.name`,
              message: {
                vi: 'Tên này đã có ở trên. Thêm họ hoặc tên đệm để phân biệt.',
                en: 'This name stands above already. Add a middle or family name to tell them apart.',
              },
            },
          ];
        return id === undefined || known.has(id)
          ? []
          : [{ path: `operators.${at}.name`, message: { vi: 'Không có người này.', en: 'Nobody such.' } }];
      });
      if (fields.length > 0) return err(failure('fields-invalid', { fields }));
      let next = first;
      const list = operators.map(({ id, name }) => ({ id: id ?? `operator-${next++}`, name }));
      const here = list[atDesk];
      if (here === undefined) return err(failure('fields-invalid', { fields: [] }));
      await database.transaction(async (stores) => {
        await stores.settings.set(SETTING, { operators: list, next } satisfies Roster);
        await stores.audit.append({
          type: 'settings-changed',
          at: environment.now(),
          operatorId: current().id,
          data: { key: SETTING, count: list.length },
        });
      });
      await parts.put(here);
      return ok(await view());
    },
    async atDesk(id) {
      const list = await kept();
      const found = list.operators.find((one) => one.id === id);
      if (!found) return err(failure('record-not-found'));
      if (found.id !== current().id) {
        // Whoever leaves the desk may bear another name than when the list was kept.
        await database.transaction((stores) => stores.settings.set(SETTING, list));
        await parts.put(found);
      }
      return ok(await view());
    },
  };
}
