/** What the operator can say about it where no receipt comes by itself. */
import { useState } from 'react';
import { type OutboxEntry, useCall } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { DrawerSection } from './drawer-section.tsx';
import './entry-statements.css';
import { type Statement, StatementForm } from './statement-form.tsx';

export function EntryStatements({ entry }: { readonly entry: OutboxEntry }) {
  const say = useTexts('by-hand');
  const both = useBilingual();
  const { toast } = useAnnouncer();
  const disown = useCall('outbox.disown');
  const [stating, setStating] = useState<Statement>();
  const [asking, setAsking] = useState(false);
  // The number that the portal shows is about a whole file, so it is typed where the file is.
  const offered = entry.statements.filter((one) => one !== 'typed-count');
  const sendAgain = async () => {
    setAsking(false);
    const reply = await disown.call({ ids: [entry.id] });
    if (reply.ok) toast({ tone: 'good', title: say('disown.done') });
    else toast({ tone: 'bad', title: both(reply.failure.message), text: both(reply.failure.remedy) });
  };
  return (
    <DrawerSection title={say('statement.title')}>
      <div className="entry-statements__buttons">
        {offered.map((one) => (
          <Button
            key={one}
            isPending={disown.pending}
            onPress={() => (one === 'disown' ? setAsking(true) : setStating(one))}
          >
            {say(`statement.${one}`)}
          </Button>
        ))}
      </div>
      {stating !== undefined && (
        <StatementForm key={stating} ids={[entry.id]} kind={stating} onDone={() => setStating(undefined)} />
      )}
      <Confirm
        isOpen={asking}
        title={say('disown.title')}
        text={say('disown.text')}
        yes={say('disown.yes')}
        no={say('disown.no')}
        onNo={() => setAsking(false)}
        onYes={() => void sendAgain()}
      />
    </DrawerSection>
  );
}
