/** Doubtful papers or another face: the police are told, and the clerk reads here what the law says to do. */
import { PhoneCall } from 'lucide-react';
import { useState } from 'react';
import { type PoliceTask, useCall } from '../../bridge/hooks.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { navigate } from '../../use-route.ts';
import type { CheckIn } from './counter-state.ts';

export interface DoubtPathProps {
  readonly view: CheckIn;
  readonly room: string;
  readonly because: 'forged' | 'other-face';
}

/** One press opens the task; what to do then stands in its place. */
export function DoubtPath({ view, room, because }: DoubtPathProps) {
  const say = useTexts('check-in-paths');
  const both = useBilingual();
  const open = useCall('policeTasks.open');
  const [made, setMade] = useState<PoliceTask>();
  const note = [
    say(because === 'forged' ? 'doubtChip' : 'doubtFace'),
    view.person?.fullName,
    view.person?.documentNumber,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
  if (made !== undefined)
    return (
      <Banner tone="warn" title={say('doubtTitle')} urgent>
        <p>{both(made.advice)}</p>
        <div className="guest-stage__ways">
          <Button onPress={() => navigate({ screen: 'police-tasks' })}>{say('toTasks')}</Button>
        </div>
      </Banner>
    );
  const tell = async () => {
    const place = room.trim();
    const reply = await open.call({ kind: 'doubtful-papers', note, ...(place !== '' && { room: place }) });
    if (!reply.ok) return;
    const opened = reply.value.open.filter(({ kind }) => kind === 'doubtful-papers');
    setMade(opened.sort((one, other) => other.openedAt - one.openedAt)[0]);
  };
  return (
    <div className="guest-stage__doubt">
      {open.failure !== undefined && <FailureBanner failure={open.failure} />}
      <Button icon={<PhoneCall aria-hidden="true" />} isDisabled={open.pending} onPress={() => void tell()}>
        {say(open.pending ? 'doubtPending' : because === 'forged' ? 'doubtForged' : 'otherFace')}
      </Button>
    </div>
  );
}
