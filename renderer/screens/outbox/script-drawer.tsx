/** The line is down and the deadline near: the words for the phone, the list to print, and the note of who took it. */
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { type ManualLine, useByHandScript, useManualList } from '../../bridge/hooks.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { Drawer } from '../../components/drawer.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { formatTimeNear } from '../../messages/format.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { navigate } from '../../use-route.ts';
import { DrawerSection } from './drawer-section.tsx';
import './entry-statements.css';
import { StatementForm } from './statement-form.tsx';

export function ScriptDrawer({ onClose }: { readonly onClose: () => void }) {
  const say = useTexts('by-hand');
  const common = useTexts('common');
  const script = useByHandScript();
  const list = useManualList();
  const lines = list.data?.lines ?? [];
  const failure = script.failure ?? list.failure;
  const nothing = script.data?.count === 0 && list.data !== undefined && lines.length === 0;
  return (
    <Drawer isOpen onClose={onClose} title={say('script.title')}>
      <div className="portal-files">
        <p>{say('script.text')}</p>
        {failure !== undefined && <FailureBanner failure={failure} title={say('script.failed')} />}
        {(script.pending || list.pending) && <p role="status">{common('loading')}</p>}
        {nothing && <p className="portal-file__muted">{say('script.nothing')}</p>}
        {script.data !== undefined && script.data.count > 0 && (
          <DrawerSection title={say('script.words')}>
            <div>
              <Button
                icon={<Printer aria-hidden="true" />}
                onPress={() => navigate({ screen: 'books', part: 'filing-list' })}
              >
                {say('script.list')}
              </Button>
            </div>
            {/* What is read out is Vietnamese, whatever the language of the page. */}
            <p className="by-hand__script" lang="vi">
              {script.data.text}
            </p>
          </DrawerSection>
        )}
        {lines.length > 0 && <Told lines={lines} />}
      </div>
    </Drawer>
  );
}

/** Nothing is ticked to begin with: what was not told must not become a proof. */
function Told({ lines }: { readonly lines: readonly ManualLine[] }) {
  const say = useTexts('by-hand');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [noting, setNoting] = useState(false);
  // The words leave out what may have arrived, so ticking all of them does too.
  const read = lines.filter(({ mayHaveArrived }) => !mayHaveArrived);
  // What went out meanwhile is no longer here to be told.
  const ids = lines.map(({ id }) => id).filter((id) => ticked.has(id));
  const tick = (id: string, on: boolean) => {
    const next = new Set(ticked);
    if (on) next.add(id);
    else next.delete(id);
    setTicked(next);
  };
  return (
    <DrawerSection title={say('script.told')}>
      {read.length > 1 && (
        <Checkbox
          isSelected={read.length > 0 && read.every(({ id }) => ticked.has(id))}
          onChange={(on) => setTicked(new Set(on ? read.map(({ id }) => id) : []))}
          isDisabled={noting}
        >
          {say('script.all', { count: read.length })}
        </Checkbox>
      )}
      <ul className="by-hand__lines">
        {lines.map((line) => (
          <li key={line.id}>
            <Checkbox
              isSelected={ticked.has(line.id)}
              onChange={(on) => tick(line.id, on)}
              isDisabled={noting}
            >
              <LineWords line={line} />
            </Checkbox>
          </li>
        ))}
      </ul>
      {noting && ids.length > 0 ? (
        <StatementForm
          ids={ids}
          kind="filed-by-hand"
          fixedWay="phone"
          onDone={() => {
            setNoting(false);
            setTicked(new Set());
          }}
        />
      ) : (
        <div className="entry-statements__buttons">
          <Button variant="primary" isDisabled={ids.length === 0} onPress={() => setNoting(true)}>
            {ids.length === 0 ? say('script.choose') : say('script.note', { count: ids.length })}
          </Button>
        </div>
      )}
    </DrawerSection>
  );
}

function LineWords({ line }: { readonly line: ManualLine }) {
  const say = useTexts('by-hand');
  const common = useTexts('common');
  const now = useNow(60_000);
  const values = { name: line.person.fullName, deadline: formatTimeNear(line.deadline, now) };
  return (
    <>
      {line.room === undefined || line.room === ''
        ? say('script.lineNoRoom', values)
        : say('script.line', { ...values, room: line.room })}{' '}
      {line.mayHaveArrived && <StatusBadge tone="warn">{say('script.mayHaveArrived')}</StatusBadge>}{' '}
      {line.late && <StatusBadge tone="bad">{common('late')}</StatusBadge>}
    </>
  );
}
