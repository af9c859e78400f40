/** Who rents what until when, whose temporary residence is to be registered, and the counter for a new tenant. */
import { FileText, KeyRound, UserRoundPlus } from 'lucide-react';
import { useState } from 'react';
import type { MethodInput } from '../../../electron/bridge/contract.ts';
import type { Tenants } from '../../bridge/hooks.ts';
import { useDeskQuery } from '../../bridge/use-desk-query.ts';
import { Button } from '../../components/button.tsx';
import { ChoiceBar } from '../../components/choice-bar.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { navigate } from '../../use-route.ts';
import { CheckInScreen } from '../check-in/check-in-screen.tsx';
import { CounterScreen, Counts } from '../counter-work/counter-screen.tsx';
import { BeginTenancy } from './begin-tenancy.tsx';
import { TenancyDrawer } from './tenancy-drawer.tsx';
import { TenancyTable } from './tenancy-table.tsx';
import './tenants-screen.css';

const SHOWS = ['current', 'expiring', 'ended'] as const;
type Show = MethodInput<'tenants.view'>['show'];

const toCounter = () => navigate({ screen: 'tenants', part: 'new' });

export function TenantsScreen({ part }: { readonly part: string | undefined }) {
  const say = useTexts('tenants');
  const atCounter = part === 'new';
  return (
    <CounterScreen
      screen="tenants"
      title={say('title')}
      tabs={{ label: say('tabs.label'), list: say('tabs.list'), new: say('tabs.new') }}
      atCounter={atCounter}
      isList={!atCounter}
      actions={
        !atCounter && (
          <>
            <Button
              icon={<FileText aria-hidden="true" />}
              onPress={() => navigate({ screen: 'books', part: 'tenancy-list' })}
            >
              {say('residenceList')}
            </Button>
            <Button variant="primary" icon={<UserRoundPlus aria-hidden="true" />} onPress={toCounter}>
              {say('begin')}
            </Button>
          </>
        )
      }
    >
      {atCounter ? <CheckInScreen guest={<BeginTenancy />} /> : <TenantList tenancyId={part} />}
    </CounterScreen>
  );
}

function TenantList({ tenancyId }: { readonly tenancyId: string | undefined }) {
  const say = useTexts('tenants');
  const common = useTexts('common');
  const [show, setShow] = useState<Show>('current');
  const { data, failure, pending, refresh } = useDeskQuery('tenants.view', { show });
  const opened = data?.tenancies.find(({ id }) => id === tenancyId);
  return (
    <>
      {failure !== undefined && (
        <FailureBanner
          failure={failure}
          title={say('failed')}
          actions={<Button onPress={refresh}>{common('retry')}</Button>}
        />
      )}
      {data !== undefined && (
        <Counts
          counts={[
            { name: 'tenants', label: say('counts.tenants'), value: data.counts.tenants },
            { name: 'needed', label: say('counts.needed'), value: data.counts.needed, warn: true },
            { name: 'expiring', label: say('counts.expiring'), value: data.counts.expiring, warn: true },
            { name: 'expired', label: say('counts.expired'), value: data.counts.expired, warn: true },
          ]}
        />
      )}
      {(pending || data !== undefined) && (
        <div className="counter-screen__list">
          <Panel
            flush
            title={say('title')}
            actions={
              <ChoiceBar
                label={say('show.label')}
                options={SHOWS.map((value) => ({ value, label: say(`show.${value}`) }))}
                value={show}
                onChange={setShow}
              />
            }
          >
            {pending && <p className="tenants__pending">{common('loading')}</p>}
            {data !== undefined && <TenancyTable view={data} empty={<Empty show={show} view={data} />} />}
          </Panel>
        </div>
      )}
      {data !== undefined && (
        <p className="counter-screen__muted">{say('renewal', { days: data.renewalDays })}</p>
      )}
      <TenancyDrawer tenancy={opened} onClose={() => navigate({ screen: 'tenants' })} />
    </>
  );
}

function Empty({ show, view }: { readonly show: Show; readonly view: Tenants }) {
  const say = useTexts('tenants');
  switch (show) {
    case 'current':
      return (
        <EmptyState
          icon={<KeyRound />}
          title={say('empty.title')}
          text={say('empty.text')}
          action={
            <Button variant="primary" size="l" onPress={toCounter}>
              {say('empty.action')}
            </Button>
          }
        />
      );
    case 'expiring':
      return (
        <EmptyState
          icon={<KeyRound />}
          title={say('noneExpiring.title')}
          text={say('noneExpiring.text', { days: view.renewalDays })}
        />
      );
    case 'ended':
      return <EmptyState icon={<KeyRound />} title={say('noneEnded.title')} text={say('noneEnded.text')} />;
  }
}
