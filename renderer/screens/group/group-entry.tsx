/** What a whole group shares, filled in once: from here on a guest costs a scan and Enter. */
import { BedDouble } from 'lucide-react';
import { type SyntheticEvent, useState } from 'react';
import { useCall, useSettings } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { DateTimeField } from '../../components/date-time-field.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { focusFirstError } from '../check-in/focus-first-error.ts';
import { PermittedStay } from '../check-in/permitted-stay.tsx';
import { useCounterActions } from '../check-in/use-counter-actions.ts';
import './group-entry.css';
import {
  emptyGroup,
  formOfGroup,
  type GroupForm,
  type GroupProblem,
  problemsOf,
  sharedOf,
} from './group-form-state.ts';
import { isRoomsProblem, parseGroupRooms } from './group-rooms.ts';
import type { OpenGroup } from './group-types.ts';
import { useGroup } from './use-group.ts';

/** Starts a group, or changes the one at the door. */
export function GroupEntry() {
  const group = useGroup();
  const actions = useCounterActions();
  const { data } = useSettings();
  // The reasons and the usual departure come with the settings.
  if (data === undefined) return null;
  return (
    <EntryForm
      key={group?.id ?? 'new'}
      group={group}
      start={group ? formOfGroup(group.shared) : emptyGroup(actions.freshStay())}
    />
  );
}

function EntryForm({ group, start }: { readonly group: OpenGroup | undefined; readonly start: GroupForm }) {
  const say = useTexts('group');
  const common = useTexts('common');
  const here = useTexts('check-in');
  const both = useBilingual();
  const actions = useCounterActions();
  const starting = useCall('group.start');
  const changing = useCall('group.change');
  const reasons = useSettings().data?.reasons ?? [];
  const [form, setForm] = useState(start);
  const [tried, setTried] = useState(false);
  const edit = (change: Partial<GroupForm>) => setForm((before) => ({ ...before, ...change }));
  const needsText = reasons.find(({ code }) => code === form.reason)?.needsText === true;
  const problems = problemsOf(form, needsText);
  const rooms = parseGroupRooms(form.rooms);
  const failure = starting.failure ?? changing.failure;

  const errorOf = (problem: GroupProblem): string | undefined => {
    if (!tried || !problems.has(problem)) return undefined;
    switch (problem) {
      case 'name':
        return say('nameMissing');
      case 'rooms':
        if (!isRoomsProblem(rooms)) return undefined;
        return rooms.kind === 'wrong'
          ? say('roomsWrong', { part: rooms.part })
          : say('roomsTwice', { room: rooms.room });
      case 'expected':
        return say('expectedWrong');
      case 'plannedDeparture':
        return say('departureWrong');
      case 'reason':
      case 'reasonText':
        return common('required');
    }
  };
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (problems.size > 0) return focusFirstError();
    const shared = sharedOf(form);
    const reply = await (group ? changing.call(shared) : starting.call(shared));
    if (reply.ok) actions.closeGroup();
  };

  return (
    <form
      className="group-entry"
      aria-label={say(group ? 'changeTitle' : 'startTitle')}
      onSubmit={(event) => void submit(event)}
      noValidate
    >
      <div>
        <h2>{say(group ? 'changeTitle' : 'startTitle')}</h2>
        <p className="group-entry__why">{say(group ? 'changeText' : 'startText')}</p>
      </div>
      {failure !== undefined && <FailureBanner failure={failure} />}
      <div className="group-entry__fields">
        <div data-path="name" className="group-entry__name">
          <TextField
            label={say('name')}
            value={form.name}
            onChange={(name) => edit({ name })}
            error={errorOf('name')}
            size="l"
            maxLength={100}
            autoFocus
          />
        </div>
        <div data-path="expected">
          <TextField
            label={say('expected')}
            value={form.expected}
            onChange={(expected) => edit({ expected })}
            error={errorOf('expected')}
            size="l"
            inputMode="numeric"
            maxLength={4}
            number
          />
        </div>
        <div data-path="rooms" className="group-entry__wide">
          <TextField
            label={say('rooms')}
            value={form.rooms}
            onChange={(text) => edit({ rooms: text })}
            error={errorOf('rooms')}
            description={say('roomsHelp')}
            size="l"
            maxLength={4000}
            number
          />
          {!isRoomsProblem(rooms) && rooms.length > 0 && (
            <div className="group-entry__chips">
              <ul>
                {rooms.map(({ room, beds }) => (
                  <li key={room} className="group-entry__chip number">
                    <BedDouble aria-hidden="true" size={16} />
                    {say('roomBeds', { room, beds })}
                  </li>
                ))}
              </ul>
              <p>{say('beds', { beds: rooms.reduce((sum, { beds }) => sum + beds, 0) })}</p>
            </div>
          )}
        </div>
        <div data-path="arrival">
          <DateTimeField
            label={common('field.arrival')}
            value={form.arrival}
            onChange={(arrival) => edit({ arrival })}
            description=""
          />
        </div>
        <div data-path="plannedDeparture">
          <DateTimeField
            label={common('field.departure')}
            value={form.plannedDeparture}
            onChange={(plannedDeparture) => edit({ plannedDeparture })}
            error={errorOf('plannedDeparture')}
            description=""
          />
        </div>
        <div data-path="reason">
          <SelectField
            label={common('field.reason')}
            options={reasons.map(({ code, label }) => ({ value: code, label: both(label) }))}
            value={form.reason}
            onChange={(reason) => edit({ reason })}
            error={errorOf('reason')}
          />
        </div>
        {needsText && (
          <div data-path="reasonText" className="group-entry__wide">
            <TextField
              label={here('reasonText')}
              value={form.reasonText}
              onChange={(reasonText) => edit({ reasonText })}
              error={errorOf('reasonText')}
              maxLength={200}
            />
          </div>
        )}
        <PermittedStay
          label={say('permitted')}
          value={form.permittedStayUntil}
          onChange={(permittedStayUntil) => edit({ permittedStayUntil })}
          size="m"
        />
      </div>
      <div className="by-hand-stage__end">
        <Button
          type="submit"
          variant="primary"
          size="l"
          keyHint="Enter"
          isDisabled={starting.pending || changing.pending}
        >
          {say(group ? 'save' : 'start')}
        </Button>
        <Button size="l" keyHint="Esc" onPress={actions.closeGroup}>
          {here('back')}
        </Button>
      </div>
    </form>
  );
}
