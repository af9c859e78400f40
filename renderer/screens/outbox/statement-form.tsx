/** What the operator states about records that no receipt proves, and by which they can be found again. */
import { type SyntheticEvent, useState } from 'react';
import type { MethodInput } from '../../../electron/bridge/contract.ts';
import { type OutboxEntry, useCall } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';

export type Statement = Exclude<OutboxEntry['statements'][number], 'disown'>;
type Given = MethodInput<'outbox.confirm'>['statement'];

const WAYS = ['phone', 'in-person', 'portal', 'mailbox'] as const;

export function StatementForm({
  ids,
  kind,
  onDone,
}: {
  readonly ids: readonly string[];
  readonly kind: Statement;
  readonly onDone: () => void;
}) {
  const say = useTexts('by-hand');
  const both = useBilingual();
  const { toast } = useAnnouncer();
  const confirm = useCall('outbox.confirm');
  const [reference, setReference] = useState('');
  const [way, setWay] = useState<(typeof WAYS)[number]>('phone');
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const count = /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : undefined;

  const given = (): Given | undefined => {
    switch (kind) {
      case 'seen-in-list':
        return { kind, ...(reference.trim() !== '' && { reference: reference.trim() }) };
      case 'filed-by-hand':
        return { kind, way, reference: reference.trim() };
      case 'typed-count':
        return count === undefined ? undefined : { kind, typed: count, reference: reference.trim() };
    }
  };
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    const statement = given();
    if (statement === undefined) return;
    const reply = await confirm.call({ ids: [...ids], statement });
    if (!reply.ok) return;
    toast({ tone: 'good', title: say('form.saved') });
    onDone();
  };
  const errorOf = (path: string) => {
    const found = confirm.failure?.fields?.find((field) => field.path.endsWith(path));
    return found && both(found.message);
  };
  return (
    <form className="statement-form" onSubmit={(event) => void submit(event)} noValidate>
      {confirm.failure !== undefined && (
        <FailureBanner failure={confirm.failure} title={say('form.failed')} />
      )}
      {kind === 'typed-count' && (
        <TextField
          label={say('form.typed')}
          value={typed}
          onChange={setTyped}
          inputMode="numeric"
          number
          error={tried && count === undefined ? say('form.whole') : errorOf('typed')}
          autoFocus
        />
      )}
      {kind === 'filed-by-hand' && (
        <SelectField
          label={say('form.way')}
          options={WAYS.map((value) => ({ value, label: say(`way.${value}`) }))}
          value={way}
          onChange={setWay}
        />
      )}
      <TextField
        label={
          kind === 'seen-in-list'
            ? say('form.optional', { label: say('form.reference') })
            : say('form.reference')
        }
        value={reference}
        onChange={setReference}
        error={errorOf('reference')}
        maxLength={300}
      />
      <Button type="submit" variant="primary" isDisabled={confirm.pending}>
        {say('form.save')}
      </Button>
    </form>
  );
}
