/** The forms of the ways without a gateway as settings, or all that is wrong with them at once. */
import type { z } from 'zod';
import type { channelMethods } from '../../bridge/methods/channels.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { EpochMs } from '../../core/time/vietnam-time.ts';
import { type KbttConfig, parseKbttConfig } from '../../police/kbtt/kbtt-config.ts';
import { type GuestTemplate, readTemplate } from '../../police/portal-files/template.ts';
import type { PortalTemplateSetting } from '../desk-settings.ts';

export type KbttInput = z.output<(typeof channelMethods)['settings.kbtt']['input']>;

/** Fields of the form by the names of the configuration. */
const FORM_FIELD: Readonly<Record<string, string>> = {
  baseUrl: 'url',
  ca: 'caPem',
  loginClient: 'loginClientId',
  sessionClient: 'sessionClientId',
};

/** Fails with `settings-invalid`, under the names of the form's fields. */
export function kbttSettingsOf(input: KbttInput): Result<KbttConfig, Failure> {
  const parsed = parseKbttConfig({
    baseUrl: input.url.trim(),
    ...(input.caPem === undefined || input.caPem.trim() === '' ? {} : { ca: input.caPem }),
    username: input.username,
    password: input.password,
    loginClient: { id: input.loginClientId, secret: input.loginClientSecret },
    sessionClient: { id: input.sessionClientId, secret: input.sessionClientSecret },
    ...(input.maxBatch === undefined ? {} : { maxBatch: input.maxBatch }),
  });
  if (parsed.ok) return parsed;
  const fields = (parsed.error.fields ?? []).map(({ path, message }) => ({
    path: FORM_FIELD[path] ?? path,
    message,
  }));
  return err(failure('settings-invalid', { fields }));
}

/** Fails with `template-unknown` for any file but the one that the desk knows how to fill. */
export function templateSettingOf(
  name: string,
  file: Uint8Array,
  now: EpochMs,
): Result<{ readonly setting: PortalTemplateSetting; readonly template: GuestTemplate }, Failure> {
  const template = readTemplate(file);
  if (!template.ok) return template;
  return ok({
    template: template.value,
    setting: {
      name,
      sha256: template.value.sha256,
      base64: Buffer.from(file).toString('base64'),
      confirmedAt: now,
    },
  });
}
