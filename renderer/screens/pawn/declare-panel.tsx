/** Whether contracts go to the police at all: no national rule asks for it, and the panel says so. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCall } from '../../bridge/hooks.ts';
import { keyOf } from '../../bridge/live-view.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { usePawnSetup } from './use-pawn.ts';

export function DeclarePanel() {
  const say = useTexts('pawn');
  const common = useTexts('common');
  const both = useBilingual();
  const { toast } = useAnnouncer();
  const cache = useQueryClient();
  const { data: setup } = usePawnSetup();
  const save = useCall('pawn.declarations');
  const [typed, setTyped] = useState<{ readonly on: boolean; readonly hours: string }>();
  if (setup === undefined) return null;
  const { on, dueHours, note } = setup.declarations;
  const state = typed ?? { on, hours: String(dueHours) };
  const hours = Number(state.hours);
  const isHours = Number.isInteger(hours) && hours >= 1 && hours <= 720;
  const store = async () => {
    const saved = await save.call({ on: state.on, dueHours: hours });
    if (!saved.ok) return;
    cache.setQueryData(keyOf('pawn.setup'), saved.value);
    setTyped(undefined);
    toast({ tone: 'good', title: common('saved') });
  };
  return (
    <Panel title={say('declare.title')}>
      <div className="watch-panel__form">
        <Banner tone="info" title={both(note)} />
        {save.failure && <FailureBanner failure={save.failure} />}
        <Checkbox isSelected={state.on} onChange={(next) => setTyped({ ...state, on: next })}>
          {say('declare.on')}
        </Checkbox>
        {state.on && (
          <TextField
            label={say('declare.hours')}
            value={state.hours}
            onChange={(next) => setTyped({ ...state, hours: next })}
            error={isHours ? undefined : '1–720'}
            number
            inputMode="numeric"
            maxLength={3}
          />
        )}
        <div>
          <Button isDisabled={!isHours || save.pending} onPress={() => void store()}>
            {say('declare.save')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
