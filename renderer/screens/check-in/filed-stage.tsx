/** Filed: the confirmation turns green by itself when the signed receipt is stored. */
import { BadgeCheck, Send } from 'lucide-react';
import { useEffect } from 'react';
import { useOutboxDetail } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { EntryStateBadge } from '../../components/entry-state-badge.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import type { Filed } from './counter-state.ts';
import './filed-stage.css';
import { useCounterActions } from './use-counter-actions.ts';

export function FiledStage({ filed }: { readonly filed: Filed }) {
  const say = useTexts('check-in');
  const both = useBilingual();
  const actions = useCounterActions();
  const { announce } = useAnnouncer();
  const entry = useOutboxDetail(filed.id).data?.entry;
  const proven = entry?.state === 'registered';
  useEffect(() => {
    announce(say(proven ? 'sayProven' : 'sayFiled', { name: filed.fullName }));
  }, [announce, say, proven, filed.fullName]);
  const Icon = proven ? BadgeCheck : Send;

  return (
    <section className={`filed-stage${proven ? ' filed-stage--proven' : ''}`}>
      <Icon className="filed-stage__icon" aria-hidden="true" size={72} strokeWidth={1.4} />
      <div className="filed-stage__words">
        <h2>{say(proven ? 'proofGreen' : 'filedTitle')}</h2>
        <p className="filed-stage__who">
          <strong>{filed.fullName}</strong> · {say('filedRoom', { room: filed.room })}
        </p>
        <div className="filed-stage__state" role="status">
          {entry && !proven && <EntryStateBadge state={entry.state} size="l" />}
          <p>{entry ? both(entry.sentence) : say('filedText')}</p>
        </div>
        {!proven && <p className="filed-stage__calm">{say('filedText')}</p>}
        {filed.late && <p className="filed-stage__late">{say('filedLate')}</p>}
        <div className="filed-stage__next">
          <Button variant="primary" size="l" keyHint="Enter" autoFocus onPress={() => void actions.next()}>
            {say('nextGuest')}
          </Button>
          <p>{say('nextHint')}</p>
        </div>
      </div>
    </section>
  );
}
