/** One quiet line while the set-up has steps that nobody did: which, and the way to the first of them. */
import { ListTodo } from 'lucide-react';
import { useDeskStatus, useFirstRun } from '../../bridge/hooks.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { hashOf } from '../../router.ts';
import { missingSteps } from './missing-steps.ts';

export function SetUpLine() {
  const say = useTexts('today');
  const steps = useTexts('first-run');
  const { data } = useFirstRun();
  const { lock } = useDeskStatus();
  const missing = data === undefined ? [] : missingSteps(data);
  const [first] = missing;
  // Whoever works at a locked desk cannot do these steps.
  if (first === undefined || lock !== undefined) return null;
  const names = missing.map((id) => steps(`step.${id}`)).join(' · ');
  return (
    <p className="today-screen__set-up">
      <ListTodo aria-hidden="true" size={18} />
      <span>{say('setUp.missing', { steps: names })}</span>
      <a href={hashOf({ screen: 'start', part: first })}>
        {say('setUp.go', { step: steps(`step.${first}`) })}
      </a>
    </p>
  );
}
