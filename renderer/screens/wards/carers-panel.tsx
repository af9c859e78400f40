/** Carers who sleep here: no text names them, so the facility decides with its police, and the panel says so. */
import { UserRoundPlus } from 'lucide-react';
import { type Inpatients, useCall } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { navigate } from '../../use-route.ts';
import { State, Who } from './ward-panel.tsx';

export function CarersPanel({ view }: { readonly view: Inpatients }) {
  const say = useTexts('wards');
  const counter = useTexts('counter-work');
  const change = useCall('inpatients.carersSwitch');
  const patients = new Map(view.departments.flatMap((one) => one.patients).map((stay) => [stay.id, stay]));
  const nameOf = (id: string | undefined) => {
    const name = id === undefined ? undefined : patients.get(id)?.fullName;
    return name === undefined ? {} : { more: say('carers.of', { name }) };
  };
  return (
    <Panel
      title={say('carers.title')}
      actions={
        view.carersOn && (
          <Button
            icon={<UserRoundPlus aria-hidden="true" />}
            onPress={() => navigate({ screen: 'wards', part: 'new' })}
          >
            {say('carers.add')}
          </Button>
        )
      }
    >
      {change.failure !== undefined && <FailureBanner failure={change.failure} title={counter('failed')} />}
      <p className="counter-screen__muted">{say('carers.law')}</p>
      <Checkbox
        isSelected={view.carersOn}
        isDisabled={change.pending}
        onChange={(on) => void change.call({ on })}
      >
        {say('carers.switch')}
      </Checkbox>
      {!view.carersOn && <p className="counter-screen__muted">{say('carers.off')}</p>}
      {view.carersOn && view.carers.length === 0 && (
        <p className="counter-screen__muted">{say('carers.none')}</p>
      )}
      {view.carers.length > 0 && (
        <ul className="wards__beds">
          {view.carers.map(({ stay, patientStayId }) => (
            <li key={stay.id} className="wards__bed">
              <span className="wards__number number">{stay.room}</span>
              <Who stay={stay} {...nameOf(patientStayId)} />
              <State stay={stay} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
