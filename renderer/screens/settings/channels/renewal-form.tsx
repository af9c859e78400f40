/** A new certificate in place of the old one; address, facility code and receipt keys stay. */
import { Controller, useForm } from 'react-hook-form';
import { Button } from '../../../components/button.tsx';
import { FailureBanner } from '../../../components/failure-banner.tsx';
import { useTexts } from '../../../messages/use-texts.ts';
import { FileField } from '../file-field.tsx';
import { useFieldError, useSaving } from '../use-saving.ts';

const PEM = ['.pem', '.crt', '.cer', '.key'];
const FILES = [
  { name: 'certificatePem', label: 'gateway.certificate' },
  { name: 'keyPem', label: 'gateway.key' },
] as const;

export function RenewalForm({ onDone }: { readonly onDone: () => void }) {
  const say = useTexts('channels');
  const settings = useTexts('settings');
  const errorOf = useFieldError();
  const form = useForm({ defaultValues: { certificatePem: '', keyPem: '' } });
  const { save, pending, failure } = useSaving('settings.renewCertificate', form);
  const submit = form.handleSubmit(async ({ certificatePem, keyPem }) => {
    const given = { certificatePem, ...(keyPem.trim() !== '' && { keyPem }) };
    if (await save(given)) onDone();
  });
  return (
    <form className="settings-form" onSubmit={submit} noValidate>
      <p className="settings-text settings-form__wide">{say('gateway.renewText')}</p>
      {failure !== undefined && (
        <div className="settings-form__wide">
          <FailureBanner failure={failure} />
        </div>
      )}
      {FILES.map(({ name, label }) => (
        <Controller
          key={name}
          control={form.control}
          name={name}
          render={({ field, fieldState }) => (
            <FileField
              label={say(label)}
              value={field.value}
              onChange={field.onChange}
              accept={PEM}
              error={errorOf(fieldState.error)}
            />
          )}
        />
      ))}
      <div className="settings-form__actions">
        <Button type="submit" variant="primary" isPending={pending}>
          {say('gateway.renewSave')}
        </Button>
        <Button onPress={onDone}>{settings('endpoint.keep')}</Button>
      </div>
    </form>
  );
}
