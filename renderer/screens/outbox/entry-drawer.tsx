/** One declaration in full: how it stands, its proof, what was tried, and what was declared. */
import { useEffect, useState } from 'react';
import { type OutboxDetail, useOutboxDetail } from '../../bridge/hooks.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Drawer } from '../../components/drawer.tsx';
import { EntryStateBadge } from '../../components/entry-state-badge.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { formatTimeNear, formatTimeWithSeconds } from '../../messages/format.ts';
import { useSpan } from '../../messages/use-span.ts';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { Conversation } from './conversation.tsx';
import { DeclaredDetails } from './declared-details.tsx';
import { DrawerSection } from './drawer-section.tsx';
import { EntryActions } from './entry-actions.tsx';
import { EntryStatements } from './entry-statements.tsx';
import './entry-drawer.css';
import { MoveEntry, PassedOver } from './move-entry.tsx';
import { ProofSection } from './proof-section.tsx';
import { StayLink } from './stay-link.tsx';
import { SupportCopy } from './support-copy.tsx';

export function EntryDrawer({
  entryId,
  onClose,
}: {
  readonly entryId: string | undefined;
  readonly onClose: () => void;
}) {
  // The last one stays while the drawer leaves.
  const [shown, setShown] = useState(entryId);
  useEffect(() => {
    if (entryId !== undefined) setShown(entryId);
  }, [entryId]);
  const id = entryId ?? shown;
  if (id === undefined) return null;
  return <OpenDrawer key={id} id={id} isOpen={entryId !== undefined} onClose={onClose} />;
}

interface OpenDrawerProps {
  readonly id: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

function OpenDrawer({ id, isOpen, onClose }: OpenDrawerProps) {
  const say = useTexts('outbox');
  const common = useTexts('common');
  const { data, failure } = useOutboxDetail(id);
  const hasActions = data !== undefined && data.entry.actions.length > 0;
  return (
    <Drawer
      isOpen={isOpen}
      onClose={onClose}
      title={data === undefined ? say('title') : say('detail.title', { name: data.entry.fullName })}
      footer={hasActions ? <EntryActions entry={data.entry} /> : undefined}
    >
      {failure !== undefined && <FailureBanner failure={failure} title={say('detail.missing')} />}
      {data === undefined && failure === undefined && <p>{common('loading')}</p>}
      {data !== undefined && (
        <>
          <StateSection detail={data} />
          <PassedOver detail={data} />
          {data.stay !== undefined && <StayLink entryId={id} />}
          {data.entry.statements.length > 0 && <EntryStatements entry={data.entry} />}
          <MoveEntry detail={data} />
          <ProofSection detail={data} />
          <AttemptsSection detail={data} />
          <DeclaredDetails detail={data} />
        </>
      )}
    </Drawer>
  );
}

function StateSection({ detail: { entry } }: { readonly detail: OutboxDetail }) {
  const say = useTexts('outbox');
  const byHand = useTexts('by-hand');
  const common = useTexts('common');
  const both = useBilingual();
  const span = useSpan();
  const now = useNow();
  const { nextAttemptAt, failure } = entry;
  return (
    <section className="entry-drawer__section">
      <div className="entry-drawer__state">
        <EntryStateBadge state={entry.state} size="l" />
        {entry.late && (
          <StatusBadge tone={entry.state === 'registered' ? 'warn' : 'bad'} size="l">
            {common(entry.state === 'registered' ? 'sentLate' : 'late')}
          </StatusBadge>
        )}
      </div>
      <p className="entry-drawer__sentence">{both(entry.sentence)}</p>
      <p className="entry-drawer__note">
        {byHand('channel.label')} {byHand(`channel.${entry.channel}`)}
      </p>
      {failure !== undefined && entry.state !== 'registered' && <p>{both(failure.remedy)}</p>}
      {nextAttemptAt !== undefined && nextAttemptAt > now && (
        <p className="entry-drawer__note number">
          {say('detail.next', { time: formatTimeNear(nextAttemptAt, now), span: span(nextAttemptAt - now) })}
        </p>
      )}
    </section>
  );
}

function AttemptsSection({ detail: { attempts, entry } }: { readonly detail: OutboxDetail }) {
  const say = useTexts('outbox');
  const both = useBilingual();
  return (
    <DrawerSection title={say('detail.attempts')}>
      {attempts.length === 0 && <p className="entry-drawer__note">{say('detail.noAttempts')}</p>}
      <ol className="entry-attempts">
        {attempts.map((attempt) => (
          <li key={`${attempt.at}-${attempt.action}`} className="entry-attempts__attempt">
            <span className="number">{formatTimeWithSeconds(attempt.at)}</span>
            <span className="entry-attempts__what">
              <EntryStateBadge state={attempt.outcome} />
              <span className="entry-drawer__note number">
                {say('detail.ms', { ms: Math.round(attempt.durationMs) })}
              </span>
            </span>
            <span className="entry-attempts__sentence">{both(attempt.sentence)}</span>
          </li>
        ))}
      </ol>
      {attempts.length > 0 && <Conversation id={entry.id} />}
      <SupportCopy id={entry.id} />
    </DrawerSection>
  );
}
