import type { GuestPage } from '../../bridge/hooks.ts';
import { Panel } from '../../components/panel.tsx';
import { formatDate } from '../../messages/format.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { hashOf } from '../../router.ts';

/** Other stays of the same document, latest first. */
export function EarlierStays({ earlier }: { readonly earlier: GuestPage['earlier'] }) {
  const say = useTexts('guest');
  return (
    <Panel title={say('earlier')}>
      {earlier.length === 0 ? (
        <p className="guest-screen__note">{say('noEarlier')}</p>
      ) : (
        <ul className="earlier-stays">
          {earlier.map(({ id, room, arrival, until, status }) => (
            <li key={id}>
              <a className="number" href={hashOf({ screen: 'guest', part: id })}>
                {room} · {formatDate(arrival)} → {formatDate(until)}
              </a>{' '}
              <span className="stay-chain__muted">{say(`status.${status}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
