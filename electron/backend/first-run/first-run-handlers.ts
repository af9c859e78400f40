/** Answers of the methods in `bridge/methods/first-run.ts`. */
import type { Handlers } from '../../bridge/dispatch.ts';
import type { firstRunMethods } from '../../bridge/methods/first-run.ts';
import { writtenInstant } from '../../core/documents/stay-line.ts';
import { testPage } from '../../core/documents/test-page.ts';
import type { Failure } from '../../core/failure/failure.ts';
import type { Environment } from '../../core/ports/environment.ts';
import type { Result } from '../../core/result.ts';
import { pdfOf } from '../../print/pdf.ts';
import { kbttSettingsOf } from '../channels/channel-settings.ts';
import { WATERMARK } from '../documents/documents-desk.ts';
import type { SettingsDesk } from '../settings-desk.ts';
import { granted, refused } from '../views/failure-view.ts';
import type { FirstRunDesk } from './first-run-desk.ts';
import { sortHandedFiles } from './handed-files.ts';
import type { OperatorsDesk } from './operators-desk.ts';

const reply = <T>(result: Result<T, Failure>) => (result.ok ? granted(result.value) : refused(result.error));

export function createFirstRunHandlers(parts: {
  readonly firstRun: FirstRunDesk;
  readonly operators: OperatorsDesk;
  readonly settings: SettingsDesk;
  readonly environment: Pick<Environment, 'now'>;
  readonly training: boolean;
  readonly version: string;
}): Pick<Handlers, keyof typeof firstRunMethods> {
  const { firstRun, operators, settings, environment } = parts;
  return {
    'firstRun.view': async () => granted(await firstRun.view()),
    'firstRun.facility': async (input) => granted(await firstRun.facility(input)),
    'firstRun.unit': async (input) => granted(await firstRun.unit(input)),
    'firstRun.attach': async ({ files, url, facilityCode }) => {
      const sorted = sortHandedFiles(files, { url, facilityCode });
      if (!sorted.ok) return refused(sorted.error);
      const { channel, input } = sorted.value;
      if (channel === 'gateway') {
        const saved = await settings.endpoint(input);
        if (!saved.ok) return refused(saved.error);
      } else {
        const { baseUrl, loginClient, sessionClient, ca, maxBatch, ...account } = input;
        const config = kbttSettingsOf({
          ...account,
          url: baseUrl,
          loginClientId: loginClient.id,
          loginClientSecret: loginClient.secret,
          sessionClientId: sessionClient.id,
          sessionClientSecret: sessionClient.secret,
          caPem: ca,
          maxBatch,
        });
        if (!config.ok) return refused(config.error);
        await settings.saveLive('kbtt', config.value);
      }
      return granted({ channel, view: await firstRun.view() });
    },
    'firstRun.dryRun': async ({ channel }) => granted(await firstRun.dryRun(channel)),
    'firstRun.readerSeen': async () => reply(await firstRun.readerSeen()),
    'firstRun.testPage': async () => {
      const { facility, operator } = settings.current();
      const page = testPage(
        {
          facility: { name: facility.name, address: facility.address },
          madeAt: writtenInstant(environment.now()),
          madeBy: operator.name,
          ...(parts.training && { watermark: WATERMARK }),
        },
        { version: parts.version },
      );
      const base64 = Buffer.from(await pdfOf(page)).toString('base64');
      return granted({ name: `${page.name}.pdf`, mime: 'application/pdf', base64 });
    },
    'firstRun.printed': async ({ came }) => granted(await firstRun.printed(came)),
    'firstRun.later': async ({ step }) => granted(await firstRun.later(step)),
    'firstRun.finish': async () => granted(await firstRun.finish()),

    'operators.view': async () => granted(await operators.view()),
    'operators.save': async (input) => {
      const saved = await operators.save(input);
      if (saved.ok) await firstRun.done('operators');
      return reply(saved);
    },
    'operators.atDesk': async ({ id }) => reply(await operators.atDesk(id)),
  };
}
