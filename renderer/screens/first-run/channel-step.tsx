import { FileUp, PlugZap } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useCall, useDeskStatus, useFirstRun } from '../../bridge/hooks.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { ChoiceBar } from '../../components/choice-bar.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import type { StepProps } from './step-parts.ts';

const WAYS = ['gateway', 'kbtt', 'portal-files', 'paper'] as const;
const GOOD: readonly string[] = ['accepted', 'reached', 'by-hand'];
const MINUTE_MS = 60_000;
const MOST_CHARACTERS = 100_000;

export function ChannelStep({ view, onNext }: StepProps) {
  const say = useTexts('first-run');
  const both = useBilingual();
  const { mode } = useDeskStatus();
  const { toast, announce } = useAnnouncer();
  const { refresh } = useFirstRun();
  const unit = useCall('firstRun.unit');
  const attaching = useCall('firstRun.attach');
  const trying = useCall('firstRun.dryRun');
  const [police, setPolice] = useState(view.unit ?? { name: '', phone: '' });
  const [way, setWay] = useState<(typeof WAYS)[number]>(view.dryRun?.channel ?? 'gateway');
  const [files, setFiles] = useState<readonly { name: string; text: string }[]>([]);
  const [url, setUrl] = useState('');
  const [code, setCode] = useState('');
  const tried = view.dryRun?.channel === way ? view.dryRun : undefined;
  const keepUnit = () => void unit.call(police);
  const take = async (list: FileList | null) => {
    const small = [...(list ?? [])].filter((file) => file.size <= MOST_CHARACTERS).slice(0, 12);
    setFiles(await Promise.all(small.map(async (file) => ({ name: file.name, text: await file.text() }))));
  };
  const attach = async () => {
    const reply = await attaching.call({ files: [...files], url, facilityCode: code });
    if (!reply.ok) return;
    setWay(reply.value.channel);
    refresh();
    toast({ tone: 'good', title: say('channel.attached') });
  };
  const tryNow = async () => {
    announce(say('channel.trying'));
    const reply = await trying.call({ channel: way });
    // What failed is an alert of its own; what came of a try is put into the page, which not every screen reader notices.
    if (reply.ok && reply.value.dryRun) announce(say(`channel.outcome.${reply.value.dryRun.outcome}`));
  };
  return (
    <>
      {mode === 'training' && <Banner tone="info" title={say('channel.training')} />}
      <div className="settings-form">
        <TextField
          label={say('channel.unit')}
          value={police.name}
          maxLength={120}
          onChange={(name) => setPolice({ ...police, name })}
          onBlur={keepUnit}
        />
        <TextField
          label={say('channel.phone')}
          value={police.phone}
          maxLength={40}
          inputMode="tel"
          onChange={(phone) => setPolice({ ...police, phone })}
          onBlur={keepUnit}
        />
      </div>
      <ChoiceBar
        label={say('channel.way')}
        value={way}
        onChange={setWay}
        options={WAYS.map((value) => ({ value, label: say(`channel.ways.${value}`) }))}
      />
      {(way === 'gateway' || way === 'kbtt') && (
        <>
          <p className="settings-text">{say('channel.filesText')}</p>
          <div>
            <FileTrigger allowsMultiple onSelect={(list) => void take(list)}>
              <Button icon={<FileUp aria-hidden="true" />}>{say('channel.files')}</Button>
            </FileTrigger>
          </div>
          {files.length > 0 && (
            <>
              <p>{say('channel.chosen', { names: files.map(({ name }) => name).join(', ') })}</p>
              <div className="settings-form">
                <TextField label={say('channel.url')} value={url} onChange={setUrl} inputMode="url" />
                <TextField
                  label={say('channel.code')}
                  value={code}
                  onChange={setCode}
                  maxLength={64}
                  number
                />
              </div>
              {attaching.failure !== undefined && (
                <Banner tone="bad" title={both(attaching.failure.message)} urgent>
                  {(attaching.failure.fields ?? []).map(({ message }) => (
                    <p key={message.en}>{both(message)}</p>
                  ))}
                </Banner>
              )}
              <div>
                <Button isPending={attaching.pending} onPress={() => void attach()}>
                  {say('channel.attach')}
                </Button>
              </div>
            </>
          )}
        </>
      )}
      {tried !== undefined && !trying.pending && (
        <Banner
          tone={GOOD.includes(tried.outcome) ? 'good' : tried.outcome === 'real-only' ? 'info' : 'bad'}
          title={say(`channel.outcome.${tried.outcome}`)}
        >
          {tried.clockApartMs !== undefined && (
            <p>{say('channel.clock', { minutes: Math.round(Math.abs(tried.clockApartMs) / MINUTE_MS) })}</p>
          )}
          {tried.failure !== undefined && (
            <>
              <p>
                {both(tried.failure.message)} {both(tried.failure.remedy)}
              </p>
              {tried.failure.authorityText !== undefined && <p>“{tried.failure.authorityText}”</p>}
            </>
          )}
        </Banner>
      )}
      {trying.failure !== undefined && <FailureBanner failure={trying.failure} />}
      <div className="settings-row">
        <Button
          variant="primary"
          icon={<PlugZap aria-hidden="true" />}
          isPending={trying.pending}
          onPress={() => void tryNow()}
        >
          {say(trying.pending ? 'channel.trying' : 'channel.try')}
        </Button>
        {view.steps.some(({ id, state }) => id === 'channel' && state === 'done') && (
          <Button onPress={onNext}>{say('next')}</Button>
        )}
      </div>
    </>
  );
}
