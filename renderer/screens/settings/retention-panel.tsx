/** How long data are kept and by which rule; what is past its time is looked at first and deleted by a second press. */
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { MethodOutput } from '../../../electron/bridge/contract.ts';
import { useCall } from '../../bridge/hooks.ts';
import { useDeskQuery } from '../../bridge/use-desk-query.ts';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { formatDate, formatDateTime } from '../../messages/format.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { PremisesPanel } from './premises-panel.tsx';
import './retention-panel.css';

type Retention = MethodOutput<'retention.view'>;
type Preview = MethodOutput<'retention.preview'>;

export function RetentionPanel() {
  const say = useTexts('retention');
  const common = useTexts('common');
  const { data, failure, pending, refresh } = useDeskQuery('retention.view', {});
  return (
    <div className="retention">
      {failure !== undefined && (
        <FailureBanner
          failure={failure}
          title={say('failed')}
          actions={<Button onPress={refresh}>{common('retry')}</Button>}
        />
      )}
      {pending && <p className="settings-text">{common('loading')}</p>}
      {data !== undefined && (
        <>
          <Rules rules={data.rules} />
          <Purge onDone={refresh} />
          <Evidence kept={data.evidenceKept} onDone={refresh} />
          <Runs runs={data.runs} />
        </>
      )}
      <PremisesPanel />
    </div>
  );
}

function Rules({ rules }: { readonly rules: Retention['rules'] }) {
  const say = useTexts('retention');
  return (
    <Panel title={say('rules')}>
      <p className="settings-text">{say('text')}</p>
      <ul className="retention__rules">
        {rules.map((rule) => (
          <li key={rule.class} className="retention__rule">
            <span className="retention__class">{say(`class.${rule.class}`)}</span>
            <span className="retention__period">
              <strong className="number">
                {rule.keepMonths === undefined
                  ? say('keepDays', { count: rule.keepDays ?? 0 })
                  : say('keepMonths', { count: rule.keepMonths })}
              </strong>
              <StatusBadge tone={rule.basis === 'law' ? 'info' : 'idle'}>
                {say(`basis.${rule.basis}`)}
              </StatusBadge>
              <span className="retention__muted number">{say('kept', { count: rule.kept })}</span>
            </span>
            <span className="retention__muted retention__source">
              {say('source', { source: rule.source, version: rule.version })}
            </span>
            {rule.choice !== undefined && <Choice months={rule.keepMonths ?? 0} choice={rule.choice} />}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Whole years between what the rule allows. */
function Choice({
  months,
  choice: { least, most },
}: {
  readonly months: number;
  readonly choice: { readonly least: number; readonly most: number };
}) {
  const say = useTexts('retention');
  const change = useCall('retention.pawns');
  const years = Array.from({ length: Math.floor((most - least) / 12) + 1 }, (_, nth) => least + 12 * nth);
  const offered = [...new Set([...years, months])].sort((a, b) => a - b);
  return (
    <div className="retention__choice">
      {change.failure !== undefined && (
        <FailureBanner failure={change.failure} title={say('premises.failed')} />
      )}
      <SelectField
        label={say('choose')}
        options={offered.map((count) => ({ value: String(count), label: say('keepMonths', { count }) }))}
        value={String(months)}
        isDisabled={change.pending}
        onChange={(value) => void change.call({ months: Number(value) })}
      />
    </div>
  );
}

function Purge({ onDone }: { readonly onDone: () => void }) {
  const say = useTexts('retention');
  const { toast } = useAnnouncer();
  const look = useCall('retention.preview');
  const run = useCall('retention.run');
  const [preview, setPreview] = useState<Preview>();
  const [asking, setAsking] = useState(false);
  const show = async () => {
    run.clear();
    const reply = await look.call({});
    setPreview(reply.ok ? reply.value : undefined);
  };
  const purge = async () => {
    setAsking(false);
    if (preview === undefined) return;
    const reply = await run.call({ id: preview.id });
    setPreview(undefined);
    if (!reply.ok) return;
    toast({ tone: 'good', title: say('purge.done', { count: reply.value.purged }) });
    onDone();
  };
  const failure = look.failure ?? run.failure;
  return (
    <Panel
      title={say('purge.title')}
      actions={
        <Button isDisabled={look.pending} onPress={() => void show()}>
          {say(look.pending ? 'purge.looking' : 'purge.look')}
        </Button>
      }
    >
      {failure !== undefined && <FailureBanner failure={failure} title={say('purge.failed')} />}
      {preview !== undefined && (
        <div className="retention__preview" role="status">
          {preview.total === 0 && <p>{say('purge.none')}</p>}
          <ul>
            {preview.classes.map((one) => (
              <li key={one.class}>
                {say('purge.line', {
                  class: say(`class.${one.class}`),
                  count: one.records,
                  date: formatDate(one.before),
                })}
              </li>
            ))}
          </ul>
          {preview.spared.unsent + preview.spared.held > 0 && (
            <p className="retention__muted">{say('purge.spared', { ...preview.spared })}</p>
          )}
          {preview.total > 0 && (
            <div>
              <Button
                variant="danger"
                icon={<Trash2 aria-hidden="true" />}
                isDisabled={run.pending}
                onPress={() => setAsking(true)}
              >
                {say('purge.run', { count: preview.total })}
              </Button>
            </div>
          )}
        </div>
      )}
      <Confirm
        isOpen={asking}
        title={say('purge.askTitle', { count: preview?.total ?? 0 })}
        text={say('purge.askText')}
        yes={say('purge.yes')}
        no={say('purge.no')}
        onYes={() => void purge()}
        onNo={() => setAsking(false)}
      />
    </Panel>
  );
}

function Evidence({ kept, onDone }: { readonly kept: boolean; readonly onDone: () => void }) {
  const say = useTexts('retention');
  const change = useCall('retention.evidence');
  const set = async (keep: boolean) => {
    const reply = await change.call({ keep });
    if (reply.ok) onDone();
  };
  return (
    <Panel title={say('evidence.title')}>
      {change.failure !== undefined && (
        <FailureBanner failure={change.failure} title={say('premises.failed')} />
      )}
      <Checkbox isSelected={kept} isDisabled={change.pending} onChange={(keep) => void set(keep)}>
        {say('evidence.switch')}
      </Checkbox>
      <p className="settings-text">{say('evidence.text')}</p>
    </Panel>
  );
}

function Runs({ runs }: { readonly runs: Retention['runs'] }) {
  const say = useTexts('retention');
  return (
    <Panel title={say('runs.title')}>
      {runs.length === 0 && <p className="settings-text">{say('runs.none')}</p>}
      <ul className="retention__runs">
        {runs.map((run) => (
          <li key={run.id} className="number">
            {say('runs.line', {
              at: formatDateTime(run.at),
              count: run.purged,
              rules: run.ruleVersions.join(', '),
            })}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
