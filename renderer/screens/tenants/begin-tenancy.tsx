/** The person on the counter rents a room: room, first day and term; the notice of the first days goes by itself. */
import { useState } from 'react';
import { useCall, useCheckIn, useSettings } from '../../bridge/hooks.ts';
import { useNow } from '../../bridge/use-now.ts';
import { ChoiceBar } from '../../components/choice-bar.tsx';
import { DateField } from '../../components/date-field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { formatIsoDate, localParts } from '../../messages/format.ts';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { navigate } from '../../use-route.ts';
import { CounterWork } from '../counter-work/counter-work.tsx';
import { useCounterWork, useErrorOf } from '../counter-work/use-counter-work.ts';
import { daysOf, endOfTerm } from './term.ts';

const TERMS = ['1', '3', '6', '12', 'other'] as const;
type Term = (typeof TERMS)[number];
/** Labour, as most tenants answer; every other reason can be chosen. */
const LABOUR = '19';
/** From here on the law asks for temporary residence. */
const RESIDENCE_DAYS = 30;

const today = (now: number): string => {
  const { year, month, day } = localParts(now);
  return `${year}-${month}-${day}`;
};

export function BeginTenancy() {
  const { id } = useCheckIn();
  return <TenancyForm key={id} />;
}

function TenancyForm() {
  const say = useTexts('tenants');
  const common = useTexts('common');
  const counter = useTexts('counter-work');
  const both = useBilingual();
  const { toast } = useAnnouncer();
  const work = useCounterWork();
  const now = useNow(60_000);
  const reasons = useSettings().data?.reasons ?? [];
  const begin = useCall('tenants.begin');
  const errorOf = useErrorOf(begin.failure);
  const [room, setRoom] = useState('');
  const [begins, setBegins] = useState(() => today(now));
  const [term, setTerm] = useState<Term>('12');
  const [chosenEnd, setChosenEnd] = useState<string>();
  const [reason, setReason] = useState(LABOUR);
  const [phone, setPhone] = useState('');
  const ends = term === 'other' ? (chosenEnd ?? endOfTerm(begins, 1)) : endOfTerm(begins, Number(term));
  const save = async (earlierStay?: 'ends-now') => {
    const reply = await begin.call({
      ...work.declared(earlierStay),
      room: room.trim(),
      begins,
      ends,
      reason,
      ...(phone.trim() !== '' && { phone: phone.trim() }),
    });
    if (!reply.ok) return;
    toast({
      tone: 'good',
      title: say('form.done', {
        name: work.view.person?.fullName ?? '',
        room: room.trim(),
        date: formatIsoDate(ends),
      }),
    });
    work.done();
    navigate({ screen: 'tenants' });
  };
  return (
    <CounterWork
      work={work}
      label={say('form.label')}
      save={say('form.save')}
      pending={begin.pending}
      failure={begin.failure}
      onSave={(earlier) => void save(earlier)}
    >
      <div data-path="stay.room">
        <TextField
          label={common('field.room')}
          value={room}
          onChange={setRoom}
          error={errorOf('stay.room') ?? errorOf('room')}
          size="l"
          maxLength={60}
          autoFocus
          name="room"
        />
      </div>
      <div data-path="stay.arrival">
        <DateField
          label={say('form.begins')}
          value={begins}
          onChange={setBegins}
          error={errorOf('stay.arrival')}
          size="l"
        />
      </div>
      <div className="counter-work__wide">
        <ChoiceBar
          label={say('form.months')}
          options={TERMS.map((value) => ({
            value,
            label:
              value === 'other' ? say('form.otherTerm') : say('form.monthsCount', { count: Number(value) }),
          }))}
          value={term}
          onChange={setTerm}
        />
      </div>
      <div data-path="ends">
        <DateField
          key={term === 'other' ? 'typed' : ends}
          label={say('form.ends')}
          value={ends}
          onChange={(day) => {
            setTerm('other');
            setChosenEnd(day);
          }}
          description={say('days', { count: daysOf(begins, ends) })}
          error={errorOf('ends') ?? errorOf('stay.plannedDeparture')}
          size="l"
        />
      </div>
      <TextField
        label={counter('phone')}
        value={phone}
        onChange={setPhone}
        error={errorOf('person.phone')}
        inputMode="tel"
        number
        size="l"
        maxLength={20}
      />
      <div data-path="stay.reason" className="counter-work__wide">
        <SelectField
          label={say('form.reason')}
          options={reasons
            .filter(({ needsText }) => !needsText)
            .map(({ code, label }) => ({ value: code, label: both(label) }))}
          value={reason}
          onChange={setReason}
          error={errorOf('stay.reason')}
          size="l"
        />
      </div>
      {daysOf(begins, ends) >= RESIDENCE_DAYS && <p className="counter-work__note">{say('form.thirty')}</p>}
    </CounterWork>
  );
}
