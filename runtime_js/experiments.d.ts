// The shapes of experiments. Types only, as types.d.ts, by which modules name them.
import type { Promotion, PromotionExtras, Text } from "./types";

/** An experiment, of a promotion or a step. `space` is its share of a namespace: seed, first bucket, bucket behind the last, the others there. */
export interface Test {
  name: string;
  seed?: string;
  key?: string;
  space?: [string, number, number, ...string[]];
  variants: { [name: string]: VariantRow };
}

/** [first bucket, bucket behind the last, design, texts, extras]; the last three where it shows something else. Of a step
 * the third is the row that it leads to. */
export type VariantRow = [number, number, number?, Text[]?, PromotionExtras?];

/** Parts of core/variants.js, core/namespaces.js and core/explainforced.js. */
export interface Experimenting {
  /** core/variants.js, where a promotion has an experiment: whether it is withheld */
  assign?: (promotion: Promotion) => boolean | undefined;
  /** core/namespaces.js, where an experiment shares its visitors with others */
  within?: (test: Test, area: any) => boolean;
  /** core/variants.js, where a promotion has an experiment: what is told, with the variant in it */
  named?: (detail: any) => any;
  /** core/explainforced.js, in development builds and where there are links to previews: the variant that the address asks for */
  forced?: (test: Test) => string | undefined;
  /** of the same module: what an experiment says of a promotion, and which variant */
  would?: (promotion: Promotion) => [boolean | null, string | null];
}
