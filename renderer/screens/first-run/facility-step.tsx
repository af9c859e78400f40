import { useState } from 'react';
import { useCall, useSettings } from '../../bridge/hooks.ts';
import { useDeskQuery } from '../../bridge/use-desk-query.ts';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { focusFirstError } from '../check-in/focus-first-error.ts';
import type { StepProps } from './step-parts.ts';

const KINDS = ['lodging', 'boarding-house', 'medical-facility', 'pawnshop'] as const;

export function FacilityStep({ view, onNext }: StepProps) {
  const say = useTexts('first-run');
  const settings = useTexts('settings');
  const { refresh } = useSettings();
  const { call, pending, failure } = useCall('firstRun.facility');
  const [form, setForm] = useState(view.facility);
  const { seat } = form;
  const provinces = useDeskQuery('addresses.provinces', {}).data?.units ?? [];
  const province = seat.provinceCode ?? '';
  const wards = useDeskQuery('addresses.wards', { province }, { enabled: province !== '' }).data?.units ?? [];
  const place = (change: Partial<typeof seat>) => setForm({ ...form, seat: { ...seat, ...change } });
  const [tried, setTried] = useState(false);
  const save = async () => {
    setTried(true);
    if (form.name.trim() === '') return focusFirstError();
    const reply = await call({ ...form, moreTrades: form.moreTrades.filter((kind) => kind !== form.kind) });
    if (!reply.ok) return;
    refresh();
    onNext();
  };
  return (
    <form
      className="settings-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {failure !== undefined && <FailureBanner failure={failure} />}
      <SelectField
        label={settings('facility.kind')}
        value={form.kind}
        options={KINDS.map((value) => ({ value, label: settings(`facility.kinds.${value}`) }))}
        onChange={(kind) => setForm({ ...form, kind })}
      />
      <div data-path="name">
        <TextField
          label={settings('facility.name')}
          value={form.name}
          maxLength={200}
          onChange={(name) => setForm({ ...form, name })}
          error={tried && form.name.trim() === '' ? settings('required') : undefined}
          isRequired
        />
      </div>
      <fieldset className="settings-form__group settings-form__wide">
        <legend>{settings('facility.also')}</legend>
        {KINDS.filter((kind) => kind !== form.kind).map((kind) => (
          <Checkbox
            key={kind}
            isSelected={form.moreTrades.includes(kind)}
            onChange={(on) =>
              setForm({
                ...form,
                moreTrades: KINDS.filter((one) => (one === kind ? on : form.moreTrades.includes(one))),
              })
            }
          >
            {settings(`facility.kinds.${kind}`)}
          </Checkbox>
        ))}
      </fieldset>
      <SelectField
        label={say('facility.province')}
        value={seat.provinceCode}
        options={provinces.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(code) => {
          const { wardCode: _, ...rest } = seat;
          const name = provinces.find((one) => one.code === code)?.name ?? '';
          setForm({ ...form, seat: { ...rest, ward: '', provinceCode: code, province: name } });
        }}
      />
      {wards.length > 0 ? (
        <SelectField
          label={say('facility.ward')}
          value={seat.wardCode}
          options={wards.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(code) =>
            place({ wardCode: code, ward: wards.find((one) => one.code === code)?.name ?? '' })
          }
        />
      ) : (
        <TextField
          label={say('facility.ward')}
          description={say('facility.wardUnknown')}
          value={seat.ward}
          maxLength={80}
          onChange={(ward) => place({ ward })}
        />
      )}
      <div className="settings-form__wide">
        <TextField
          label={say('facility.street')}
          value={seat.street}
          maxLength={120}
          onChange={(street) => place({ street })}
        />
      </div>
      <div className="settings-form__actions">
        <Button type="submit" variant="primary" isPending={pending}>
          {say('save')}
        </Button>
      </div>
    </form>
  );
}
