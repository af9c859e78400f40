import {
  BedDouble,
  BedSingle,
  BookOpen,
  CalendarCheck,
  ChartColumn,
  Coins,
  IdCard,
  KeyRound,
  Languages,
  Lock,
  type LucideIcon,
  Moon,
  PhoneCall,
  Search,
  Send,
  Settings,
  Sun,
  SunMoon,
  Users,
} from 'lucide-react';
import { Button, Link } from 'react-aria-components';
import { useTrades } from '../../bridge/hooks.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { changeTheme, THEMES, useTheme } from '../../design/theme.ts';
import { changeLanguage } from '../../messages/i18n.ts';
import { useLanguage, useTexts } from '../../messages/use-texts.ts';
import { DOORS, hashOf, hasScreen, type Screen } from '../../router.ts';
import { SEARCH_KEY } from '../search/search-key.ts';
import { openSearch } from '../search/search-store.ts';
import './navigation.css';

const ICONS: Partial<Record<Screen, LucideIcon>> = {
  today: CalendarCheck,
  'check-in': IdCard,
  pawn: Coins,
  board: BedDouble,
  tenants: KeyRound,
  wards: BedSingle,
  visitors: Users,
  books: BookOpen,
  insight: ChartColumn,
  'police-tasks': PhoneCall,
  outbox: Send,
  settings: Settings,
};

const THEME_ICONS = { system: SunMoon, light: Sun, dark: Moon } as const;

export function Navigation({ current }: { readonly current: Screen }) {
  const say = useTexts('frame');
  const search = useTexts('search');
  const trades = useTrades();
  const open = DOORS.filter(({ screen }) => hasScreen(screen, trades));
  return (
    <nav className="navigation" aria-label={say('nav.label')}>
      <ul className="navigation__screens">
        <li>
          <Button
            className="navigation__link navigation__search"
            aria-keyshortcuts="Control+K"
            onPress={openSearch}
          >
            <Search aria-hidden="true" />
            <span>{search('open')}</span>
            <KeyHint keys={SEARCH_KEY} />
          </Button>
        </li>
        {open.map(({ key, screen }) => {
          const Icon = ICONS[screen];
          return (
            <li key={screen}>
              <Link
                className="navigation__link"
                href={hashOf({ screen })}
                {...(key !== undefined && { 'aria-keyshortcuts': key })}
                {...(screen === current && { 'aria-current': 'page' })}
              >
                {Icon && <Icon aria-hidden="true" />}
                <span>{say(`nav.${screen}`)}</span>
                {key !== undefined && <KeyHint keys={key} />}
              </Link>
            </li>
          );
        })}
      </ul>
      <LookSwitches />
    </nav>
  );
}

/** Language and theme within reach: the next clerk may want the other. */
function LookSwitches() {
  const say = useTexts('frame');
  const language = useLanguage();
  const theme = useTheme();
  const other = language === 'vi' ? 'en' : 'vi';
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
  const ThemeIcon = THEME_ICONS[theme];
  return (
    <div className="navigation__look">
      <Link className="navigation__switch" href={hashOf({ screen: 'lock' })}>
        <Lock aria-hidden="true" />
        <span>{say('nav.lock')}</span>
      </Link>
      <Button className="navigation__switch" onPress={() => void changeLanguage(other)}>
        <Languages aria-hidden="true" />
        <span lang={other}>{other === 'vi' ? 'Tiếng Việt' : 'English'}</span>
      </Button>
      <Button className="navigation__switch" onPress={() => changeTheme(next)}>
        <ThemeIcon aria-hidden="true" />
        <span>{say(`theme.${theme}`)}</span>
      </Button>
    </div>
  );
}
