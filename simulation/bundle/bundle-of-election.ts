/** A bundle of an election whose package is signed, as it is in a directory. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { toHex } from '#election/bytes.ts'
import { signPackage } from '#election/definition/package.ts'
import { type Element, ristretto255 as group } from '#election/group/ristretto255.ts'
import { type DealtKey, dealKey, verificationKey } from '#election/keys/dealt-key.ts'
import type { Randomness } from '#election/randomness.ts'
import { nativeSha256 } from '#openssl/hashes.ts'
import { type CountingElection, countingElection } from '#simulation/counting/counting-election.ts'
import { type Files, withManifest } from './change-bundle.ts'
import { smallBundle } from './small-bundle.ts'

const ENDED = 0xffffffff

/** Two contests, two mixers, two of three holders. @param rows votes of each contest */
export async function bundleOfElection(randomness: Randomness, rows: readonly number[] = [4, 4]) {
  const made = await countingElection(randomness)
  const key = { holders: 3, threshold: 2, randomness }
  const dealt = dealKey(group, key)
  const documents = packageOf(made, dealt)
  const ids = made.election.lists[0]?.list.contests.map(({ candidates }) => candidates.map(({ id }) => id)) ?? []
  const contests = ids.map((own, at) => {
    const some = [own[0], own[1], own[0], ENDED] as number[]
    return { ids: own, votes: Array.from({ length: rows[at] ?? 0 }, (_, row) => some[row % some.length] as number) }
  })
  const recipe = { contests, mixers: 2, opening: [1, 3], machines: 2, ...key }
  const bundle = smallBundle(recipe, dealt, {
    packageHash: nativeSha256(documents.get('package/package.json') as Uint8Array),
    listHashes: made.documents.lists.map(({ bytes }) => nativeSha256(bytes)),
  })
  const files = withManifest(new Map([...documents, ...bundle.files]))
  return { authority: toHex(made.authority.publicKey), files, election: bundle.election }
}

export async function writeBundle(place: string, files: Files): Promise<string> {
  await mkdir(join(place, 'package'), { recursive: true })
  for (const [name, bytes] of files) await writeFile(join(place, name), bytes)
  return place
}

/** The package of this election, under a counting key of suite 2. */
function packageOf({ election, authority: commission, documents }: CountingElection, dealt: DealtKey<Element>) {
  const hex = (element: Element) => toHex(group.encode(element))
  const commitments = dealt.commitments.map(hex)
  const holders = dealt.shares.map(({ index }) => ({
    index,
    verificationKey: hex(verificationKey(group, dealt.commitments, index)),
  }))
  const publicKey = commitments[0] ?? ''
  const countingKey = { suite: 2 as const, made: 'dealer' as const, publicKey, threshold: 2, commitments, holders }
  const signed = signPackage({ ...election.electionPackage, format: 2, countingKey }, commission.secretKey)
  const lists = documents.lists.flatMap((list, at) => [
    [`package/candidate-list-${at + 1}.json`, list.bytes] as const,
    [`package/candidate-list-${at + 1}.sig`, list.signature] as const,
  ])
  return new Map([['package/package.json', signed.bytes] as const, ['package/package.sig', signed.signature], ...lists])
}
