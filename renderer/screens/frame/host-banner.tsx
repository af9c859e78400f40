import { useHostLink } from '../../bridge/desk-provider.tsx';
import { Banner } from '../../components/banner.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import './host-banner.css';

/** Shown while the page has lost its host: nothing on it is fresh then. */
export function HostBanner() {
  const say = useTexts('frame');
  const link = useHostLink();
  if (link === 'open') return null;
  return (
    <div className="host-banner">
      <Banner tone="bad" title={say(`${link}.title`)} urgent>
        {say(`${link}.text`)}
      </Banner>
    </div>
  );
}
