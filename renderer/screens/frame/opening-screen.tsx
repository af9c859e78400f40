import { IdCard } from 'lucide-react';
import type { FailureView } from '../../bridge/hooks.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import './opening-screen.css';

/** Before the desk has answered for the first time. */
export function OpeningScreen({
  failure,
  onRetry,
}: {
  readonly failure: FailureView | undefined;
  readonly onRetry: () => void;
}) {
  const say = useTexts('frame');
  const common = useTexts('common');
  const both = useBilingual();
  return (
    <main className="opening-screen">
      <IdCard className="opening-screen__mark" aria-hidden="true" />
      <h1 className="opening-screen__name">{common('desk')}</h1>
      {failure === undefined ? (
        <p role="status">{say('opening')}</p>
      ) : (
        <Banner
          tone="bad"
          title={both(failure.message)}
          actions={<Button onPress={onRetry}>{common('retry')}</Button>}
        >
          {both(failure.remedy)}
        </Banner>
      )}
    </main>
  );
}
