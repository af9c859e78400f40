/** The second window. It shows one guest what is sent of them, and holds nothing when they have gone. */
import { useEffect, useMemo, useState } from 'react';
import {
  type ConsentAnswer,
  DISPLAY_LANGUAGES,
  type GuestDisplayView,
} from '../../../electron/bridge/guest-display.ts';
import { connectGuestDisplay } from '../../bridge/guest-display-client.ts';
import { DISPLAY_TEXTS, fill, HTML_LANGUAGE } from '../../messages/guest-display/texts.ts';
import { declaredText } from './declared-text.ts';
import './guest-display.css';

export function GuestDisplay() {
  const [view, setView] = useState<GuestDisplayView>();
  const [lost, setLost] = useState(false);
  const bridge = useMemo(() => connectGuestDisplay(setLost), []);
  useEffect(() => bridge.onView(setView), [bridge]);
  const language = view?.language ?? 'vi';
  useEffect(() => {
    document.documentElement.lang = HTML_LANGUAGE[language];
    document.title = DISPLAY_TEXTS[language].welcome;
  }, [language]);
  const call = (done: Promise<GuestDisplayView>) => void done.then(setView, () => setLost(true));
  const text = DISPLAY_TEXTS[language];
  // A guest's data do not stay on a screen that no longer follows the desk.
  if (lost || view === undefined)
    return (
      <main className="guest-display" id="main" translate="no">
        <p className="guest-display__word" role="status">
          {lost ? text.lost : '…'}
        </p>
      </main>
    );
  return (
    <main className="guest-display" id="main" translate="no">
      <header className="guest-display__head">
        <strong>{view.facility.name}</strong>
        <nav className="guest-display__languages" aria-label={text.chooseLanguage}>
          {DISPLAY_LANGUAGES.map((one) => (
            <button
              key={one}
              type="button"
              lang={HTML_LANGUAGE[one]}
              aria-pressed={one === language}
              onClick={() => call(bridge.call('language', { language: one }))}
            >
              {DISPLAY_TEXTS[one].name}
            </button>
          ))}
        </nav>
      </header>
      {view.training && <p className="guest-display__training">{text.training}</p>}
      <Stage view={view} onConsent={(guest, answer) => call(bridge.call('consent', { guest, answer }))} />
    </main>
  );
}

interface StageProps {
  readonly view: GuestDisplayView;
  readonly onConsent: (guest: string, answer: ConsentAnswer) => void;
}

function Stage({ view, onConsent }: StageProps) {
  const text = DISPLAY_TEXTS[view.language];
  const { guest } = view;
  if (view.stage === 'guest' && guest !== undefined)
    return <Guest view={view} guest={guest} onConsent={onConsent} />;
  const [title, words] =
    view.stage === 'reading'
      ? [text.welcome, text.reading]
      : view.stage === 'filed'
        ? [text.thanks, text.thanksText]
        : [text.welcome, text.idle];
  return (
    <section className="guest-display__word" aria-live="polite">
      <h1>{title}</h1>
      <p>{words}</p>
    </section>
  );
}

function Guest({
  view,
  guest,
  onConsent,
}: StageProps & { readonly guest: NonNullable<GuestDisplayView['guest']> }) {
  const { language, facility } = view;
  const text = DISPLAY_TEXTS[language];
  const { consent, kept } = guest;
  return (
    <div className="guest-display__guest">
      <section aria-labelledby="declared">
        <h1 id="declared">{text.title}</h1>
        <p>{text.check}</p>
        <dl>
          {guest.fields.map(({ name, value }) => (
            <div key={name}>
              <dt>{text.fields[name]}</dt>
              <dd>{declaredText(name, value, language, guest.reason)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="notice">
        {consent !== undefined && (
          <div className="guest-display__consent">
            <h2>{text.consentTitle}</h2>
            <p>{fill(text.consentText, { days: consent.days })}</p>
            <div className="guest-display__answers">
              {(['given', 'refused'] as const).map((answer) => (
                <button
                  key={answer}
                  type="button"
                  aria-pressed={consent.answer === answer}
                  onClick={() => onConsent(guest.id, answer)}
                >
                  {answer === 'given' ? text.yes : text.no}
                </button>
              ))}
            </div>
            {consent.answer !== undefined && <p role="status">{text[consent.answer]}</p>}
            <p>{text.withdraw}</p>
          </div>
        )}
        <h2 id="notice">{text.notice}</h2>
        <p>{text.duty[guest.declares]}</p>
        <p>{fill(text.basis, { basis: guest.legalBasis })}</p>
        <p>
          {guest.policeUnit === undefined
            ? text.recipientUnnamed
            : fill(text.recipient, { unit: guest.policeUnit })}
        </p>
        <p>{fill(kept.basis === 'law' ? text.keptLaw : text.keptDesk, { months: kept.months })}</p>
        <p>{text.rights}</p>
        <p>{fill(text.contact, { facility: facility.name, address: facility.address })}</p>
      </section>
    </div>
  );
}
