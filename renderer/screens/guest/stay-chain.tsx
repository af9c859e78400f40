import type { GuestPage } from '../../bridge/hooks.ts';
import { EntryStateBadge } from '../../components/entry-state-badge.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { formatDateTime } from '../../messages/format.ts';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { hashOf } from '../../router.ts';

type ChainRecord = GuestPage['chain'][number];

/** Every record of the stay, the first one first, each with its own proof. */
export function StayChain({ chain }: { readonly chain: readonly ChainRecord[] }) {
  return (
    <ol className="stay-chain">
      {chain.map((record) => (
        <ChainItem key={record.id} record={record} />
      ))}
    </ol>
  );
}

function ChainItem({ record }: { readonly record: ChainRecord }) {
  const say = useTexts('guest');
  const common = useTexts('common');
  const both = useBilingual();
  const due = formatDateTime(record.deadline);
  return (
    <li className="stay-chain__record">
      <div className="stay-chain__head">
        <strong>{say(`what.${record.what}`)}</strong>
        <EntryStateBadge state={record.state} />
        {record.late && <StatusBadge tone="bad">{common('late')}</StatusBadge>}
      </div>
      <p>{both(record.text)}</p>
      <p className="stay-chain__muted">{both(record.sentence)}</p>
      <p className="stay-chain__muted">
        {record.proof === undefined ? (
          <span className="number">
            {say(record.deadlineBasis === 'law' ? 'field.due' : 'field.dueDesk', { at: due })}
          </span>
        ) : (
          <a className="number" href={hashOf({ screen: 'outbox', part: record.id })}>
            {say('proof', { number: record.proof.receiptNumber })}
          </a>
        )}{' '}
        · <span className="number">{formatDateTime(record.filedAt)}</span>
      </p>
    </li>
  );
}
