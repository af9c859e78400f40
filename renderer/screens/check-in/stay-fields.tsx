/** The fields of every stay: room, reason, times, phone and note. Whose they are, the form around them knows. */

import type { ReactNode } from 'react';
import { useSettings } from '../../bridge/hooks.ts';
import { DateTimeField } from '../../components/date-time-field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import type { StayDraft } from './counter-state.ts';
import './stay-form.css';

export interface StayFieldsProps {
  readonly draft: StayDraft;
  readonly onChange: (change: Partial<StayDraft>) => void;
  /** By path, e.g. `stay.room`. */
  readonly errorOf: (path: string) => string | undefined;
  readonly autoFocus?: boolean;
  /** What else this guest is asked, after room and reason. */
  readonly more?: ReactNode;
  readonly noteHelp?: string | undefined;
}

export function StayFields({ draft, onChange, errorOf, autoFocus = false, more, noteHelp }: StayFieldsProps) {
  const say = useTexts('common');
  const here = useTexts('check-in');
  const both = useBilingual();
  const settings = useSettings();
  const reasons = settings.data?.reasons ?? [];
  const reason = reasons.find(({ code }) => code === draft.reason);
  const optional = (label: string) => `${label} (${here('optional')})`;
  return (
    <div className="stay-form__fields">
      <div data-path="stay.room" className="stay-form__room">
        <TextField
          label={say('field.room')}
          value={draft.room}
          onChange={(room) => onChange({ room })}
          error={errorOf('stay.room')}
          name="room"
          size="l"
          maxLength={60}
          autoFocus={autoFocus}
        />
      </div>
      <div data-path="stay.reason">
        <SelectField
          label={say('field.reason')}
          options={reasons.map(({ code, label }) => ({ value: code, label: both(label) }))}
          value={draft.reason}
          onChange={(code) => onChange({ reason: code })}
          error={errorOf('stay.reason')}
          size="l"
        />
      </div>
      {reason?.needsText && (
        <div data-path="stay.reasonText" className="stay-form__wide">
          <TextField
            label={here('reasonText')}
            value={draft.reasonText ?? ''}
            onChange={(reasonText) => onChange({ reasonText })}
            error={errorOf('stay.reasonText')}
            maxLength={200}
            autoFocus={autoFocus}
          />
        </div>
      )}
      {more}
      <div data-path="stay.arrival">
        <DateTimeField
          label={say('field.arrival')}
          value={draft.arrival}
          onChange={(arrival) => onChange({ arrival })}
          error={errorOf('stay.arrival')}
          description=""
        />
      </div>
      <div data-path="stay.plannedDeparture">
        <DateTimeField
          label={say('field.departure')}
          value={draft.plannedDeparture}
          onChange={(plannedDeparture) => onChange({ plannedDeparture })}
          error={errorOf('stay.plannedDeparture')}
          description=""
        />
      </div>
      <div data-path="stay.phone">
        <TextField
          label={optional(say('field.phone'))}
          value={draft.phone ?? ''}
          onChange={(phone) => onChange({ phone })}
          error={errorOf('stay.phone')}
          inputMode="tel"
          maxLength={20}
          number
        />
      </div>
      <div data-path="stay.note">
        <TextField
          label={optional(say('field.note'))}
          value={draft.note ?? ''}
          onChange={(note) => onChange({ note })}
          error={errorOf('stay.note')}
          description={noteHelp}
          maxLength={500}
        />
      </div>
    </div>
  );
}
