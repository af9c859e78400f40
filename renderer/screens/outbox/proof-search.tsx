/** Finding what was told to the police about whom: by receipt, by person or by day; the answer stays while one is opened. */
import { FileSearch, Search } from 'lucide-react';
import { type SyntheticEvent, useState } from 'react';
import { type ProofQuery, useCall } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { ChoiceBar } from '../../components/choice-bar.tsx';
import { DateField } from '../../components/date-field.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { EntryDrawer } from './entry-drawer.tsx';
import { EntryTable } from './entry-table.tsx';
import { queryOf } from './proof-query.ts';
import './proof-search.css';

const WAYS = ['receipt', 'document', 'name', 'day'] as const satisfies ProofQuery['by'][];
/** The desk shows no more than the latest of these. */
const MOST_FOUND = 200;

export function ProofSearch() {
  const say = useTexts('proofs');
  const find = useCall('proof.find');
  const [by, setBy] = useState<ProofQuery['by']>('receipt');
  const [text, setText] = useState('');
  const [day, setDay] = useState<string>();
  const [tried, setTried] = useState(false);
  const [opened, setOpened] = useState<string>();
  const query = queryOf(by, text, day);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (query !== undefined && !find.pending) void find.call(query);
  };
  const choose = (next: ProofQuery['by']) => {
    setBy(next);
    setTried(false);
    find.clear();
  };
  const missing = tried && query === undefined;
  const { found } = find;
  return (
    <>
      <Panel>
        <p className="settings-text">{say('text')}</p>
        <form className="proof-search" onSubmit={submit} noValidate>
          <ChoiceBar
            label={say('by.label')}
            value={by}
            onChange={choose}
            options={WAYS.map((value) => ({ value, label: say(`by.${value}`) }))}
          />
          <div className="proof-search__row">
            {by === 'day' ? (
              <DateField
                label={say('by.day')}
                description={say('hint.day')}
                value={day}
                onChange={setDay}
                onIncomplete={() => setDay(undefined)}
                error={missing ? say('notDay') : undefined}
              />
            ) : (
              <TextField
                key={by}
                label={say(`by.${by}`)}
                description={say(`hint.${by}`)}
                value={text}
                onChange={setText}
                error={missing ? say('empty') : undefined}
                maxLength={by === 'name' ? 200 : by === 'receipt' ? 64 : 40}
                number={by === 'document'}
                autoFocus
              />
            )}
            <Button
              type="submit"
              variant="primary"
              icon={<Search aria-hidden="true" />}
              isPending={find.pending}
            >
              {say(find.pending ? 'searching' : 'search')}
            </Button>
          </div>
        </form>
      </Panel>
      {find.failure !== undefined && <FailureBanner failure={find.failure} title={say('failed')} />}
      {found !== undefined && (
        <div className="outbox-screen__list">
          <p className="proof-search__count" role="status">
            {say('found', { count: found.entries.length })}
            {found.entries.length >= MOST_FOUND && ` ${say('most', { count: MOST_FOUND })}`}
          </p>
          <Panel flush>
            <EntryTable
              entries={found.entries}
              onOpen={setOpened}
              empty={<EmptyState icon={<FileSearch />} title={say('none.title')} text={say('none.text')} />}
            />
          </Panel>
        </div>
      )}
      <EntryDrawer entryId={opened} onClose={() => setOpened(undefined)} />
    </>
  );
}
