import { describe, expect, test } from 'vitest';
import { type Form, formFile, formId, formOn } from '../../../../electron/core/documents/form.ts';
import { noteOn, UNCONFIRMED_NOTE } from '../../../../electron/core/documents/print-document.ts';
import file from '../../../../resources/forms/forms.json' with { type: 'json' };

const { forms } = formFile.parse(file);

describe('the forms as dated data', () => {
  test('there is one of each kind, each with its source, and no column stands twice', () => {
    expect(new Set(forms.map(({ form }) => form))).toEqual(new Set(formId.options));
    for (const { version, source, columns } of forms) {
      expect(source.length, version).toBeGreaterThan(10);
      expect(new Set(columns.map(({ key }) => key)).size, version).toBe(columns.length);
    }
  });

  test('the official forms whose columns were not found say so; those that follow the law do not', () => {
    const notes = Object.fromEntries(forms.map(({ form, columns }) => [form, noteOn(columns) !== undefined]));
    expect(notes).toEqual({
      'lodging-book': true,
      'pawn-book': true,
      'quarterly-report': true,
      'stay-register': false,
      'patient-list': false,
      'tenancy-list': false,
      'filing-list': false,
    });
  });

  test('the version in force on a day; before the first one, the first', () => {
    const [old] = forms.filter(({ form }) => form === 'lodging-book') as [Form];
    const renewed: Form = { ...old, version: 'lodging-book/2027-01-01', effectiveFrom: '2027-01-01' };
    expect(formOn([old, renewed], 'lodging-book', '2026-12-31').version).toBe(old.version);
    expect(formOn([old, renewed], 'lodging-book', '2027-01-01').version).toBe(renewed.version);
    expect(formOn([renewed], 'lodging-book', '2026-12-31').version).toBe(renewed.version);
  });

  test('one column confirmed and one not: the one is marked', () => {
    const [column] = forms[0]?.columns ?? [];
    if (column === undefined) throw new Error('a form has columns');
    expect(noteOn([column, { ...column, key: 'other', confirmed: true }])).toBe(UNCONFIRMED_NOTE);
  });
});
