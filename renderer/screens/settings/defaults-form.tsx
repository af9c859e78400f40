import { zodResolver } from '@hookform/resolvers/zod';
import { Controller, useForm } from 'react-hook-form';
import { methods } from '../../../electron/bridge/contract.ts';
import type { Settings } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { useFieldError, useSaving } from './use-saving.ts';

/** An empty field is no number, so that the schema can say so. */
const numberOf = (typed: string): number => (/^\d+$/.test(typed.trim()) ? Number(typed) : Number.NaN);

export function DefaultsForm({ settings: { defaults, reasons } }: { readonly settings: Settings }) {
  const say = useTexts('settings');
  const both = useBilingual();
  const errorOf = useFieldError();
  const form = useForm({
    resolver: zodResolver(methods['settings.defaults'].input),
    values: defaults,
  });
  const { save, pending, failure } = useSaving('settings.defaults', form);
  return (
    <Panel title={say('tab.defaults')}>
      <p className="settings-text">{say('defaults.text')}</p>
      {failure !== undefined && <FailureBanner failure={failure} />}
      <form className="settings-form" onSubmit={form.handleSubmit((input) => save(input))} noValidate>
        <div className="settings-form__wide">
          <Controller
            control={form.control}
            name="reason"
            render={({ field, fieldState }) => (
              <SelectField
                label={say('defaults.reason')}
                options={reasons.map(({ code, label }) => ({ value: code, label: both(label) }))}
                value={field.value}
                onChange={field.onChange}
                error={errorOf(fieldState.error)}
              />
            )}
          />
        </div>
        <Controller
          control={form.control}
          name="nights"
          render={({ field, fieldState }) => (
            <TextField
              label={say('defaults.nights')}
              description={say('defaults.nightsText')}
              value={Number.isNaN(field.value) ? '' : String(field.value)}
              onChange={(typed) => field.onChange(numberOf(typed))}
              onBlur={field.onBlur}
              inputRef={field.ref}
              inputMode="numeric"
              maxLength={2}
              number
              error={errorOf(fieldState.error)}
            />
          )}
        />
        <Controller
          control={form.control}
          name="checkoutTime"
          render={({ field, fieldState }) => (
            <TextField
              label={say('defaults.checkout')}
              description={say('defaults.checkoutText')}
              value={field.value}
              onChange={field.onChange}
              onBlur={field.onBlur}
              inputRef={field.ref}
              maxLength={5}
              number
              error={errorOf(fieldState.error)}
            />
          )}
        />
        <div className="settings-form__actions">
          <Button type="submit" variant="primary" isDisabled={pending || !form.formState.isDirty}>
            {say('save')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
