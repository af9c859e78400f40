/** Filing the check-in on the counter. */
import type { z } from 'zod';
import type { MethodOutput, methods } from '../../bridge/contract.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { Desk } from '../desk.ts';
import { withPhone } from './stay-context.ts';
import { detailsOf } from './stay-desk.ts';

type Input = z.output<(typeof methods)['stay.file']['input']>;

export async function fileFromCounter(
  { books, checkIn, file }: Pick<Desk, 'books' | 'checkIn' | 'file'>,
  { checkInId, stay, despiteForged, permittedStayUntil, earlierStay, residenceUnits }: Input,
): Promise<Result<MethodOutput<'stay.file'>, Failure>> {
  const taken = checkIn.take(checkInId);
  if (!taken.ok) return taken;
  if (taken.value.verdict.level === 'forged' && !despiteForged) return err(failure('forged-not-confirmed'));
  const who = withPhone(taken.value, stay.phone);
  const catalogue = residenceUnits && (await books.addresses.catalogue()).version;
  const person = {
    ...who.person,
    ...(residenceUnits &&
      catalogue !== undefined && {
        residenceUnits: {
          province: residenceUnits.province,
          ...(residenceUnits.ward !== undefined && { ward: residenceUnits.ward }),
          catalogue,
        },
      }),
  };
  const filed = await file({ ...who, person }, detailsOf(stay), {
    ...(permittedStayUntil !== undefined && { permittedStayUntil }),
    ...(earlierStay && { earlierStay }),
  });
  if (!filed.ok) return filed;
  const { notice, late } = filed.value;
  const { id, deadline } = notice;
  checkIn.filed(checkInId, { id, room: notice.stay.room, deadline, late });
  return ok({ id, deadline, late });
}
