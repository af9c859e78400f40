/** What every mapping gets and gives. */
import type { CipherSuite } from '../../iso7816/secure-messaging-cipher.ts';
import type { CardSession } from '../card-session.ts';
import type { AgreementGroup } from '../security-info/agreement-group.ts';
import type { Step } from './pace-exchange.ts';

export interface MappingContext<E> {
  readonly session: CardSession;
  readonly group: AgreementGroup<E>;
  readonly suite: CipherSuite;
  /** The decrypted nonce s. */
  readonly nonce: Uint8Array;
  readonly random: (length: number) => Uint8Array;
}

export interface Mapped<E> {
  /** The generator of the key agreement that follows. */
  readonly generator: E;
  /** PK_Map,IC, where the chip sent one. */
  readonly chipMappingKey?: E;
}

export type NonceMapping = <E>(context: MappingContext<E>) => Promise<Step<Mapped<E>>>;
