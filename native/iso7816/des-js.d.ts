/** des.js ships no types; this is the part that we use. */
declare module 'des.js' {
  interface Cipher {
    update(data: ArrayLike<number>): number[];
    final(): number[];
  }
  interface CipherOptions {
    readonly type: 'encrypt' | 'decrypt';
    readonly key: ArrayLike<number>;
    readonly iv?: ArrayLike<number>;
    readonly padding?: boolean;
  }
  interface CipherClass {
    create(options: CipherOptions): Cipher;
  }
  const des: {
    readonly DES: CipherClass;
    readonly EDE: CipherClass;
    readonly CBC: { instantiate(base: CipherClass): CipherClass };
  };
  export default des;
}
