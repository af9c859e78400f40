/** A correction of the stay: everything of it that a clerk typed. What the chip says is not edited here. */
import { type SyntheticEvent, useState } from 'react';
import { type GuestPage, useCall, useSettings } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { DateField } from '../../components/date-field.tsx';
import { DateTimeField } from '../../components/date-time-field.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';

export function CorrectForm({ page, onDone }: { readonly page: GuestPage; readonly onDone: () => void }) {
  const say = useTexts('guest');
  const common = useTexts('common');
  const both = useBilingual();
  const { toast } = useAnnouncer();
  const settings = useSettings();
  const correct = useCall('stay.correct');
  const { stay } = page;
  const [draft, setDraft] = useState({
    room: stay.room,
    arrival: stay.arrival,
    plannedDeparture: stay.plannedDeparture,
    reason: stay.reason,
    ...(page.reasonText !== undefined && { reasonText: page.reasonText }),
    ...(page.phone !== undefined && { phone: page.phone }),
    ...(page.note !== undefined && { note: page.note }),
  });
  const [permitted, setPermitted] = useState(page.permittedStayUntil);
  const change = (part: Partial<typeof draft>) => setDraft((all) => ({ ...all, ...part }));
  const errorOf = (path: string) => {
    const found = correct.failure?.fields?.find((field) => field.path === path);
    return found && both(found.message);
  };
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const reply = await correct.call({
      id: stay.id,
      stay: draft,
      ...(stay.ward && { ward: stay.ward }),
      ...(permitted !== undefined && { permittedStayUntil: permitted }),
    });
    if (!reply.ok) return;
    toast({ tone: 'good', title: say('done.correct') });
    onDone();
  };
  const reasons = settings.data?.reasons ?? [];
  return (
    <form className="stay-action" onSubmit={(event) => void submit(event)} noValidate>
      <p className="guest-screen__note">{say('form.correctNote')}</p>
      {correct.failure !== undefined && <FailureBanner failure={correct.failure} title={say('failed')} />}
      {stay.ward === undefined && (
        <TextField
          label={common('field.room')}
          value={draft.room}
          onChange={(room) => change({ room })}
          error={errorOf('stay.room')}
          maxLength={60}
        />
      )}
      <DateTimeField
        label={common('field.arrival')}
        value={draft.arrival}
        onChange={(arrival) => change({ arrival })}
        error={errorOf('stay.arrival')}
      />
      <DateTimeField
        label={common('field.departure')}
        value={draft.plannedDeparture}
        onChange={(plannedDeparture) => change({ plannedDeparture })}
        error={errorOf('stay.plannedDeparture')}
      />
      <SelectField
        label={common('field.reason')}
        options={reasons.map(({ code, label }) => ({ value: code, label: both(label) }))}
        value={draft.reason}
        onChange={(reason) => change({ reason })}
        error={errorOf('stay.reason')}
      />
      {stay.kind === 'foreign-stay' && (
        <DateField
          label={say('field.permittedStayUntil')}
          value={permitted}
          onChange={setPermitted}
          error={errorOf('permittedStayUntil')}
        />
      )}
      <TextField
        label={common('field.note')}
        value={draft.note ?? ''}
        onChange={(note) => change({ note })}
        error={errorOf('stay.note')}
        maxLength={500}
      />
      <Button type="submit" variant="primary" size="l" keyHint="Enter" isDisabled={correct.pending}>
        {say('form.save')}
      </Button>
    </form>
  );
}
