/** What the guest display says, in each of its languages. `{{name}}` is filled in; the compiler keeps the six alike. */
import type { DeclaredField } from '../../../electron/bridge/guest-display.ts';

export interface DisplayText {
  /** The language's own name for itself. */
  readonly name: string;
  readonly chooseLanguage: string;
  readonly welcome: string;
  readonly idle: string;
  readonly reading: string;
  readonly thanks: string;
  readonly thanksText: string;
  readonly lost: string;
  readonly training: string;
  readonly title: string;
  readonly check: string;
  readonly fields: Readonly<Record<DeclaredField, string>>;
  readonly sex: { readonly male: string; readonly female: string; readonly unspecified: string };
  readonly document: {
    readonly card: string;
    readonly passport: string;
    readonly other: string;
  };
  readonly noExpiry: string;
  readonly notice: string;
  readonly duty: { readonly 'stay-notice': string; readonly 'foreign-stay': string };
  readonly basis: string;
  readonly recipient: string;
  /** Where the desk does not know which unit it is. */
  readonly recipientUnnamed: string;
  readonly keptLaw: string;
  readonly keptDesk: string;
  readonly rights: string;
  readonly contact: string;
  readonly consentTitle: string;
  readonly consentText: string;
  readonly yes: string;
  readonly no: string;
  readonly given: string;
  readonly refused: string;
  readonly withdraw: string;
}
