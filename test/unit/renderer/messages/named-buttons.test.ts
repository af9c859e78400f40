/** A remedy that names a button names one that there is: a clerk looks for the very words. */
import { expect, test } from 'vitest';
import { sentenceOf } from '../../../../electron/backend/views/entry-view.ts';
import { FAILURE_TEXTS } from '../../../../electron/core/failure/failure-messages.ts';
import { CHANNEL_IDS } from '../../../../electron/core/outbox/entry.ts';
import { AREAS } from '../../../../renderer/messages/areas.ts';

type Messages = { readonly [key: string]: string | Messages };
const valuesOf = (messages: Messages): readonly string[] =>
  Object.values(messages).flatMap((value) => (typeof value === 'string' ? [value] : valuesOf(value)));

const plain = (text: string) => text.replaceAll('’', "'");
const areas: readonly { readonly vi: Messages; readonly en: Messages }[] = Object.values(AREAS);
const WORDS = {
  vi: new Set(areas.flatMap(({ vi }) => valuesOf(vi).map(plain))),
  en: new Set(areas.flatMap(({ en }) => valuesOf(en).map(plain))),
};

/** What stands in these quotation marks is a button; names of programs and files stand in others. */
const namedIn = (text: string) => [...text.matchAll(/“([^”]+)”/g)].map(([, name]) => plain(name ?? ''));

const waiting = CHANNEL_IDS.map((channel) =>
  sentenceOf({
    id: 'x',
    channel,
    state: 'ready',
    deadline: 1,
    createdAt: 1,
    updatedAt: 1,
    attempts: 0,
    nextAttemptAt: 1,
    orderKey: 'x',
  }),
);

test.each(['vi', 'en'] as const)('every button that is named is there: %s', (language) => {
  const texts = [
    ...Object.values(FAILURE_TEXTS).flatMap(({ message, remedy }) => [message[language], remedy[language]]),
    ...waiting.map((sentence) => sentence[language]),
  ];
  const named = texts.flatMap(namedIn);
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((name) => !WORDS[language].has(name))).toEqual([]);
});
