import type { ReactNode } from 'react';
import './failure-notice.css';
import { FailurePicture, pictureOf } from './failure-picture.tsx';

/** What happened, what to do, and the ways on. The code stands small below, for whoever helps by phone. */
export function FailureNotice({
  code,
  codeWords,
  message,
  remedy,
  authorityText,
  children,
}: {
  readonly code: string;
  /** The code in a sentence; left out where the words are enough. */
  readonly codeWords?: string;
  readonly message: string;
  readonly remedy: string;
  readonly authorityText?: string;
  readonly children?: ReactNode;
}) {
  return (
    <section className="failure-notice" role="alert">
      <div className="failure-notice__picture">
        <FailurePicture name={pictureOf(code)} />
      </div>
      <div className="failure-notice__words">
        <h2 className="failure-notice__message">{message}</h2>
        <p className="failure-notice__remedy">{remedy}</p>
        {authorityText !== undefined && <blockquote>{authorityText}</blockquote>}
        {children}
        {codeWords !== undefined && <p className="failure-notice__code">{codeWords}</p>}
      </div>
    </section>
  );
}
