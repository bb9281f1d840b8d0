/** mix.md §3: V20 and V22 … V28 of one mix, from the sums of its rows. Every equation is looked at, so that a report names all that fail. */
import { BASE, bigEndian, type Element, elementOf, mapped, modulo, times } from '../group/ristretto.ts'
import { plainSum } from '../group/weighted-sum.ts'
import type { BundleElection } from './bundle-election.ts'
import { type Finding, fails, holds, judged, notChecked, type ShuffleCheck } from './finding.ts'
import type { MixRows, MixSums } from './mix-rows.ts'
import { firstBad } from './spans.ts'
import type { MixTranscript } from './transcripts.ts'

const EQUATIONS: readonly ShuffleCheck[] = ['V23', 'V24', 'V25', 'V26', 'V27', 'V28']

interface CheckedMix {
  readonly contest: number
  readonly name: string
  readonly transcript: MixTranscript
  /** Ascending: all rows. */
  readonly rows: readonly MixRows[]
  /** Σ g of the same rows. */
  readonly generators: readonly Uint8Array[]
}

export function mixFindings({ key }: BundleElection, mix: CheckedMix): readonly Finding[] {
  const { contest, name, transcript, rows } = mix
  const place = { contest, file: name }
  const none = [notChecked('V22', place), ...EQUATIONS.map((check) => notChecked(check, place))]
  const bad = firstBad(transcript, ...rows)
  if (bad !== null) return [fails('V20', { ...place, row: bad }), ...none]
  const y = elementOf(key.publicKey)
  // No sum of rows whose input is no encoding.
  const sums = rows.flatMap((each) => (each.sums === null ? [] : [each.sums]))
  if (y === null || transcript.s === null || sums.length < rows.length) return [holds('V20', place), ...none]
  const equations = equationsOf(transcript, sums, sumOf(mix.generators), y)
  return [
    holds('V20', place),
    holds('V22', place),
    ...EQUATIONS.map((check, at) => judged(check, equations[at] === true, place)),
  ]
}

/** M1 … M6, each true when it holds. */
function equationsOf(
  { challenge: x, t, s }: MixTranscript,
  sums: readonly MixSums[],
  generators: Element,
  key: Element,
): readonly boolean[] {
  const h = mapped('vc generator chain 1', bigEndian(0, 4))
  const commitment = (at: number) => element(t.subarray(32 * at, 32 * at + 32))
  const [s1, s2, s3, s4] = s as readonly [bigint, bigint, bigint, bigint]
  const product = sums.reduce((all, each) => modulo(all * each.product), 1n)
  const last = sums.at(-1)?.last
  const of = (part: (each: MixSums) => Uint8Array) => sumOf(sums.map(part))
  const answered = (at: 0 | 1 | 2) => of((each) => each.answered[at])
  const fits = (left: Element, committed: Element, right: Element) => left.equals(committed.add(times(right, x)))
  return [
    fits(times(BASE, s1), commitment(0), of((each) => each.permutation).subtract(generators)),
    fits(times(BASE, s2), commitment(1), (last === undefined ? h : element(last)).subtract(times(h, product))),
    fits(
      times(BASE, s3).add(answered(0)),
      commitment(2),
      of((each) => each.weighted),
    ),
    fits(
      answered(1).subtract(times(BASE, s4)),
      commitment(3),
      of((each) => each.input[0]),
    ),
    fits(
      answered(2).subtract(times(key, s4)),
      commitment(4),
      of((each) => each.input[1]),
    ),
    chainFits(sums, h),
  ]
}

/** M6 of all rows in one sum: Σ w·ŝ·B + Σ w·s'·ĉ_before − Σ w·x·ĉ = Σ w·t̂. Each ĉ is in two rows: its own, and the next one. */
function chainFits(sums: readonly MixSums[], h: Element): boolean {
  const own = sums.reduce((all, each) => modulo(all + each.chainAnswers), 0n)
  const first = sums.reduce((all, each) => all + each.first, 0n)
  const links = sumOf(sums.map((each) => each.links)).add(times(h, first))
  return times(BASE, own)
    .add(links)
    .equals(sumOf(sums.map((each) => each.chainCommitments)))
}

export function sumOf(encoded: readonly Uint8Array[]): Element {
  return plainSum(encoded.map(element))
}

/** An element that a part of this check encoded itself, or has decoded before. */
export function element(bytes: Uint8Array): Element {
  const value = elementOf(bytes)
  if (value === null) throw new Error('an element that was written or read before')
  return value
}
