import { useEffect } from 'react';
import { type Settings, useDeskStatus, useSettings } from '../../bridge/hooks.ts';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { ReaderFacts } from './reader-facts.tsx';
import './reader-facts.css';
import { useSaving } from './use-saving.ts';

const AUTOMATIC = 'automatic';

export function ReaderPanel({ settings }: { readonly settings: Settings }) {
  const say = useTexts('settings');
  const frame = useTexts('frame');
  const { reader } = useDeskStatus();
  const { refresh } = useSettings();
  const { save, pending, failure } = useSaving('settings.reader');
  const { preferred, available } = settings.reader;
  const well = reader.state === 'empty' || reader.state === 'card';

  // A reader that was plugged in or pulled out changes what can be chosen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks again when the reader changes, not when `refresh` does
  useEffect(() => refresh(), [reader.state, reader.name]);

  const away =
    preferred !== undefined && preferred !== '' && !available.includes(preferred) ? [preferred] : [];
  return (
    <Panel title={say('tab.reader')}>
      <p className="settings-text">{say('reader.text')}</p>
      {failure !== undefined && <FailureBanner failure={failure} />}
      <div className="settings-block">
        <span className="settings-block__label">{say('reader.state')}</span>
        <div className="settings-row">
          <StatusBadge tone={well ? 'good' : 'warn'} size="l">
            {frame(`reader.${reader.state}`)}
          </StatusBadge>
          <span>
            {reader.name === undefined ? say('reader.none') : say('reader.now', { name: reader.name })}
          </span>
        </div>
      </div>
      <SelectField
        label={say('reader.preferred')}
        isDisabled={pending}
        value={preferred === undefined || preferred === '' ? AUTOMATIC : preferred}
        options={[
          { value: AUTOMATIC, label: say('reader.automatic') },
          ...available.map((name) => ({ value: name, label: name })),
          ...away.map((name) => ({ value: name, label: say('reader.away', { name }) })),
        ]}
        onChange={(name) => void save({ preferred: name === AUTOMATIC ? '' : name })}
      />
      {settings.reader.checks.map((check) => (
        <ReaderFacts key={check.name} check={check} />
      ))}
    </Panel>
  );
}
