/** The list of trust anchors, searched while typing, in portions. */
import { useState } from 'react';
import type { Settings } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { formatDate } from '../../messages/format.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { findAnchors, inOrder } from './find-anchors.ts';

type Anchor = Settings['trustAnchors'][number];

const PORTION = 50;
/** Fewer are seen at a glance. */
const LEAST_TO_SEARCH = 8;

export function TrustAnchors(props: {
  readonly anchors: readonly Anchor[];
  readonly onRemove: (id: string) => void;
}) {
  const say = useTexts('settings');
  const common = useTexts('common');
  const [typed, setTyped] = useState('');
  const [shown, setShown] = useState(PORTION);
  const [asked, setAsked] = useState<Anchor>();
  const found = inOrder(findAnchors(props.anchors, typed));
  const left = found.length - shown;
  return (
    <section className="trust-section">
      <h3 className="trust-section__title">
        {say('trust.list')} · <span className="number">{say('trust.counted', { count: found.length })}</span>
      </h3>
      {props.anchors.length >= LEAST_TO_SEARCH && (
        <SearchBox
          label={say('trust.search')}
          placeholder={say('trust.search')}
          clearLabel={say('trust.clear')}
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setShown(PORTION);
          }}
        />
      )}
      {found.length === 0 && <p className="settings-text">{say('trust.none')}</p>}
      <ul className="trust-list" aria-label={say('trust.list')}>
        {found.slice(0, shown).map((anchor) => (
          <AnchorRow key={anchor.id} anchor={anchor} onRemove={() => setAsked(anchor)} />
        ))}
      </ul>
      {left > 0 && (
        <Button onPress={() => setShown(shown + PORTION)}>
          {say('trust.more', { count: Math.min(left, PORTION) })}
        </Button>
      )}
      <Confirm
        isOpen={asked !== undefined}
        title={say('trust.removeAsk')}
        text={say('trust.removeText', { subject: asked?.subject ?? '' })}
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

function AnchorRow({ anchor, onRemove }: { readonly anchor: Anchor; readonly onRemove: () => void }) {
  const say = useTexts('settings');
  const common = useTexts('common');
  const validity = say('trust.range', {
    from: formatDate(anchor.validFrom),
    to: formatDate(anchor.validUntil),
  });
  return (
    <li className="trust-list__anchor">
      <p className="trust-list__subject">
        {anchor.subject}
        {anchor.expiry === 'expired' && <StatusBadge tone="idle">{say('trust.expired')}</StatusBadge>}
        {anchor.expiry === 'expires-soon' && <StatusBadge tone="warn">{say('trust.soon')}</StatusBadge>}
        {anchor.needsSuccessor && <StatusBadge tone="warn">{say('trust.needsSuccessor')}</StatusBadge>}
      </p>
      <p className="trust-list__detail number">
        {anchor.country !== '' && `${say('trust.country')}: ${anchor.country} · `}
        {say('trust.valid')}: {validity}
      </p>
      <p className="trust-list__detail">
        {say('trust.from', { date: formatDate(anchor.addedAt), origin: anchor.origin ?? '–' })}
      </p>
      <p className="trust-list__detail number">
        {say('trust.fingerprint')}: {anchor.sha256}
      </p>
      <div className="trust-list__remove">
        <Button variant="quiet" onPress={onRemove} aria-label={`${common('remove')}: ${anchor.subject}`}>
          {common('remove')}
        </Button>
      </div>
    </li>
  );
}
