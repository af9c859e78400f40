import { useCallback } from 'react';
import { type OutboxAction, useCall } from '../../bridge/hooks.ts';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';

/** Does a safe action on an entry and says what came of it. */
export function useEntryAction(): {
  readonly act: (id: string, action: OutboxAction) => Promise<void>;
  readonly pending: boolean;
} {
  const say = useTexts('outbox');
  const both = useBilingual();
  const { toast } = useAnnouncer();
  const { call, pending } = useCall('outbox.act');
  const act = useCallback(
    async (id: string, action: OutboxAction) => {
      const reply = await call({ id, action });
      if (reply.ok) toast({ tone: 'good', title: say(`done.${action}`), text: both(reply.value.sentence) });
      else toast({ tone: 'bad', title: both(reply.failure.message), text: both(reply.failure.remedy) });
    },
    [call, toast, say, both],
  );
  return { act, pending };
}
