import { zodResolver } from '@hookform/resolvers/zod';
import { Copy } from 'lucide-react';
import { Controller, useForm } from 'react-hook-form';
import { methods } from '../../../electron/bridge/contract.ts';
import { useBackup, useCall } from '../../bridge/hooks.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { formatDateTime } from '../../messages/format.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { useFieldError, useSaving } from './use-saving.ts';

/** Where copies of the data go, and one made now. */
export function BackupPanel() {
  const say = useTexts('settings');
  const { toast } = useAnnouncer();
  const { data, failure } = useBackup();
  const errorOf = useFieldError();
  const form = useForm({
    resolver: zodResolver(methods['backup.choose'].input),
    values: { folder: data?.folder ?? '' },
  });
  const saving = useSaving('backup.choose', form);
  const making = useCall('backup.make');
  const make = async () => {
    const reply = await making.call({});
    if (reply.ok) toast({ tone: 'good', title: say('doctor.backedUp') });
  };
  const choose = form.handleSubmit((input) => saving.save(input));
  const trouble = failure ?? making.failure;
  return (
    <Panel
      title={say('backup.title')}
      actions={
        <Button
          icon={<Copy aria-hidden="true" />}
          isDisabled={data === undefined || making.pending}
          onPress={() => void make()}
        >
          {say(making.pending ? 'backup.making' : 'backup.make')}
        </Button>
      }
    >
      <p className="settings-text">{say('backup.text')}</p>
      {trouble !== undefined && <FailureBanner failure={trouble} />}
      {data !== undefined && (
        <>
          <p>
            {data.lastAt === undefined
              ? say('backup.never')
              : say('backup.last', { at: formatDateTime(data.lastAt) })}
          </p>
          {!data.chosen && <Banner tone="warn" title={say('backup.sameDisk')} />}
          <form className="settings-form" onSubmit={choose} noValidate>
            <div className="settings-form__wide">
              <Controller
                control={form.control}
                name="folder"
                render={({ field, fieldState }) => (
                  <TextField
                    label={say('backup.folder')}
                    description={say('backup.folderText')}
                    value={field.value}
                    onChange={field.onChange}
                    onBlur={field.onBlur}
                    inputRef={field.ref}
                    error={errorOf(fieldState.error)}
                  />
                )}
              />
            </div>
            <div className="settings-form__actions">
              <Button type="submit" isDisabled={saving.pending || !form.formState.isDirty}>
                {say('backup.choose')}
              </Button>
            </div>
          </form>
        </>
      )}
    </Panel>
  );
}
