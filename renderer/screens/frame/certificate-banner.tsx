/** Says in time that a certificate of the facility ends: a ward may take weeks to give out a new one. */
import { useDeskStatus } from '../../bridge/hooks.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Banner } from '../../components/banner.tsx';
import { formatDate } from '../../messages/format.ts';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { hashOf, type Screen } from '../../router.ts';
import './alarm-banner.css';
import { certificateNotice } from './certificate-notice.ts';

const MINUTE_MS = 60_000;

export function CertificateBanner({ screen }: { readonly screen: Screen }) {
  const say = useTexts('frame');
  const both = useBilingual();
  const now = useNow(MINUTE_MS);
  const notice = certificateNotice(useDeskStatus().sending.channels, now, screen);
  if (notice === undefined) return null;
  const { name, endsAt, ended } = notice;
  const words = { channel: both(name), date: formatDate(endsAt) };
  return (
    <div className="alarm-banner">
      <Banner
        tone={ended ? 'bad' : 'warn'}
        title={say(ended ? 'certificate.over' : 'certificate.soon', words)}
        actions={<a href={hashOf({ screen: 'settings', part: 'channels' })}>{say('certificate.open')}</a>}
      >
        {say(ended ? 'certificate.overText' : 'certificate.soonText')}
      </Banner>
    </div>
  );
}
