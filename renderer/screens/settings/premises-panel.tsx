/** Facts of the premises that deadlines depend on. */
import { useCall, useTrades } from '../../bridge/hooks.ts';
import { useDeskQuery } from '../../bridge/use-desk-query.ts';
import { Checkbox } from '../../components/checkbox.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useTexts } from '../../messages/use-texts.ts';

/** Nothing of it concerns a desk that only pawns. */
export function PremisesPanel() {
  const trades = useTrades();
  return trades.every((trade) => trade === 'pawnshop') ? null : <Remote />;
}

function Remote() {
  const say = useTexts('retention');
  const { toast } = useAnnouncer();
  const { data, failure, refresh } = useDeskQuery('premises.view', {});
  const change = useCall('premises.remote');
  const set = async (on: boolean) => {
    const reply = await change.call({ on });
    if (!reply.ok) return;
    toast({ tone: 'good', title: say('premises.saved') });
    refresh();
  };
  return (
    <Panel title={say('premises.title')}>
      {failure !== undefined && <FailureBanner failure={failure} title={say('failed')} />}
      {change.failure !== undefined && (
        <FailureBanner failure={change.failure} title={say('premises.failed')} />
      )}
      {data !== undefined && (
        <Checkbox isSelected={data.remote} isDisabled={change.pending} onChange={(on) => void set(on)}>
          {say('premises.switch')}
        </Checkbox>
      )}
      <p className="settings-text">{say('premises.text')}</p>
    </Panel>
  );
}
