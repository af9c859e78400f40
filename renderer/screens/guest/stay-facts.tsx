import type { GuestPage } from '../../bridge/hooks.ts';
import { DetailsList } from '../../components/details-list.tsx';
import { Panel } from '../../components/panel.tsx';
import { VerdictPanel } from '../../components/verdict-panel.tsx';
import { formatDateTime, formatIsoDate } from '../../messages/format.ts';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';

/** Who stays, and the stay as it stands after all its changes. */
export function StayFacts({ page }: { readonly page: GuestPage }) {
  const say = useTexts('guest');
  const common = useTexts('common');
  const both = useBilingual();
  const { stay } = page;
  const place = stay.ward
    ? { label: say('field.bed'), value: `${stay.ward.department}, ${stay.ward.bed}`, number: true }
    : { label: common('field.room'), value: stay.room, number: true };
  return (
    <>
      <Panel title={say('stay')}>
        <DetailsList
          details={[
            place,
            { label: common('field.arrival'), value: formatDateTime(stay.arrival), number: true },
            { label: common('field.departure'), value: formatDateTime(stay.plannedDeparture), number: true },
            ...(stay.departedAt === undefined
              ? []
              : [{ label: say('field.departed'), value: formatDateTime(stay.departedAt), number: true }]),
            ...(page.permittedStayUntil === undefined
              ? []
              : [
                  {
                    label: say('field.permittedStayUntil'),
                    value: formatIsoDate(page.permittedStayUntil),
                    number: true,
                  },
                ]),
            ...(page.phone === undefined
              ? []
              : [{ label: common('field.phone'), value: page.phone, number: true }]),
            ...(page.note === undefined ? [] : [{ label: common('field.note'), value: page.note }]),
          ]}
        />
      </Panel>
      <Panel title={say('person')}>
        <DetailsList
          details={[
            { label: common('field.fullName'), value: page.person.fullName },
            { label: common('field.birthDate'), value: formatIsoDate(page.person.birthDate), number: true },
            { label: common('field.sex'), value: common(`sex.${page.person.sex}`) },
            { label: common('field.nationality'), value: page.person.nationality },
            {
              label: common('field.documentKind'),
              value: common(`documentKind.${page.person.documentKind}`),
            },
            { label: common('field.documentNumber'), value: page.person.documentNumber, number: true },
            ...(page.person.residence === undefined
              ? []
              : [{ label: common('field.residence'), value: page.person.residence }]),
          ]}
        />
        <VerdictPanel
          level={page.verdict.level}
          title={both(page.verdict.title)}
          advice={both(page.verdict.advice)}
          reasons={page.verdict.reasons.map(({ code, text }) => ({ code, text: both(text) }))}
        />
      </Panel>
    </>
  );
}
