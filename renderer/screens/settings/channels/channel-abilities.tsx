/** What a way can do and what it cannot, each in one sentence. */
import type { ChannelReport } from '../../../bridge/hooks.ts';
import { type Say, useTexts } from '../../../messages/use-texts.ts';

export function ChannelAbilities({ report }: { readonly report: ChannelReport }) {
  const say = useTexts('channels');
  const sentences = sentencesOf(report, say);
  return (
    <details className="channel-abilities">
      <summary>{say('can.title')}</summary>
      <ul className="channel-abilities__list">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}

function sentencesOf({ capabilities, kinds }: ChannelReport, say: Say<'channels'>): readonly string[] {
  if (capabilities === undefined) return [];
  const { maxBatch, dryRun, query, cancel, sends, daysAfterArrival } = capabilities;
  return [
    say(`can.${sends}`),
    say('can.batch', { count: maxBatch }),
    say(dryRun ? 'can.dryRun' : 'can.noDryRun'),
    say(query ? 'can.query' : 'can.noQuery'),
    say(cancel ? 'can.cancel' : 'can.noCancel'),
    windowOf(daysAfterArrival, say),
    `${say('can.kinds')} ${kinds.map((kind) => say(`kinds.${kind}`)).join('; ')}.`,
  ];
}

function windowOf(daysAfterArrival: number | undefined, say: Say<'channels'>): string {
  if (daysAfterArrival === undefined) return say('can.late');
  return daysAfterArrival === 1
    ? say('can.windowYesterday')
    : say('can.windowDays', { count: daysAfterArrival });
}
