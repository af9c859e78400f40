/** How each channel is made from the settings. A way to an authority is added to a desk by a line in this table. */
import type { ChannelId } from '../core/outbox/entry.ts';
import type { Channel } from '../core/ports/channel.ts';
import type { Environment } from '../core/ports/environment.ts';
import type { Database } from '../core/ports/stores.ts';
import { DAY_MS } from '../core/time/vietnam-time.ts';
import { createGatewayChannel } from '../police/gateway/gateway-channel.ts';
import { createKbttChannel } from '../police/kbtt/kbtt-channel.ts';
import { createPaperChannel } from '../police/paper/paper-channel.ts';
import { createPortalFilesChannel } from '../police/portal-files/portal-files-channel.ts';
import { type GuestTemplate, readTemplate } from '../police/portal-files/template.ts';
import type { Catalogues } from './catalogues.ts';
import { createCatalogueShelf } from './channels/catalogue-shelf.ts';
import { createCodeShelf } from './channels/code-shelf.ts';
import type { DebugLog } from './debug-log.ts';
import type { DeskSettings, PortalTemplateSetting, SettingKey } from './desk-settings.ts';
import { createAddressDesk } from './stays/address-desk.ts';

export interface ChannelMaker {
  /** When one of these settings changes, the channel is opened anew. */
  readonly settings: readonly SettingKey[];
  /** Opens no connection yet. Undefined: the desk is not set up for it. */
  readonly open: (settings: DeskSettings) => Channel | undefined;
}

export type ChannelMakers = Readonly<Partial<Record<ChannelId, ChannelMaker>>>;

export interface ChannelMakerParts {
  readonly environment: Environment;
  readonly log: DebugLog;
  readonly database: Database;
  readonly catalogues: Catalogues;
  readonly mode: 'training' | 'live';
}

/** A file has served once the portal's number was typed; what was declared stays in the declarations. */
const PORTAL_FILE_DAYS = 30;

/** The template as it was confirmed; a stored one that this version does not know any more is as good as none. */
function templateOf(portalTemplate: PortalTemplateSetting, log: DebugLog): GuestTemplate | undefined {
  const file = new Uint8Array(Buffer.from(portalTemplate.base64, 'base64'));
  const read = readTemplate(file, portalTemplate.sha256);
  if (read.ok) return read.value;
  log.warn('the stored template is not usable', { detail: read.error.detail });
  return undefined;
}

/** Reading the lists of a template takes a moment; a desk that opens has better things to do. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

export const channelMakers = (parts: ChannelMakerParts): ChannelMakers => {
  const { environment, log, database, mode } = parts;
  const { now, monotonic, newId } = environment;
  const catalogueShelf = createCatalogueShelf({
    store: database.settings,
    onReasons: parts.catalogues.takeReasons,
    onChange: (change) => log.warn('gateway catalogue changed', change),
  });
  const everywhere: ChannelMakers = {
    gateway: {
      settings: ['endpoint'],
      open: ({ endpoint }) => {
        if (!endpoint) return undefined;
        catalogueShelf.restore().catch((error: unknown) => log.error('unexpected', error));
        return createGatewayChannel(endpoint.gateway, {
          now,
          monotonic,
          catalogueShelf,
          log: ({ event, ...data }) => log.info(`gateway ${event}`, data),
        });
      },
    },
  };
  // SECURITY: training has no path to a real channel (design contract 10). Its gateway is the training endpoint, fixed by
  // the host; a file or a list that was made in training could be handed in by mistake.
  if (mode === 'training') return everywhere;
  return {
    ...everywhere,
    kbtt: {
      settings: ['kbtt'],
      open: ({ kbtt }) =>
        kbtt &&
        createKbttChannel(kbtt, {
          now,
          monotonic,
          codes: createCodeShelf({
            store: database.settings,
            now,
            onUnits: createAddressDesk(database.settings, parts.catalogues).load,
            onChange: (changes) => log.warn('kbtt code lists changed', { changes }),
            onFailure: (code) => log.warn('kbtt code lists not loaded', { code }),
          }),
          log: ({ event, ...data }) => log.info(`kbtt ${event}`, data),
        }),
    },
    'portal-files': {
      settings: ['portalTemplate'],
      open: ({ portalTemplate }) =>
        portalTemplate &&
        createPortalFilesChannel({
          now,
          newId,
          template: once(() => templateOf(portalTemplate, log)),
          save: async (file) => {
            await database.portalFiles.deleteBefore(now() - PORTAL_FILE_DAYS * DAY_MS);
            await database.portalFiles.insert(file);
          },
          log: ({ event, ...data }) => log.info(`portal-files ${event}`, data),
        }),
    },
    // The last way, for what no other can carry. A desk that is attached to nothing keeps its records for what comes.
    paper: {
      settings: ['endpoint', 'kbtt', 'portalTemplate'],
      open: ({ endpoint, kbtt, portalTemplate }) =>
        (endpoint ?? kbtt ?? portalTemplate) && createPaperChannel({ now }),
    },
  };
};
