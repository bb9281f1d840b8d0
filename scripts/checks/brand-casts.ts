/** An id that was not parsed must not pass for one that was (`election/ids.ts`): who may cast, and where it is done otherwise. */

/** The readers of bytes, tables and texts, and the algebra of masks. */
const PARSERS = new RegExp(
  `^election/(${[
    'ballot-box/(header|journal|seal)\\.ts',
    'ballot/(elgamal-)?record\\.ts',
    'card/(card-ids|card-state)\\.ts',
    '(contests|id-schemas)\\.ts',
    'definition/import/',
    'online/(ids|instant)\\.ts',
    'roll/(roll-file\\.ts|import/)',
    'voice/clip-id\\.ts',
  ].join('|')})`,
)
/** Where ids are made up. */
const PLAYED = /^(bench|fixtures|scripts|simulation)\/|\.test\.tsx?$/

/** Names of the ids: `export type StationId = Branded<…>`. */
export function brandsIn(ids: string): readonly string[] {
  return [...ids.matchAll(/^export type (\w+) = Branded</gm)].map(([, name]) => name as string)
}

/** Lines, from 1, that cast to one of `brands` where only a parser may. */
export function brandCasts(file: string, text: string, brands: readonly string[]): readonly number[] {
  if (PARSERS.test(file) || PLAYED.test(file)) return []
  const cast = new RegExp(`\\bas (unknown as )?(readonly )?[[(]*(${brands.join('|')})\\b`)
  return text.split('\n').flatMap((line, index) => (cast.test(line) ? [index + 1] : []))
}
