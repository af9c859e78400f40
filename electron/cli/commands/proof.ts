/** `kiosk proof find | support-copy`: what was said to the authorities, word for word, or without the persons in it. */
import { writeFile } from 'node:fs/promises';
import packageJson from '../../../package.json' with { type: 'json' };
import { findProof, type ProofQuery, supportCopy } from '../../backend/proof-archive.ts';
import { failure } from '../../core/failure/failure.ts';
import { type DeskOptions, openDesk } from '../desk-options.ts';
import type { Output } from '../output.ts';
import { proofDocument } from './outbox.ts';

export interface FindOptions extends DeskOptions {
  readonly receipt?: string;
  readonly number?: string;
  readonly name?: string;
  readonly day?: string;
}

/** Exactly one question; undefined when there are none or several. */
function queryOf({ receipt, number, name, day }: FindOptions): ProofQuery | undefined {
  const queries: (ProofQuery | undefined)[] = [
    receipt === undefined ? undefined : { by: 'receipt', receiptNumber: receipt },
    number === undefined ? undefined : { by: 'document', number },
    name === undefined ? undefined : { by: 'name', name },
    day === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day) ? undefined : { by: 'day', day },
  ];
  const asked = queries.filter((one) => one !== undefined);
  return asked.length === 1 ? asked[0] : undefined;
}

const iso = (at: number): string => new Date(at).toISOString();

export async function proofFind(options: FindOptions, output: Output): Promise<void> {
  const query = queryOf(options);
  if (!query)
    return output.failed(failure('fields-invalid', { detail: 'one of --receipt, --number, --name, --day' }));
  const opened = await openDesk(options);
  if (!opened.ok) return output.failed(opened.error);
  const { desk, backend } = opened.value;
  try {
    const found = await findProof(desk.database, query);
    const documents = [];
    for (const { entry, declaration } of found) {
      const attempts = await desk.database.attempts.of(entry.id);
      documents.push({
        id: entry.id,
        kind: declaration.kind,
        fullName: declaration.person.fullName,
        channel: entry.channel,
        state: entry.state,
        filedAt: iso(entry.createdAt),
        ruleVersion: declaration.ruleVersion,
        proof: proofDocument(entry),
        attempts: attempts.map(({ at, action, outcome, failureCode, request, reply, durationMs }) => ({
          at: iso(at),
          action,
          outcome,
          failure: failureCode ?? null,
          durationMs: Math.round(durationMs),
          request,
          reply,
        })),
      });
    }
    output.result(
      { found: documents },
      documents.length === 0
        ? ['Không tìm thấy. / Nothing found.']
        : documents.map(
            ({ id, filedAt, state, fullName, proof }) =>
              `${filedAt}  ${state.padEnd(10)}  ${fullName}  ${proof?.receiptNumber ?? '–'}  ${id}`,
          ),
    );
  } finally {
    await backend.stop();
  }
}

/** To a file, or to stdout: what may be given to whoever helps. */
export async function proofSupportCopy(
  ids: readonly string[],
  options: DeskOptions & { readonly out?: string },
  output: Output,
): Promise<void> {
  const opened = await openDesk(options);
  if (!opened.ok) return output.failed(opened.error);
  const { desk, backend } = opened.value;
  try {
    const copy = await supportCopy(desk.database, ids, { version: packageJson.version, now: Date.now() });
    if (!copy.ok) return output.failed(copy.error);
    if (options.out === undefined)
      return output.result({ copy: JSON.parse(copy.value) as unknown }, [copy.value]);
    await writeFile(options.out, copy.value, { flag: 'wx' });
    output.result({ file: options.out }, [`Đã ghi / Written: ${options.out}`]);
  } finally {
    await backend.stop();
  }
}
