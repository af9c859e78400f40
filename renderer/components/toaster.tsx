/** Short news that nobody has to answer, also spoken. Bad news stays until it is closed. */
import { X } from 'lucide-react';
import { createContext, type ReactNode, use, useCallback, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTexts } from '../messages/use-texts.ts';
import { TONE_ICONS, type Tone } from './status-badge.tsx';
import './toaster.css';

const SHOWN_MS = 6_000;
const MOST_AT_ONCE = 3;

export interface Toast {
  readonly tone: Tone;
  readonly title: string;
  readonly text?: string;
}

interface ShownToast extends Toast {
  readonly id: number;
}

export interface Announcer {
  readonly toast: (toast: Toast) => void;
  /** Only spoken, for what is already to be seen. */
  readonly announce: (text: string) => void;
}

const AnnouncerContext = createContext<Announcer>({ toast: () => {}, announce: () => {} });

export const useAnnouncer = (): Announcer => use(AnnouncerContext);

export function Toaster({ children }: { readonly children: ReactNode }) {
  const say = useTexts('common');
  const [toasts, setToasts] = useState<readonly ShownToast[]>([]);
  const [spoken, setSpoken] = useState('');
  const last = useRef(0);

  const close = useCallback((id: number) => setToasts((all) => all.filter((one) => one.id !== id)), []);
  const toast = useCallback(
    (news: Toast) => {
      last.current += 1;
      const id = last.current;
      setToasts((all) => [...all, { ...news, id }].slice(-MOST_AT_ONCE));
      if (news.tone !== 'bad') setTimeout(() => close(id), SHOWN_MS);
    },
    [close],
  );
  const announcer = useMemo(() => ({ toast, announce: setSpoken }), [toast]);

  return (
    <AnnouncerContext value={announcer}>
      {children}
      <div className="visually-hidden" role="status" data-react-aria-top-layer="true">
        {spoken}
      </div>
      {/* Above dialogs too: what is said there must be heard and closed. */}
      <div className="toaster" role="status" data-react-aria-top-layer="true">
        {toasts.map(({ id, tone, title, text }) => {
          const Icon = TONE_ICONS[tone];
          return (
            <div key={id} className={`toaster__toast toaster__toast--${tone}`}>
              <Icon className="toaster__icon" aria-hidden="true" />
              <div className="toaster__body">
                <p className="toaster__title">{title}</p>
                {text !== undefined && <p>{text}</p>}
              </div>
              <Button className="toaster__close" aria-label={say('close')} onPress={() => close(id)}>
                <X aria-hidden="true" />
              </Button>
            </div>
          );
        })}
      </div>
    </AnnouncerContext>
  );
}
