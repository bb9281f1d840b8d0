/** A medium of the small pair as bytes, read by the count's reader and by `verify`. */
import { type Layout, PAGE_BYTES } from '#election/ballot-box/layout.ts'
import { readSealedMedium } from '#election/ballot-box/reader.ts'
import { sealVerifier } from '#election/ballot-box/seal.ts'
import { toHex } from '#election/bytes.ts'
import { nativeSha256 } from '#openssl/hashes.ts'
import { verifySource } from '#verify/medium/verify-medium.ts'
import type { Trust } from '#verify/package/trust.ts'
import type { PairContents } from './prepared-pair.ts'
import { authority, DAY_1, DAY_2, ELECTION, KEY_SET, kioskSigningKeys, MACHINE, PAIR } from './small-pair.ts'

export function imageOf({ pages, original, duplicate }: PairContents, role: 'original' | 'duplicate'): Uint8Array {
  const bytes = new Uint8Array(pages * PAGE_BYTES)
  for (const [page, content] of role === 'original' ? original : duplicate) bytes.set(content, page * PAGE_BYTES)
  return bytes
}

/** A medium of the small pair as the count's reader and `verify` find it, each with its own code. */
export async function readWithBoth(layout: Layout, image: Uint8Array) {
  const slice = (first: number, count: number) => image.slice(first * PAGE_BYTES, (first + count) * PAGE_BYTES)
  const expected = {
    electionId: ELECTION,
    keySet: KEY_SET,
    use: 'fixture' as const,
    authorityPublicKey: authority.publicKey,
    verifySealOf: () => sealVerifier(kioskSigningKeys),
  }
  const pages = image.length / PAGE_BYTES
  const ours = await readSealedMedium(
    { pages, read: async (first, count) => ({ ok: true, value: slice(first, count) }) },
    expected,
    nativeSha256,
  )
  const source = { bytes: image.length, read: async (first: number, count: number) => Buffer.from(slice(first, count)) }
  const theirs = await verifySource(source, 'image', trustOf(layout))
  return { ours, theirs, said: [ours.ok ? null : ours.error.type, theirs.problem] }
}

function trustOf({ contests, several }: Layout): Trust {
  const key = { publicKey: '', threshold: 2, holders: [] }
  const signingKeys = new Map([...kioskSigningKeys].map(([machine, each]) => [machine as string, toHex(each)]))
  return {
    authority: toHex(authority.publicKey),
    use: 'fixture',
    title: '',
    date: DAY_1,
    electionId: ELECTION,
    keySet: KEY_SET,
    publication: 'all',
    online: false,
    isPrivate: false,
    packageHash: '',
    contests: [],
    stations: ['2'],
    earlyStations: new Set(),
    firstPoll: DAY_1,
    pairs: [{ station: '2', pair: PAIR, machine: MACHINE, spare: false }],
    countingKey: { ...key, commitments: [] },
    lists: [],
    rolls: [],
    approvers: [],
    headerOf: () => ({ earlyVoting: true, contests, judged: several, dates: [DAY_1, DAY_2], before: [] }),
    stationAt: () => '2',
    indexOf: () => 2,
    closesBeforeOthers: () => false,
    contestAt: (bit) => `contest ${bit}`,
    kioskKey: (machine) => signingKeys.get(machine) ?? null,
    issuerKey: () => null,
    desksOf: () => 1,
    hasSlips: () => false,
    handedOutAt: () => [],
    deskOf: () => 1,
  }
}
