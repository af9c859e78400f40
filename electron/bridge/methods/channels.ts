/** Setting up the ways without a gateway, and what is done by hand: files for the portal, words for the phone. */
import { z } from 'zod';
import { channelCheckView, channelsView } from '../views/channels.ts';
import { channelIdView, failureView, settingsView } from '../views.ts';
import { byId, nothing } from './inputs.ts';

/** A file that was made for an upload by hand. */
export const portalFileView = z.strictObject({
  id: z.string(),
  /** Holds no name of a guest. */
  name: z.string(),
  kind: z.enum(['citizens', 'foreigners']),
  createdAt: z.number(),
  recordIds: z.array(z.string()),
  /** How many of them still wait for the number that the portal shows, and which: what a disowning of the file is about. */
  waiting: z.number().int(),
  waitingIds: z.array(z.string()),
  /** How many are proven, this way or another. */
  proven: z.number().int(),
});

const secret = z.string().max(500);

const oneChannel = z.strictObject({ id: channelIdView });

export const channelMethods = {
  /** Every way with its condition and what it can do, and which way each kind of declaration goes. */
  'channels.view': { input: nothing, output: channelsView },
  /** Looks at one way now, account included, and lets it go on when a person has mended it. Files nothing. */
  'channels.check': { input: oneChannel, output: channelCheckView },
  /** Asks the authority for its code lists anew. */
  'channels.reloadCodes': { input: oneChannel, output: channelsView },
  /** A new certificate where the authority renews it; all else stays. No restart. */
  'settings.renewCertificate': {
    input: z.strictObject({
      certificatePem: z.string().max(100_000),
      /** Absent: the certificate was made for the key that is here. */
      keyPem: z.string().max(100_000).optional(),
    }),
    output: settingsView,
  },
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
  /**
   * The number that the portal shows for the whole file. When it matches, all of the file that still waits is proven; when
   * not, none is.
   */
  'portalFiles.count': {
    input: z.strictObject({ id: z.string().max(64), typed: z.number().int().min(0).max(1_000_000) }),
    output: z.strictObject({ file: portalFileView }),
  },
  /** What to say on the phone about everything that has not gone out. */
  'byHand.script': {
    input: nothing,
    output: z.strictObject({ count: z.number().int(), text: z.string() }),
  },
} as const;
