/** Facility, reader, endpoint and trust anchors. */
import { z } from 'zod';
import { facilityKind, routeView, settingsView } from '../views.ts';
import { byId, nothing } from './inputs.ts';

export const settingsMethods = {
  'settings.view': { input: nothing, output: settingsView },
  'settings.facility': {
    input: z.strictObject({
      name: z.string().trim().min(1).max(200),
      kind: facilityKind,
      moreTrades: z.array(facilityKind).max(3).optional(),
      address: z.string().trim().max(300),
      operatorName: z.string().trim().min(1).max(100),
    }),
    output: settingsView,
  },
  'settings.defaults': { input: settingsView.shape.defaults, output: settingsView },
  'settings.reader': { input: z.strictObject({ preferred: z.string().max(200) }), output: settingsView },
  /** PEM texts and the authority's JWKS go in; they never come out again. */
  'settings.endpoint': {
    input: z.strictObject({
      url: z.url().max(300),
      /** As the authority wrote it: letters, digits, dot, underscore, hyphen. */
      facilityCode: z
        .string()
        .trim()
        .regex(/^[A-Za-z0-9._-]{1,64}$/),
      caPem: z.string().max(100_000),
      certificatePem: z.string().max(100_000),
      keyPem: z.string().max(100_000),
      receiptKeys: z.string().max(100_000),
      /** Both or neither: where the authority gave an access account besides the certificate. */
      clientId: z.string().trim().max(200).optional(),
      clientSecret: z.string().max(500).optional(),
      /** Where the authority asks for signed requests. */
      signRequests: z.boolean().optional(),
    }),
    output: settingsView,
  },
  /** The whole table of routes anew. What is queued or sent stays where it is. */
  'settings.routes': {
    input: z.strictObject({ routes: z.array(routeView).max(50) }),
    output: settingsView,
  },
  'settings.addTrust': {
    input: z.strictObject({ name: z.string().max(200), base64: z.string().max(5_000_000) }),
    output: settingsView,
  },
  'settings.removeTrust': { input: byId, output: settingsView },
  /** All that came from one file: what to do with a master list that turns out not to be the state's. */
  'settings.removeTrustFrom': {
    input: z.strictObject({ origin: z.string().max(1000) }),
    output: settingsView,
  },
} as const;
