/** Word for word what was sent and what came back, fetched only when somebody wants to see it. */
import { useState } from 'react';
import type { MethodOutput } from '../../../electron/bridge/contract.ts';
import { useDeskQuery } from '../../bridge/use-desk-query.ts';
import { Button } from '../../components/button.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { formatDate, formatTimeWithSeconds } from '../../messages/format.ts';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import './conversation.css';

export function Conversation({ id }: { readonly id: string }) {
  const say = useTexts('proofs');
  const [open, setOpen] = useState(false);
  return (
    <>
      <div>
        <Button onPress={() => setOpen(!open)} aria-expanded={open}>
          {say(open ? 'conversation.close' : 'conversation.open')}
        </Button>
      </div>
      {open && <Words id={id} />}
    </>
  );
}

function Words({ id }: { readonly id: string }) {
  const say = useTexts('proofs');
  const common = useTexts('common');
  const { data, failure, pending } = useDeskQuery('proof.show', { id });
  if (failure !== undefined) return <FailureBanner failure={failure} title={say('conversation.failed')} />;
  if (pending || data === undefined) return <p role="status">{common('loading')}</p>;
  return (
    <div className="conversation">
      <p className="entry-drawer__note">{say('conversation.rule', { version: data.ruleVersion })}</p>
      {data.attempts.length === 0 && <p className="entry-drawer__note">{say('conversation.none')}</p>}
      {data.attempts.map((attempt, index) => (
        <AttemptWords key={`${attempt.at}-${attempt.action}`} attempt={attempt} number={index + 1} />
      ))}
      {data.receipt !== undefined && <Text label={say('conversation.receipt')} text={data.receipt} />}
    </div>
  );
}

type Attempt = MethodOutput<'proof.show'>['attempts'][number];

function AttemptWords({ attempt, number }: { readonly attempt: Attempt; readonly number: number }) {
  const say = useTexts('proofs');
  const both = useBilingual();
  const at = `${formatTimeWithSeconds(attempt.at)} ${formatDate(attempt.at)}`;
  return (
    <section className="conversation__attempt">
      <h4 className="conversation__title number">{say('conversation.attempt', { number, at })}</h4>
      <p className="entry-drawer__note">{both(attempt.sentence)}</p>
      <Text label={say('conversation.request')} text={attempt.request} />
      <Text label={say('conversation.reply')} text={attempt.reply} />
    </section>
  );
}

/** JSON is laid out so that a person can read it; anything else stays as it came. */
function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}

function Text({ label, text }: { readonly label: string; readonly text: string }) {
  const say = useTexts('proofs');
  return (
    <figure className="conversation__text">
      <figcaption className="entry-drawer__note">{label}</figcaption>
      {text === '' ? (
        <p className="entry-drawer__note">{say('conversation.nothing')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached and scrolled from the keyboard
        <section className="conversation__words" tabIndex={0} aria-label={label} translate="no">
          <pre>{readable(text)}</pre>
        </section>
      )}
    </figure>
  );
}
