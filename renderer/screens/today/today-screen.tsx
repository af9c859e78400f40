/** Today at one glance: four counts, then everybody who matters today, the late ones first. */
import { CalendarCheck, SearchX, UserRoundPlus } from 'lucide-react';
import { useState } from 'react';
import { useToday } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { ScreenHead } from '../../components/screen-head.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { navigate } from '../../use-route.ts';
import { EntryDrawer } from '../outbox/entry-drawer.tsx';
import { OutageBanner } from '../outbox/outage-banner.tsx';
import { filterGuests } from './filter-guests.ts';
import { GuestTable } from './guest-table.tsx';
import { SetUpLine } from './set-up-line.tsx';
import { TodayCounts } from './today-counts.tsx';
import './today-screen.css';

const checkIn = () => navigate({ screen: 'check-in' });

export function TodayScreen({ entryId }: { readonly entryId: string | undefined }) {
  const say = useTexts('today');
  const common = useTexts('common');
  const { data, failure, pending, refresh } = useToday();
  const [typed, setTyped] = useState('');
  const guests = data?.guests ?? [];
  const shown = filterGuests(guests, typed);

  return (
    <div className="today-screen">
      <ScreenHead
        title={say('title')}
        actions={
          <Button
            variant="primary"
            icon={<UserRoundPlus aria-hidden="true" />}
            keyHint="F2"
            onPress={checkIn}
          >
            {say('checkIn')}
          </Button>
        }
      />
      <OutageBanner />
      <SetUpLine />
      {failure !== undefined && (
        <FailureBanner
          failure={failure}
          title={say('failed')}
          actions={<Button onPress={refresh}>{common('retry')}</Button>}
        />
      )}
      <TodayCounts counts={data?.counts} />
      {(pending || data !== undefined) && (
        <div className="today-screen__list">
          <Panel
            flush
            title={say('table')}
            actions={
              guests.length > 0 && (
                <SearchBox
                  label={say('filter.label')}
                  placeholder={say('filter.placeholder')}
                  clearLabel={say('filter.clear')}
                  value={typed}
                  onChange={setTyped}
                />
              )
            }
          >
            {pending && <p className="today-screen__pending">{common('loading')}</p>}
            {data !== undefined && (
              <GuestTable
                guests={shown}
                empty={
                  guests.length === 0 ? (
                    <EmptyState
                      icon={<CalendarCheck />}
                      title={say('empty.title')}
                      text={say('empty.text')}
                      action={
                        <Button variant="primary" size="l" keyHint="F2" onPress={checkIn}>
                          {say('empty.action')}
                        </Button>
                      }
                    />
                  ) : (
                    <EmptyState
                      icon={<SearchX />}
                      title={say('noMatch.title')}
                      text={say('noMatch.text')}
                      action={<Button onPress={() => setTyped('')}>{say('noMatch.action')}</Button>}
                    />
                  )
                }
              />
            )}
          </Panel>
        </div>
      )}
      <EntryDrawer entryId={entryId} onClose={() => navigate({ screen: 'today' })} />
    </div>
  );
}
