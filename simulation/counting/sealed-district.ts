/** A small district from its sealed media to its sorted list, with all that a holder's process checks it against. */
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { concat } from '#election/bytes.ts'
import { countedSets } from '#election/count/counted-sets.ts'
import { severalListsIn } from '#election/count/lists-of-election.ts'
import type { AcceptedMedium } from '#election/count/receipt.ts'
import { pairKey } from '#election/count/receipt.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import type { Randomness } from '#election/randomness.ts'
import { openMediumReadOnly } from '#hardware/medium/driver.ts'
import type { ListPlace } from '#tally/services/mix/list-messages.ts'
import { sortList } from '#tally/services/mix/sort-list.ts'
import { examineMedium } from '#tally/services/receive/examine-medium.ts'
import { type CountingElection, writeStationReport } from './counting-election.ts'
import { type Session, writePair } from './sealed-pair.ts'

/** Machine 1 of station 1 and that of station 2; pair 2 of station 1 is a spare. */
export const SMALL_STATIONS = [
  { kiosks: 1, spares: 1 },
  { kiosks: 1, spares: 0 },
]

/** By station and pair. */
export type VotesOfPairs = Readonly<Record<string, readonly Session[]>>

/** Three records in contest 0, two in contest 1. */
export function smallVotes({ record }: CountingElection): VotesOfPairs {
  return {
    '1 1': [
      [record(0, 11), record(1, 21)],
      [record(0, 12), record(1, 22)],
    ],
    '2 1': [[record(0, null), undefined]],
  }
}

/**
 * Without a mixer yet.
 * @param directory where `writeCountingElection` put the election
 */
export async function sealedDistrict(
  made: CountingElection,
  directory: string,
  randomness: Randomness,
  votes: VotesOfPairs,
): Promise<ListPlace> {
  const own = await mkdtemp(join(directory, 'district-'))
  const media: AcceptedMedium[] = []
  const records: Uint8Array[] = []
  for (const [key, sessions] of Object.entries(votes)) {
    const [station = '', pair] = key.split(' ')
    const { original } = await writePair(made, { station, pair: Number(pair), sessions }, own, randomness)
    const read = await contentsOf(made, original)
    media.push(read.medium)
    records.push(read.records)
  }
  await writeStationReport(made, directory, { station: '1', voters: 2, pairs: ['started', 'spare'] })
  const report = join(directory, 'reports', '1.json')
  const reports = [{ bytes: await bytesIn(report), signature: await bytesIn(`${report}.sig`) }]
  const sets = countedSets(
    { media: new Map(media.map((each) => [pairKey(each), each])), online: null },
    made.election.electionPackage,
    severalListsIn(made.election),
  )
  const source = join(own, 'records')
  await writeFile(source, concat(...records))
  const bundle = join(own, 'bundle')
  await mkdir(bundle)
  const place: ListPlace = {
    directory: bundle,
    packageDirectory: join(directory, 'package'),
    authorityPublicKey: made.authority.publicKey,
    mixers: 0,
    evidence: { sets, reports, lost: null, accepted: [] },
  }
  const sorted = await sortList(group, place, source, () => {})
  assert(sorted.type === 'sorted', 'sealed district: a list')
  return place
}

async function contentsOf({ election, authority }: CountingElection, path: string) {
  const medium = await openMediumReadOnly(path)
  assert(medium.ok, 'sealed district: a medium')
  const of = {
    electionPackage: election.electionPackage,
    authorityPublicKey: authority.publicKey,
    several: severalListsIn(election),
  }
  const { examination, contents } = await examineMedium(medium.value, of, () => {})
  await medium.value.close()
  assert(examination.type === 'sealed' && contents !== null, 'sealed district: a sealed medium')
  const accepted: AcceptedMedium = { ...examination.medium, sealed: examination.sealed, sheets: null }
  return { medium: accepted, records: contents.records }
}

async function bytesIn(path: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(path))
}
