/** What became of the file that was added last, and what a person has to compare before believing it. */
import type { Settings } from '../../bridge/hooks.ts';
import { Banner } from '../../components/banner.tsx';
import { useTexts } from '../../messages/use-texts.ts';

type Import = NonNullable<Settings['trustImport']>;

export function TrustImportBanner({ imported }: { readonly imported: Import }) {
  const say = useTexts('settings');
  const { name, added, known, refused, revocationLists, masterLists } = imported;
  const unvouched = masterLists.some(({ alreadyTrusted }) => !alreadyTrusted);
  return (
    <Banner
      tone={unvouched || refused > 0 ? 'warn' : 'info'}
      title={say('trust.imported.title', { name, added, known })}
    >
      {masterLists.map(({ signer, certificates, authority, sha256, alreadyTrusted }) => (
        <div key={`${signer} ${sha256}`} className="trust-import__list">
          <p>
            {say(alreadyTrusted ? 'trust.imported.vouched' : 'trust.imported.compare', {
              count: certificates,
              signer,
              authority,
            })}
          </p>
          {!alreadyTrusted && (
            <p className="trust-import__fingerprint number">
              {say('trust.fingerprint')}: {sha256}
            </p>
          )}
        </div>
      ))}
      {revocationLists > 0 && <p>{say('trust.imported.lists', { count: revocationLists })}</p>}
      {refused > 0 && <p>{say('trust.imported.refused', { count: refused })}</p>}
    </Banner>
  );
}
