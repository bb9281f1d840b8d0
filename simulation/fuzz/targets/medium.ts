/**
 * Whole small media with spoilt places: a sealed one at the count, through the tally's reader and through `verify`, which
 * must agree; and a pair as a kiosk finds it at its start. An input is a list of changes, so that a regression stays small:
 * `flags 1`, then changes of `medium 1 bit ‖ offset 23 bits ‖ length 1 ‖ bytes`.
 */
import { assert } from '#election/assert.ts'
import { boxKeys, pairBinding } from '#election/ballot-box/box-keys.ts'
import { parseHeader } from '#election/ballot-box/header.ts'
import { finalSealPage, kindOf, PAGE_BYTES } from '#election/ballot-box/layout.ts'
import { merkleTree } from '#election/ballot-box/merkle.ts'
import { pageCheckOf } from '#election/ballot-box/page-check.ts'
import { type ExpectedElection, readBehindHeader } from '#election/ballot-box/reader.ts'
import { sealSigner, sealVerifier } from '#election/ballot-box/seal.ts'
import { concat, isZero, toHex } from '#election/bytes.ts'
import type { ContestBit } from '#election/ids.ts'
import { ok } from '#election/result.ts'
import type { LocalMinute } from '#election/time.ts'
import { admit } from '#kiosk/services/ballot-box/admit.ts'
import { openPair } from '#kiosk/services/ballot-box/open-pair.ts'
import { nativeCrypto } from '#openssl/crypto.ts'
import { verifyNative } from '#openssl/ed25519.ts'
import { nativeHashes } from '#openssl/hashes.ts'
import type { Dice } from '#simulation/rooms/dice.ts'
import { contentsOf, fakePair, type PairContents } from '#simulation/rooms/prepared-pair.ts'
import {
  allContests,
  authority,
  counting,
  DAY_1,
  DAY_2,
  ELECTION,
  expectedPair,
  freshContents,
  freshPair,
  KEY_SET,
  kioskSigningKeys,
  MACHINE,
  machineKey,
  openFakes,
  PAIR,
  quickRecord,
  STATION,
  stationSecret,
  token,
} from '#simulation/rooms/small-pair.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { verifySource } from '#verify/medium/verify-medium.ts'
import type { Trust } from '#verify/package/trust.ts'
import { labelledSigner } from '../ed25519-native.ts'
import { broken, DEAR, refusal, type Target, type Verdict } from '../target.ts'

const { sha256: nativeSha256, hmac: nativeHmac } = nativeHashes
const MADE_AGAIN = { checks: 1, root: 2, header: 4, length: 8 } as const
const { layout } = freshPair({ contests: 1 })
const IMAGE_BYTES = layout.pages * PAGE_BYTES

/** A pair at five moments of its life. */
async function lifeOfAPair(): Promise<readonly PairContents[]> {
  const moments: PairContents[] = [freshContents(1)]
  const pair = fakePair(freshContents(1))
  const box = await openFakes(pair)
  await box.recover()
  const vote = async (voter: number, today: typeof DAY_1) => {
    const place = { token: token(voter), cardContests: allContests(1), contest: 0 as ContestBit, today }
    const said = await box.record({ ...place, record: quickRecord(0, voter) })
    assert(said.type === 'recorded', 'fuzz: the sample votes are recorded')
    await box.whenDone()
  }
  await box.appendLog({ type: 'made-votable', list: 1 }, '2026-11-21T07:00' as LocalMinute)
  await vote(1, DAY_1)
  await vote(2, DAY_1)
  moments.push(contentsOf(pair))
  await box.close({ today: DAY_1, final: false })
  moments.push(contentsOf(pair))
  await box.reopen({ today: DAY_2 })
  await box.appendLog({ type: 'reopened' }, '2026-11-22T07:00' as LocalMinute)
  await vote(3, DAY_2)
  moments.push(contentsOf(pair))
  await box.close({ today: DAY_2, final: true })
  moments.push(contentsOf(pair))
  return moments
}

const moments = await lifeOfAPair()
const sealed = imageOf(moments.at(-1)?.original ?? new Map())

function imageOf(contents: ReadonlyMap<number, Uint8Array>): Uint8Array {
  const image = new Uint8Array(IMAGE_BYTES)
  for (const [page, bytes] of contents) image.set(bytes, page * PAGE_BYTES)
  return image
}

interface Change {
  readonly onDuplicate: boolean
  readonly offset: number
  readonly bytes: Uint8Array
}

function changesIn(input: Uint8Array): Change[] {
  const changes: Change[] = []
  for (let at = 1; at + 4 <= input.length; ) {
    const place = ((input[at] as number) << 16) | ((input[at + 1] as number) << 8) | (input[at + 2] as number)
    const length = input[at + 3] as number
    changes.push({
      onDuplicate: place >= 2 ** 23,
      offset: place % 2 ** 23,
      bytes: input.slice(at + 4, at + 4 + length),
    })
    at += 4 + length
  }
  return changes
}

/** Changes where something is: used pages, their heads, section edges, and now and then anywhere. */
function madeChanges(random: Dice, image: Uint8Array): Uint8Array {
  const used = Array.from({ length: layout.pages }, (_, page) => page).filter(
    (page) => !isZero(image.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES)),
  )
  const parts: Uint8Array[] = []
  for (let changes = 1 + random.below(4); changes > 0; changes--) {
    const page = random.oneIn(4) ? random.below(layout.pages) : random.pick(used)
    const within = random.oneIn(3) ? random.below(PAGE_BYTES) : random.below(220)
    const offset = page * PAGE_BYTES + within
    const old = image[offset] as number
    const bytes = random.pick([
      Uint8Array.of(old ^ (1 << random.below(8))),
      Uint8Array.of(random.pick([0, 1, 0x7f, 0x80, 0xff])),
      random.bytes(1 + random.below(8)),
      new Uint8Array(1 + random.below(255)),
      image.slice(random.pick(used) * PAGE_BYTES + within).slice(0, 1 + random.below(255)),
    ])
    const place = offset + (random.oneIn(2) ? 2 ** 23 : 0)
    parts.push(Uint8Array.of(place >> 16, (place >> 8) & 0xff, place & 0xff, bytes.length), bytes)
  }
  return concat(...parts)
}

const expected: ExpectedElection = {
  electionId: ELECTION,
  keySet: KEY_SET,
  use: 'fixture',
  authorityPublicKey: authority.publicKey,
  verifySealOf: (station) => sealVerifier(station === STATION ? kioskSigningKeys : new Map(), verifyNative),
}
const trust: Trust = {
  authority: toHex(authority.publicKey),
  use: 'fixture',
  electionId: ELECTION,
  keySet: KEY_SET,
  publication: 'all',
  packageHash: '00'.repeat(32),
  contests: [{ id: 'mayor', bit: 0, title: 'mayor', kind: 'head', seats: 1, districts: [] }],
  stations: ['2'],
  pairs: [{ station: '2', pair: PAIR, machine: MACHINE, spare: false }],
  countingKey: { suite: 1, publicKey: toHex(counting.publicKey), threshold: 1, shares: [] },
  lists: [],
  headerOf: (index) =>
    index === STATION ? { earlyVoting: true, contests: 1, dates: [DAY_1, DAY_2], before: [] } : null,
  stationAt: (index) => (index === STATION ? '2' : null),
  contestAt: (bit) => (bit === 0 ? 'mayor' : `contest ${bit}`),
  kioskKey: (machine, index) => {
    const key = [...kioskSigningKeys].find(([id]) => id === machine)?.[1]
    return index === STATION && key !== undefined ? toHex(key) : null
  },
  issuerKey: () => null,
  closesBeforeOthers: () => false,
}
const keys = boxKeys(stationSecret, ELECTION, PAIR)
const binding = pairBinding(ELECTION, PAIR)
const signSeal = labelledSigner('closing-seal', machineKey.secretKey)
const signHeader = labelledSigner('medium-header', authority.secretKey)

/** A machine of the station that seals whatever it has: what lies behind the signatures is looked at too. */
function spoiltImage(input: Uint8Array): Uint8Array {
  const flags = input[0] ?? 0
  let image = Uint8Array.from(sealed)
  for (const { offset, bytes } of changesIn(input)) {
    if (offset + bytes.length > IMAGE_BYTES) continue
    image.set(bytes, offset)
    if ((flags & MADE_AGAIN.checks) !== 0) checkAgain(image, Math.floor(offset / PAGE_BYTES))
  }
  const page = (number: number) => image.subarray(number * PAGE_BYTES, (number + 1) * PAGE_BYTES)
  if ((flags & MADE_AGAIN.header) !== 0) page(0).set(signHeader(page(0).slice(0, 4032)), 4032)
  if ((flags & MADE_AGAIN.root) !== 0) {
    const leaves = Array.from({ length: layout.sealSection.first - 1 }, (_, i) => page(i + 1))
    const last = page(finalSealPage(layout))
    last.set(rootOf(leaves), 80)
    last.set(nativeSha256(concat(...layout.sealPages.slice(0, -1).map(page))), 112)
    last.set(signSeal(last.slice(0, 4032)), 4032)
  }
  if ((flags & MADE_AGAIN.length) !== 0) image = image.slice(0, ((flags >> 4) * IMAGE_BYTES) >> 4)
  return image
}

function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  const tree = merkleTree(nativeSha256)
  for (const leaf of leaves) tree.add(leaf)
  return tree.root()
}

function checkAgain(image: Uint8Array, number: number): void {
  const page = image.subarray(number * PAGE_BYTES, (number + 1) * PAGE_BYTES)
  const check = { key: keys.pageCheck, binding, hmac: nativeHmac }
  switch (kindOf(layout, number)) {
    case 'ballot':
      page.set(pageCheckOf('ballot', page.slice(0, 512), number, check), 512)
      break
    case 'spent':
      page.set(pageCheckOf('spent', page.slice(0, 32), number, check), 32)
      break
    case 'log': {
      const contents = concat(page.slice(0, 40), page.slice(72))
      page.set(pageCheckOf('log', contents, number, { ...check, key: keys.log }), 40)
      break
    }
    case 'header':
    case 'journal':
    case 'seal':
    case 'gap':
      break
  }
}

const TOLD_BY_BOTH: readonly string[] = [
  'day-seal-bad',
  'seals-fall',
  'records-above-marks',
  'record-twice',
  'failure-not-logged',
]

export const sealedMedium: Target = {
  name: 'sealed medium',
  inputsPerSeed: DEAR,
  make(random) {
    const flags = random.oneIn(16) ? random.below(256) : random.pick([0, 2, 3, 3, 4, 6, 7])
    return concat(Uint8Array.of(flags), madeChanges(random, sealed))
  },
  async judge(input): Promise<Verdict> {
    const image = spoiltImage(input)
    const read = await readAtTheTally(image)
    const finding = await verifySource(
      {
        bytes: image.length,
        read: async (first, count) => Buffer.from(image.buffer, first * PAGE_BYTES, count * PAGE_BYTES),
      },
      'image',
      trust,
    )
    if (read.ok !== (finding.problem === null)) {
      const tally = read.ok ? 'accepts' : `says ${read.error.type}`
      return broken(`the tally ${tally}, verify says ${finding.problem ?? 'authentic'}`)
    }
    if (!read.ok) return refusal(read.error)
    const { records, spentMarks, log, doubts } = read.value
    const told = finding.doubts.filter((doubt) => doubts.some((each) => each === doubt))
    const asked = finding.doubts.filter((doubt) => TOLD_BY_BOTH.includes(doubt))
    if (told.length !== doubts.length || asked.length !== doubts.length) {
      return broken(`the tally tells ${doubts.join()}, verify ${finding.doubts.join()}`)
    }
    const bound = layout.ballots.count >= records.length && layout.spent.count >= spentMarks.length
    return bound && log.length <= layout.log.count * 251 ? 'accepted' : broken('more than the medium has room for')
  },
}

/** As the tally reads: header first, then what is behind it, all with the platform's cryptography. */
async function readAtTheTally(image: Uint8Array): ReturnType<typeof readBehindHeader> {
  if (image.length < PAGE_BYTES) return { ok: false, error: { type: 'truncated', pages: 0, expected: 1 } }
  const header = parseHeader(image.slice(0, PAGE_BYTES), authority.publicKey, verifyNative)
  if (!header.ok) return header
  const { electionId, keySet, use } = header.value
  if (use !== expected.use) return { ok: false, error: { type: 'foreign-use', use } }
  if (electionId !== expected.electionId) return { ok: false, error: { type: 'foreign-election' } }
  if (keySet !== expected.keySet) return { ok: false, error: { type: 'foreign-key-set' } }
  const { kind, contests, dates } = header.value
  if (kind !== 'early-voting' || contests !== 1 || !dates.every((date) => date === DAY_1 || date === DAY_2)) {
    return { ok: false, error: { type: 'foreign-election' } }
  }
  const source = {
    pages: image.length / PAGE_BYTES,
    read: async (first: number, count: number) =>
      ({ ok: true, value: image.subarray(first * PAGE_BYTES, (first + count) * PAGE_BYTES) }) as const,
  }
  return readBehindHeader(source, header.value, expected, nativeHashes)
}

/** The kiosk's own start: admission, then recovery, which may write. Any answer of theirs is right, an exception is not. */
export const pairAtStart: Target = {
  name: 'pair at start',
  inputsPerSeed: 2,
  make(random) {
    const moment = random.below(moments.length)
    const image = imageOf((moments[moment] as PairContents).original)
    return concat(Uint8Array.of(moment), madeChanges(random, image))
  },
  async judge(input): Promise<Verdict> {
    const moment = moments[(input[0] ?? 0) % moments.length] as PairContents
    const media = { original: new Map(moment.original), duplicate: new Map(moment.duplicate) }
    for (const { onDuplicate, offset, bytes } of changesIn(input)) {
      if (offset + bytes.length > IMAGE_BYTES) continue
      const contents = media[onDuplicate ? 'duplicate' : 'original']
      const first = Math.floor(offset / PAGE_BYTES)
      const block = concat(...[first, first + 1].map((page) => contents.get(page) ?? new Uint8Array(PAGE_BYTES)))
      block.set(bytes, offset - first * PAGE_BYTES)
      contents.set(first, block.slice(0, PAGE_BYTES))
      if (first + 1 < layout.pages) contents.set(first + 1, block.slice(PAGE_BYTES))
    }
    const { original, duplicate } = fakePair({ pages: layout.pages, ...media })
    const inserted = { original: ok(original), duplicate: ok(duplicate) }
    const admitted = await admit({ ...inserted, expected: expectedPair, restart: true, crypto: nativeCrypto })
    if (!admitted.ok) return refusal(admitted.error)
    const box = await openPair({
      admitted: admitted.value,
      stationSecret,
      machine: { id: MACHINE, signSeal: sealSigner(machineKey.secretKey) },
      kioskSigningKeys,
      own: null,
      randomness: seededRandomness('fuzz start'),
      crypto: nativeCrypto,
    })
    const { situation } = await box.recover()
    return situation.journal === null ? 'refused' : 'accepted'
  },
}
