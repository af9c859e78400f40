/** Settings in tabs; an address with a tab's name opens there. */
import {
  Activity,
  ArchiveX,
  Building2,
  ListChecks,
  type LucideIcon,
  Nfc,
  Palette,
  ShieldCheck,
  Unplug,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { type Settings, useSettings } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { ScreenHead } from '../../components/screen-head.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { navigate } from '../../use-route.ts';
import { BackupPanel } from './backup-panel.tsx';
import { CameraPanel } from './camera-panel.tsx';
import { ChannelsPanel } from './channels/channels-panel.tsx';
import { DefaultsForm } from './defaults-form.tsx';
import { DoctorPanel } from './doctor-panel.tsx';
import { FacilityForm } from './facility-form.tsx';
import { GuestDisplayPanel } from './guest-display-panel.tsx';
import { LookPanel } from './look-panel.tsx';
import { ReaderPanel } from './reader-panel.tsx';
import { RetentionPanel } from './retention-panel.tsx';
import './settings-screen.css';
import { SupportPanel } from './support-panel.tsx';
import { TrustPanel } from './trust-panel.tsx';

const TABS = ['facility', 'defaults', 'reader', 'channels', 'trust', 'retention', 'look', 'doctor'] as const;
type TabName = (typeof TABS)[number];

/** Tabs by the name that the desk's own checks know them by. */
const MOVED: Readonly<Record<string, TabName>> = { endpoint: 'channels' };

const ICONS: Readonly<Record<TabName, LucideIcon>> = {
  facility: Building2,
  defaults: ListChecks,
  reader: Nfc,
  channels: Unplug,
  trust: ShieldCheck,
  retention: ArchiveX,
  look: Palette,
  doctor: Activity,
};

export function SettingsScreen({ tab }: { readonly tab: string | undefined }) {
  const say = useTexts('settings');
  const common = useTexts('common');
  const { data, failure, refresh } = useSettings();
  const current = TABS.find((name) => name === (MOVED[tab ?? ''] ?? tab)) ?? 'facility';
  return (
    <div className="settings-screen">
      <ScreenHead title={say('title')} />
      {failure !== undefined && (
        <FailureBanner
          failure={failure}
          title={say('failed')}
          actions={<Button onPress={refresh}>{common('retry')}</Button>}
        />
      )}
      {data !== undefined && (
        <Tabs
          className="settings-screen__tabs"
          orientation="vertical"
          selectedKey={current}
          onSelectionChange={(key) => navigate({ screen: 'settings', part: String(key) })}
        >
          <TabList className="settings-screen__list" aria-label={say('title')}>
            {TABS.map((name) => {
              const Icon = ICONS[name];
              return (
                <Tab key={name} id={name} className="settings-screen__tab">
                  <Icon aria-hidden="true" />
                  {say(`tab.${name}`)}
                </Tab>
              );
            })}
          </TabList>
          {TABS.map((name) => (
            <TabPanel key={name} id={name} className="settings-screen__panel">
              {contentOf(name, data)}
            </TabPanel>
          ))}
        </Tabs>
      )}
    </div>
  );
}

function contentOf(tab: TabName, settings: Settings): ReactNode {
  switch (tab) {
    case 'facility':
      return (
        <>
          <FacilityForm settings={settings} />
          <GuestDisplayPanel />
          <CameraPanel />
        </>
      );
    case 'defaults':
      return <DefaultsForm settings={settings} />;
    case 'reader':
      return <ReaderPanel settings={settings} />;
    case 'channels':
      return <ChannelsPanel settings={settings} />;
    case 'trust':
      return <TrustPanel settings={settings} />;
    case 'retention':
      return <RetentionPanel />;
    case 'look':
      return <LookPanel />;
    case 'doctor':
      return (
        <>
          <DoctorPanel />
          <BackupPanel />
          <SupportPanel />
        </>
      );
  }
}
