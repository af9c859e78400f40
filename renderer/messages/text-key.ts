/** Keys of a message file: dotted paths to its strings, with i18next's plural endings left out. */
type Singular<K extends string> =
  K extends `${infer Base}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}` ? Base : K;

export type TextKey<T> = {
  [K in keyof T & string]: T[K] extends string ? Singular<K> : `${K}.${TextKey<T[K]>}`;
}[keyof T & string];

export type TextValues = Readonly<Record<string, string | number>>;
