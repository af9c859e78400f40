/** Who is at the counter: the photo large, the name larger, what the document says. */
import type { ReactNode } from 'react';
import { type Detail, PersonDetails } from '../../components/person-details.tsx';
import { PortraitFrame, type PortraitState } from '../../components/portrait-frame.tsx';
import { formatIsoDate } from '../../messages/format.ts';
import { type BilingualText, useBilingual, useTexts } from '../../messages/use-texts.ts';
import { birthDateText } from './birth-date-text.ts';
import type { CheckIn } from './counter-state.ts';
import { usePortrait } from './use-portrait.ts';

const NO_ERRORS: ReadonlyMap<string, BilingualText> = new Map();

export function GuestCard({
  view,
  errors = NO_ERRORS,
  beside,
}: {
  readonly view: CheckIn;
  readonly errors?: ReadonlyMap<string, BilingualText>;
  /** Beside the photo. */
  readonly beside?: ReactNode;
}) {
  const say = useTexts('common');
  const here = useTexts('check-in');
  const paths = useTexts('check-in-paths');
  const both = useBilingual();
  const portrait = usePortrait(view.id, view.portrait);
  const { person } = view;
  const errorAt = (path: string) => {
    const text = errors.get(path);
    return text && { error: both(text) };
  };
  const details: readonly Detail[] = person
    ? [
        {
          label: say('field.documentNumber'),
          value: person.documentNumber,
          number: true,
          ...errorAt('person.document.number'),
        },
        {
          label: say('field.birthDate'),
          value: person.birthDate && birthDateText(person.birthDate, paths),
          number: true,
          ...errorAt('person.birthDate'),
        },
        { label: say('field.sex'), value: say(`sex.${person.sex}`) },
        { label: say('field.nationality'), value: person.nationality },
        { label: say('field.documentKind'), value: say(`documentKind.${person.documentKind}`) },
        ...(view.source === 'chip'
          ? [
              {
                label: say('field.expiryDate'),
                value:
                  person.expiryDate === 'none'
                    ? here('noExpiry')
                    : person.expiryDate && formatIsoDate(person.expiryDate),
                number: person.expiryDate !== 'none',
              },
              ...(person.placeOfBirth
                ? [{ label: say('field.placeOfBirth'), value: person.placeOfBirth }]
                : []),
              ...(person.nationalName
                ? [{ label: say('field.nationalName'), value: person.nationalName, wide: true }]
                : []),
              // Passports carry none, so that none is missing.
              ...(person.residence || person.documentKind !== 'passport'
                ? [{ label: say('field.residence'), value: person.residence, wide: true }]
                : []),
            ]
          : person.residence
            ? [{ label: say('field.residence'), value: person.residence, wide: true }]
            : []),
      ]
    : [];
  const frame: PortraitState =
    portrait !== undefined && person
      ? {
          kind: 'shown',
          source: portrait,
          alt: here('portraitAlt', { name: person.fullName }),
          unshown: here('portraitUnshown'),
        }
      : view.stage === 'reading' || view.portrait
        ? { kind: 'coming', text: here('portraitComing') }
        : { kind: 'none', text: here('portraitNone'), advice: here('portraitNoneText') };
  return (
    <PersonDetails
      name={person?.fullName ?? (view.stage === 'reading' ? here('nameSoon') : undefined)}
      details={details}
      unreadable={say('unreadable')}
      beside={beside}
      portrait={
        <PortraitFrame portrait={frame} {...(frame.kind === 'shown' && { caption: here('compareFaces') })} />
      }
    />
  );
}
