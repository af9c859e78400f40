/** The account at the Ministry's system. SECURITY: nothing that was saved comes back, so all of it is asked for anew. */
import { Controller, useForm } from 'react-hook-form';
import { Button } from '../../../components/button.tsx';
import { FailureBanner } from '../../../components/failure-banner.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useTexts } from '../../../messages/use-texts.ts';
import { FileField } from '../file-field.tsx';
import { useFieldError, useSaving } from '../use-saving.ts';

const FIELDS = [
  { name: 'username', secret: false },
  { name: 'password', secret: true },
  { name: 'loginClientId', secret: false },
  { name: 'loginClientSecret', secret: true },
  { name: 'sessionClientId', secret: false },
  { name: 'sessionClientSecret', secret: true },
] as const;
const PEM = ['.pem', '.crt', '.cer'];

const EMPTY = {
  ...{ url: '', username: '', password: '', loginClientId: '', loginClientSecret: '' },
  ...{ sessionClientId: '', sessionClientSecret: '', caPem: '', maxBatch: '1' },
};

export function KbttForm({
  host,
  onDone,
}: {
  readonly host: string | undefined;
  readonly onDone: () => void;
}) {
  const say = useTexts('channels');
  const settings = useTexts('settings');
  const errorOf = useFieldError();
  const form = useForm({ defaultValues: { ...EMPTY, url: host === undefined ? '' : `https://${host}` } });
  const { save, pending, failure } = useSaving('settings.kbtt', form);
  const submit = form.handleSubmit(async ({ maxBatch, caPem, ...given }) => {
    if (!/^\d{1,2}$/.test(maxBatch.trim())) {
      form.setError('maxBatch', { type: 'desk', message: say('kbtt.maxBatchWrong') });
      return;
    }
    const input = { ...given, maxBatch: Number(maxBatch), ...(caPem.trim() !== '' && { caPem }) };
    if (await save(input)) onDone();
  });
  return (
    <form className="settings-form" onSubmit={submit} noValidate autoComplete="off">
      <p className="settings-text settings-form__wide">{say('kbtt.secretText')}</p>
      {failure !== undefined && (
        <div className="settings-form__wide">
          <FailureBanner failure={failure} />
        </div>
      )}
      <Controller
        control={form.control}
        name="url"
        render={({ field, fieldState }) => (
          <TextField
            label={say('kbtt.url')}
            description={say('kbtt.urlText')}
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
            inputRef={field.ref}
            inputMode="url"
            error={errorOf(fieldState.error)}
            isRequired
            autoFocus
          />
        )}
      />
      <Controller
        control={form.control}
        name="maxBatch"
        render={({ field, fieldState }) => (
          <TextField
            label={say('kbtt.maxBatch')}
            description={say('kbtt.maxBatchText')}
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
            inputRef={field.ref}
            inputMode="numeric"
            error={errorOf(fieldState.error)}
            number
          />
        )}
      />
      {FIELDS.map(({ name, secret }) => (
        <Controller
          key={name}
          control={form.control}
          name={name}
          render={({ field, fieldState }) => (
            <TextField
              label={say(`kbtt.${name}`)}
              value={field.value}
              onChange={field.onChange}
              onBlur={field.onBlur}
              inputRef={field.ref}
              type={secret ? 'password' : 'text'}
              error={errorOf(fieldState.error)}
              isRequired
            />
          )}
        />
      ))}
      <Controller
        control={form.control}
        name="caPem"
        render={({ field, fieldState }) => (
          <FileField
            label={say('kbtt.caPem')}
            value={field.value}
            onChange={field.onChange}
            accept={PEM}
            error={errorOf(fieldState.error)}
          />
        )}
      />
      <div className="settings-form__actions">
        <Button type="submit" variant="primary" isPending={pending}>
          {say('kbtt.save')}
        </Button>
        <Button onPress={onDone}>{settings('endpoint.keep')}</Button>
      </div>
    </form>
  );
}
