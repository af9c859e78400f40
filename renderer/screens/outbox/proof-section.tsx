/** The proof of one entry, and who or what vouches for it: the authority's key, or a person. */
import { CircleCheck } from 'lucide-react';
import type { OutboxDetail } from '../../bridge/hooks.ts';
import { DetailsList } from '../../components/details-list.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { formatDateTime } from '../../messages/format.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { DrawerSection } from './drawer-section.tsx';

export function ProofSection({ detail: { proof } }: { readonly detail: OutboxDetail }) {
  const say = useTexts('outbox');
  return (
    <DrawerSection title={say('detail.proof')}>
      {proof === undefined ? (
        <p className="entry-drawer__note">{say('detail.noProof')}</p>
      ) : (
        <div className="entry-drawer__proof">
          <p className="entry-drawer__receipt number">{proof.receiptNumber}</p>
          <StatusBadge tone="good" icon={CircleCheck}>
            {say(`detail.vouched.${proof.kind}`)}
          </StatusBadge>
          <DetailsList
            details={[
              { label: say('detail.registeredAt'), value: formatDateTime(proof.registeredAt), number: true },
              { label: say('detail.storedAt'), value: formatDateTime(proof.storedAt), number: true },
              ...(proof.keyId ? [{ label: say('detail.keyId'), value: proof.keyId, number: true }] : []),
            ]}
          />
        </div>
      )}
    </DrawerSection>
  );
}
