/** In-patients by department and bed, who was not notified yet, and the counter that admits. */
import { BedSingle, ListPlus, Printer, UserRoundPlus } from 'lucide-react';
import { useState } from 'react';
import type { Inpatients, StayRow } from '../../bridge/hooks.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { ChoiceBar } from '../../components/choice-bar.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { navigate } from '../../use-route.ts';
import { CheckInScreen } from '../check-in/check-in-screen.tsx';
import { CounterScreen, Counts } from '../counter-work/counter-screen.tsx';
import { AdmitGuest } from './admit-guest.tsx';
import { CarersPanel } from './carers-panel.tsx';
import { DepartmentsDrawer } from './departments-drawer.tsx';
import { DischargeConfirm } from './discharge-confirm.tsx';
import { DischargedPanel, WardPanel } from './ward-panel.tsx';
import './wards-screen.css';
import { TransferDrawer } from './transfer-drawer.tsx';
import { useDepartments, useInpatients } from './use-wards.ts';

export function WardsScreen({ part }: { readonly part: string | undefined }) {
  const say = useTexts('wards');
  const departments = useDepartments();
  const [editing, setEditing] = useState(false);
  const atCounter = part === 'new';
  const none = departments !== undefined && departments.length === 0;
  return (
    <CounterScreen
      screen="wards"
      title={say('title')}
      tabs={{ label: say('tabs.label'), list: say('tabs.list'), new: say('tabs.new') }}
      atCounter={atCounter}
      actions={
        <>
          {!none && <Button onPress={() => setEditing(true)}>{say('edit')}</Button>}
          {!atCounter && (
            <Button
              variant="primary"
              icon={<UserRoundPlus aria-hidden="true" />}
              onPress={() => navigate({ screen: 'wards', part: 'new' })}
            >
              {say('admit')}
            </Button>
          )}
        </>
      }
    >
      {none && (
        <EmptyState
          icon={<ListPlus />}
          title={say('noDepartments.title')}
          text={say('noDepartments.text')}
          action={
            <Button variant="primary" size="l" onPress={() => setEditing(true)}>
              {say('noDepartments.action')}
            </Button>
          }
        />
      )}
      {atCounter ? !none && <CheckInScreen guest={<AdmitGuest />} /> : <Wards hideEmpty={none} />}
      {editing && <DepartmentsDrawer departments={departments ?? []} onClose={() => setEditing(false)} />}
    </CounterScreen>
  );
}

function Wards({ hideEmpty }: { readonly hideEmpty: boolean }) {
  const say = useTexts('wards');
  const common = useTexts('common');
  const { data, failure, pending, refresh } = useInpatients();
  return (
    <>
      {failure !== undefined && (
        <FailureBanner
          failure={failure}
          title={say('failed')}
          actions={<Button onPress={refresh}>{common('retry')}</Button>}
        />
      )}
      {pending && <p className="counter-screen__muted">{common('loading')}</p>}
      {data !== undefined && <Patients view={data} hideEmpty={hideEmpty} />}
    </>
  );
}

function Patients({ view, hideEmpty }: { readonly view: Inpatients; readonly hideEmpty: boolean }) {
  const say = useTexts('wards');
  const [department, setDepartment] = useState('');
  const [transferring, setTransferring] = useState<StayRow>();
  const [discharging, setDischarging] = useState<StayRow>();
  const { counts, departments, carersOn } = view;
  const shown = departments.filter((one) => department === '' || one.department === department);
  return (
    <>
      <Counts
        counts={[
          { name: 'patients', label: say('counts.patients'), value: counts.patients },
          { name: 'admittedToday', label: say('counts.admittedToday'), value: counts.admittedToday },
          { name: 'dischargedToday', label: say('counts.dischargedToday'), value: counts.dischargedToday },
          { name: 'notNotified', label: say('counts.notNotified'), value: counts.notNotified, warn: true },
          ...(carersOn ? [{ name: 'carers', label: say('counts.carers'), value: counts.carers }] : []),
        ]}
      />
      {counts.notNotified > 0 && (
        <Banner
          tone="warn"
          title={say('notNotified.title', { count: counts.notNotified })}
          actions={
            <Button onPress={() => navigate({ screen: 'outbox' })}>{say('notNotified.action')}</Button>
          }
        >
          {say('notNotified.text')}
        </Banner>
      )}
      {departments.length === 0 && !hideEmpty && (
        <EmptyState
          icon={<BedSingle />}
          title={say('empty.title')}
          text={say('empty.text')}
          action={
            <Button variant="primary" size="l" onPress={() => navigate({ screen: 'wards', part: 'new' })}>
              {say('empty.action')}
            </Button>
          }
        />
      )}
      {departments.length > 0 && (
        <div className="wards__tools">
          <ChoiceBar
            label={say('department')}
            options={[
              { value: '', label: say('allDepartments') },
              ...departments.map((one) => ({ value: one.department, label: one.department })),
            ]}
            value={department}
            onChange={setDepartment}
          />
          <Button
            variant="quiet"
            icon={<Printer aria-hidden="true" />}
            onPress={() => navigate({ screen: 'books', part: 'patient-list' })}
          >
            {say('list')}
          </Button>
        </div>
      )}
      {shown.map((one) => (
        <WardPanel
          key={one.department}
          title={one.department}
          patients={one.patients}
          onTransfer={setTransferring}
          onDischarge={setDischarging}
        />
      ))}
      {view.dischargedToday.length > 0 && <DischargedPanel stays={view.dischargedToday} />}
      <CarersPanel view={view} />
      {transferring !== undefined && (
        <TransferDrawer stay={transferring} onClose={() => setTransferring(undefined)} />
      )}
      <DischargeConfirm stay={discharging} onClose={() => setDischarging(undefined)} />
    </>
  );
}
