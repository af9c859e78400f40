/**
 * Domain parameters that no standard knows, for chips that bring their own. Nobody chose them: every number is a prefix of
 * SHA-256 over a label and a counter (`LABEL 0`, `LABEL 1`, …), brought into shape, so that they can be made again.
 *
 * The curve: p is the first prime that is 3 modulo 4 from 2²⁵⁵ ∨ hash("declaration desk invented curve p"); a is
 * hash("… curve a"); b is hash("… curve b") plus the least k (175) for which PARI's `ellsea` counts a prime number of points;
 * the generator has the least x and the even y.
 * The field: q is the first prime from 2²⁵⁵ ∨ hash("… field q"); p is the first prime of 2048 bits that is 1 modulo 2q from
 * hash("… field p"); the generator is 2 to the power of (p − 1) / q.
 */
import type { WeierstrassOpts } from '@noble/curves/abstract/weierstrass.js';
import type { ModpParameters } from './modp-groups.ts';

export const INVENTED_CURVE: WeierstrassOpts<bigint> = {
  p: 0x9e3582098d12dc7b4845a3f7165c419b6e11c6007773bf5fcb49e82fd26359a3n,
  a: 0x5549770e7955648fe025572b2e8a7e042ce75e32b1e17438b9ee83006e19bc7bn,
  b: 0x1987e0762141ba05b035a134896a7a91968043cf92e4f460abe099135e295d43n,
  n: 0x9e3582098d12dc7b4845a3f7165c419bbf6cd23f9f7537816b83829fb70a0829n,
  h: 1n,
  Gx: 1n,
  Gy: 0x7c71ef5c2132d47f9bb9e4c74a8e1633a6889542e9b1f957733a9835bc3d6970n,
};

export const INVENTED_FIELD: ModpParameters = {
  p: 0x8d11670518fc622e6770cf6662535b6bce2e8011ac2149c1cfbdaef6eaad0e36a8215600446f09254b10aa2b0d1ab51898e26d78e994f7478a3af6e3705d6c771be52cec1f122d874aae103453a987350a044562a46c8255e13b4278c603a22c9f84fdcc559798a0e909c5f3408d63bc3438ef72a55c26fb2d15f5aa8ae883d5b1bcd5f0e5a7659ddb0fd0a7e62199d3a121d902ff328d373f23b390f86c87ec4a0b2ec9c9a5ce475ea0f9be4e99bb77bb09f8d92f7d370a0303cc9d4ef58e94c76ba9573fb8078328d18b6d9419bcbbc049c7c7d2915b0f4e00ae9f817c22f33a8b76af85afba64d6d7b2b10debc871f24ef343081280ffde7d6b800efb5017n,
  g: 0x2702e158e34d84acaaee26ec2822e0ab4de82e4e66c91e39aa923608b494a2e44c273ccc5de5dcbd32c011543200397e33879066eaf12977efe1105128fcdb0799838dc3fa74f7a63729c927fbc3b79e3a56b663fc240bfac0ac51f4876f23934fd0137e8dfc6aff993cb0b4a1ae0f50f3c7510a2b8ad61bb392018e35a0ad16a49dea8dc2da9facf74d05b21f07999a157938c246f14627686abf4aa2a2dc04c75390a6d1939521bc331c6ad327f01104533e069939ab1017efae2ee6a76b6b80ad79f7823f96e08cc6c2507e2ced28916573e3638dc3feb951ac67a137c56e5f10e3db743835b86dce5dda9029443551a68125342054b680e1a3e5c22d5f1bn,
  q: 0x91d074f111cc0e346305592d7fce52cf01ac39449f85255a23df6149c3df81d9n,
  bytes: 256,
};
