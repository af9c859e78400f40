/** What the desk says of the stay as it stands in the form: its deadline, what is worth knowing, and the stay it overlaps. */
import { useEffect, useState } from 'react';
import type { MethodOutput } from '../../../electron/bridge/contract.ts';
import { useDeskContext } from '../../bridge/desk-provider.tsx';
import { type CheckIn, draftOf, permittedOf, type StayDraft } from './counter-state.ts';
import { useCounter } from './counter-store.ts';

export type StayCheck = MethodOutput<'stay.check'>;

/** After the last key; the desk is asked once for a day, not for each of its digits. */
const TYPING_MS = 250;

/** What a group shares, in place of what the form of one guest says. */
export interface SharedStay extends Pick<StayDraft, 'arrival' | 'plannedDeparture' | 'reason'> {
  readonly reasonText?: string | undefined;
  readonly permittedStayUntil?: string | undefined;
}

/** Undefined until the desk has answered for this guest; then the last answer. */
export function useStayCheck(view: CheckIn, shared?: SharedStay): StayCheck | undefined {
  const { client } = useDeskContext();
  const counter = useCounter();
  const [answer, setAnswer] = useState<{ readonly id: string; readonly check: StayCheck }>();
  const draft = draftOf(view, counter);
  const asked = JSON.stringify(
    draft && {
      checkInId: view.id,
      stay: shared ? { ...draft, ...stayOf(shared) } : draft,
      permittedStayUntil: permittedOf(view, counter) ?? shared?.permittedStayUntil,
    },
  );
  useEffect(() => {
    if (asked === undefined) return;
    let over = false;
    const timer = setTimeout(() => {
      const input = JSON.parse(asked) as Parameters<typeof client.call<'stay.check'>>[1];
      void client.call('stay.check', input).then((reply) => {
        if (!over && reply.ok) setAnswer({ id: input.checkInId, check: reply.value });
      });
    }, TYPING_MS);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [client, asked]);
  return answer?.id === view.id ? answer.check : undefined;
}

const stayOf = ({ arrival, plannedDeparture, reason, reasonText }: SharedStay) => ({
  arrival,
  plannedDeparture,
  reason,
  reasonText,
});
