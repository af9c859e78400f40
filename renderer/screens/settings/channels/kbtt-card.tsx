import { KeyRound, PencilLine } from 'lucide-react';
import { useState } from 'react';
import type { ChannelReport, Settings } from '../../../bridge/hooks.ts';
import { Button } from '../../../components/button.tsx';
import { DetailsList } from '../../../components/details-list.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useTexts } from '../../../messages/use-texts.ts';
import { ChannelCard } from './channel-card.tsx';
import { KbttForm } from './kbtt-form.tsx';

export interface KbttCardProps {
  readonly report: ChannelReport;
  readonly kbtt: Settings['kbtt'];
  readonly onChange: () => void;
}

export function KbttCard({ report, kbtt, onChange }: KbttCardProps) {
  const say = useTexts('channels');
  const [editing, setEditing] = useState(false);
  /** What was found out about the old papers says nothing of the new ones. */
  const [saved, setSaved] = useState(0);
  const done = () => {
    setSaved(saved + 1);
    setEditing(false);
    onChange();
  };
  return (
    <ChannelCard
      key={saved}
      report={report}
      title={say('kbtt.title')}
      kept={kbtt !== undefined}
      checkLabel={say('check.try')}
      onChange={onChange}
    >
      {kbtt !== undefined && (
        <DetailsList
          details={[
            { label: say('kbtt.host'), value: kbtt.host, number: true },
            { label: say('kbtt.batch'), value: String(kbtt.maxBatch), number: true },
          ]}
        />
      )}
      {editing && <KbttForm host={kbtt?.host} onDone={done} />}
      {!editing && kbtt !== undefined && (
        <div>
          <Button icon={<PencilLine aria-hidden="true" />} onPress={() => setEditing(true)}>
            {say('kbtt.change')}
          </Button>
        </div>
      )}
      {!editing && kbtt === undefined && (
        <EmptyState
          icon={<KeyRound />}
          title={say('kbtt.emptyTitle')}
          text={say('kbtt.emptyText')}
          action={<Button onPress={() => setEditing(true)}>{say('kbtt.setUp')}</Button>}
        />
      )}
    </ChannelCard>
  );
}
