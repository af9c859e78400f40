/** One contract: who, what, what is owed today, what may be done, and everything that happened. */
import { ArrowLeft, Printer } from 'lucide-react';
import { useState } from 'react';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { type Detail, DetailsList } from '../../components/details-list.tsx';
import { Drawer } from '../../components/drawer.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { formatDate, formatDateTime, formatIsoDate } from '../../messages/format.ts';
import { useBilingual, useLanguage, useTexts } from '../../messages/use-texts.ts';
import { navigate } from '../../use-route.ts';
import { BookPages } from '../books/book-pages.tsx';
import { ActionDrawer } from './action-drawer.tsx';
import './contract-page.css';
import { ContractItems } from './contract-items.tsx';
import { ATTENTION_TONES, STATUS_TONES } from './due-list.tsx';
import { ScheduleTable } from './schedule-table.tsx';
import { formatDong, formatPercent } from './sums.ts';
import { type PawnActionType, type PawnContract, usePawnContract } from './use-pawn.ts';

const PAPERS = [
  { document: 'pawn-contract', words: 'contract.print' },
  { document: 'pawn-ticket', words: 'contract.printTicket' },
  { document: 'pawn-schedule', words: 'contract.printSchedule' },
  { document: 'pawn-sale-notice', words: 'contract.printSaleNotice' },
] as const;
type PaperId = (typeof PAPERS)[number]['document'];

export function ContractPage({ id }: { readonly id: string }) {
  const say = useTexts('pawn');
  const common = useTexts('common');
  const { data, failure, pending, refresh } = usePawnContract(id);
  if (pending) return <p role="status">{common('loading')}</p>;
  if (data === undefined) {
    return failure === undefined ? null : (
      <FailureBanner
        failure={failure}
        title={say('contract.failed')}
        actions={
          <>
            <Button onPress={refresh}>{common('retry')}</Button>
            <Button onPress={() => navigate({ screen: 'pawn' })}>{say('contract.back')}</Button>
          </>
        }
      />
    );
  }
  return <Contract contract={data} />;
}

function Contract({ contract }: { readonly contract: PawnContract }) {
  const say = useTexts('pawn');
  const [action, setAction] = useState<PawnActionType>();
  const [paper, setPaper] = useState<PaperId>();
  // The notice is a paper once a sale stands announced.
  const papers = PAPERS.filter(
    ({ document }) => document !== 'pawn-sale-notice' || contract.sale !== undefined,
  );
  const words = PAPERS.find(({ document }) => document === paper)?.words ?? 'contract.print';
  const title = say('contract.number', { number: contract.number });
  return (
    <div className="contract-page">
      <header className="contract-page__head">
        <Button icon={<ArrowLeft aria-hidden="true" />} onPress={() => navigate({ screen: 'pawn' })}>
          {say('contract.back')}
        </Button>
        <h2 className="contract-page__title">
          <span className="number">{title}</span> · {contract.person.fullName}
        </h2>
        <StatusBadge tone={STATUS_TONES[contract.status]} size="l">
          {say(`status.${contract.status}`)}
        </StatusBadge>
        {contract.attention !== 'none' && (
          <StatusBadge tone={ATTENTION_TONES[contract.attention]} size="l">
            {say(`attention.${contract.attention}`, { count: Math.abs(contract.daysLeft) })}
          </StatusBadge>
        )}
      </header>
      <Warnings contract={contract} />
      <div className="contract-page__body">
        <div className="contract-page__main">
          <ContractItems contract={contract} />
          <Panel title={say('contract.ledger')}>
            <Ledger contract={contract} />
          </Panel>
        </div>
        <div className="contract-page__side">
          <Owed contract={contract} onAction={setAction} />
          <Panel title={say('form.who')}>
            <Facts contract={contract} />
          </Panel>
          <Panel title={say('schedule.title')}>
            <ScheduleTable rows={contract.schedule} />
            <div className="contract-page__papers">
              {papers.map(({ document, words: label }) => (
                <Button
                  key={document}
                  icon={<Printer aria-hidden="true" />}
                  onPress={() => setPaper(document)}
                >
                  {say(label)}
                </Button>
              ))}
            </div>
          </Panel>
        </div>
      </div>
      {action !== undefined && (
        <ActionDrawer contract={contract} action={action} onClose={() => setAction(undefined)} />
      )}
      <Drawer isOpen={paper !== undefined} onClose={() => setPaper(undefined)} title={say(words)}>
        {paper !== undefined && (
          <BookPages
            book={{ document: paper, title: { vi: title, en: title }, source: '', scope: 'now' }}
            scope={{ kind: 'record', id: contract.id }}
          />
        )}
      </Drawer>
    </div>
  );
}

function Warnings({ contract: { police, sale, status } }: { readonly contract: PawnContract }) {
  const say = useTexts('pawn');
  const binds = status === 'on-hold' || status === 'seized';
  return (
    <>
      {binds && police && (
        <Banner tone="bad" title={say('contract.policeBinds')}>
          {say('contract.policeWho', {
            agency: police.agency,
            officer: police.officer,
            number: police.caseNumber,
          })}
        </Banner>
      )}
      {status === 'sale-noticed' && sale && (
        <Banner
          tone="warn"
          title={say('contract.saleOn', { day: formatIsoDate(sale.saleDate), place: sale.place })}
        />
      )}
    </>
  );
}

const OWED = ['principal', 'termInterest', 'overdueInterest', 'lateInterest'] as const;

function Owed({
  contract,
  onAction,
}: {
  readonly contract: PawnContract;
  readonly onAction: (action: PawnActionType) => void;
}) {
  const say = useTexts('pawn');
  const language = useLanguage();
  const { owed, actions } = contract;
  const shown = OWED.filter((part) => part === 'principal' || part === 'termInterest' || owed[part] > 0);
  return (
    <Panel title={say('contract.owed')}>
      <dl className="contract-page__owed">
        {shown.map((part) => (
          <div key={part}>
            <dt>{say(`contract.${part}`)}</dt>
            <dd className="number">{formatDong(owed[part], language)}</dd>
          </div>
        ))}
        <div className="contract-page__total">
          <dt>{say('contract.total')}</dt>
          <dd className="number">{formatDong(owed.total, language)}</dd>
        </div>
      </dl>
      {actions.length > 0 && (
        <div className="contract-page__actions">
          {actions.map((action) => (
            <Button
              key={action}
              variant={action === 'redeem' ? 'primary' : 'secondary'}
              onPress={() => onAction(action)}
            >
              {say(`action.${action}`)}
            </Button>
          ))}
        </div>
      )}
    </Panel>
  );
}

function Facts({ contract }: { readonly contract: PawnContract }) {
  const say = useTexts('pawn');
  const common = useTexts('common');
  const language = useLanguage();
  const { person, owner, phone, note } = contract;
  const rate = `${formatPercent(contract.percentAYear * 10_000, language)} %`;
  const details: Detail[] = [
    { label: common('field.documentNumber'), value: person.documentNumber, number: true },
    { label: common('field.birthDate'), value: formatIsoDate(person.birthDate), number: true },
    { label: say('contract.noticeAddress'), value: contract.noticeAddress },
    ...(phone === undefined ? [] : [{ label: say('contract.phone'), value: phone, number: true }]),
    ...(owner === undefined
      ? []
      : [
          { label: say('contract.owner'), value: `${owner.name}, ${owner.documentNumber}` },
          { label: say('contract.authorisation'), value: owner.authorisation },
        ]),
    { label: say('contract.loan'), value: formatDong(contract.principal, language), number: true },
    { label: say('contract.rate'), value: rate, number: true },
    { label: say('contract.lentOn'), value: formatDate(contract.openedAt), number: true },
    { label: say('contract.dueDate'), value: formatIsoDate(contract.dueDate), number: true },
    { label: say('contract.paid'), value: formatDong(contract.paid, language), number: true },
    { label: say('contract.rule'), value: contract.ruleVersion },
    ...(note === undefined ? [] : [{ label: say('contract.note'), value: note }]),
  ];
  return <DetailsList details={details} />;
}

function Ledger({ contract }: { readonly contract: PawnContract }) {
  const say = useTexts('pawn');
  const both = useBilingual();
  const language = useLanguage();
  return (
    <ol className="contract-page__ledger">
      {contract.ledger.map(({ sequence, at, words, amount, parts, type }) => (
        <li key={sequence}>
          <span className="contract-page__when number">{formatDateTime(at)}</span>
          <span className="contract-page__what">
            {both(words)}
            {parts && (
              <span className="contract-page__parts number">
                {say('contract.parts', {
                  interest: formatDong(
                    parts.lateInterest + parts.overdueInterest + parts.termInterest,
                    language,
                  ),
                  principal: formatDong(parts.principal, language),
                })}
              </span>
            )}
          </span>
          {amount !== undefined && (
            <span className="number">
              {type === 'opened' ? '−' : '+'}
              {formatDong(amount, language)}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
