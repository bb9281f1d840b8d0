/** The pages of a ballot box, one by one. Contents under a MAC or a tag are spoilt; every second time a right one is put over them. */
import { createHmac } from 'node:crypto'
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { assert } from '#election/assert.ts'
import { makeBallotPage, parseBallotPage } from '#election/ballot-box/ballot-page.ts'
import { boxKeys, pairBinding } from '#election/ballot-box/box-keys.ts'
import { trimmed } from '#election/ballot-box/fields.ts'
import { parseHeader, signHeader } from '#election/ballot-box/header.ts'
import { encryptJournal, type JournalPage, openJournal } from '#election/ballot-box/journal.ts'
import { PAGE_BYTES } from '#election/ballot-box/layout.ts'
import { makeLogPage, NO_LINK, parseLogPage } from '#election/ballot-box/log-page.ts'
import { type PageCheck, pageCheckOf } from '#election/ballot-box/page-check.ts'
import { makeSeal, parseSeal, SEAL_SIGNED_BYTES } from '#election/ballot-box/seal.ts'
import { makeSpentPage, parseSpentPage } from '#election/ballot-box/spent-page.ts'
import { concat, utf8 } from '#election/bytes.ts'
import { perList } from '#election/contest-lists.ts'
import type { ContestBit, ContestMask } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import { verifyNative } from '#openssl/ed25519.ts'
import type { Dice } from '#simulation/rooms/dice.ts'
import { sealCounts } from '#simulation/rooms/each-contest.ts'
import {
  authority,
  ELECTION,
  finalSealOf,
  freshPair,
  PAIR,
  quickRecord,
  sealOf,
  stationSecret,
  token,
} from '#simulation/rooms/small-pair.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { labelledSigner } from '../ed25519-native.ts'
import { spoilt } from '../mutate.ts'
import { DEAR, reads, same, type Target } from '../target.ts'

const randomness = seededRandomness('fuzz pages')
const keys = boxKeys(stationSecret, ELECTION, PAIR)
const binding = pairBinding(ELECTION, PAIR)
const hmac = (key: Uint8Array, message: Uint8Array) =>
  new Uint8Array(createHmac('sha256', key).update(message).digest())
const pageCheck: PageCheck = { key: keys.pageCheck, binding, hmac }
const logCheck: PageCheck = { key: keys.log, binding, hmac }
const cipher = { key: keys.journal, binding }
const PAGE = 57

/** Pages are mostly zeros; spoiling the used part finds more. */
function spoiltPage(random: Dice, samples: readonly Uint8Array[]): Uint8Array {
  const page = new Uint8Array(PAGE_BYTES)
  page.set(spoilt(random, samples.map(trimmed), { most: PAGE_BYTES }))
  if (random.oneIn(8)) page[random.below(PAGE_BYTES)] = 1 + random.below(255)
  return page
}

/** @param check puts the right check over what was spoilt */
function checkedPage<T>(
  name: string,
  samples: readonly Uint8Array[],
  check: (page: Uint8Array) => void,
  parse: (page: Uint8Array) => T | null,
  form: (value: T) => Uint8Array,
): Target {
  return reads(name, {
    make: (random) => spoiltPage(random, samples),
    mend(page) {
      check(page)
      return page
    },
    read(page) {
      const whole = parse(page)
      assert(same(whole, parse(trimmed(page))), 'the zeros at its end matter')
      return whole
    },
    form,
  })
}

const session = { token: token(1), contests: 7 as ContestMask, done: 1 as ContestMask }
const counts = { finished: 3, endedByStaff: 2, released: 1 }
const shared = { seq: 12, alone: false, day: 9821, counts }
const record = quickRecord(1, 5)
const journalPages: readonly JournalPage[] = [
  { ...shared, content: { state: 'idle' } },
  {
    ...shared,
    content: {
      state: 'intent',
      ...session,
      contest: 1 as ContestBit,
      ballots: [{ slot: 60, record }],
      spentSlot: null,
    },
  },
  {
    ...shared,
    alone: true,
    content: {
      state: 'intent',
      ...session,
      contests: 3 as ContestMask,
      contest: 1 as ContestBit,
      ballots: [1, 2, 3].map((place) => ({ slot: 60 + place, record: quickRecord(1, 5, place) })),
      spentSlot: 99,
    },
  },
  { ...shared, content: { state: 'part', ...session } },
  { ...shared, content: { state: 'freed', ...session, spentSlot: 99 } },
  { ...shared, seq: 2 ** 48 - 1, content: { state: 'closed', final: true } },
]
const NONCE = randomness.bytes(24)
const AAD = concat(utf8('ippyo journal 1'), binding)
const journalCipher = () => xchacha20poly1305(cipher.key, NONCE, AAD)
const journalPlaintexts = journalPages.map((page) => {
  const encrypted = encryptJournal(page, cipher, { kind: 'seeded', bytes: () => NONCE })
  return journalCipher().decrypt(encrypted.slice(24))
})

export const journalPage = reads('journal page', {
  make: (random) => spoiltPage(random, journalPlaintexts),
  mend: (page) => concat(NONCE, journalCipher().encrypt(page.slice(0, PAGE_BYTES - 40))),
  read: (bytes) => openJournal(bytes, cipher),
  write: (page) => encryptJournal(page, cipher, randomness),
})

const ballotPages = [makeBallotPage(record, PAGE, pageCheck), makeBallotPage(quickRecord(0, 9), PAGE, pageCheck)]

export const ballotPage = checkedPage(
  'ballot page',
  ballotPages,
  (page) => page.set(pageCheckOf('ballot', page.slice(0, 512), PAGE, pageCheck), 512),
  (page) => parseBallotPage(page, PAGE, pageCheck),
  (ballot) => makeBallotPage(ballot.record, PAGE, pageCheck),
)

export const spentPage = checkedPage(
  'spent page',
  [makeSpentPage(randomness.bytes(32), PAGE, pageCheck)],
  (page) => page.set(pageCheckOf('spent', page.slice(0, 32), PAGE, pageCheck), 32),
  (page) => parseSpentPage(page, PAGE, pageCheck),
  (mark) => makeSpentPage(mark, PAGE, pageCheck),
)

const minute = '2026-11-21T07:00' as LocalMinute
const logPages = [
  makeLogPage([{ minute, event: { type: 'made-votable', list: 1 } }], NO_LINK, PAGE, logCheck),
  makeLogPage(
    [
      { minute, event: { type: 'started', starts: 1, failedUnlocks: 255 } },
      { minute, event: { type: 'medium-failed', medium: 'duplicate', cause: 'lying' } },
      { minute, event: { type: 'closing', final: true } },
    ],
    randomness.bytes(32),
    PAGE,
    logCheck,
  ),
]

export const logPage = checkedPage(
  'log page',
  logPages,
  (page) => page.set(pageCheckOf('log', concat(page.slice(0, 40), page.slice(72)), PAGE, logCheck), 40),
  (page) => parseLogPage(page, PAGE, logCheck),
  ({ entries, link }) => makeLogPage(entries, link, PAGE, logCheck),
)

const SET = new Uint8Array(32).fill(9)
const said = {
  contests: 3 as ContestMask,
  day: 9821,
  seq: 77,
  root: randomness.bytes(32),
  earlierSeals: randomness.bytes(32),
  records: sealCounts(4, 5),
  counts,
  spentMarks: 6,
  logPages: 3,
}
const seal = finalSealOf({ ...said, sets: { commitments: perList(() => SET), annexHash: SET } })
const signature = () => new Uint8Array(64).fill(1)
const sealPages = [
  makeSeal(seal, signature),
  makeSeal(sealOf(said), signature),
  makeSeal({ ...seal, failedMedium: { role: 'duplicate', cause: 'pulled', minute: 14_000_000 } }, signature),
]

/** Any signature is taken here: a machine of the station might sign anything. */
export const sealPage = reads('seal page', {
  make: (random) => spoiltPage(random, sealPages),
  read: (page) => parseSeal(page, () => true),
  holds: (read, page) => {
    const again = makeSeal(read, () => page.slice(SEAL_SIGNED_BYTES))
    return same(again, page)
  },
})

const headerPages = [...freshPair({ contests: 3 }).original, ...freshPair({ contests: 1, capacity: 64 }).duplicate]
  .filter(({ page }) => page === 0)
  .map(({ bytes }) => bytes.slice(0, 184))
const signHeaderAgain = labelledSigner('medium-header', authority.secretKey)

export const mediumHeader = reads('medium header', {
  inputsPerSeed: DEAR,
  make: (random) => spoiltPage(random, headerPages),
  read(page) {
    // A header without signature is refused before it is read, so that nearly all are signed again.
    if ((page[19] as number) % 8 !== 0) page.set(signHeaderAgain(page.slice(0, 4032)), 4032)
    return parseHeader(page, authority.publicKey, verifyNative)
  },
  form: (header) => signHeader(header, authority.secretKey),
})
