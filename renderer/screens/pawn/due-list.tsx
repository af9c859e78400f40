/** Contracts in pawn, the earliest due day first; found by number, document, name, IMEI or plate. */
import { CircleCheck, Coins, Hourglass, SearchX, ShieldAlert, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { ChoiceBar } from '../../components/choice-bar.tsx';
import { DataTable, type TableColumn } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { StatusBadge, type Tone } from '../../components/status-badge.tsx';
import { formatIsoDate } from '../../messages/format.ts';
import { useBilingual, useLanguage, useTexts } from '../../messages/use-texts.ts';
import { navigate } from '../../use-route.ts';
import './due-list.css';
import { formatDong } from './sums.ts';
import { type PawnRow, type PawnShow, usePawnList } from './use-pawn.ts';

const SHOWS: readonly PawnShow[] = ['open', 'late', 'held', 'ended'];

const COUNTS = [
  { key: 'running', Icon: Coins },
  { key: 'late', Icon: TriangleAlert },
  { key: 'dueSoon', Icon: Hourglass },
  { key: 'held', Icon: ShieldAlert },
] as const;

export const STATUS_TONES: Readonly<Record<PawnRow['status'], Tone>> = {
  running: 'info',
  'sale-noticed': 'warn',
  'on-hold': 'bad',
  seized: 'bad',
  redeemed: 'good',
  liquidated: 'idle',
};

export const ATTENTION_TONES: Readonly<Record<PawnRow['attention'], Tone>> = {
  late: 'bad',
  'due-today': 'warn',
  'due-soon': 'warn',
  'sale-day': 'bad',
  held: 'bad',
  none: 'idle',
};

const EMPTY = {
  open: { title: 'empty.title', text: 'empty.text' },
  late: { title: 'empty.noneLate', text: 'empty.noneLateText' },
  held: { title: 'empty.noneHeld', text: 'empty.noneHeldText' },
  ended: { title: 'empty.noneEnded', text: 'empty.noneEndedText' },
} as const;

export function DueList() {
  const say = useTexts('pawn');
  const common = useTexts('common');
  const [show, setShow] = useState<PawnShow>('open');
  const [typed, setTyped] = useState('');
  const { data, failure, pending, refresh } = usePawnList(show, typed);
  const searching = typed.trim() !== '';
  const columns = useColumns();
  return (
    <div className="due-list">
      {failure !== undefined && (
        <FailureBanner
          failure={failure}
          title={say('failed')}
          actions={<Button onPress={refresh}>{common('retry')}</Button>}
        />
      )}
      <ul className="due-list__counts">
        {COUNTS.map(({ key, Icon }) => (
          <li key={key} className={`due-list__count due-list__count--${key}`}>
            <span className="due-list__figure number">{data?.counts[key] ?? '–'}</span>
            <span>{say(`counts.${key}`)}</span>
            <Icon aria-hidden="true" />
          </li>
        ))}
      </ul>
      <div className="due-list__table">
        <Panel
          flush
          title={
            <ChoiceBar
              label={say('show.label')}
              options={SHOWS.map((value) => ({ value, label: say(`show.${value}`) }))}
              value={show}
              onChange={setShow}
            />
          }
          actions={
            <SearchBox
              label={say('search.label')}
              placeholder={say('search.placeholder')}
              clearLabel={say('search.clear')}
              value={typed}
              onChange={setTyped}
            />
          }
        >
          {pending && (
            <p className="due-list__pending" role="status">
              {common('loading')}
            </p>
          )}
          {data !== undefined && (
            <DataTable
              label={say('title')}
              columns={columns}
              rows={data.rows}
              idOf={({ id }) => id}
              textOf={({ number, fullName }) => `${number} ${fullName}`}
              onOpen={({ id }) => navigate({ screen: 'pawn', part: id })}
              toneOf={({ attention }) =>
                attention === 'late' || attention === 'held' || attention === 'sale-day'
                  ? 'bad'
                  : attention === 'due-today' || attention === 'due-soon'
                    ? 'warn'
                    : undefined
              }
              empty={
                <EmptyState
                  icon={searching ? <SearchX /> : show === 'open' ? <Coins /> : <CircleCheck />}
                  title={say(searching ? 'empty.noMatch' : EMPTY[show].title)}
                  text={say(searching ? 'empty.noMatchText' : EMPTY[show].text)}
                  action={
                    !searching && show === 'open' ? (
                      <Button
                        variant="primary"
                        size="l"
                        onPress={() => navigate({ screen: 'pawn', part: 'new' })}
                      >
                        {say('newContract')}
                      </Button>
                    ) : undefined
                  }
                />
              }
            />
          )}
        </Panel>
      </div>
    </div>
  );
}

function useColumns(): readonly TableColumn<PawnRow>[] {
  const say = useTexts('pawn');
  const both = useBilingual();
  const language = useLanguage();
  return [
    {
      id: 'contract',
      label: say('column.contract'),
      width: 130,
      render: ({ number }) => <span className="due-list__number number">{number}</span>,
    },
    {
      id: 'pledger',
      label: say('column.pledger'),
      width: '2fr',
      minWidth: 170,
      render: ({ fullName, documentNumberMasked }) => (
        <>
          <span>{fullName}</span>
          <span className="due-list__more number">{documentNumberMasked}</span>
        </>
      ),
    },
    {
      id: 'items',
      label: say('column.items'),
      width: '3fr',
      minWidth: 200,
      render: ({ items }) => <span className="due-list__items">{both(items)}</span>,
    },
    {
      id: 'due',
      label: say('column.due'),
      width: 150,
      render: ({ dueDate, status, attention, daysLeft }) => (
        <>
          <span className="number">{formatIsoDate(dueDate)}</span>
          {status !== 'redeemed' && status !== 'liquidated' && (
            <span className={`due-list__more due-list__more--${attention}`}>
              {say(`attention.${attention}`, { count: Math.abs(daysLeft) })}
            </span>
          )}
        </>
      ),
    },
    {
      id: 'redeem',
      label: say('column.redeem'),
      width: 150,
      render: ({ toRedeem }) => <span className="number">{formatDong(toRedeem, language)}</span>,
    },
    {
      id: 'status',
      label: say('column.status'),
      width: 260,
      render: ({ status }) => (
        <StatusBadge tone={STATUS_TONES[status]}>{say(`status.${status}`)}</StatusBadge>
      ),
    },
  ];
}
