import { describe, expect, test } from 'vitest';
import { type MethodName, methods } from '../../../electron/bridge/contract.ts';
import { groupMethods } from '../../../electron/bridge/methods/group.ts';
import { inpatientMethods, visitorMethods } from '../../../electron/bridge/methods/inpatients.ts';
import {
  addressMethods,
  policeTaskMethods,
  premisesMethods,
  retentionMethods,
} from '../../../electron/bridge/methods/premises.ts';
import { stayMethods } from '../../../electron/bridge/methods/stays.ts';
import { tenantMethods } from '../../../electron/bridge/methods/tenants.ts';
import { STAY_ANSWERS } from '../../support/renderer/stay-samples.ts';

const names = Object.keys({
  ...stayMethods,
  ...groupMethods,
  ...tenantMethods,
  ...inpatientMethods,
  ...visitorMethods,
  ...policeTaskMethods,
  ...addressMethods,
  ...retentionMethods,
  ...premisesMethods,
}) as readonly MethodName[];

describe('the samples that screens are built with', () => {
  test.each(names)('%s has one, and it is what the contract says', (name) => {
    const answer = STAY_ANSWERS[name];
    expect(answer?.ok).toBe(true);
    if (answer?.ok) expect(methods[name].output.safeParse(answer.value).error).toBeUndefined();
  });
});

describe('no field of a patient can hold a diagnosis', () => {
  test('what admits, moves and discharges takes no free text', () => {
    const shape = Object.keys(inpatientMethods['inpatients.admit'].input.shape);
    expect(shape.filter((key) => /note|text|diagnos|reason|words/i.test(key))).toEqual([]);
    expect(Object.keys(inpatientMethods['inpatients.transfer'].input.shape)).toEqual(['id', 'ward']);
    expect(Object.keys(inpatientMethods['inpatients.discharge'].input.shape)).toEqual(['id', 'at']);
  });

  test('what the list shows names places, times and states only', () => {
    const row = Object.keys(inpatientMethods['inpatients.findByCard'].output.shape.stay.unwrap().shape);
    expect(row.filter((key) => /note|text|diagnos|illness|words/i.test(key))).toEqual([]);
  });
});
