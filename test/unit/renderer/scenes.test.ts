/** The scenes say only what the backend may say: every answer and event passes the contract. */
import { describe, expect, test } from 'vitest';
import { events, isEventName, isMethodName, methods } from '../../../electron/bridge/contract.ts';
import { SCENES } from '../../support/renderer/scenes.ts';

describe.each(SCENES.map((scene) => ({ scene, name: scene.name })))('$name', ({ scene }) => {
  test('answers by the contract', () => {
    for (const [method, reply] of Object.entries(scene.script.answers)) {
      if (!isMethodName(method)) throw new Error(`no such method: ${method}`);
      if (reply.ok) expect(methods[method].output.safeParse(reply.value).error, method).toBeUndefined();
    }
    for (const { event, payload } of Object.values(scene.script.after ?? {}).flat()) {
      if (!isEventName(event)) throw new Error(`no such event: ${event}`);
      expect(events[event].safeParse(payload).error, event).toBeUndefined();
    }
  });
});

test('every scene has a name of its own', () => {
  expect(new Set(SCENES.map(({ name }) => name)).size).toBe(SCENES.length);
});
