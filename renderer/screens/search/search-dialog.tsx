/** The search over everything: one key opens it on any screen, the arrows choose, Enter opens what was found. */
import { Coins, Search as SearchIcon, SearchX } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { EmptyState } from '../../components/empty-state.tsx';
import { EntryStateBadge } from '../../components/entry-state-badge.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { formatDate, formatIsoDate } from '../../messages/format.ts';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import './search-dialog.css';
import { isSearchKey } from './search-key.ts';
import { closeSearch, leaveSearch, openSearch, useSearchOpen } from './search-store.ts';
import { type Hit, type PawnHit, type Search, type StayHit, useSearch } from './use-search.ts';

export function SearchDialog() {
  const isOpen = useSearchOpen();
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (!isSearchKey(event)) return;
      event.preventDefault();
      event.stopPropagation();
      openSearch();
    };
    // Capture: before a field or a list makes something else of the key.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    // Another screen was opened by its key or by a scanner.
    window.addEventListener('hashchange', leaveSearch);
    return () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true });
      window.removeEventListener('hashchange', leaveSearch);
    };
  }, []);
  return (
    <ModalOverlay
      className="search-dialog"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) closeSearch();
      }}
    >
      <Modal className="search-dialog__modal">
        <Dialog className="search-dialog__dialog">
          <SearchPanel />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function SearchPanel() {
  const say = useTexts('search');
  const [typed, setTyped] = useState('');
  const search = useSearch(typed);
  const [at, setAt] = useState(0);
  const list = useId();
  const chosen = search.hits[Math.min(at, search.hits.length - 1)];

  const walk = (event: KeyboardEvent) => {
    const last = search.hits.length - 1;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && last >= 0) {
      event.preventDefault();
      const next = Math.min(at, last) + step;
      setAt(next < 0 ? last : next > last ? 0 : next);
    }
    if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      go(chosen);
    }
  };
  return (
    <>
      <Heading slot="title" className="visually-hidden">
        {say('title')}
      </Heading>
      <div className="search-dialog__field">
        <SearchIcon aria-hidden="true" />
        <input
          className="search-dialog__input"
          type="text"
          role="combobox"
          aria-expanded={search.hits.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-label={say('title')}
          {...(chosen && { 'aria-activedescendant': `${list}-${chosen.id}` })}
          value={typed}
          placeholder={say('placeholder')}
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: the search was opened to type in it
          autoFocus
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={walk}
        />
      </div>
      <p role="status" className="visually-hidden">
        {search.asked === '' || search.pending ? '' : say('found', { count: search.hits.length })}
      </p>
      <Found search={search} list={list} chosen={chosen} onPoint={setAt} />
    </>
  );
}

function go(hit: Hit): void {
  closeSearch();
  window.location.hash = hit.hash;
}

function Found({
  search,
  list,
  chosen,
  onPoint,
}: {
  readonly search: Search;
  readonly list: string;
  readonly chosen: Hit | undefined;
  readonly onPoint: (at: number) => void;
}) {
  const say = useTexts('search');
  const { asked, hits, pending, failure, more } = search;
  const box = useRef<HTMLDivElement>(null);
  const chosenId = chosen?.id;
  useEffect(() => {
    if (chosenId === undefined) return;
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);
  if (asked === '') return <p className="search-dialog__hint">{say('hint')}</p>;
  if (failure !== undefined)
    return (
      <div className="search-dialog__state">
        <FailureBanner failure={failure} title={say('failed')} />
      </div>
    );
  if (hits.length === 0 && pending) return <p className="search-dialog__hint">{say('pending')}</p>;
  if (hits.length === 0)
    return (
      <EmptyState icon={<SearchX />} title={say('none.title', { text: asked })} text={say('none.text')} />
    );
  return (
    <>
      <div ref={box} id={list} className="search-dialog__list" role="listbox" aria-label={say('title')}>
        {hits.map((hit, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field above
          <div
            key={hit.id}
            id={`${list}-${hit.id}`}
            className="search-dialog__hit"
            role="option"
            tabIndex={-1}
            aria-selected={hit === chosen}
            onMouseMove={() => onPoint(index)}
            onClick={() => go(hit)}
          >
            {hit.kind === 'stay' ? <StayLine hit={hit.stay} /> : <PawnLine row={hit.pawn} />}
          </div>
        ))}
      </div>
      {more && <p className="search-dialog__hint">{say('more')}</p>}
    </>
  );
}

function StayLine({ hit: { stay, by } }: { readonly hit: StayHit }) {
  const say = useTexts('search');
  const guest = useTexts('guest');
  return (
    <>
      <span className="search-dialog__who">
        <strong>{stay.fullName}</strong>
        <span className="search-dialog__muted number">
          {stay.documentNumberMasked} · {formatDate(stay.arrival)} →{' '}
          {formatDate(stay.departedAt ?? stay.plannedDeparture)} · {guest(`status.${stay.status}`)}
        </span>
      </span>
      <span className="search-dialog__muted">{say(`by.${by}`)}</span>
      <span className="search-dialog__room number">{say('room', { room: stay.room })}</span>
      <EntryStateBadge state={stay.state} />
    </>
  );
}

function PawnLine({ row }: { readonly row: PawnHit }) {
  const say = useTexts('search');
  const both = useBilingual();
  return (
    <>
      <span className="search-dialog__who">
        <strong>{row.fullName}</strong>
        <span className="search-dialog__muted number">
          {row.documentNumberMasked} · {both(row.items)} · {formatIsoDate(row.dueDate)}
        </span>
      </span>
      <span className="search-dialog__muted">{say('pawns')}</span>
      <span className="search-dialog__room number">{row.number}</span>
      <Coins aria-hidden="true" />
    </>
  );
}
