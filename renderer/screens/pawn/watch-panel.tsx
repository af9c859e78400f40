/** Watch lists: what is in use and from whom, looking one number up, importing, and declaring contracts. */

import { useQueryClient } from '@tanstack/react-query';
import { FileUp, ListX, RefreshCw, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useCall } from '../../bridge/hooks.ts';
import { keyOf } from '../../bridge/live-view.ts';
import { useDeskQuery } from '../../bridge/use-desk-query.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { DateField } from '../../components/date-field.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { formatDateTime, formatIsoDate } from '../../messages/format.ts';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { readBase64 } from '../settings/read-base64.ts';
import { DeclarePanel } from './declare-panel.tsx';
import type { WatchLists } from './use-pawn.ts';
import './watch-panel.css';

export function WatchPanel() {
  const say = useTexts('pawn');
  const common = useTexts('common');
  const { data, failure, pending, refresh } = useDeskQuery('watchList.view', {});
  return (
    <div className="watch-panel">
      <p>{say('watch.intro')}</p>
      {failure !== undefined && (
        <FailureBanner
          failure={failure}
          title={say('failed')}
          actions={<Button onPress={refresh}>{common('retry')}</Button>}
        />
      )}
      <div className="watch-panel__columns">
        <div className="watch-panel__column">
          <CheckNumber />
          <Panel title={say('watch.lists')}>
            {pending && <p role="status">{common('loading')}</p>}
            {data && <Lists lists={data.lists} />}
          </Panel>
        </div>
        <div className="watch-panel__column">
          <Import gateway={data?.gateway ?? false} />
          <DeclarePanel />
        </div>
      </div>
    </div>
  );
}

function CheckNumber() {
  const say = useTexts('pawn');
  const [typed, setTyped] = useState('');
  const text = typed.trim();
  const { data } = useDeskQuery('watchList.check', { text }, { enabled: text !== '' });
  return (
    <Panel title={say('watch.check')}>
      <SearchBox
        label={say('watch.check')}
        placeholder={say('watch.checkPlaceholder')}
        clearLabel={say('search.clear')}
        value={typed}
        onChange={setTyped}
      />
      {text !== '' && data && (
        <div className="watch-panel__hits" role="status">
          {data.hits.map(({ value, matter, origin, dated, note }) => (
            <Banner
              key={`${origin} ${matter} ${value}`}
              tone="bad"
              title={say('watch.hit', { value, matter: say(`watch.matter.${matter}`) })}
            >
              <p>{say('watch.from', { origin, day: formatIsoDate(dated) })}</p>
              {note !== undefined && <p>{note}</p>}
            </Banner>
          ))}
          {data.hits.length === 0 && <Banner tone="good" title={say('watch.noHit')} />}
        </div>
      )}
    </Panel>
  );
}

function Lists({ lists }: { readonly lists: WatchLists['lists'] }) {
  const say = useTexts('pawn');
  const common = useTexts('common');
  const cache = useQueryClient();
  const remove = useCall('watchList.remove');
  const [leaving, setLeaving] = useState<WatchLists['lists'][number]>();
  if (lists.length === 0) {
    return <EmptyState icon={<ListX />} title={say('watch.empty')} text={say('watch.emptyText')} />;
  }
  const drop = async (id: string) => {
    setLeaving(undefined);
    const left = await remove.call({ id });
    if (left.ok) cache.setQueryData(keyOf('watchList.view'), left.value);
  };
  return (
    <>
      {remove.failure && <FailureBanner failure={remove.failure} />}
      <ul className="watch-panel__lists">
        {lists.map((list) => (
          <li key={list.id}>
            <ShieldCheck aria-hidden="true" />
            <div className="watch-panel__list">
              <p className="watch-panel__origin">{list.origin}</p>
              <p>
                {say('watch.dated')}: <span className="number">{formatIsoDate(list.dated)}</span> ·{' '}
                {say('watch.count')}: <span className="number">{list.count}</span> · {say('watch.came')}:{' '}
                {say(list.via === 'file' ? 'watch.viaFile' : 'watch.viaGateway', {
                  time: formatDateTime(list.importedAt),
                })}
              </p>
              <p className="watch-panel__hash number">
                {say('watch.hash', { hash: list.sha256.slice(0, 16) })}
              </p>
            </div>
            <Button onPress={() => setLeaving(list)}>{say('watch.remove')}</Button>
          </li>
        ))}
      </ul>
      <Confirm
        isOpen={leaving !== undefined}
        title={say('watch.removeTitle')}
        text={say('watch.removeText', { origin: leaving?.origin ?? '' })}
        yes={say('watch.remove')}
        no={common('cancel')}
        onYes={() => void (leaving && drop(leaving.id))}
        onNo={() => setLeaving(undefined)}
      />
    </>
  );
}

function Import({ gateway }: { readonly gateway: boolean }) {
  const say = useTexts('pawn');
  const both = useBilingual();
  const { toast } = useAnnouncer();
  const cache = useQueryClient();
  const imported = useCall('watchList.import');
  const fetched = useCall('watchList.refresh');
  const [origin, setOrigin] = useState('');
  const [dated, setDated] = useState<string>();
  const done = (view: WatchLists) => {
    cache.setQueryData(keyOf('watchList.view'), view);
    toast({ tone: 'good', title: say('watch.imported') });
  };
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    const reply = await imported.call({
      base64: await readBase64(file),
      ...(origin.trim() !== '' && { origin }),
      ...(dated !== undefined && { dated }),
    });
    if (reply.ok) done(reply.value);
  };
  const ask = async () => {
    const reply = await fetched.call({});
    if (reply.ok) done(reply.value);
  };
  const failure = imported.failure ?? fetched.failure;
  const fields = failure?.fields ?? [];
  const errorOf = (path: string) => {
    const found = fields.find((field) => field.path === path);
    return found && both(found.message);
  };
  return (
    <Panel title={say('watch.import')}>
      <div className="watch-panel__form">
        {failure && (
          <Banner tone="bad" title={both(failure.message)} urgent>
            <p>{both(failure.remedy)}</p>
            <ul>
              {fields
                .filter(({ path }) => path !== 'origin' && path !== 'dated')
                .map(({ path, message }) => (
                  <li key={path}>{both(message)}</li>
                ))}
            </ul>
          </Banner>
        )}
        <TextField
          label={say('watch.origin')}
          value={origin}
          onChange={setOrigin}
          error={errorOf('origin')}
          name="origin"
          maxLength={200}
        />
        <DateField label={say('watch.dated')} value={dated} onChange={setDated} error={errorOf('dated')} />
        <p className="watch-panel__hint">{say('watch.importHint')}</p>
        <div className="watch-panel__buttons">
          <FileTrigger acceptedFileTypes={['.csv', '.json']} onSelect={(files) => void take(files?.[0])}>
            <Button variant="primary" icon={<FileUp aria-hidden="true" />} isDisabled={imported.pending}>
              {say('watch.choose')}
            </Button>
          </FileTrigger>
          {gateway && (
            <Button
              icon={<RefreshCw aria-hidden="true" />}
              isDisabled={fetched.pending}
              onPress={() => void ask()}
            >
              {say('watch.refresh')}
            </Button>
          )}
        </div>
      </div>
    </Panel>
  );
}
