/** The files that certificates came from: a list that turns out not to be the state's goes as a whole. */
import { useState } from 'react';
import type { Settings } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { useTexts } from '../../messages/use-texts.ts';

/** One file alone, with one certificate, is removed in the list itself. */
const LEAST_ENTRIES = 2;

/** Origin → how many entries. */
export function countByOrigin({
  trustAnchors,
  revocationLists,
}: Pick<Settings, 'trustAnchors' | 'revocationLists'>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { origin } of [...trustAnchors, ...revocationLists]) {
    if (origin !== undefined) counts.set(origin, (counts.get(origin) ?? 0) + 1);
  }
  return counts;
}

export function TrustOrigins(props: {
  readonly settings: Settings;
  readonly onRemove: (origin: string) => void;
}) {
  const say = useTexts('settings');
  const common = useTexts('common');
  const [asked, setAsked] = useState<{ readonly origin: string; readonly count: number }>();
  const files = [...countByOrigin(props.settings)].filter(([, count]) => count >= LEAST_ENTRIES);
  if (files.length === 0) return null;
  return (
    <section className="trust-section">
      <h3 className="trust-section__title">{say('trust.origins.title')}</h3>
      <ul className="trust-list">
        {files.map(([origin, count]) => (
          <li key={origin} className="trust-list__anchor">
            <p className="trust-list__subject">{origin}</p>
            <p className="trust-list__detail number">{say('trust.counted', { count })}</p>
            <div className="trust-list__remove">
              <Button
                variant="quiet"
                onPress={() => setAsked({ origin, count })}
                aria-label={`${say('trust.origins.remove')}: ${origin}`}
              >
                {say('trust.origins.remove')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Confirm
        isOpen={asked !== undefined}
        title={say('trust.origins.ask')}
        text={say('trust.origins.text', { origin: asked?.origin ?? '', count: asked?.count ?? 0 })}
        yes={common('remove')}
        no={common('cancel')}
        onNo={() => setAsked(undefined)}
        onYes={() => {
          if (asked !== undefined) props.onRemove(asked.origin);
          setAsked(undefined);
        }}
      />
    </section>
  );
}
