/** A district with one contest of many records, as its sorting process finds it: signed package, seals, and stage 2. For `mix-files.ts`. */
import { open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { assert } from '#election/assert.ts'
import { recordChallenge, recordContext } from '#election/ballot/elgamal-record.ts'
import { PROVEN_BYTES, RECORD_BYTES } from '#election/ballot/record.ts'
import { setCommitment } from '#election/ballot/set-commitment.ts'
import { makeSeal, parseSeal, sealSigner } from '#election/ballot-box/seal.ts'
import { concat, fromHex, uint } from '#election/bytes.ts'
import { columnsOf } from '#election/group/columns.ts'
import type { Group } from '#election/group/group.ts'
import { randomScalars } from '#election/group/random-scalar.ts'
import { inDraughts, type Randomness } from '#election/randomness.ts'
import {
  type CountingElection,
  countingElection,
  writeCountingElection,
} from '#simulation/counting/counting-election.ts'
import { SMALL_STATIONS, sealedDistrict } from '#simulation/counting/sealed-district.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import type { ListPlace } from '#tally/services/mix/list-messages.ts'

const CANDIDATES = [11, 12]
const AT_ONCE = 8192

export interface MixListMade {
  readonly place: ListPlace
  /** Stage 2. */
  readonly source: string
  readonly made: CountingElection
}

/** @param group in which the records are made @param directory an empty one */
export async function makeMixList<E>(group: Group<E>, records: number, directory: string): Promise<MixListMade> {
  const randomness = inDraughts(seededRandomness('bench mix files'), 2 ** 16)
  const made = await countingElection(randomness, { stations: SMALL_STATIONS })
  await writeCountingElection(made, directory)
  const votes = { '1 1': [[made.record(0, 11), undefined]], '2 1': [[made.record(0, null), undefined]] } as const
  const place = await sealedDistrict(made, directory, randomness, votes)
  const source = join(dirname(place.directory), 'records')
  const more = await addRecords(group, made, source, records - 2, randomness)
  return { place: { ...place, evidence: withSealOf(group, made, place, records - 1, more) }, source, made }
}

/** Behind the few of the district. @returns the sum of their members */
async function addRecords<E>(
  group: Group<E>,
  { election }: CountingElection,
  source: string,
  count: number,
  randomness: Randomness,
): Promise<E> {
  const { countingKey } = election.electionPackage
  const key = fromHex(countingKey.publicKey)
  const context = recordContext(election.packageHash, key)
  const publicKey = group.prepared(group.decode(key) as E)
  let members = group.identity
  const file = await open(source, 'a')
  for (let from = 0; from < count; from += AT_ONCE) {
    const records = recordsOf(group, publicKey, context, Math.min(AT_ONCE, count - from), randomness)
    members = group.add(members, setCommitment(group, records, group.scalar(0n)))
    const zeros = new Uint8Array(RECORD_BYTES - PROVEN_BYTES)
    await file.writeFile(concat(...records.flatMap((record) => [record, zeros])))
  }
  await file.close()
  return members
}

/** As machines make them, in columns: A, C, T, s (docs/formats/record.md §1). */
function recordsOf<E>(group: Group<E>, publicKey: E, context: Uint8Array, count: number, randomness: Randomness) {
  const [r, v] = [randomScalars(group, randomness, count), randomScalars(group, randomness, count)]
  const said = r.map((_, i) => group.scalar(BigInt(CANDIDATES[i % CANDIDATES.length] as number)))
  const columns = columnsOf(group)
  const a = columns.products([{ element: group.base, scalars: r }]).bytes
  const c = columns.products([
    { element: publicKey, scalars: r },
    { element: group.base, scalars: said },
  ]).bytes
  const t = columns.products([{ element: group.base, scalars: v }]).bytes
  const clear = concat(uint(1, 2), uint(0, 2), uint(0, 4))
  return r.map((each, i) => {
    const row = (column: Uint8Array) => column.subarray(32 * i, 32 * i + 32)
    const start = concat(clear, row(a), row(c), row(t))
    const e = recordChallenge(context, start)
    return concat(start, group.encodeScalar(group.scalar((v[i] as bigint) + e * each)))
  })
}

/** The first machine seals so many more. */
function withSealOf<E>(
  group: Group<E>,
  { signingKeys }: CountingElection,
  { evidence }: ListPlace,
  records: number,
  more: E,
): ListPlace['evidence'] {
  const [first, ...others] = evidence.sets.seals
  const seal = first === undefined ? null : parseSeal(first.bytes, () => true)
  assert(first !== undefined && seal?.sets != null, 'bench: a seal with its sets')
  const [k = new Uint8Array(0), ...rest] = seal.sets.commitments
  const sets = { ...seal.sets, commitments: [group.encode(group.add(group.decode(k) as E, more)), ...rest] }
  const counted = { ...seal, records: [records, ...seal.records.slice(1)], sets }
  const bytes = makeSeal(counted as unknown as typeof seal, sealSigner(signingKeys.get(seal.machine) as Uint8Array))
  return { ...evidence, sets: { ...evidence.sets, seals: [{ ...first, bytes }, ...others] } }
}
