/** Codes of any number of scans, in any order and as often as one likes → the carried medium, or what is missing. */
import { concat, equalBytesFast } from '#election/bytes.ts'
import { err, ok, type Result } from '#election/result.ts'
import { type CarriedOf, CODES_PER_SHEET, type PictureCode, placeOf, setOf } from './code.ts'

export interface SetFound extends CarriedOf {
  readonly set: string
}

export interface Gathered {
  readonly of: CarriedOf
  readonly set: string
  readonly carried: Uint8Array
}

export type GatherRefusal =
  | { readonly type: 'no-codes' }
  /** Sheets of two media, or of one that was printed before and after something changed. */
  | { readonly type: 'codes-of-two-sets'; readonly sets: readonly SetFound[] }
  | {
      readonly type: 'codes-missing'
      /** None of their codes was found. */
      readonly sheets: readonly number[]
      /** Sheets of which some were. */
      readonly codes: readonly number[]
      readonly of: number
    }
  /** Each code is whole by itself, and together they are not what was printed. */
  | { readonly type: 'codes-contradict' }

export function gather(codes: readonly PictureCode[]): Result<Gathered, GatherRefusal> {
  const [first] = codes
  if (first === undefined) return err({ type: 'no-codes' })
  const sets = new Map(codes.map(({ set, of }) => [set, { ...of, set }]))
  if (sets.size > 1) return err({ type: 'codes-of-two-sets', sets: [...sets.values()] })
  const parts = new Map<number, Uint8Array>()
  for (const { number, count, length, of, part } of codes) {
    const before = parts.get(number)
    const sameHead = count === first.count && length === first.length && sameMedium(of, first.of)
    if (!sameHead || (before !== undefined && !equalBytesFast(before, part))) return err({ type: 'codes-contradict' })
    parts.set(number, part)
  }
  const missing = Array.from({ length: first.count }, (_, i) => i + 1).filter((number) => !parts.has(number))
  if (missing.length > 0) return err(missingOf(missing, parts, first.count))
  const ordered = [...parts].sort(([a], [b]) => a - b).map(([, part]) => part)
  const carried = concat(...ordered)
  if (setOf(first.of, carried) !== first.set) return err({ type: 'codes-contradict' })
  return ok({ of: first.of, set: first.set, carried })
}

function sameMedium(a: CarriedOf, b: CarriedOf): boolean {
  return a.station === b.station && a.pair === b.pair && a.role === b.role
}

function missingOf(missing: readonly number[], found: ReadonlyMap<number, unknown>, count: number): GatherRefusal {
  const seen = new Set([...found.keys()].map((number) => placeOf(number).sheet))
  const sheets = [...new Set(missing.map((number) => placeOf(number).sheet))].filter((sheet) => !seen.has(sheet))
  const codes = missing.filter((number) => seen.has(placeOf(number).sheet))
  return { type: 'codes-missing', sheets, codes, of: Math.ceil(count / CODES_PER_SHEET) }
}
