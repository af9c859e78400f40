/** The pledger is known: face and verdict beside the goods and the money, with the schedule as it is typed. */
import { CirclePlus } from 'lucide-react';
import { type SyntheticEvent, useEffect, useState } from 'react';
import { useCall, useCheckIn } from '../../bridge/hooks.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { VerdictPanel } from '../../components/verdict-panel.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { navigate } from '../../use-route.ts';
import { focusFirstError } from '../check-in/focus-first-error.ts';
import { GuestCard } from '../check-in/guest-card.tsx';
import { useCounterActions } from '../check-in/use-counter-actions.ts';
import { ItemFields } from './item-fields.tsx';
import { MoneyFields } from './money-fields.tsx';
import {
  draftOf,
  emptyForm,
  emptyItem,
  type ItemState,
  type PawnFormState,
  pawnFormStore,
  usePawnForm,
} from './pawn-form-state.ts';
import './pawn-guest.css';
import { ScheduleTable } from './schedule-table.tsx';
import { openSuspicion, SUSPICION_KEY } from './suspicion-store.ts';
import { type PawnSetup, usePawnChanged, usePawnQuote, usePawnSetup } from './use-pawn.ts';

export function PawnGuest() {
  const say = useTexts('pawn');
  const { data: setup } = usePawnSetup();
  const view = useCheckIn();
  const kept = usePawnForm();
  if (setup === undefined) return <p role="status">{say('setupPending')}</p>;
  const form =
    kept?.checkInId === view.id ? kept : emptyForm(view.id, setup.today, view.person?.residence ?? '');
  return <PawnForm key={view.id} setup={setup} form={form} />;
}

function PawnForm({ setup, form }: { readonly setup: PawnSetup; readonly form: PawnFormState }) {
  const say = useTexts('pawn');
  const both = useBilingual();
  const view = useCheckIn();
  const counter = useCounterActions();
  const { toast } = useAnnouncer();
  const changed = usePawnChanged();
  const open = useCall('pawn.open');
  const draft = draftOf(form);
  const quote = usePawnQuote(view.id, draft);
  const [tried, setTried] = useState(false);
  const { failure } = open;
  useEffect(() => {
    if (failure?.fields !== undefined) focusFirstError();
  }, [failure]);
  // The hands are on the keyboard: what comes first is the kind of goods.
  useEffect(() => {
    document.querySelector<HTMLElement>('[data-path="items.0.category"] button')?.focus();
  }, []);

  const change = (more: Partial<PawnFormState>) => pawnFormStore.set({ ...form, ...more });
  const changeItem = (key: number, more: Partial<ItemState>) =>
    change({ items: form.items.map((item) => (item.key === key ? { ...item, ...more } : item)) });
  // Once something was refused, each field says live what is left; before that nobody is scolded for an empty form.
  const errors = new Map(
    (tried ? (quote?.fields ?? []) : []).map(({ path, message }) => [path, both(message)]),
  );
  const stops = quote?.stops ?? [];
  const stoppedAt = new Set(stops.map(({ path }) => path));
  const errorOf = (path: string) =>
    errors.get(path) ?? (stoppedAt.has(path) ? say('form.seeAbove') : undefined);

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    const made = await open.call({ checkInId: view.id, draft });
    if (!made.ok) return;
    pawnFormStore.set(undefined);
    changed();
    const { id, number, declared } = made.value;
    toast({
      tone: 'good',
      title: say('form.made', { number }),
      ...(declared && { text: say('form.madeDeclared') }),
    });
    navigate({ screen: 'pawn', part: id });
  };

  return (
    <div className="pawn-guest">
      <div className="pawn-guest__who">
        <GuestCard view={view} errors={new Map()} />
        {view.verdict && (
          <VerdictPanel
            level={view.verdict.level}
            title={both(view.verdict.title)}
            advice={both(view.verdict.advice)}
            reasons={view.verdict.reasons.map(({ code, text }) => ({ code, text: both(text) }))}
          />
        )}
        <Button keyHint="Esc" onPress={() => void counter.next()}>
          {say('form.clear')}
        </Button>
      </div>
      <form
        className="pawn-guest__form"
        aria-label={say('form.label')}
        noValidate
        onSubmit={(event) => void submit(event)}
      >
        <Stops stops={stops} failure={failure} tried={tried} left={errors.size} />
        <section className="pawn-guest__section" aria-label={say('form.goods')}>
          {form.items.map((item, index) => (
            <ItemFields
              key={item.key}
              setup={setup}
              item={item}
              index={index}
              onChange={(more) => changeItem(item.key, more)}
              onRemove={
                form.items.length > 1
                  ? () => change({ items: form.items.filter(({ key }) => key !== item.key) })
                  : undefined
              }
              errorOf={errorOf}
            />
          ))}
          <div>
            <Button
              icon={<CirclePlus aria-hidden="true" />}
              onPress={() => change({ items: [...form.items, emptyItem()] })}
            >
              {say('form.addItem')}
            </Button>
          </div>
        </section>
        <section className="pawn-guest__section pawn-guest__money" aria-label={say('form.money')}>
          <div className="pawn-guest__fields">
            <MoneyFields setup={setup} form={form} quote={quote} onChange={change} errorOf={errorOf} />
          </div>
          <div className="pawn-guest__schedule">
            <h3>{say('schedule.title')}</h3>
            {quote !== undefined && quote.schedule.length > 0 ? (
              <ScheduleTable rows={quote.schedule} />
            ) : (
              <p className="pawn-guest__waiting">{say('schedule.waiting')}</p>
            )}
          </div>
        </section>
        <section className="pawn-guest__section pawn-guest__fields" aria-label={say('form.contact')}>
          <div data-path="noticeAddress" className="pawn-guest__wide">
            <TextField
              label={say('form.noticeAddress')}
              value={form.noticeAddress}
              onChange={(noticeAddress) => change({ noticeAddress })}
              error={errorOf('noticeAddress')}
              name="noticeAddress"
              maxLength={300}
            />
          </div>
          <TextField
            label={say('form.phone')}
            value={form.phone}
            onChange={(phone) => change({ phone })}
            error={errorOf('phone')}
            inputMode="tel"
            number
            maxLength={20}
          />
          <TextField
            label={say('form.note')}
            value={form.note}
            onChange={(note) => change({ note })}
            error={errorOf('note')}
            maxLength={500}
          />
          <div className="pawn-guest__wide">
            <Checkbox isSelected={form.others} onChange={(others) => change({ others })}>
              {say('form.others')}
            </Checkbox>
          </div>
          {form.others && <OwnerFields form={form} change={change} errorOf={errorOf} />}
          <div data-path="identityCopyKept" className="pawn-guest__wide">
            <Checkbox
              isSelected={form.identityCopyKept}
              onChange={(identityCopyKept) => change({ identityCopyKept })}
            >
              {say('form.copyKept')}
            </Checkbox>
            {errors.has('identityCopyKept') && (
              <p className="pawn-guest__error">{errors.get('identityCopyKept')}</p>
            )}
          </div>
        </section>
        <div className="pawn-guest__end">
          <Button type="submit" variant="primary" size="l" keyHint="Enter" isDisabled={open.pending}>
            {say(open.pending ? 'form.making' : 'form.make')}
          </Button>
          {stops.length > 0 && (
            <Button variant="danger" size="l" keyHint={SUSPICION_KEY} onPress={() => openSuspicion()}>
              {say('form.report')}
            </Button>
          )}
        </div>
      </form>
    </div>
  );
}

function OwnerFields({
  form,
  change,
  errorOf,
}: {
  readonly form: PawnFormState;
  readonly change: (more: Partial<PawnFormState>) => void;
  readonly errorOf: (path: string) => string | undefined;
}) {
  const say = useTexts('pawn');
  return (
    <>
      {(['ownerName', 'ownerDocumentNumber', 'authorisation'] as const).map((field) => (
        <div key={field} data-path={`ownership.${field}`}>
          <TextField
            label={say(`form.${field}`)}
            value={form[field]}
            onChange={(value) => change({ [field]: value })}
            error={errorOf(`ownership.${field}`)}
            name={field}
            number={field === 'ownerDocumentNumber'}
            maxLength={field === 'ownerDocumentNumber' ? 20 : 200}
          />
        </div>
      ))}
    </>
  );
}

/** What the law has against it, live; each reason once, with its source. */
function Stops({
  stops,
  failure,
  tried,
  left,
}: {
  readonly stops: readonly {
    readonly code: string;
    readonly path: string;
    readonly message: { vi: string; en: string };
  }[];
  readonly failure: ReturnType<typeof useCall<'pawn.open'>>['failure'];
  readonly tried: boolean;
  readonly left: number;
}) {
  const say = useTexts('pawn');
  const both = useBilingual();
  if (stops.length > 0) {
    return (
      <Banner tone="bad" title={say('form.stopped')} urgent>
        <ul className="pawn-guest__stops">
          {[...new Set(stops.map(({ message }) => both(message)))].map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </Banner>
    );
  }
  if (failure !== undefined && failure.fields === undefined) {
    return (
      <Banner tone="bad" title={both(failure.message)} urgent>
        {both(failure.remedy)}
      </Banner>
    );
  }
  return tried && left > 0 ? <Banner tone="warn" title={say('form.fix', { count: left })} urgent /> : null;
}
