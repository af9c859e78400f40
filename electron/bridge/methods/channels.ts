/** Setting up the ways without a gateway, and what is done by hand: files for the portal, words for the phone. */
import { z } from 'zod';
import { failureView, settingsView } from '../views.ts';
import { byId, nothing } from './inputs.ts';

/** A file that was made for an upload by hand. */
export const portalFileView = z.strictObject({
  id: z.string(),
  /** Holds no name of a guest. */
  name: z.string(),
  kind: z.enum(['citizens', 'foreigners']),
  createdAt: z.number(),
  /** What `outbox.confirm` with a typed number, or `outbox.disown`, is about. */
  recordIds: z.array(z.string()),
  /** How many of them still wait for the number that the portal shows. */
  waiting: z.number().int(),
});

const secret = z.string().max(500);

export const channelMethods = {
  /** The Ministry's API. What the police handed out goes in; nothing of it comes out again. */
  'settings.kbtt': {
    input: z.strictObject({
      url: z.string().max(300),
      /** Absent: the public authorities. */
      caPem: z.string().max(100_000).optional(),
      username: z.string().max(200),
      password: secret,
      loginClientId: z.string().max(200),
      loginClientSecret: secret,
      sessionClientId: z.string().max(200),
      sessionClientSecret: secret,
      maxBatch: z.number().int().optional(),
    }),
    output: settingsView,
  },
  /** The portal's own template. Only the file that the desk knows is taken; from then on it is pinned by its hash. */
  'settings.portalTemplate': {
    input: z.strictObject({ name: z.string().max(200), base64: z.string().max(27_000_000) }),
    output: z.strictObject({
      sha256: z.string(),
      provinces: z.number().int(),
      wards: z.number().int(),
      settings: settingsView,
    }),
  },
  /** Writes what waits for the portal into files, one for each kind of guest and hundred of them. */
  'portalFiles.make': {
    input: nothing,
    output: z.strictObject({ files: z.array(portalFileView), failure: failureView.optional() }),
  },
  'portalFiles.list': { input: nothing, output: z.strictObject({ files: z.array(portalFileView) }) },
  'portalFiles.read': {
    input: byId,
    output: z.strictObject({ name: z.string(), base64: z.string() }),
  },
  /** What to say on the phone about everything that has not gone out. */
  'byHand.script': {
    input: nothing,
    output: z.strictObject({ count: z.number().int(), text: z.string() }),
  },
} as const;
