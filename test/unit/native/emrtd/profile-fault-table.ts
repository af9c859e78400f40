/**
 * What every kind of chip gives with everything that can be wrong with it: `level`, `level: reasons` (gravest first), or
 * the code of the failure. `usual` counts for every profile that `except` does not name.
 */
import type { ChipFault } from '../../../../native/virtual-chip/faults/chip-fault.ts';
import { parseFault } from '../../../../native/virtual-chip/faults/fault-notation.ts';
import type { ProfileName } from '../../../../native/virtual-chip/profiles/profiles.ts';

export interface Row {
  readonly usual: string;
  readonly except?: Partial<Record<ProfileName, string>>;
}

const NO_PROOF = 'intact-untrusted: chip-not-authenticated';
/** As good as without the fault: passport-bac has nothing that tells it from a copy. */
export const HARMLESS: Row = { usual: 'genuine', except: { 'passport-bac': NO_PROOF } };
const CHANGED_PASSPORT = 'forged: data-group-changed';
const CHANGED_COPYABLE = 'forged: data-group-changed chip-not-authenticated';
const UNSIGNED = 'forged: data-group-not-in-sod';
const DOWNGRADED: Row = {
  usual: 'genuine: pace-downgraded-to-bac',
  except: {
    'passport-bac': NO_PROOF,
    // The proof of this chip is part of PACE.
    'passport-pace-cam': 'not-verified: chip-authentication-not-completed pace-downgraded-to-bac',
    'passport-own-curve': 'not-verified: chip-authentication-not-completed pace-downgraded-to-bac',
  },
};

const MISSING = 'not-verified: data-group-missing';
const MISSING_COPYABLE = 'not-verified: data-group-missing chip-not-authenticated';
/** The passports, which have neither DG13 nor, but for one, DG15. */
const WITHOUT_VIETNAMESE_FIELDS: NonNullable<Row['except']> = {
  'passport-bac': NO_PROOF,
  'passport-dh': 'genuine',
  'passport-own-field': 'genuine',
  'passport-p521': 'genuine',
  'passport-pace-cam': 'genuine',
  'passport-own-curve': 'genuine',
  'passport-pace-im': 'genuine',
  'passport-rsa-pss': 'genuine',
};
const ANNOUNCED: Row = {
  usual: 'not-verified: data-group-announced-unsigned',
  except: { 'passport-bac': 'not-verified: data-group-announced-unsigned chip-not-authenticated' },
};
/** EF.SOD says what there is. */
const NO_CONTENTS: Row = {
  usual: 'genuine: common-data-unusable',
  except: { 'passport-bac': 'intact-untrusted: chip-not-authenticated common-data-unusable' },
};

export const TABLE: Readonly<Record<string, Row>> = {
  'slow:1': HARMLESS,
  'mf-refused:0x6d00': HARMLESS,
  'mf-refused:0x6a82': HARMLESS,
  'mf-refused:0x6a86': HARMLESS,
  'short-chunks:32': HARMLESS,
  // Below the smallest block that we grant a chip, so that it cannot hold the desk: long files stay unread.
  'short-chunks:16': {
    usual: 'not-verified: sod-unreadable',
    except: {
      'passport-bac': 'not-verified: sod-unreadable chip-not-authenticated',
      // Its DG14 is as long as an EF.SOD.
      'passport-dh': 'not-verified: sod-unreadable chip-authentication-not-completed',
      'passport-own-field': 'not-verified: sod-unreadable chip-authentication-not-completed',
      'passport-pace-cam': 'not-verified: sod-unreadable chip-authentication-not-completed',
      'passport-own-curve': 'not-verified: sod-unreadable chip-authentication-not-completed',
    },
  },
  'wrong-status-words': HARMLESS,
  'wrong-mac:4': HARMLESS,
  'retry-counter:3': HARMLESS,
  'no-extended': {
    usual: 'genuine',
    except: {
      'passport-bac': NO_PROOF,
      // Keys of 2048 bits do not go into short commands.
      'passport-dh': 'not-verified: chip-authentication-not-completed pace-downgraded-to-bac',
      'passport-own-field': 'not-verified: chip-authentication-not-completed pace-downgraded-to-bac',
    },
  },
  'expired-ds': {
    usual: 'genuine: issuer-expired',
    except: { 'passport-bac': 'intact-untrusted: chip-not-authenticated issuer-expired' },
  },
  'unknown-issuer': {
    usual: 'intact-untrusted: issuer-unknown',
    except: { 'passport-bac': 'intact-untrusted: issuer-unknown chip-not-authenticated' },
  },
  'tampered-dg1': {
    // DG13 repeats what DG1 says.
    usual: 'forged: data-group-changed text-differs-from-mrz',
    except: {
      'passport-bac': CHANGED_COPYABLE,
      'passport-dh': CHANGED_PASSPORT,
      'passport-own-field': CHANGED_PASSPORT,
      'passport-p521': CHANGED_PASSPORT,
      'passport-pace-cam': CHANGED_PASSPORT,
      'passport-own-curve': CHANGED_PASSPORT,
      'passport-pace-im': CHANGED_PASSPORT,
      'passport-rsa-pss': CHANGED_PASSPORT,
    },
  },
  'tampered-dg2': {
    usual: 'forged: data-group-changed',
    except: { 'cccd-2024-without-portrait': 'genuine', 'passport-bac': CHANGED_COPYABLE },
  },
  'tampered-dg13': {
    usual: 'forged: data-group-changed text-differs-from-mrz',
    except: {
      'passport-bac': NO_PROOF,
      'passport-dh': 'genuine',
      'passport-own-field': 'genuine',
      'passport-p521': 'genuine',
      'passport-pace-cam': 'genuine',
      'passport-own-curve': 'genuine',
      'passport-pace-im': 'genuine',
      'passport-rsa-pss': 'genuine',
    },
  },
  'dg-not-in-sod:2': {
    usual: UNSIGNED,
    except: {
      'cccd-2024-without-portrait': 'genuine',
      'passport-bac': `${UNSIGNED} chip-not-authenticated`,
    },
  },
  'tampered-dg14': {
    // The chip has the key that it shows: only the signature tells.
    usual: 'forged: data-group-changed',
    except: { 'passport-bac': NO_PROOF },
  },
  'tampered-dg15': {
    usual: 'forged: data-group-changed',
    except: { ...WITHOUT_VIETNAMESE_FIELDS, 'passport-rsa-pss': 'forged: data-group-changed' },
  },
  // Nobody reads DG5; a chip that says it has one that nobody signed is refused all the same.
  'dg-announced:5': ANNOUNCED,
  'dg-announced:3': {
    usual: ANNOUNCED.usual,
    // These have fingerprints, and the state signed them.
    except: {
      ...ANNOUNCED.except,
      'cccd-2021': 'genuine',
      'cccd-2024': 'genuine',
      'cccd-2024-without-portrait': 'genuine',
      'contact-t1': 'genuine',
    },
  },
  'dg-withheld:13': { usual: 'genuine: data-group-withheld', except: WITHOUT_VIETNAMESE_FIELDS },
  'dg-withheld:2': {
    usual: MISSING,
    except: { 'cccd-2024-without-portrait': 'genuine', 'passport-bac': MISSING_COPYABLE },
  },
  'dg-withheld:14': {
    usual: MISSING,
    except: {
      'passport-bac': NO_PROOF,
      // Nothing else of theirs tells them from a copy.
      'passport-dh': MISSING_COPYABLE,
      'passport-own-field': MISSING_COPYABLE,
      'passport-p521': MISSING_COPYABLE,
      'passport-pace-im': MISSING_COPYABLE,
    },
  },
  'dg-withheld:15': {
    usual: MISSING,
    except: { ...WITHOUT_VIETNAMESE_FIELDS, 'passport-rsa-pss': MISSING_COPYABLE },
  },
  'com-missing': NO_CONTENTS,
  'com-malformed': NO_CONTENTS,
  'truncated-sod:400': {
    usual: 'not-verified: sod-unreadable',
    except: {
      'passport-bac': 'not-verified: sod-unreadable chip-not-authenticated',
      // Nothing is left that EF.CardSecurity could be held against.
      'passport-pace-cam': 'not-verified: sod-unreadable chip-authentication-not-completed',
      'passport-own-curve': 'not-verified: sod-unreadable chip-authentication-not-completed',
    },
  },
  'oversized-length:1': { usual: 'file-unreadable' },
  // The photo that the state signed does not come: the clerk has no face to compare.
  'oversized-length:2': {
    usual: 'not-verified: data-group-missing',
    except: {
      'cccd-2024-without-portrait': 'genuine',
      'passport-bac': 'not-verified: data-group-missing chip-not-authenticated',
    },
  },
  cloned: {
    usual: 'forged: chip-authentication-failed',
    except: {
      'cccd-2021': 'forged: chip-authentication-failed active-authentication-failed',
      'cccd-2024': 'forged: chip-authentication-failed active-authentication-failed',
      'cccd-2024-without-portrait': 'forged: chip-authentication-failed active-authentication-failed',
      'contact-t1': 'forged: chip-authentication-failed active-authentication-failed',
      'passport-bac': NO_PROOF,
      'passport-rsa-pss': 'forged: active-authentication-failed',
    },
  },
  'bac-only': DOWNGRADED,
  'pace-broken': DOWNGRADED,
  'tear-at-apdu:6': { usual: 'card-removed' },
  'random-bytes:6': { usual: 'not-an-emrtd' },
  'endless-61xx:6': { usual: 'chip-protocol-error' },
  'endless-6cxx': { usual: 'file-unreadable' },
};

export function faultOf(text: string): ChipFault {
  const fault = parseFault(text);
  if (!fault.ok) throw new Error(fault.error);
  return fault.value;
}

export const expectedOf = ({ usual, except = {} }: Row, name: ProfileName): string => except[name] ?? usual;
