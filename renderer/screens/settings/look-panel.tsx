import { useDeskStatus } from '../../bridge/hooks.ts';
import { ChoiceBar } from '../../components/choice-bar.tsx';
import { DetailsList } from '../../components/details-list.tsx';
import { Panel } from '../../components/panel.tsx';
import { changeTheme, THEMES, useTheme } from '../../design/theme.ts';
import { changeLanguage } from '../../messages/i18n.ts';
import { useLanguage, useTexts } from '../../messages/use-texts.ts';

export function LookPanel() {
  const say = useTexts('settings');
  const { version, host } = useDeskStatus();
  return (
    <Panel title={say('tab.look')}>
      <p className="settings-text">{say('look.text')}</p>
      <div className="settings-block">
        <span className="settings-block__label">{say('look.language')}</span>
        <div>
          <ChoiceBar
            label={say('look.language')}
            value={useLanguage()}
            onChange={(language) => void changeLanguage(language)}
            options={[
              { value: 'vi', label: 'Tiếng Việt' },
              { value: 'en', label: 'English' },
            ]}
          />
        </div>
      </div>
      <div className="settings-block">
        <span className="settings-block__label">{say('look.theme')}</span>
        <div>
          <ChoiceBar
            label={say('look.theme')}
            value={useTheme()}
            onChange={changeTheme}
            options={THEMES.map((value) => ({ value, label: say(`look.themes.${value}`) }))}
          />
        </div>
      </div>
      <DetailsList
        details={[
          { label: say('look.version'), value: version, number: true },
          { label: say('look.host'), value: say(`look.hosts.${host}`) },
        ]}
      />
    </Panel>
  );
}
