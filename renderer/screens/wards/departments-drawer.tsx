import { type SyntheticEvent, useState } from 'react';
import { useCall } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { Drawer } from '../../components/drawer.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { departmentsOf } from './departments-of.ts';

/** The list that a department is chosen from, one in each line. */
export function DepartmentsDrawer({
  departments,
  onClose,
}: {
  readonly departments: readonly string[];
  readonly onClose: () => void;
}) {
  const say = useTexts('wards');
  const counter = useTexts('counter-work');
  const common = useTexts('common');
  const { toast } = useAnnouncer();
  const save = useCall('inpatients.saveDepartments');
  const [text, setText] = useState(departments.join('\n'));
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const reply = await save.call({ departments: departmentsOf(text) });
    if (!reply.ok) return;
    toast({ tone: 'good', title: say('departments.saved') });
    onClose();
  };
  return (
    <Drawer isOpen onClose={onClose} title={say('departments.title')}>
      <form className="counter-screen__form wards__departments" onSubmit={(event) => void submit(event)}>
        {save.failure !== undefined && <FailureBanner failure={save.failure} title={counter('failed')} />}
        <TextField
          label={say('departments.label')}
          description={say('departments.text')}
          value={text}
          onChange={setText}
          multiline
          autoFocus
        />
        <Button type="submit" variant="primary" size="l" isDisabled={save.pending}>
          {common('save')}
        </Button>
      </form>
    </Drawer>
  );
}
