/** Both languages say everything: same keys, nothing empty, the same values to fill in. */
import { describe, expect, test } from 'vitest';
import * as byHand from '../../../../renderer/messages/by-hand.ts';
import * as channels from '../../../../renderer/messages/channels.ts';
import * as checkIn from '../../../../renderer/messages/check-in.ts';
import * as checkInPaths from '../../../../renderer/messages/check-in-paths.ts';
import * as common from '../../../../renderer/messages/common.ts';
import * as failure from '../../../../renderer/messages/failure.ts';
import * as frame from '../../../../renderer/messages/frame.ts';
import * as group from '../../../../renderer/messages/group.ts';
import * as outbox from '../../../../renderer/messages/outbox.ts';
import * as pawn from '../../../../renderer/messages/pawn.ts';
import * as proofs from '../../../../renderer/messages/proofs.ts';
import * as settings from '../../../../renderer/messages/settings.ts';
import * as today from '../../../../renderer/messages/today.ts';
import * as training from '../../../../renderer/messages/training.ts';

type Tree = { readonly [key: string]: string | Tree };

const flat = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : flat(value, `${path}${key}.`),
  );

const placeholders = (text: string) =>
  [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1]).sort();

describe.each(
  Object.entries({
    common,
    frame,
    today,
    outbox,
    pawn,
    settings,
    byHand,
    channels,
    proofs,
    checkIn,
    checkInPaths,
    group,
    failure,
    training,
  }),
)('%s', (_area, { vi, en }) => {
  const vietnamese = flat(vi);
  const english = new Map(flat(en));

  test('the same keys in both languages', () => {
    expect([...english.keys()]).toEqual(vietnamese.map(([key]) => key));
  });

  test.each(vietnamese)('%s', (key, text) => {
    const other = english.get(key) ?? '';
    expect(text.trim()).not.toBe('');
    expect(other.trim()).not.toBe('');
    expect(placeholders(other)).toEqual(placeholders(text));
  });

  test('Vietnamese is written in composed letters, as the font carries them', () => {
    for (const [, text] of vietnamese) expect(text).toBe(text.normalize('NFC'));
  });
});
