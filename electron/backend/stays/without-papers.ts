/** A guest with nothing in hand, alone or of a group: roomed, put in the book, and the police to be told by a person. */
import type { z } from 'zod';
import type { withoutPapersView } from '../../bridge/views/stays.ts';
import type { StayDetails } from '../../core/declaration/stay-notice.ts';
import type { Failure } from '../../core/failure/failure.ts';
import { concludeVerdict } from '../../core/identity/conclude-verdict.ts';
import type { Person } from '../../core/identity/person.ts';
import { ok, type Result } from '../../core/result.ts';
import { birthDateAsTyped } from '../check-in/by-hand.ts';
import type { Filed } from '../filing.ts';
import type { StayContext } from './stay-context.ts';

export interface FiledWithoutPapers extends Filed {
  /** The task "inform the police", opened in the same transaction. */
  readonly policeTask: string;
}

/** Files the stay and opens its police task in one transaction. Fails like `fileStay`, and then nothing is written. */
export async function fileWithoutPapers(
  context: StayContext,
  said: z.output<typeof withoutPapersView>,
  stay: StayDetails,
  phone: string | undefined,
): Promise<Result<FiledWithoutPapers, Failure>> {
  const { environment } = context;
  const number = phone?.trim();
  // What the guest says and no more: no number, no document, and no birth date unless it was said.
  const person: Person = {
    fullName: said.fullName.replace(/\s+/g, ' ').trim(),
    birthDate: birthDateAsTyped(said.birthDate ?? ''),
    sex: said.sex,
    nationality: said.nationality.trim().toUpperCase(),
    document: { kind: 'other', number: '', issuingState: '' },
    ...(number && { phone: number }),
  };
  const verdict = concludeVerdict([{ name: 'access', outcome: 'not-possible', reason: 'typed-by-hand' }]);
  const { operatorId, facilityId } = context.by();
  const policeTask = environment.newId();
  const filed = await context.file(
    { person, source: 'typed', verdict },
    { ...stay, withoutPapers: true },
    {
      ...(said.permittedStayUntil !== undefined && { permittedStayUntil: said.permittedStayUntil }),
      also: async (stores, { id, kind: declared, stay: { room }, createdAt }) => {
        const kind = declared === 'foreign-stay' ? 'foreigner-without-passport' : 'guest-without-papers';
        await stores.policeTasks.insert({
          id: policeTask,
          facilityId,
          kind,
          stayId: id,
          fullName: person.fullName,
          room,
          openedAt: createdAt,
          openedBy: operatorId,
        });
        await stores.audit.append({
          type: 'police-task-opened',
          at: createdAt,
          operatorId,
          subject: policeTask,
          data: { kind },
        });
      },
    },
  );
  if (!filed.ok) return filed;
  context.changed([], ['stays', 'police-tasks']);
  return ok({ ...filed.value, policeTask });
}
