import { CircleQuestionMark, type LucideIcon, Send, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { OutboxAction, OutboxEntry } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { useEntryAction } from './use-entry-action.ts';

const ICONS: Readonly<Record<OutboxAction, LucideIcon>> = {
  'send-now': Send,
  'ask-authority': CircleQuestionMark,
  cancel: Trash2,
};

/** Only what the desk says is safe now; what cannot be taken back is asked about first. */
export function EntryActions({ entry }: { readonly entry: OutboxEntry }) {
  const say = useTexts('outbox');
  const { act, pending } = useEntryAction();
  const [asking, setAsking] = useState(false);
  return (
    <>
      {entry.actions.map((action) => {
        const Icon = ICONS[action];
        return (
          <Button
            key={action}
            variant={action === 'cancel' ? 'danger' : 'primary'}
            icon={<Icon aria-hidden="true" />}
            isPending={pending}
            onPress={() => (action === 'cancel' ? setAsking(true) : void act(entry.id, action))}
          >
            {say(`action.${action}`)}
          </Button>
        );
      })}
      <Confirm
        isOpen={asking}
        title={say('confirm.title')}
        text={say('confirm.text', { name: entry.fullName })}
        yes={say('confirm.yes')}
        no={say('confirm.no')}
        onNo={() => setAsking(false)}
        onYes={() => {
          setAsking(false);
          void act(entry.id, 'cancel');
        }}
      />
    </>
  );
}
