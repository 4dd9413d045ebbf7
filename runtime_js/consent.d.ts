// What core and the sources of consent say to each other.

/** Undefined is unknown, which grants nothing. */
export interface Grants { [purpose: string]: boolean | undefined }
/** What site.yml says of a source: for each purpose what the source must have granted, by its own names, and options. */
export interface ConsentSetting { needs: { [purpose: string]: string[] }; [option: string]: any }
/** runtime_js/consent/<source>/source.js exports `listen`: answers with purpose → granted as soon as it knows, and
 * whenever that changes; an answer adds to the ones before it. `purposes` is the site's map of use to purpose. */
export type ConsentListen =
  (answer: (grants: Grants) => void, purposes: { [use: string]: string }, setting: ConsentSetting) => void;
