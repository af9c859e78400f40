import { zodResolver } from '@hookform/resolvers/zod';
import { Controller, useForm } from 'react-hook-form';
import { methods } from '../../../electron/bridge/contract.ts';
import type { Settings } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { FileField } from './file-field.tsx';
import { useFieldError, useSaving } from './use-saving.ts';

const PEM = ['.pem', '.crt', '.cer', '.key'];
const FILES = [
  { name: 'caPem', accept: PEM },
  { name: 'certificatePem', accept: PEM },
  { name: 'keyPem', accept: PEM },
  { name: 'receiptKeys', accept: ['.json', '.jwks'] },
] as const;

/** Where the authority gave one besides the certificate. */
const ACCOUNT = [
  { name: 'clientId', secret: false },
  { name: 'clientSecret', secret: true },
] as const;

/** SECURITY: what was saved before never comes back to the page, so every file is asked for anew. */
export function EndpointForm({
  endpoint,
  onDone,
}: {
  readonly endpoint: Settings['endpoint'];
  readonly onDone: () => void;
}) {
  const say = useTexts('settings');
  const ways = useTexts('channels');
  const errorOf = useFieldError();
  const form = useForm({
    resolver: zodResolver(methods['settings.endpoint'].input),
    defaultValues: {
      url: endpoint.host === undefined ? '' : `https://${endpoint.host}`,
      facilityCode: endpoint.facilityCode ?? '',
      caPem: '',
      certificatePem: '',
      keyPem: '',
      receiptKeys: '',
      clientId: '',
      clientSecret: '',
      signRequests: false,
    },
  });
  const { save, pending, failure } = useSaving('settings.endpoint', form);
  const submit = form.handleSubmit(async (input) => {
    if (await save(input)) onDone();
  });
  return (
    <form className="settings-form" onSubmit={submit} noValidate>
      {failure !== undefined && (
        <div className="settings-form__wide">
          <FailureBanner failure={failure} />
        </div>
      )}
      <Controller
        control={form.control}
        name="url"
        render={({ field, fieldState: { error } }) => (
          <TextField
            label={say('endpoint.url')}
            description={say('endpoint.urlText')}
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
            inputRef={field.ref}
            inputMode="url"
            error={error?.type === 'invalid_format' ? say('endpoint.urlInvalid') : errorOf(error)}
            isRequired
            autoFocus
          />
        )}
      />
      <Controller
        control={form.control}
        name="facilityCode"
        render={({ field, fieldState }) => (
          <TextField
            label={say('endpoint.code')}
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
            inputRef={field.ref}
            error={errorOf(fieldState.error)}
            number
            isRequired
          />
        )}
      />
      {FILES.map(({ name, accept }) => (
        <Controller
          key={name}
          control={form.control}
          name={name}
          render={({ field, fieldState }) => (
            <FileField
              label={say(`endpoint.${name}`)}
              value={field.value}
              onChange={field.onChange}
              accept={accept}
              error={errorOf(fieldState.error)}
            />
          )}
        />
      ))}
      {ACCOUNT.map(({ name, secret }) => (
        <Controller
          key={name}
          control={form.control}
          name={name}
          render={({ field, fieldState }) => (
            <TextField
              label={ways(`gateway.${name}`)}
              description={secret ? undefined : ways('gateway.account')}
              value={field.value ?? ''}
              onChange={field.onChange}
              onBlur={field.onBlur}
              inputRef={field.ref}
              type={secret ? 'password' : 'text'}
              error={errorOf(fieldState.error)}
            />
          )}
        />
      ))}
      <div className="settings-form__wide">
        <Controller
          control={form.control}
          name="signRequests"
          render={({ field }) => (
            <Checkbox isSelected={field.value ?? false} onChange={field.onChange}>
              {ways('gateway.signRequests')}
            </Checkbox>
          )}
        />
      </div>
      <div className="settings-form__actions">
        <Button type="submit" variant="primary" isDisabled={pending}>
          {say('endpoint.save')}
        </Button>
        <Button onPress={onDone}>{say('endpoint.keep')}</Button>
      </div>
    </form>
  );
}
