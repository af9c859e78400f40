/** The short steps: a card, the people, a copy, a page. */
import { Printer } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useBackup, useCall, useCheckIn, useFirstRun, useOperators } from '../../bridge/hooks.ts';
import { useDeskQuery } from '../../bridge/use-desk-query.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { PagePreview } from '../../components/page-preview.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { VerdictPanel } from '../../components/verdict-panel.tsx';
import { formatDateTime } from '../../messages/format.ts';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { bytesOf } from '../books/save-file.ts';
import { CheckInScreen } from '../check-in/check-in-screen.tsx';
import { counterStore } from '../check-in/counter-store.ts';
import { CodeForm } from '../lock/code-form.tsx';
import type { StepProps } from './step-parts.ts';

export function ReaderStep({ view, onNext }: StepProps) {
  const say = useTexts('first-run');
  const both = useBilingual();
  const { verdict } = useCheckIn();
  const seen = useCall('firstRun.readerSeen');
  const { announce } = useAnnouncer();
  const concluded = verdict && both(verdict.title);
  useEffect(() => {
    if (concluded !== undefined) announce(`${say('reader.result')}. ${concluded}`);
  }, [announce, say, concluded]);
  const done = async () => {
    if (!(await seen.call({})).ok) return;
    // The card may still lie there: digits that are typed next are of another one, and wait for it.
    counterStore.clear({ done: counterStore.get().tried });
    onNext();
  };
  return (
    <>
      <p className="settings-text">{say('reader.text')}</p>
      {view.read !== undefined && (
        <Banner tone="good" title={say('reader.last', { title: both(view.read.title) })} />
      )}
      {seen.failure !== undefined && <FailureBanner failure={seen.failure} />}
      <CheckInScreen
        guest={
          <section className="first-run__read">
            <h3>{say('reader.result')}</h3>
            {verdict !== undefined && (
              <VerdictPanel
                level={verdict.level}
                title={both(verdict.title)}
                advice={both(verdict.advice)}
                reasons={verdict.reasons.map(({ code, text }) => ({ code, text: both(text) }))}
              />
            )}
            <div>
              <Button variant="primary" autoFocus isPending={seen.pending} onPress={() => void done()}>
                {say('reader.done')}
              </Button>
            </div>
          </section>
        }
      />
    </>
  );
}

interface Row {
  readonly key: number;
  readonly id?: string;
  readonly name: string;
}

export function OperatorsStep({ onNext }: StepProps) {
  const { data } = useOperators();
  return data && <People operators={data.operators} atDesk={data.atDesk} onNext={onNext} />;
}

function People({
  operators,
  atDesk,
  onNext,
}: {
  readonly operators: readonly { readonly id: string; readonly name: string }[];
  readonly atDesk: string;
  readonly onNext: () => void;
}) {
  const say = useTexts('first-run');
  const both = useBilingual();
  const { refresh } = useFirstRun();
  const saving = useCall('operators.save');
  const [rows, setRows] = useState<readonly Row[]>(operators.map((one, key) => ({ key, ...one })));
  const [here, setHere] = useState(
    Math.max(
      0,
      operators.findIndex(({ id }) => id === atDesk),
    ),
  );
  const named = rows.filter(({ name }) => name.trim() !== '');
  const save = async () => {
    const reply = await saving.call({
      operators: named.map(({ id, name }) => ({ ...(id !== undefined && { id }), name })),
      atDesk: Math.max(
        0,
        named.findIndex(({ key }) => key === here),
      ),
    });
    if (!reply.ok) return;
    refresh();
    onNext();
  };
  const errorAt = (key: number) => {
    const at = named.findIndex((row) => row.key === key);
    const found = saving.failure?.fields?.find(({ path }) => path === `operators.${at}.name`);
    return found && both(found.message);
  };
  return (
    <>
      <div className="settings-form">
        {rows.map((row, at) => (
          <TextField
            key={row.key}
            label={say('operators.name', { number: at + 1 })}
            value={row.name}
            maxLength={100}
            error={errorAt(row.key)}
            autoFocus={row.key >= operators.length}
            onChange={(name) => setRows(rows.map((one) => (one.key === row.key ? { ...one, name } : one)))}
          />
        ))}
        <SelectField
          label={say('operators.atDesk')}
          value={String(here)}
          options={named.map(({ key, name }) => ({ value: String(key), label: name }))}
          onChange={(key) => setHere(Number(key))}
        />
        <div className="settings-form__actions">
          <Button onPress={() => setRows([...rows, { key: rows.length, name: '' }])}>
            {say('operators.add')}
          </Button>
        </div>
      </div>
      <CodeForm />
      <div>
        <Button
          variant="primary"
          isPending={saving.pending}
          isDisabled={named.length === 0}
          onPress={() => void save()}
        >
          {say('save')}
        </Button>
      </div>
    </>
  );
}

export function BackupStep({ view, onNext }: StepProps) {
  const say = useTexts('first-run');
  const settings = useTexts('settings');
  const both = useBilingual();
  const { data } = useBackup();
  const { refresh } = useFirstRun();
  const choosing = useCall('backup.choose');
  const making = useCall('backup.make');
  const { announce } = useAnnouncer();
  const [typed, setTyped] = useState<string>();
  if (data === undefined) return null;
  const folder = typed ?? data.folder;
  const make = async () => {
    if (!(await choosing.call({ folder })).ok) return;
    const made = await making.call({});
    if (made.ok && made.value.lastAt !== undefined)
      announce(say('backup.done', { at: formatDateTime(made.value.lastAt) }));
    refresh();
  };
  const wrong = choosing.failure?.fields?.[0];
  const failure = making.failure ?? (wrong === undefined ? choosing.failure : undefined);
  return (
    <>
      {failure !== undefined && <FailureBanner failure={failure} />}
      {view.sameDisk === true && <Banner tone="warn" title={say('backup.same')} />}
      {data.chosen && data.lastAt !== undefined && (
        <Banner tone="good" title={say('backup.done', { at: formatDateTime(data.lastAt) })} />
      )}
      <TextField
        label={settings('backup.folder')}
        description={settings('backup.folderText')}
        value={folder}
        onChange={setTyped}
        error={wrong && both(wrong.message)}
      />
      <div className="settings-row">
        <Button
          variant="primary"
          isPending={choosing.pending || making.pending}
          isDisabled={folder.trim() === ''}
          onPress={() => void make()}
        >
          {making.pending ? settings('backup.making') : say('backup.make')}
        </Button>
        {data.chosen && data.lastAt !== undefined && <Button onPress={onNext}>{say('next')}</Button>}
      </div>
    </>
  );
}

export function PrintStep({ view, onNext }: StepProps) {
  const say = useTexts('first-run');
  const page = useDeskQuery('firstRun.testPage', {});
  const printed = useCall('firstRun.printed');
  const { announce } = useAnnouncer();
  const bytes = useMemo(() => page.data && bytesOf(page.data.base64), [page.data]);
  const tell = async (came: boolean) => {
    if (!(await printed.call({ came })).ok) return;
    if (came) onNext();
    else announce(say('print.remedy'));
  };
  return (
    <>
      {page.failure !== undefined && <FailureBanner failure={page.failure} />}
      {view.printed?.came === false && <Banner tone="warn" title={say('print.remedy')} />}
      <div className="settings-row">
        <Button
          variant="primary"
          icon={<Printer aria-hidden="true" />}
          isDisabled={bytes === undefined}
          onPress={() => window.print()}
        >
          {say('print.print')}
        </Button>
        <span>{say('print.ask')}</span>
        <Button isPending={printed.pending} onPress={() => void tell(true)}>
          {say('print.yes')}
        </Button>
        <Button isPending={printed.pending} onPress={() => void tell(false)}>
          {say('print.no')}
        </Button>
      </div>
      {bytes !== undefined && <PagePreview bytes={bytes} label={say('print.page')} />}
    </>
  );
}
