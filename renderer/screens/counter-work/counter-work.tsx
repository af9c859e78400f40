/** Whoever was identified, with face and verdict, beside the few things that a trade asks of them. */
import { Keyboard } from 'lucide-react';
import { type ReactNode, type SyntheticEvent, useEffect, useRef } from 'react';
import type { FailureView } from '../../bridge/hooks.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { VerdictPanel } from '../../components/verdict-panel.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { navigate } from '../../use-route.ts';
import { isForeign } from '../check-in/counter-state.ts';
import { DoubtPath } from '../check-in/doubt-path.tsx';
import { focusFirstError } from '../check-in/focus-first-error.ts';
import { GuestCard } from '../check-in/guest-card.tsx';
import { PermittedStay } from '../check-in/permitted-stay.tsx';
import { useCounterActions } from '../check-in/use-counter-actions.ts';
import './counter-work.css';
import { type CounterWorkState, useErrorOf } from './use-counter-work.ts';

export interface CounterWorkProps {
  readonly work: CounterWorkState;
  /** Of the form. */
  readonly label: string;
  readonly save: string;
  readonly pending: boolean;
  readonly failure: FailureView | undefined;
  /** Nothing is declared to the police: neither a forged card nor the permitted stay is asked about. */
  readonly undeclared?: boolean;
  readonly onSave: (earlierStay?: 'ends-now') => void;
  /** Stands in place of the form, e.g. that the person is in the house already. */
  readonly instead?: ReactNode;
  readonly children: ReactNode;
}

export function CounterWork(props: CounterWorkProps) {
  const { work, label, save, pending, failure, undeclared = false, onSave, instead, children } = props;
  const say = useTexts('counter-work');
  const confirm = useRef<HTMLDivElement>(null);
  const errorOf = useErrorOf(failure);
  const { view } = work;
  const forged = view.verdict?.level === 'forged' && !undeclared;
  useEffect(() => {
    if (failure?.fields !== undefined) focusFirstError();
  }, [failure]);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (forged && !work.confirmed) confirm.current?.querySelector('input')?.focus();
    else onSave();
  };
  return (
    <div className="counter-work">
      <Who work={work} failure={failure} />
      <div className="counter-work__work">
        <Verdict view={view} />
        <Refused
          failure={failure}
          earlier={view.present?.stayId}
          onEndEarlier={() => onSave('ends-now')}
          pending={pending}
        />
        {instead ?? (
          <form className="counter-work__form" aria-label={label} noValidate onSubmit={submit}>
            {children}
            {isForeign(view) && !undeclared && (
              <PermittedStay
                value={work.permitted}
                onChange={work.permit}
                error={errorOf('permittedStayUntil')}
              />
            )}
            {forged && (
              <div ref={confirm} className="counter-work__wide">
                <Checkbox isSelected={work.confirmed} onChange={work.confirm}>
                  {say('forged')}
                </Checkbox>
              </div>
            )}
            <div className="counter-work__wide counter-work__end">
              <Button
                type="submit"
                variant={forged ? 'danger' : 'primary'}
                size="l"
                keyHint="Enter"
                isDisabled={pending}
              >
                {pending ? say('saving') : save}
              </Button>
            </div>
          </form>
        )}
      </div>
    </div>
  );
}

function Who({
  work: { view },
  failure,
}: {
  readonly work: CounterWorkState;
  readonly failure: FailureView | undefined;
}) {
  const say = useTexts('counter-work');
  const actions = useCounterActions();
  const errors = new Map((failure?.fields ?? []).map(({ path, message }) => [path, message]));
  const { person } = view;
  return (
    <section className="counter-work__who" aria-label={say('who')}>
      <GuestCard view={view} errors={errors} />
      {person !== undefined && [...errors.keys()].some((path) => path.startsWith('person.')) && (
        <Button icon={<Keyboard aria-hidden="true" />} onPress={() => actions.openByHand(person)}>
          {say('typeMissing')}
        </Button>
      )}
      <Button keyHint="Esc" onPress={() => void actions.next()}>
        {say('clear')}
      </Button>
    </section>
  );
}

/** Above all else, because a forged card ends it here; what to do about one stands with it. */
function Verdict({ view }: { readonly view: CounterWorkState['view'] }) {
  const both = useBilingual();
  const { verdict } = view;
  if (verdict === undefined) return null;
  return (
    <VerdictPanel
      level={verdict.level}
      title={both(verdict.title)}
      advice={both(verdict.advice)}
      reasons={verdict.reasons.map(({ code, text }) => ({ code, text: both(text) }))}
    >
      {verdict.level === 'forged' && <DoubtPath key={view.id} view={view} room="" because="forged" />}
    </VerdictPanel>
  );
}

/** Why it was refused: fields say it themselves, an earlier stay of the same person is ended with one press. */
function Refused({
  failure,
  earlier,
  onEndEarlier,
  pending,
}: {
  readonly failure: FailureView | undefined;
  /** The stay of the same person that is in the way, where it is known. */
  readonly earlier: string | undefined;
  readonly onEndEarlier: () => void;
  readonly pending: boolean;
}) {
  const say = useTexts('counter-work');
  if (failure === undefined) return null;
  if (failure.fields !== undefined && failure.fields.length > 0)
    return <Banner tone="warn" title={say('fix', { count: failure.fields.length })} urgent />;
  return (
    <FailureBanner
      failure={failure}
      title={say('failed')}
      actions={
        failure.code === 'stay-overlaps' && (
          <>
            <Button variant="primary" isDisabled={pending} onPress={onEndEarlier}>
              {say('endEarlier')}
            </Button>
            {earlier !== undefined && (
              <Button onPress={() => navigate({ screen: 'guest', part: earlier })}>
                {say('openEarlier')}
              </Button>
            )}
          </>
        )
      }
    />
  );
}
