/** The colours as they are written, held to WCAG 2.2 AA: 4.5 for text (1.4.3), 3 for what controls are known by (1.4.11). */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(path.join(import.meta.dirname, '../../../../renderer/design/tokens.css'), 'utf8');
const pairs = new Map(
  [...css.matchAll(/--color-([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name!, { light: light!, dark: dark! }],
  ),
);

type Theme = 'light' | 'dark';
const THEMES: readonly Theme[] = ['light', 'dark'];

function colour(name: string, theme: Theme): string {
  const pair = pairs.get(name);
  if (pair === undefined) throw new Error(`no colour --color-${name}`);
  return pair[theme];
}

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ['bg', 'surface', 'surface-raised', 'surface-sunken'];
const STATUSES = ['good', 'warn', 'bad', 'info', 'idle'];

const READ: [string, string][] = [
  ...GROUNDS.flatMap((ground): [string, string][] => [
    ['text', ground],
    ['text-muted', ground],
  ]),
  ['accent', 'surface'],
  ['accent', 'bg'],
  ['accent', 'accent-soft'],
  ['text', 'accent-soft'],
  ['accent-text', 'accent'],
  ['accent-text', 'accent-strong'],
  ['bad-text', 'surface'],
  ['warn-text', 'surface'],
  ...STATUSES.flatMap((status): [string, string][] => [
    [`${status}-text`, `${status}-soft`],
    ['text', `${status}-soft`],
  ]),
];

const SEEN: [string, string][] = [
  ...GROUNDS.map((ground): [string, string] => ['border-strong', ground]),
  ...GROUNDS.map((ground): [string, string] => ['focus', ground]),
  ...STATUSES.flatMap((status): [string, string][] => [
    [status, 'surface'],
    [status, 'bg'],
    [status, `${status}-soft`],
  ]),
];

test('every colour of the desk is one pair, light and dark', () => {
  const named = [...css.matchAll(/--color-([\w-]+):/g)].map((match) => match[1]);
  expect([...pairs.keys()]).toEqual(named);
});

describe.each(THEMES)('in the %s theme', (theme) => {
  test.each(READ)('%s is read on %s', (front, ground) => {
    expect(contrast(colour(front, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });
  test.each(SEEN)('%s is seen on %s', (front, ground) => {
    expect(contrast(colour(front, theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
  });
});

test('the measure itself: black on white is 21, a colour on itself is 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#336699', '#336699')).toBe(1);
});
