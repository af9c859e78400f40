/** One change of a tenancy: the one thing it needs. */
import { type SyntheticEvent, useState } from 'react';
import type { Reply } from '../../../electron/bridge/contract.ts';
import { type Tenancy, useCall } from '../../bridge/hooks.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../components/button.tsx';
import { DateField } from '../../components/date-field.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { localParts } from '../../messages/format.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { useErrorOf } from '../counter-work/use-counter-work.ts';
import { endOfTerm } from './term.ts';

export const TENANCY_ACTIONS = ['registered', 'renew', 'change-room', 'end'] as const;
export type TenancyAction = (typeof TENANCY_ACTIONS)[number];

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

export function TenancyActionForm({
  tenancy,
  action,
  onDone,
}: {
  readonly tenancy: Tenancy;
  readonly action: TenancyAction;
  readonly onDone: () => void;
}) {
  const say = useTexts('tenants');
  const { toast } = useAnnouncer();
  const now = useNow(60_000);
  const { year, month, day } = localParts(now);
  // What is meant most often: registered for the lease, renewed by a year, out today.
  const [date, setDate] = useState(() => {
    if (action === 'renew') return endOfTerm(dayAfter(tenancy.ends), 12);
    return action === 'registered' ? tenancy.ends : `${year}-${month}-${day}`;
  });
  const [room, setRoom] = useState('');
  const { run, pending, failure } = useTenancyAction(tenancy, action);
  const errorOf = useErrorOf(failure);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const reply = await run(action === 'change-room' ? room.trim() : date);
    if (!reply.ok) return;
    toast({ tone: 'good', title: say('drawer.done') });
    onDone();
  };
  const field = {
    registered: { label: say('drawer.until'), error: errorOf('until') },
    renew: { label: say('drawer.newEnd'), error: errorOf('ends') },
    end: { label: say('drawer.endOn'), error: errorOf('ends') ?? errorOf('on') },
  };
  return (
    <form className="counter-screen__form" onSubmit={(event) => void submit(event)} noValidate>
      {failure !== undefined && failure.fields === undefined && (
        <FailureBanner failure={failure} title={say('drawer.failed')} />
      )}
      {action === 'end' && <p>{say('drawer.endText', { name: tenancy.fullName, room: tenancy.room })}</p>}
      {action === 'change-room' ? (
        <TextField
          label={say('drawer.room')}
          value={room}
          onChange={setRoom}
          error={errorOf('room')}
          size="l"
          maxLength={60}
          autoFocus
        />
      ) : (
        <DateField {...field[action]} value={date} onChange={setDate} size="l" />
      )}
      <Button
        type="submit"
        variant={action === 'end' ? 'danger' : 'primary'}
        size="l"
        keyHint="Enter"
        isDisabled={pending}
      >
        {action === 'end' ? say('drawer.end') : say('drawer.save')}
      </Button>
    </form>
  );
}

/** The call behind each action. */
function useTenancyAction({ id }: Tenancy, action: TenancyAction) {
  const registered = useCall('tenants.registered');
  const renew = useCall('tenants.renew');
  const room = useCall('tenants.changeRoom');
  const end = useCall('tenants.end');
  const call = { registered, renew, 'change-room': room, end }[action];
  const run = (value: string): Promise<Reply<unknown>> => {
    switch (action) {
      case 'registered':
        return registered.call({ id, until: value });
      case 'renew':
        return renew.call({ id, ends: value });
      case 'change-room':
        return room.call({ id, room: value });
      case 'end':
        return end.call({ id, on: value });
    }
  };
  return { run, pending: call.pending, failure: call.failure };
}
