import type { ReactNode } from 'react';
import type { FailureView } from '../bridge/hooks.ts';
import { useBilingual } from '../messages/use-texts.ts';
import { Banner } from './banner.tsx';

export interface FailureBannerProps {
  readonly failure: FailureView;
  /** What was being tried, before the reason. */
  readonly title?: string;
  readonly actions?: ReactNode;
}

/** What happened and what to do now, in words; the code is for the person in charge. */
export function FailureBanner({ failure, title, actions }: FailureBannerProps) {
  const both = useBilingual();
  const message = both(failure.message);
  return (
    <Banner
      tone="bad"
      title={title === undefined ? message : `${title}. ${message}`}
      actions={actions}
      urgent
    >
      <p>{both(failure.remedy)}</p>
      {failure.authorityText !== undefined && <p>“{failure.authorityText}”</p>}
    </Banner>
  );
}
