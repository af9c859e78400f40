import { zodResolver } from '@hookform/resolvers/zod';
import { Controller, useForm, useWatch } from 'react-hook-form';
import { methods } from '../../../electron/bridge/contract.ts';
import type { Settings } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { hashOf } from '../../router.ts';
import { useFieldError, useSaving } from './use-saving.ts';

const KINDS = ['lodging', 'boarding-house', 'medical-facility', 'pawnshop'] as const;

export function FacilityForm({ settings: { facility, operator } }: { readonly settings: Settings }) {
  const say = useTexts('settings');
  const firstRun = useTexts('first-run');
  const errorOf = useFieldError();
  const form = useForm({
    resolver: zodResolver(methods['settings.facility'].input),
    values: {
      name: facility.name,
      kind: facility.kind,
      moreTrades: [...(facility.moreTrades ?? [])],
      address: facility.address,
      operatorName: operator.name,
    },
  });
  const { save, pending, failure } = useSaving('settings.facility', form);
  const main = useWatch({ control: form.control, name: 'kind' });
  return (
    <Panel title={say('tab.facility')}>
      <p className="settings-text">{say('facility.text')}</p>
      <p className="settings-text">
        <a href={hashOf({ screen: 'start' })}>{firstRun('title')}</a>
      </p>
      {failure !== undefined && <FailureBanner failure={failure} />}
      <form className="settings-form" onSubmit={form.handleSubmit((input) => save(input))} noValidate>
        <div className="settings-form__wide">
          <Controller
            control={form.control}
            name="name"
            render={({ field, fieldState }) => (
              <TextField
                label={say('facility.name')}
                value={field.value}
                onChange={field.onChange}
                onBlur={field.onBlur}
                inputRef={field.ref}
                error={errorOf(fieldState.error)}
                isRequired
              />
            )}
          />
        </div>
        <div className="settings-form__wide">
          <Controller
            control={form.control}
            name="address"
            render={({ field, fieldState }) => (
              <TextField
                label={say('facility.address')}
                value={field.value}
                onChange={field.onChange}
                onBlur={field.onBlur}
                inputRef={field.ref}
                error={errorOf(fieldState.error)}
              />
            )}
          />
        </div>
        <div className="settings-form__wide">
          <Controller
            control={form.control}
            name="kind"
            render={({ field }) => (
              <SelectField
                label={say('facility.kind')}
                options={KINDS.map((value) => ({ value, label: say(`facility.kinds.${value}`) }))}
                value={field.value}
                onChange={(kind) => {
                  field.onChange(kind);
                  // The main trade is not one more.
                  const more = (form.getValues('moreTrades') ?? []).filter((one) => one !== kind);
                  form.setValue('moreTrades', more, { shouldDirty: true });
                }}
              />
            )}
          />
        </div>
        <Controller
          control={form.control}
          name="moreTrades"
          render={({ field }) => (
            <fieldset className="settings-form__wide settings-form__group">
              <legend>{say('facility.also')}</legend>
              <p className="settings-text">{say('facility.alsoText')}</p>
              {KINDS.filter((kind) => kind !== main).map((kind) => (
                <Checkbox
                  key={kind}
                  isSelected={(field.value ?? []).includes(kind)}
                  onChange={(on) =>
                    field.onChange(KINDS.filter((one) => (one === kind ? on : field.value?.includes(one))))
                  }
                >
                  {say(`facility.kinds.${kind}`)}
                </Checkbox>
              ))}
            </fieldset>
          )}
        />
        <Controller
          control={form.control}
          name="operatorName"
          render={({ field, fieldState }) => (
            <TextField
              label={say('facility.operator')}
              description={say('facility.operatorText')}
              value={field.value}
              onChange={field.onChange}
              onBlur={field.onBlur}
              inputRef={field.ref}
              error={errorOf(fieldState.error)}
              isRequired
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
