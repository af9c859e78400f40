/** The set-up of this desk and the people at it, over this desk's own parts. */
import { DEFAULT_SETTINGS } from '../desk-settings.ts';
import { createFirstRunDesk, type FirstRunDesk, type FirstRunParts } from './first-run-desk.ts';
import { createOperatorsDesk, type OperatorsDesk } from './operators-desk.ts';

export interface SetUp {
  readonly firstRun: FirstRunDesk;
  readonly operators: OperatorsDesk;
}

export function openFirstRun(parts: Omit<FirstRunParts, 'unnamed'>): SetUp {
  const { database, environment, settings } = parts;
  return {
    firstRun: createFirstRunDesk({ ...parts, unnamed: DEFAULT_SETTINGS.facility.name }),
    operators: createOperatorsDesk({
      database,
      environment,
      current: () => settings.current().operator,
      put: settings.operator,
    }),
  };
}
