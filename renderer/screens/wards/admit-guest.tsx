/** The person on the counter becomes an in-patient, or a carer where carers are declared; one who lies here already is found. */
import { BedSingle } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useCall, useCheckIn } from '../../bridge/hooks.ts';
import { useNow } from '../../bridge/use-now.ts';
import { ChoiceBar } from '../../components/choice-bar.tsx';
import { DateTimeField } from '../../components/date-time-field.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { navigate } from '../../use-route.ts';
import { CounterWork } from '../counter-work/counter-work.tsx';
import { useCounterWork, useErrorOf } from '../counter-work/use-counter-work.ts';
import { PatientFound } from './patient-found.tsx';
import { useDepartments, useInpatients, usePatientOnCounter } from './use-wards.ts';
import { type Ward, WardFields } from './ward-fields.tsx';

const DAY_MS = 86_400_000;
const KINDS = ['patient', 'carer'] as const;
type Kind = (typeof KINDS)[number];
const REASONS = ['6', '20'] as const;

export function AdmitGuest() {
  const say = useTexts('wards');
  const { id } = useCheckIn();
  const { data } = useInpatients();
  const [kind, setKind] = useState<Kind>('patient');
  const choice = data?.carersOn && (
    <ChoiceBar
      label={say('carers.kind')}
      options={KINDS.map((value) => ({ value, label: say(`carers.kinds.${value}`) }))}
      value={kind}
      onChange={setKind}
    />
  );
  return (
    <div className="wards__admit">
      {choice}
      {kind === 'carer' && data?.carersOn ? <CarerForm key={id} /> : <PatientForm key={id} />}
    </div>
  );
}

function PatientForm() {
  const say = useTexts('wards');
  const counter = useTexts('counter-work');
  const { toast } = useAnnouncer();
  const work = useCounterWork();
  const now = useNow(60_000);
  const departments = useDepartments() ?? [];
  const found = usePatientOnCounter();
  const admit = useCall('inpatients.admit');
  const errorOf = useErrorOf(admit.failure);
  const [ward, setWard] = useState<Ward>({ department: '', bed: '' });
  const [planned, setPlanned] = useState(() => now + DAY_MS);
  const [phone, setPhone] = useState('');
  // One department needs no choice.
  const department = ward.department || (departments.length === 1 ? (departments[0] ?? '') : '');
  const known = departments.length > 0;
  const isChosen = department !== '';
  // The hands are on the keyboard: what comes first is what is still open.
  useEffect(() => {
    if (!known) return;
    const first = isChosen
      ? '[data-path="stay.ward.bed"] input'
      : '[data-path="stay.ward.department"] button';
    document.querySelector<HTMLElement>(first)?.focus();
  }, [known, isChosen]);
  const save = async (earlierStay?: 'ends-now') => {
    const reply = await admit.call({
      ...work.declared(earlierStay),
      ward: { department, bed: ward.bed.trim() },
      plannedDischarge: planned,
      ...(phone.trim() !== '' && { phone: phone.trim() }),
    });
    if (!reply.ok) return;
    toast({
      tone: 'good',
      title: say('form.done', { name: work.view.person?.fullName ?? '', department, bed: ward.bed.trim() }),
    });
    work.done();
    navigate({ screen: 'wards' });
  };
  return (
    <CounterWork
      work={work}
      label={say('form.label')}
      save={say('form.save')}
      pending={admit.pending}
      failure={admit.failure}
      onSave={(earlier) => void save(earlier)}
      instead={found && <PatientFound key={found.id} stay={found} onDone={work.done} />}
    >
      <WardFields
        ward={{ ...ward, department }}
        departments={departments}
        onChange={setWard}
        errorOf={errorOf}
      />
      <div data-path="stay.plannedDeparture">
        <DateTimeField
          label={say('form.planned')}
          value={planned}
          onChange={setPlanned}
          error={errorOf('stay.plannedDeparture')}
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
      <p className="counter-work__note">{say('form.reason')}</p>
    </CounterWork>
  );
}

function CarerForm() {
  const say = useTexts('wards');
  const { toast } = useAnnouncer();
  const work = useCounterWork();
  const now = useNow(60_000);
  const { data } = useInpatients();
  const add = useCall('inpatients.addCarer');
  const errorOf = useErrorOf(add.failure);
  const patients = (data?.departments ?? []).flatMap((one) => one.patients);
  const [patient, setPatient] = useState<string>();
  const [planned, setPlanned] = useState(() => now + DAY_MS);
  const [reason, setReason] = useState<(typeof REASONS)[number]>('20');
  const chosen = patient ?? (patients.length === 1 ? patients[0]?.id : undefined);
  if (patients.length === 0)
    return <EmptyState icon={<BedSingle />} title={say('carers.noPatient')} text={say('empty.text')} />;
  const save = async (earlierStay?: 'ends-now') => {
    const reply = await add.call({
      ...work.declared(earlierStay),
      patientStayId: chosen ?? '',
      plannedDeparture: planned,
      reason,
    });
    if (!reply.ok) return;
    toast({ tone: 'good', title: say('carers.done', { name: work.view.person?.fullName ?? '' }) });
    work.done();
    navigate({ screen: 'wards' });
  };
  return (
    <CounterWork
      work={work}
      label={say('carers.add')}
      save={say('form.save')}
      pending={add.pending}
      failure={add.failure}
      onSave={(earlier) => void save(earlier)}
    >
      <SelectField
        label={say('carers.patient')}
        options={patients.map(({ id, fullName, room }) => ({ value: id, label: `${fullName} · ${room}` }))}
        value={chosen}
        onChange={setPatient}
        size="l"
      />
      <SelectField
        label={say('carers.reason')}
        options={REASONS.map((value) => ({ value, label: say(`carers.reasons.${value}`) }))}
        value={reason}
        onChange={setReason}
        size="l"
      />
      <div data-path="stay.plannedDeparture">
        <DateTimeField
          label={say('carers.planned')}
          value={planned}
          onChange={setPlanned}
          error={errorOf('stay.plannedDeparture')}
          size="l"
        />
      </div>
      <p className="counter-work__note">{say('carers.law')}</p>
    </CounterWork>
  );
}
