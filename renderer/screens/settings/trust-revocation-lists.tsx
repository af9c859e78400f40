/** Revocation lists: which CSCA's, how new, and whether a newer one is overdue. */
import { useState } from 'react';
import type { Settings } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { formatDate } from '../../messages/format.ts';
import { useTexts } from '../../messages/use-texts.ts';

type RevocationList = Settings['revocationLists'][number];

export function TrustRevocationLists(props: {
  readonly lists: readonly RevocationList[];
  readonly onRemove: (id: string) => void;
}) {
  const say = useTexts('settings');
  const common = useTexts('common');
  const [asked, setAsked] = useState<RevocationList>();
  if (props.lists.length === 0) return null;
  return (
    <section className="trust-section">
      <h3 className="trust-section__title">{say('trust.revocation.title')}</h3>
      <ul className="trust-list">
        {props.lists.map((list) => (
          <li key={list.id} className="trust-list__anchor">
            <p className="trust-list__subject">
              {list.issuer}
              {list.overdue && <StatusBadge tone="warn">{say('trust.revocation.overdue')}</StatusBadge>}
            </p>
            <p className="trust-list__detail number">
              {say('trust.revocation.text', { from: formatDate(list.thisUpdate), count: list.revoked })}
              {list.nextUpdate !== undefined &&
                ` · ${say('trust.revocation.next', { date: formatDate(list.nextUpdate) })}`}
            </p>
            <p className="trust-list__detail">
              {say('trust.from', { date: formatDate(list.addedAt), origin: list.origin ?? '–' })}
            </p>
            <div className="trust-list__remove">
              <Button
                variant="quiet"
                onPress={() => setAsked(list)}
                aria-label={`${common('remove')}: ${list.issuer}`}
              >
                {common('remove')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Confirm
        isOpen={asked !== undefined}
        title={say('trust.revocation.removeAsk')}
        text={say('trust.revocation.removeText', { subject: asked?.issuer ?? '' })}
        yes={common('remove')}
        no={common('cancel')}
        onNo={() => setAsked(undefined)}
        onYes={() => {
          if (asked !== undefined) props.onRemove(asked.id);
          setAsked(undefined);
        }}
      />
    </section>
  );
}
