/**
 * Proof of a shuffle: Terelius–Wikström in CHVote's form (docs/formats/mix.md §2). It shows that the output is a permutation of the
 * input, re-encrypted under Y, and that the mixer knows the permutation and the secrets of the re-encryption.
 */
import { type Column, packedScalars, type ReadColumn } from '#election/group/column.ts'
import { columnsOf } from '#election/group/columns.ts'
import { type GeneratorRows, type Generators, generatorRows, generators } from '#election/group/generators.ts'
import { type Group, type Scalar, subtract } from '#election/group/group.ts'
import { heldColumn } from '#election/group/kept-column.ts'
import { addProducts } from '#election/group/multi-exponentiation.ts'
import { allOf, inBlocks, numbersFrom, pickedFrom, type RowNumbers, type Rows } from '#election/group/rows.ts'
import type { Keep } from './keep-column.ts'
import type { Five, ReadSecrets, ReadStatement, ShuffleProof, ShuffleStatement } from './shuffle.ts'
import { readTranscript, type ShuffleTranscript, shuffleTranscript } from './shuffle-transcript.ts'

/** h and the transcript of this group. The hand-worked example has others. */
export interface ShuffleSetting<E, G = Generators<E>, W = readonly Scalar[]> {
  readonly transcript: ShuffleTranscript<E, W>
  readonly generators: G
}

export type ReadSetting<E> = ShuffleSetting<E, GeneratorRows<E>, Rows<Scalar>>

export function shuffleSetting<E>(group: Group<E>, rows: number): ShuffleSetting<E> {
  return { transcript: shuffleTranscript(group), generators: generators(group, rows) }
}

/** The same, for a list of any length. */
export function readSetting<E>(group: Group<E>, rows: number): ReadSetting<E> {
  return { transcript: readTranscript(group), generators: generatorRows(group, rows) }
}

/** For a small list. */
export function proveShuffle<E>(
  group: Group<E>,
  statement: ShuffleStatement<E>,
  secrets: ReadSecrets,
  setting: ReadSetting<E> = readSetting(group, secrets.permutation.length),
): ShuffleProof<E> {
  return held(provenShuffle(group, statement, secrets, setting, () => heldColumn<E>()))
}

export function provenShuffle<E, C extends ReadColumn<E>>(
  group: Group<E>,
  statement: ReadStatement<E>,
  secrets: ReadSecrets,
  setting: ReadSetting<E>,
  keep: Keep<E, C>,
): ShuffleProof<E, C, Rows<Scalar>> {
  const { permutation, r, rePrime } = secrets
  const c = permutationCommitment(group, secrets, setting.generators, keep)
  // Packed, because the proof reads them three times in the order of the permutation.
  const u = packedScalars(group, setting.transcript.weights(statement, c))
  const uPrime = permuted(u, permutation)
  const witness = {
    c,
    uPrime,
    rBar: total(group, r),
    rTilde: innerProduct(group, u, r),
    rePrimeSum: innerProduct(group, uPrime, rePrime),
  }
  return provenOpenings(group, statement, secrets, setting, witness, keep)
}

function permuted<T>(rows: Rows<T>, permutation: RowNumbers): Rows<T> {
  return { length: rows.length, slice: (from, to) => pickedFrom(rows, numbersFrom(permutation, from, to)) }
}

/** c_π(i) = r_π(i)·B + h_i */
function permutationCommitment<E, C>(
  group: Group<E>,
  { permutation, r }: Pick<ReadSecrets, 'permutation' | 'r'>,
  { rows }: GeneratorRows<E>,
  keep: Keep<E, C>,
): C {
  const places = new Uint32Array(permutation.length)
  for (const [i, from] of permutation.entries()) places[from] = i
  const kept = keep('c')
  inBlocks(places.length, (from, to) => {
    const moved = pickedFrom(rows, places.subarray(from, to))
    kept.add(columnsOf(group).plusProducts(moved, group.base, r.slice(from, to)))
  })
  // It is the inverse of the permutation, and as secret.
  places.fill(0)
  return kept.column()
}

/** The secrets that the five equations prove. */
export interface ShuffleWitness<E, C = Column<E>, S = readonly Scalar[]> {
  readonly c: C
  /** u'_i = u_π(i) */
  readonly uPrime: S
  /** Σ r_i */
  readonly rBar: Scalar
  /** Σ u_i·r_i */
  readonly rTilde: Scalar
  /** Σ u'_i·r'_i */
  readonly rePrimeSum: Scalar
}

type Masks = Pick<ReadSecrets, 'rHat' | 'omega' | 'omegaHat' | 'omegaPrime'>

/** For a small list. */
export function proveOpenings<E>(
  group: Group<E>,
  statement: ShuffleStatement<E>,
  secrets: Masks,
  setting: ReadSetting<E>,
  witness: ShuffleWitness<E>,
): ShuffleProof<E> {
  return held(provenOpenings(group, statement, secrets, setting, witness, () => heldColumn<E>()))
}

/** From the witness on: chain, commitments, challenge, responses. */
function provenOpenings<E, C extends ReadColumn<E>>(
  group: Group<E>,
  statement: ReadStatement<E>,
  secrets: Masks,
  setting: ReadSetting<E>,
  witness: ShuffleWitness<E, C, Rows<Scalar>>,
  keep: Keep<E, C>,
): ShuffleProof<E, C, Rows<Scalar>> {
  const { rHat, omega, omegaHat, omegaPrime } = secrets
  const { c, uPrime } = witness
  const { cHat, tHat, rHatSum } = commitmentChain(group, secrets, setting.generators.chain, uPrime, keep)
  const [w1, w2, w3, w4] = omega
  const t = commitments(group, statement, secrets, setting.generators.rows)
  const x = setting.transcript.challenge(statement, { c, cHat, tHat, t })
  const answer = (mask: Scalar, secret: Scalar) => group.scalar(mask + x * secret)
  const answers = (masks: Rows<Scalar>, rows: Rows<Scalar>) => ({
    length: rows.length,
    slice(from: number, to: number) {
      const own = masks.slice(from, to)
      return rows.slice(from, to).map((each, i) => answer(own[i] as Scalar, each))
    },
  })
  return {
    ...{ c, cHat, tHat, t },
    s: [answer(w1, witness.rBar), answer(w2, rHatSum), answer(w3, witness.rTilde), answer(w4, witness.rePrimeSum)],
    sHat: answers(omegaHat, rHat),
    sPrime: answers(omegaPrime, uPrime),
  }
}

/** t_1 … t_5 */
function commitments<E>(
  group: Group<E>,
  { publicKey, output }: ReadStatement<E>,
  { omega: [w1, w2, w3, w4], omegaPrime }: Pick<Masks, 'omega' | 'omegaPrime'>,
  generators: Rows<E>,
): Five<E> {
  let [ofRows, ofA, ofC] = [group.identity, group.identity, group.identity]
  inBlocks(generators.length, (from, to) => {
    const masks = omegaPrime.slice(from, to)
    ofRows = addProducts(group, ofRows, generators.slice(from, to), masks)
    ofA = addProducts(group, ofA, output.a.elements.slice(from, to), masks)
    ofC = addProducts(group, ofC, output.c.elements.slice(from, to), masks)
  })
  const B = (scalar: Scalar) => group.multiplySecret(group.base, scalar)
  return [
    B(w1),
    B(w2),
    group.add(B(w3), ofRows),
    subtract(group, ofA, B(w4)),
    subtract(group, ofC, group.multiplySecret(publicKey, w4)),
  ]
}

/**
 * ĉ_i = r̂_i·B + u'_i·ĉ_{i−1}, ĉ_0 = h, and t̂_i likewise with ω. Each is R·B + U·h with known R and U, so that only two
 * fixed elements are multiplied. `rHatSum` = R_N = Σ r̂_i · Π_{j>i} u'_j.
 */
function commitmentChain<E, C>(
  group: Group<E>,
  secrets: Pick<Masks, 'rHat' | 'omegaHat' | 'omegaPrime'>,
  h: E,
  uPrime: Rows<Scalar>,
  keep: Keep<E, C>,
): { readonly cHat: C; readonly tHat: C; readonly rHatSum: Scalar } {
  let [R, U] = [group.scalar(0n), group.scalar(1n)]
  const [own, masked] = [keep('cHat'), keep('tHat')]
  inBlocks(uPrime.length, (from, to) => {
    const [rHat, omegaHat, omegaPrime] = [secrets.rHat, secrets.omegaHat, secrets.omegaPrime].map((each) =>
      each.slice(from, to),
    ) as [readonly Scalar[], readonly Scalar[], readonly Scalar[]]
    const links = { r: [] as Scalar[], u: [] as Scalar[] }
    const masks = { r: [] as Scalar[], u: [] as Scalar[] }
    for (const [i, each] of uPrime.slice(from, to).entries()) {
      const mask = omegaPrime[i] as Scalar
      masks.r.push(group.scalar((omegaHat[i] as Scalar) + mask * R))
      masks.u.push(group.scalar(mask * U))
      R = group.scalar((rHat[i] as Scalar) + each * R)
      U = group.scalar(each * U)
      links.r.push(R)
      links.u.push(U)
    }
    const at = ({ r, u }: typeof links) =>
      columnsOf(group).products([
        { element: group.base, scalars: r },
        { element: h, scalars: u },
      ])
    own.add(at(links))
    masked.add(at(masks))
  })
  return { cHat: own.column(), tHat: masked.column(), rHatSum: R }
}

function total<E>(group: Group<E>, scalars: Rows<Scalar>): Scalar {
  let sum = group.scalar(0n)
  inBlocks(scalars.length, (from, to) => {
    sum = group.scalar(scalars.slice(from, to).reduce<bigint>((all, each) => all + each, sum))
  })
  return sum
}

function innerProduct<E>(group: Group<E>, a: Rows<Scalar>, b: Rows<Scalar>): Scalar {
  let sum = group.scalar(0n)
  inBlocks(a.length, (from, to) => {
    const factors = b.slice(from, to)
    sum = group.scalar(a.slice(from, to).reduce<bigint>((all, each, i) => all + each * (factors[i] as Scalar), sum))
  })
  return sum
}

function held<E>(proof: ShuffleProof<E, Column<E>, Rows<Scalar>>): ShuffleProof<E> {
  return { ...proof, sHat: allOf(proof.sHat), sPrime: allOf(proof.sPrime) }
}
