/** The stays of any period, portion by portion: a year of a busy house is too much for one question. */
import type { StayStore } from '../../core/ports/stay-stores.ts';
import type { StayPicture } from '../../core/stay/stay-picture.ts';
import type { EpochMs } from '../../core/time/vietnam-time.ts';

const PORTION = 200;

/** Latest arrival first, cancelled ones left out; between two portions the desk does other work. */
export async function* staysBetween(
  stays: Pick<StayStore, 'between'>,
  from: EpochMs,
  until: EpochMs,
): AsyncGenerator<StayPicture> {
  for (let after: StayPicture | undefined; ; ) {
    const portion = await stays.between({
      from,
      until,
      limit: PORTION,
      ...(after && { after: { arrival: after.arrival, id: after.stayId } }),
    });
    for (const picture of portion) if (picture.status !== 'cancelled') yield picture;
    after = portion.at(-1);
    if (portion.length < PORTION || after === undefined) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
