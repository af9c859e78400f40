import { useGuestPage } from '../../bridge/hooks.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { hashOf } from '../../router.ts';

/** To the whole stay that an entry began; nothing for an entry that changes a stay or is about something else. */
export function StayLink({ entryId }: { readonly entryId: string }) {
  const say = useTexts('outbox');
  const { data } = useGuestPage(entryId);
  return data && <a href={hashOf({ screen: 'guest', part: entryId })}>{say('detail.openStay')}</a>;
}
