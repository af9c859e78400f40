/** What the operator states about records that no receipt proves: how, when, to whom, and by what they can be found again. */
import { type SyntheticEvent, useState } from 'react';
import type { MethodInput } from '../../../electron/bridge/contract.ts';
import { type OutboxEntry, useCall, useDeskStatus } from '../../bridge/hooks.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../components/button.tsx';
import { DateTimeField } from '../../components/date-time-field.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';

/** A count is about a whole file and has its own form there. */
export type Statement = Exclude<OutboxEntry['statements'][number], 'disown' | 'typed-count'>;
type Given = MethodInput<'outbox.confirm'>['statement'];
type Way = Extract<Given, { readonly kind: 'filed-by-hand' }>['way'];

const WAYS = ['phone', 'in-person', 'portal', 'mailbox'] as const satisfies Way[];

export interface StatementFormProps {
  readonly ids: readonly string[];
  readonly kind: Statement;
  /** The way is known already. */
  readonly fixedWay?: Way;
  /** Saved, or given up. */
  readonly onDone: () => void;
}

export function StatementForm({ ids, kind, fixedWay, onDone }: StatementFormProps) {
  const say = useTexts('by-hand');
  const common = useTexts('common');
  const both = useBilingual();
  const { toast } = useAnnouncer();
  const { operator } = useDeskStatus();
  const now = useNow(60_000);
  const confirm = useCall('outbox.confirm');
  const [reference, setReference] = useState('');
  const [way, setWay] = useState<Way>(fixedWay ?? 'phone');
  /** Untouched: now. */
  const [toldAt, setToldAt] = useState<number>();
  /** What is typed there is no moment: nothing is saved with another one in its place. */
  const [halfTyped, setHalfTyped] = useState(false);
  const [tried, setTried] = useState(false);

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (halfTyped || confirm.pending) return;
    const words = reference.trim();
    const statement: Given =
      kind === 'seen-in-list'
        ? { kind, ...(words !== '' && { reference: words }) }
        : { kind, way, reference: words };
    const reply = await confirm.call({
      ids: [...ids],
      statement,
      ...(toldAt !== undefined && { registeredAt: toldAt }),
    });
    if (!reply.ok) return;
    toast({ tone: 'good', title: say('form.saved') });
    onDone();
  };
  const errorOf = (path: string) => {
    const found = confirm.failure?.fields?.find((field) => field.path.endsWith(path));
    return found && both(found.message);
  };
  const byHand = kind === 'filed-by-hand';
  return (
    <form className="statement-form" onSubmit={(event) => void submit(event)} noValidate>
      {confirm.failure !== undefined && (
        <FailureBanner failure={confirm.failure} title={say('form.failed')} />
      )}
      <p className="entry-statements__channel">{say('form.who', { name: operator.name })}</p>
      {byHand && fixedWay === undefined && (
        <SelectField
          label={say('form.way')}
          options={WAYS.map((value) => ({ value, label: say(`way.${value}`) }))}
          value={way}
          onChange={setWay}
        />
      )}
      <TextField
        label={
          byHand
            ? say(way === 'portal' ? 'form.reference' : 'form.toWhom')
            : say('form.optional', { label: say('form.reference') })
        }
        value={reference}
        onChange={setReference}
        error={errorOf('reference')}
        maxLength={300}
        isRequired={byHand}
        autoFocus
      />
      {byHand && (
        <DateTimeField
          label={say('form.when')}
          value={toldAt ?? now}
          onChange={(at) => {
            setHalfTyped(false);
            setToldAt(at);
          }}
          onIncomplete={() => setHalfTyped(true)}
          error={halfTyped && tried ? common('dateTime.invalid') : errorOf('registeredAt')}
        />
      )}
      <div className="entry-statements__buttons">
        <Button type="submit" variant="primary" isPending={confirm.pending}>
          {say('form.save')}
        </Button>
        <Button onPress={onDone}>{say('form.cancel')}</Button>
      </div>
    </form>
  );
}
