/** Answers of the methods in `bridge/methods/channels.ts`. */
import type { Handlers } from '../../bridge/dispatch.ts';
import type { channelMethods } from '../../bridge/methods/channels.ts';
import type { Environment } from '../../core/ports/environment.ts';
import type { SettingsDesk } from '../settings-desk.ts';
import type { AddressDesk } from '../stays/address-desk.ts';
import { failureViewOf, granted, refused } from '../views/failure-view.ts';
import type { ChannelReport } from './channel-report.ts';
import { kbttSettingsOf, templateSettingOf } from './channel-settings.ts';
import { unitsOfTemplate } from './code-shelf.ts';
import type { HandDesk } from './hand-desk.ts';

type ChannelHandlers = Pick<Handlers, keyof typeof channelMethods>;

export const createChannelHandlers = (
  settings: SettingsDesk,
  byHand: HandDesk,
  addresses: Pick<AddressDesk, 'load'>,
  report: ChannelReport,
  environment: Pick<Environment, 'now'>,
): ChannelHandlers => ({
  'channels.view': async () => granted(await report.view()),
  'channels.check': async ({ id }) => {
    const checked = await report.check(id);
    return checked.ok ? granted(checked.value) : refused(checked.error);
  },
  'channels.reloadCodes': async ({ id }) => {
    const reloaded = await report.reloadCodes(id);
    return reloaded.ok ? granted(reloaded.value) : refused(reloaded.error);
  },
  'settings.renewCertificate': async (input) => {
    const renewed = await settings.renewCertificate(input);
    return renewed.ok ? granted(renewed.value) : refused(renewed.error);
  },
  'settings.kbtt': async (input) => {
    const config = kbttSettingsOf(input);
    return config.ok ? granted(await settings.saveLive('kbtt', config.value)) : refused(config.error);
  },
  'settings.portalTemplate': async ({ name, base64 }) => {
    const taken = templateSettingOf(name, new Uint8Array(Buffer.from(base64, 'base64')), environment.now());
    if (!taken.ok) return refused(taken.error);
    const { sha256, lists } = taken.value.template;
    await addresses.load(unitsOfTemplate(taken.value.template, environment.now()));
    return granted({
      sha256,
      provinces: lists.provinces.size,
      wards: [...lists.wards.values()].reduce((sum, wards) => sum + wards.size, 0),
      settings: await settings.saveLive('portalTemplate', taken.value.setting),
    });
  },
  'portalFiles.make': async () => {
    const made = await byHand.makeFiles();
    return granted({
      files: [...made.files],
      ...(made.failure && { failure: failureViewOf(made.failure) }),
    });
  },
  'portalFiles.list': async () => granted({ files: [...(await byHand.files())] }),
  'portalFiles.read': async ({ id }) => {
    const file = await byHand.file(id);
    if (!file.ok) return refused(file.error);
    const { name, content } = file.value;
    return granted({ name, base64: Buffer.from(content).toString('base64') });
  },
  'portalFiles.count': async ({ id, typed }) => {
    const counted = await byHand.count(id, typed);
    return counted.ok ? granted({ file: counted.value }) : refused(counted.error);
  },
  'byHand.script': async () => granted(await byHand.script()),
});
