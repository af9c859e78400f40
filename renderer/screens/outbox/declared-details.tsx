/** What the declaration says: the person, the stay, and how well the document was verified. */
import { ShieldAlert, ShieldCheck, ShieldQuestionMark } from 'lucide-react';
import { type OutboxDetail, useSettings } from '../../bridge/hooks.ts';
import { DetailsList } from '../../components/details-list.tsx';
import { StatusBadge, type Tone } from '../../components/status-badge.tsx';
import { formatDateTime, formatIsoDate } from '../../messages/format.ts';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { DrawerSection } from './drawer-section.tsx';

const VERDICTS = {
  genuine: { tone: 'good', icon: ShieldCheck },
  'intact-untrusted': { tone: 'info', icon: ShieldCheck },
  'not-verified': { tone: 'idle', icon: ShieldQuestionMark },
  forged: { tone: 'bad', icon: ShieldAlert },
} as const satisfies Record<OutboxDetail['verdict']['level'], { tone: Tone; icon: unknown }>;

export function DeclaredDetails({ detail }: { readonly detail: OutboxDetail }) {
  const say = useTexts('outbox');
  const common = useTexts('common');
  const both = useBilingual();
  const { data: settings } = useSettings();
  const { person, stay, verdict, entry } = detail;
  const reason = settings?.reasons.find(({ code }) => code === stay?.reason);
  const field = (name: Parameters<typeof common>[0], value: string | undefined, number = false) => ({
    label: common(name),
    value: value === undefined || value === '' ? common('unreadable') : value,
    number,
  });
  return (
    <>
      {stay && (
        <DrawerSection title={say('detail.stay')}>
          <DetailsList
            details={[
              field('field.room', stay.room, true),
              field('field.arrival', formatDateTime(stay.arrival), true),
              field('field.departure', formatDateTime(stay.plannedDeparture), true),
              field(
                'field.reason',
                [reason && both(reason.label), stay.reasonText].filter(Boolean).join(': '),
              ),
              ...(stay.phone ? [field('field.phone', stay.phone, true)] : []),
              ...(stay.note ? [field('field.note', stay.note)] : []),
              field('field.deadline', formatDateTime(entry.deadline), true),
              { label: say('detail.created'), value: formatDateTime(entry.createdAt), number: true },
              { label: say('detail.rule'), value: detail.ruleVersion },
            ]}
          />
        </DrawerSection>
      )}
      <DrawerSection title={say('detail.person')}>
        <DetailsList
          details={[
            field('field.fullName', person.fullName),
            field('field.birthDate', formatIsoDate(person.birthDate), true),
            field('field.sex', common(`sex.${person.sex}`)),
            field('field.nationality', person.nationality),
            field('field.documentKind', common(`documentKind.${person.documentKind}`)),
            field('field.documentNumber', person.documentNumber, true),
            field('field.residence', person.residence),
          ]}
        />
      </DrawerSection>
      <DrawerSection title={say('detail.verdict')}>
        <p>
          <StatusBadge {...VERDICTS[verdict.level]} size="l">
            {both(verdict.title)}
          </StatusBadge>
        </p>
        {verdict.reasons.map((one) => (
          <p key={one.code} className="entry-drawer__note">
            {both(one.text)}
          </p>
        ))}
      </DrawerSection>
    </>
  );
}
