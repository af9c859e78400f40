/** Everything that people, cables and networks can cause. Stable codes; bugs are thrown and are not here. */

export interface BilingualText {
  readonly vi: string;
  readonly en: string;
}

export type FailureCode =
  // reader and card
  | 'reader-service-stopped'
  | 'no-reader'
  | 'no-card'
  | 'several-cards'
  | 'card-removed'
  | 'card-mute'
  | 'card-in-use'
  | 'reader-unplugged'
  | 'transmit-failed'
  | 'wrong-can'
  | 'wrong-mrz-key'
  | 'access-blocked'
  | 'not-an-emrtd'
  | 'access-not-supported'
  | 'secure-channel-lost'
  | 'chip-protocol-error'
  | 'file-unreadable'
  | 'cancelled'
  | 'qr-unreadable'
  | 'mrz-unreadable' // lines of an MRZ with a wrong check digit
  | 'scan-incomplete' // the scanner stopped in the middle
  | 'wrong-qr-key' // the QR code belongs to another card
  | 'wrong-key-again' // this card has refused exactly this key already
  | 'wrong-key-repeated' // several keys were wrong: time to look, not to go on
  | 'number-invalid'
  // declaration
  | 'fields-invalid'
  | 'nothing-read'
  | 'already-filed'
  | 'forged-not-confirmed' // filing on a forged verdict takes a deliberate second step
  | 'stay-overlaps' // the same person has a stay here that the new one overlaps
  | 'stay-ended' // checked out or cancelled: nothing more can be changed
  | 'camera-off' // the facility wants no pictures
  | 'camera-not-agreed' // no picture without the guest's yes
  | 'camera-picture-unfit' // no JPEG, or a larger one than the page makes
  | 'no-group' // no group is at the door
  | 'preview-outdated' // a purge removes only what was shown
  | 'pawn-stopped' // the law is against this contract; each field says why, with its source
  | 'pawn-action-refused' // not in this status, or not in this way; the fields say why
  | 'pawn-moved-on' // something happened to the contract since it was shown
  | 'watch-list-unreadable'
  | 'record-not-found'
  | 'certificate-not-found' // neither a trusted certificate, nor a revocation list, nor a file that they came from
  | 'action-not-allowed'
  // police endpoint
  | 'endpoint-not-configured'
  | 'endpoint-unreachable'
  | 'endpoint-timeout'
  | 'endpoint-certificate-revoked' // the authority's own list says so
  | 'endpoint-revocation-list-ended' // the list that we have must be renewed before anything can be checked
  | 'endpoint-certificate-refused' // their certificate is not the one we trust
  | 'client-certificate-refused' // they do not accept ours
  | 'endpoint-name-mismatch' // their certificate is for another host
  | 'endpoint-certificate-expired' // or not valid yet
  | 'endpoint-certificate-untrusted' // self-signed, or of an issuer that is not the one we trust
  | 'client-certificate-missing' // they saw none
  | 'client-certificate-revoked'
  | 'client-certificate-expired'
  | 'credentials-refused' // account, password or client secret
  | 'endpoint-busy' // 429, 503
  | 'endpoint-error' // 5xx
  | 'endpoint-answer-unreadable' // HTML, truncated or off-schema JSON
  | 'receipt-invalid' // signature or content does not match what was sent
  | 'record-refused' // the authority refuses this record; its words are kept
  | 'upload-not-confirmed' // a file was written; whether it was uploaded, only a person can say
  | 'count-mismatch' // the number typed from the portal is not the number in the file
  | 'awaits-reconciliation' // taken by a way that gives no receipt: somebody must look into the authority's list
  | 'sent-not-confirmed' // bytes left, no readable answer came, and this way cannot be asked
  | 'probably-filed' // they say that this stay is there already: an earlier attempt arrived, or somebody filed it by hand
  | 'change-probably-made' // refused in words that also answer a change which was made before
  | 'batch-partly-refused' // others of the same request were refused, and nothing was said about this one
  | 'hand-filing-not-confirmed' // a list was made; whether anybody told the authority, only a person can say
  | 'outside-channel-window' // this way takes arrivals of today and yesterday only
  | 'not-for-this-channel' // the record holds what this way has no place for
  | 'template-missing' // no official template was supplied
  | 'template-unknown' // not the official template, or another version than the one that was confirmed
  | 'written-file-differs' // read back after writing, the file did not say what was declared
  // kiosk lock
  | 'manager-code-needed' // the desk is locked, and this is the manager's
  | 'manager-code-wrong'
  | 'manager-code-wait' // several were wrong: none is taken for a while
  | 'manager-code-missing' // nothing to lock with yet
  // machine
  | 'backup-unfit' // not a whole backup of this desk: never restored
  | 'database-locked'
  | 'database-damaged'
  | 'disk-full'
  | 'database-unavailable' // folder missing, no permission, disk does not answer
  | 'database-too-new' // written by a later version of the desk: never touched
  | 'database-key-unavailable' // keychain, key file or passphrase gives no key
  | 'database-key-wrong' // a key, but not the one this database was sealed with
  | 'settings-invalid'
  | 'certificate-unreadable'
  | 'evidence-unreadable' // neither an evidence file nor a folder of a chip's files
  | 'not-in-training'
  | 'training-world-not-opened'
  | 'guest-display-off'; // switched off in the settings

export interface FieldError {
  /** Path of the field, e.g. `stay.room` or `person.birthDate`. */
  readonly path: string;
  readonly message: BilingualText;
}

export interface Failure {
  readonly code: FailureCode;
  /** All invalid fields at once, when the code is `fields-invalid`. */
  readonly fields?: readonly FieldError[];
  /** The authority's own words, kept as they came. */
  readonly authorityText?: string;
  /** How many more tries the chip says it takes, when it says so (63Cx). */
  readonly triesLeft?: number;
  /** For logs only; holds no personal data. */
  readonly detail?: string;
}

export const failure = (code: FailureCode, more: Omit<Failure, 'code'> = {}): Failure => ({ code, ...more });
