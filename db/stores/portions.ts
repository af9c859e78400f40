/** Long lists of ids go to the database in portions: a statement takes a limited number of parameters. */
const PORTION = 200;

/** Runs `work` on one portion after the other and gives all rows in the portions' order. */
export async function inPortions<I, T>(
  items: readonly I[],
  work: (portion: readonly I[]) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const rows: T[] = [];
  for (let start = 0; start < items.length; start += PORTION) {
    rows.push(...(await work(items.slice(start, start + PORTION))));
  }
  return rows;
}

/** `found` in the order of `ids`; ids without a find are left out, repeated ones are repeated. */
export function inOrderOf<T extends { readonly id: string }>(
  ids: readonly string[],
  found: readonly T[],
): readonly T[] {
  const byId = new Map(found.map((item) => [item.id, item]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
