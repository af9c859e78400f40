import { ByteProgress } from '../../components/byte-progress.tsx';
import { DeadlineCountdown } from '../../components/deadline-countdown.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { FailurePicture, PICTURE_NAMES } from '../../components/failure-picture.tsx';
import { PersonDetails } from '../../components/person-details.tsx';
import { PortraitFrame } from '../../components/portrait-frame.tsx';
import { VerdictPanel } from '../../components/verdict-panel.tsx';
import { formatTime } from '../../messages/format.ts';
import { useSpan } from '../../messages/use-span.ts';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { WhereOnTheCard } from '../check-in/where-on-the-card.tsx';
import { SAMPLE_FAILURE, SAMPLE_FIELD_ERROR, SAMPLE_MOMENT, SAMPLE_NAME } from './samples.ts';
import { Specimen } from './specimen.tsx';

const LEVELS = ['genuine', 'intact-untrusted', 'not-verified', 'forged'] as const;
const MINUTE = 60_000;
const OFFSETS = [90 * MINUTE, 20 * MINUTE, -20 * MINUTE] as const;

/** What the check-in is made of. */
export function GalleryCheckIn() {
  const say = useTexts('common');
  const here = useTexts('check-in');
  const pictures = useTexts('failure');
  const both = useBilingual();
  const span = useSpan();
  return (
    <>
      <Specimen name="VerdictPanel">
        {LEVELS.map((level) => (
          <VerdictPanel
            key={level}
            level={level}
            title={say(`verdict.${level}`)}
            advice={here('compareFaces')}
            reasons={level === 'genuine' ? [] : [{ code: level, text: here('digitsHelp') }]}
            aside={here('readIn', { seconds: 3 })}
          />
        ))}
      </Specimen>
      <Specimen name="PersonDetails, PortraitFrame">
        <PersonDetails
          name={SAMPLE_NAME}
          unreadable={say('unreadable')}
          portrait={
            <PortraitFrame
              portrait={{ kind: 'coming', text: here('portraitComing') }}
              caption={here('compareFaces')}
            />
          }
          details={[
            { label: say('field.documentNumber'), value: '000190000002', number: true },
            {
              label: say('field.birthDate'),
              value: undefined,
              error: both(SAMPLE_FIELD_ERROR),
            },
            { label: say('field.residence'), value: undefined, wide: true },
          ]}
        />
        <div className="specimen__portraits">
          <PortraitFrame
            portrait={{ kind: 'none', text: here('portraitNone'), advice: here('portraitNoneText') }}
          />
          <PortraitFrame
            portrait={{
              kind: 'shown',
              source: 'data:image/jpeg;base64,AA==',
              alt: SAMPLE_NAME,
              unshown: here('portraitUnshown'),
            }}
          />
        </div>
      </Specimen>
      <Specimen name="ByteProgress, DeadlineCountdown">
        {[0, 9.2, 16.1].map((done) => (
          <ByteProgress
            key={done}
            label={here('bytesLabel')}
            words={here('bytesOf', { done, total: 16.1 })}
            bytes={done}
            total={16.1}
          />
        ))}
        {OFFSETS.map((offset) => (
          <DeadlineCountdown
            key={offset}
            deadline={SAMPLE_MOMENT + offset}
            now={SAMPLE_MOMENT}
            label={say('field.deadline')}
            at={formatTime(SAMPLE_MOMENT + offset)}
            span={say(offset < 0 ? 'time.over' : 'time.left', { time: span(offset) })}
            {...(offset < 0 && { note: here('lateKept') })}
          />
        ))}
      </Specimen>
      <Specimen name="CardIllustration">
        <WhereOnTheCard />
      </Specimen>
      <Specimen name="FailurePicture" wide>
        {PICTURE_NAMES.map((name) => (
          <figure key={name} className="specimen__picture">
            <FailurePicture name={name} />
            <figcaption>{pictures(name)}</figcaption>
          </figure>
        ))}
      </Specimen>
      <Specimen name="FailureNotice" wide>
        <FailureNotice
          code={SAMPLE_FAILURE.code}
          codeWords={here('code', { code: SAMPLE_FAILURE.code })}
          message={both(SAMPLE_FAILURE.message)}
          remedy={both(SAMPLE_FAILURE.remedy)}
        />
      </Specimen>
    </>
  );
}
