/** Runs before every file of the project `restricted-crypto`. */
import { BORINGSSL } from './boringssl.ts';
import { restrictCrypto } from './restrict-crypto.ts';

restrictCrypto(BORINGSSL);
