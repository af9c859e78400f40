/** One action on a stay: the one or two things it needs, asked at the side of the page. */
import { type SyntheticEvent, useEffect, useState } from 'react';
import type { Reply } from '../../../electron/bridge/contract.ts';
import { type FailureView, type GuestPage, type StayAction, useCall } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { DateField } from '../../components/date-field.tsx';
import { DateTimeField } from '../../components/date-time-field.tsx';
import { Drawer } from '../../components/drawer.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { formatDateTime } from '../../messages/format.ts';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { navigate } from '../../use-route.ts';
import { CorrectForm } from './correct-form.tsx';

const DAY_MS = 86_400_000;
const CANCEL_REASONS = ['filed-by-mistake', 'guest-did-not-stay'] as const;

export interface ActionDrawerProps {
  readonly page: GuestPage;
  readonly action: StayAction | undefined;
  readonly onClose: () => void;
}

export function ActionDrawer({ page, action, onClose }: ActionDrawerProps) {
  const say = useTexts('guest');
  // The police are told on a page of their own, where the number to call stands.
  useEffect(() => {
    if (action === 'tell-police') navigate({ screen: 'police-tasks' });
  }, [action]);
  // The last one stays while the drawer leaves.
  const [shown, setShown] = useState(action);
  useEffect(() => {
    if (action !== undefined) setShown(action);
  }, [action]);
  const current = action ?? shown;
  if (current === undefined || current === 'tell-police') return null;
  return (
    <Drawer isOpen={action !== undefined} onClose={onClose} title={say(`action.${current}`)}>
      {current === 'correct' ? (
        <CorrectForm page={page} onDone={onClose} />
      ) : (
        <ActionForm key={current} page={page} action={current} onDone={onClose} />
      )}
    </Drawer>
  );
}

type SimpleAction = Exclude<StayAction, 'tell-police' | 'correct'>;

interface ActionValues {
  readonly until: number;
  readonly room: string;
  readonly ends: string | undefined;
  readonly reason: (typeof CANCEL_REASONS)[number];
  readonly text: string;
}

function ActionForm({
  page,
  action,
  onDone,
}: {
  readonly page: GuestPage;
  readonly action: SimpleAction;
  readonly onDone: () => void;
}) {
  const say = useTexts('guest');
  const { toast } = useAnnouncer();
  const [values, setValues] = useState<ActionValues>({
    until: page.stay.plannedDeparture + (action === 'extend' ? DAY_MS : 0),
    room: '',
    ends: undefined,
    reason: 'filed-by-mistake',
    text: '',
  });
  const { run, pending, failure } = useStayAction(page, action);
  const change = (part: Partial<ActionValues>) => setValues((all) => ({ ...all, ...part }));
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const reply = await run(values);
    if (!reply.ok) return;
    toast({ tone: 'good', title: say(`done.${action}`) });
    onDone();
  };
  return (
    <form className="stay-action" onSubmit={(event) => void submit(event)} noValidate>
      {failure !== undefined && <FailureBanner failure={failure} title={say('failed')} />}
      <ActionFields page={page} action={action} values={values} change={change} failure={failure} />
      <Button
        type="submit"
        variant={action === 'cancel' ? 'danger' : 'primary'}
        size="l"
        keyHint="Enter"
        isDisabled={pending}
      >
        {say(action === 'cancel' || action === 'check-out' ? `action.${action}` : 'form.save')}
      </Button>
    </form>
  );
}

function ActionFields({
  page,
  action,
  values,
  change,
  failure,
}: {
  readonly page: GuestPage;
  readonly action: SimpleAction;
  readonly values: ActionValues;
  readonly change: (part: Partial<ActionValues>) => void;
  readonly failure: FailureView | undefined;
}) {
  const say = useTexts('guest');
  const both = useBilingual();
  const first = failure?.fields?.[0];
  const error = first && both(first.message);
  switch (action) {
    case 'extend':
    case 'leave-early':
      return (
        <DateTimeField
          label={say('form.until')}
          value={values.until}
          onChange={(until) => change({ until })}
          description={
            action === 'extend'
              ? say('form.untilNote', { at: formatDateTime(page.latestDeparture) })
              : undefined
          }
          error={error}
          size="l"
        />
      );
    case 'change-room':
      return (
        <TextField
          label={say('form.room')}
          value={values.room}
          onChange={(room) => change({ room })}
          error={error}
          size="l"
          maxLength={60}
          autoFocus
        />
      );
    case 'check-out':
      return <p>{say('form.checkOutText', { name: page.stay.fullName, room: page.stay.room })}</p>;
    case 'begin-tenancy':
      return (
        <DateField
          label={say('form.ends')}
          value={values.ends}
          onChange={(ends) => change({ ends })}
          error={error}
          size="l"
        />
      );
    case 'cancel':
      return (
        <>
          <SelectField
            label={say('form.reason')}
            options={CANCEL_REASONS.map((value) => ({ value, label: say(`cancelReason.${value}`) }))}
            value={values.reason}
            onChange={(reason) => change({ reason })}
            error={error}
          />
          <TextField
            label={say('form.reasonText')}
            value={values.text}
            onChange={(text) => change({ text })}
            maxLength={200}
          />
        </>
      );
  }
}

/** The call behind each action. */
function useStayAction(page: GuestPage, action: SimpleAction) {
  const extend = useCall('stay.extend');
  const leave = useCall('stay.leaveEarly');
  const room = useCall('stay.changeRoom');
  const out = useCall('stay.checkOut');
  const cancel = useCall('stay.cancel');
  const tenancy = useCall('tenants.beginFromStay');
  const { id } = page.stay;
  const call = {
    extend,
    'leave-early': leave,
    'change-room': room,
    'check-out': out,
    cancel,
    'begin-tenancy': tenancy,
  }[action];
  const run = (values: ActionValues): Promise<Reply<unknown>> => {
    switch (action) {
      case 'extend':
        return extend.call({ id, plannedDeparture: values.until });
      case 'leave-early':
        return leave.call({ id, plannedDeparture: values.until });
      case 'change-room':
        return room.call({ id, room: values.room.trim() });
      case 'check-out':
        return out.call({ id });
      case 'cancel':
        return cancel.call({
          id,
          reason: values.reason,
          ...(values.text.trim() !== '' && { text: values.text.trim() }),
        });
      case 'begin-tenancy':
        return tenancy.call({ stayId: id, ends: values.ends ?? '' });
    }
  };
  return { run, pending: call.pending, failure: call.failure };
}
