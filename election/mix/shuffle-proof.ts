/**
 * Proof of a shuffle: Terelius–Wikström in CHVote's form (docs/formats/mix.md §2). It shows that the output is the input,
 * each once, re-encrypted under Y, and that the mixer knew how.
 */
import type { Column } from '#election/group/column.ts'
import { columnsOf } from '#election/group/columns.ts'
import { type Generators, generators } from '#election/group/generators.ts'
import { type Group, type Scalar, subtract } from '#election/group/group.ts'
import { sumOfProducts } from '#election/group/multi-exponentiation.ts'
import type { Five, ShuffleProof, ShuffleSecrets, ShuffleStatement } from './shuffle.ts'
import { type ShuffleTranscript, shuffleTranscript } from './shuffle-transcript.ts'

/** h and the transcript of this group. The hand-worked example has others. */
export interface ShuffleSetting<E> {
  readonly transcript: ShuffleTranscript<E>
  readonly generators: Generators<E>
}

export function shuffleSetting<E>(group: Group<E>, rows: number): ShuffleSetting<E> {
  return { transcript: shuffleTranscript(group), generators: generators(group, rows) }
}

export function proveShuffle<E>(
  group: Group<E>,
  statement: ShuffleStatement<E>,
  secrets: ShuffleSecrets,
  setting: ShuffleSetting<E> = shuffleSetting(group, secrets.permutation.length),
): ShuffleProof<E> {
  const { permutation, r, rePrime } = secrets
  const c = permutationCommitment(group, secrets, setting.generators)
  const u = setting.transcript.weights(statement, c)
  const uPrime = permutation.map((from) => u[from] as Scalar)
  return proveOpenings(group, statement, secrets, setting, {
    c,
    uPrime,
    rBar: total(group, r),
    rTilde: innerProduct(group, u, r),
    rePrimeSum: innerProduct(group, uPrime, rePrime),
  })
}

/** c_π(i) = r_π(i)·B + h_i */
function permutationCommitment<E>(
  group: Group<E>,
  { permutation, r }: ShuffleSecrets,
  { rows }: Generators<E>,
): Column<E> {
  const moved = new Array<E>(permutation.length)
  for (const [i, from] of permutation.entries()) moved[from] = rows[i] as E
  return columnsOf(group).plusProducts(moved, group.base, r)
}

/** The secrets that the five equations prove. */
export interface ShuffleWitness<E> {
  readonly c: Column<E>
  /** u'_i = u_π(i) */
  readonly uPrime: readonly Scalar[]
  /** Σ r_i */
  readonly rBar: Scalar
  /** Σ u_i·r_i */
  readonly rTilde: Scalar
  /** Σ u'_i·r'_i */
  readonly rePrimeSum: Scalar
}

/** From the witness on: chain, commitments, challenge, responses. */
export function proveOpenings<E>(
  group: Group<E>,
  statement: ShuffleStatement<E>,
  secrets: Pick<ShuffleSecrets, 'rHat' | 'omega' | 'omegaHat' | 'omegaPrime'>,
  setting: ShuffleSetting<E>,
  witness: ShuffleWitness<E>,
): ShuffleProof<E> {
  const { rHat, omega, omegaHat, omegaPrime } = secrets
  const { c, uPrime } = witness
  const { cHat, tHat, rHatSum } = commitmentChain(group, secrets, setting.generators.chain, uPrime)
  const [w1, w2, w3, w4] = omega
  const B = (scalar: Scalar) => group.multiplySecret(group.base, scalar)
  const { a, c: second } = statement.output
  const sum = (elements: readonly E[]) => sumOfProducts(group, elements, omegaPrime)
  const t: Five<E> = [
    B(w1),
    B(w2),
    group.add(B(w3), sum(setting.generators.rows)),
    subtract(group, sum(a.elements), B(w4)),
    subtract(group, sum(second.elements), group.multiplySecret(statement.publicKey, w4)),
  ]
  const commitments = { c, cHat, tHat, t }
  const x = setting.transcript.challenge(statement, commitments)
  const answer = (mask: Scalar, secret: Scalar) => group.scalar(mask + x * secret)
  return {
    ...commitments,
    s: [answer(w1, witness.rBar), answer(w2, rHatSum), answer(w3, witness.rTilde), answer(w4, witness.rePrimeSum)],
    sHat: rHat.map((each, i) => answer(omegaHat[i] as Scalar, each)),
    sPrime: uPrime.map((each, i) => answer(omegaPrime[i] as Scalar, each)),
  }
}

/**
 * ĉ_i = r̂_i·B + u'_i·ĉ_{i−1}, ĉ_0 = h, and t̂_i likewise with ω. Each is R·B + U·h with known R and U, so that only two
 * fixed elements are multiplied. `rHatSum` = R_N = Σ r̂_i · Π_{j>i} u'_j.
 */
function commitmentChain<E>(
  group: Group<E>,
  secrets: Pick<ShuffleSecrets, 'rHat' | 'omegaHat' | 'omegaPrime'>,
  h: E,
  uPrime: readonly Scalar[],
): { readonly cHat: Column<E>; readonly tHat: Column<E>; readonly rHatSum: Scalar } {
  let [R, U] = [group.scalar(0n), group.scalar(1n)]
  const own = { r: [] as Scalar[], u: [] as Scalar[] }
  const masked = { r: [] as Scalar[], u: [] as Scalar[] }
  for (const [i, each] of uPrime.entries()) {
    const mask = secrets.omegaPrime[i] as Scalar
    masked.r.push(group.scalar((secrets.omegaHat[i] as Scalar) + mask * R))
    masked.u.push(group.scalar(mask * U))
    R = group.scalar((secrets.rHat[i] as Scalar) + each * R)
    U = group.scalar(each * U)
    own.r.push(R)
    own.u.push(U)
  }
  const at = ({ r, u }: typeof own) =>
    columnsOf(group).products([
      { element: group.base, scalars: r },
      { element: h, scalars: u },
    ])
  return { cHat: at(own), tHat: at(masked), rHatSum: R }
}

function total<E>(group: Group<E>, scalars: readonly Scalar[]): Scalar {
  return group.scalar(scalars.reduce((sum, each) => sum + each, 0n))
}

function innerProduct<E>(group: Group<E>, a: readonly Scalar[], b: readonly Scalar[]): Scalar {
  return group.scalar(a.reduce((sum, each, i) => sum + each * (b[i] as Scalar), 0n))
}
