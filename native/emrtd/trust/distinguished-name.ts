/** Distinguished names (X.501) as certificates and revocation lists carry them. */
import { bytesToHex } from '../../iso7816/bytes.ts';
import type { Tlv } from '../../iso7816/tlv.ts';
import { childrenOf, objectIdentifierOf, TAG } from '../security-info/der.ts';

export interface DistinguishedName {
  /** For people, e.g. 'C=VN, O=…, CN=…'. */
  readonly text: string;
  /**
   * For comparison: the same attributes in lower case with single spaces. Issuers encode one name as PrintableString
   * here and UTF8String there, so octets cannot be compared. A wrong match is harmless: the signature decides.
   */
  readonly key: string;
  /** countryName in upper case. */
  readonly country?: string;
}

const ATTRIBUTE_NAMES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
};
const COUNTRY_NAME = '2.5.4.6';

type Decoder = (octets: Uint8Array) => string;
const decoderOf = (label: string): Decoder => {
  const decoder = new TextDecoder(label);
  return (octets) => decoder.decode(octets);
};
const latin1 = decoderOf('latin1');
const utf8 = decoderOf('utf-8');
const utf16 = decoderOf('utf-16be');

/** DirectoryString (X.520 §6.2.1) and its relatives by tag. */
const STRING_TYPES: Readonly<Record<number, Decoder>> = {
  12: utf8, // UTF8String
  18: latin1, // NumericString
  19: latin1, // PrintableString
  20: latin1, // TeletexString, in practice Latin-1
  22: latin1, // IA5String
  26: latin1, // VisibleString
  30: utf16, // BMPString
};

interface NameAttribute {
  readonly type: string;
  readonly value: string;
}

/** Undefined when it is not a Name: SEQUENCE OF SET OF SEQUENCE { type, value }. */
export function parseDistinguishedName(name: Tlv | undefined): DistinguishedName | undefined {
  const attributes: NameAttribute[] = [];
  for (const rdn of childrenOf(name, TAG.SEQUENCE) ?? [undefined]) {
    for (const attribute of childrenOf(rdn, TAG.SET) ?? [undefined]) {
      const [type, value] = childrenOf(attribute, TAG.SEQUENCE) ?? [];
      const oid = objectIdentifierOf(type);
      if (oid === undefined || value === undefined) return undefined;
      attributes.push({ type: oid, value: textOf(value) });
    }
  }
  const country = attributes
    .find(({ type }) => type === COUNTRY_NAME)
    ?.value.trim()
    .toUpperCase();
  return {
    text: attributes.map(({ type, value }) => `${ATTRIBUTE_NAMES[type] ?? type}=${value}`).join(', '),
    key: JSON.stringify(attributes.map(({ type, value }) => [type, normalized(value)])),
    ...(country && { country }),
  };
}

const textOf = ({ tag, value }: Tlv): string => STRING_TYPES[tag]?.(value) ?? bytesToHex(value);

const normalized = (value: string): string =>
  value.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
