/** What is worth knowing before filing, and what was refused: all at once, each with its way on. */
import { IdCard, TriangleAlert } from 'lucide-react';
import { useNow } from '../../bridge/use-now.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { type CheckIn, draftOf } from './counter-state.ts';
import { useCounter } from './counter-store.ts';
import { isExpired } from './guest-facts.ts';
import { OverlapPanel } from './overlap-panel.tsx';
import { useCounterActions } from './use-counter-actions.ts';
import type { StayCheck } from './use-stay-check.ts';

export function GuestNotices({
  view,
  check,
  arrival,
}: {
  readonly view: CheckIn;
  readonly check: StayCheck | undefined;
  /** Shared by a group, in place of the one in the form. */
  readonly arrival: number | undefined;
}) {
  const say = useTexts('check-in');
  const both = useBilingual();
  const counter = useCounter();
  const { problem } = counter;
  const earlier = check?.overlaps ?? view.present;
  const warnings = [...view.warnings, ...(check?.warnings ?? []).map(({ message }) => message)];
  return (
    <>
      {earlier && (
        <OverlapPanel earlier={earlier} arrival={arrival ?? draftOf(view, counter)?.arrival ?? 0} />
      )}
      {warnings.length > 0 && (
        <ul className="guest-stage__warnings" aria-label={say('warningsLabel')}>
          {warnings.map((warning) => (
            <li key={warning.vi}>
              <TriangleAlert aria-hidden="true" size={18} />
              <span>{both(warning)}</span>
            </li>
          ))}
        </ul>
      )}
      <OtherPaper view={view} />
      {problem !== undefined && !(problem.code === 'stay-overlaps' && earlier) && (
        <Banner
          tone={problem.code === 'fields-invalid' ? 'warn' : 'bad'}
          title={
            problem.code === 'fields-invalid' && problem.fields
              ? say('fixFields', { count: problem.fields.length })
              : both(problem.message)
          }
          urgent
        >
          {both(problem.remedy)}
        </Banner>
      )}
    </>
  );
}

/** An expired document: a valid one is read in its place, and without one this one is declared. */
function OtherPaper({ view }: { readonly view: CheckIn }) {
  const say = useTexts('check-in-paths');
  const now = useNow(60_000);
  const actions = useCounterActions();
  if (!isExpired(view.person?.expiryDate, now)) return null;
  return (
    <div className="guest-stage__way">
      <Button icon={<IdCard aria-hidden="true" />} onPress={() => void actions.next()}>
        {say('otherPaper')}
      </Button>
      <p>{say('expiredText')}</p>
    </div>
  );
}
