/** What is known of one reader: interface, lengths, the last read, and what short commands cost. */
import type { Settings } from '../../bridge/hooks.ts';
import { Banner } from '../../components/banner.tsx';
import { DetailsList } from '../../components/details-list.tsx';
import { formatDateTime, formatNumber } from '../../messages/format.ts';
import { useLanguage, useTexts } from '../../messages/use-texts.ts';

type ReaderCheck = Settings['reader']['checks'][number];

const SECOND = 1000;

export function ReaderFacts({ check }: { readonly check: ReaderCheck }) {
  const say = useTexts('settings');
  const language = useLanguage();
  const number = (value: number) => formatNumber(value, language);
  const { lastRead, cost } = check;
  const details = [
    ...(check.model ? [{ label: say('reader.model'), value: check.model }] : []),
    { label: say('reader.interface'), value: say(`reader.interfaces.${check.interface}`) },
    { label: say('reader.lengths'), value: say(`reader.lengthsOf.${check.lengths}`) },
    {
      label: say('reader.largest'),
      value: lastRead
        ? say('reader.bytes', { count: number(lastRead.largestResponse) })
        : say('reader.notYet'),
    },
    {
      label: say('reader.lastRead'),
      value: lastRead
        ? say('reader.lastReadOf', {
            apdus: number(lastRead.apdus),
            seconds: number(lastRead.milliseconds / SECOND),
            at: formatDateTime(lastRead.at),
          })
        : say('reader.notYet'),
    },
  ];
  return (
    <section className="reader-facts" aria-label={check.name}>
      <h3 className="reader-facts__name">{check.name}</h3>
      <DetailsList details={details} />
      {check.lengths === 'short' && (
        <Banner tone="warn" title={say('reader.shortOnly')}>
          {cost
            ? say('reader.shortCost', {
                apdus: number(cost.apdus),
                seconds: number(cost.milliseconds / SECOND),
              })
            : say('reader.shortCostUnknown')}{' '}
          {say('reader.shortRemedy')}
        </Banner>
      )}
      {check.asOf !== undefined && (
        <p className="settings-text">{say('reader.asOf', { month: monthOf(check.asOf) })}</p>
      )}
    </section>
  );
}

/** `2026-06` as 06/2026. */
const monthOf = (asOf: string): string => asOf.split('-').reverse().join('/');
