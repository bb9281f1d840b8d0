/** Fresh media of a pair, made once for all stations of one shape; and what may be looked into while nobody votes. */

import { boxKeys, pairBinding } from '#election/ballot-box/box-keys.ts'
import { initialisePair } from '#election/ballot-box/initialise.ts'
import { openJournal } from '#election/ballot-box/journal.ts'
import { JOURNAL_PAGES, type Layout, layoutOf, type PageWrite } from '#election/ballot-box/layout.ts'
import { maskOf } from '#election/contests.ts'
import type { PairNumber } from '#election/ids.ts'
import { type FakeContents, type FakeMedium, fakeMedium } from '#hardware/medium/fake.ts'
import { nativeSha256 } from '#openssl/hashes.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import type { Slots } from './kiosk-room.ts'
import { authority, ELECTION, KEY_SET, type SampleStation, STATION_INDEX, stationKeys } from './sample-station.ts'

const LOG_PAGES = 48
const SETS_MAX = 64

interface FreshContents {
  readonly pages: number
  readonly original: FakeContents
  readonly duplicate: FakeContents
}

const fresh = new Map<string, FreshContents>()

export function freshSlots(facts: SampleStation, pair: PairNumber): Slots {
  const { shape } = facts
  const name = JSON.stringify([pair, shape.contests, shape.capacity, shape.dates])
  const known = fresh.get(name) ?? initialise(facts, pair)
  if (fresh.size > SETS_MAX) fresh.clear()
  fresh.set(name, known)
  return { original: fakeMedium(known.pages, known.original), duplicate: fakeMedium(known.pages, known.duplicate) }
}

export function layoutFor({ shape, contests }: SampleStation): Layout {
  const { capacity, dates } = shape
  return layoutOf({ contests: maskOf(contests), capacity, logPages: LOG_PAGES, dates: dates.length })
}

function initialise(facts: SampleStation, pair: PairNumber): FreshContents {
  const made = initialisePair({
    electionId: ELECTION,
    keySet: KEY_SET,
    use: 'fixture',
    kind: facts.shape.dates.length > 1 ? 'early-voting' : 'election-day',
    station: STATION_INDEX,
    pair,
    contests: maskOf(facts.contests),
    capacity: facts.shape.capacity,
    logPages: LOG_PAGES,
    dates: facts.shape.dates,
    serials: { original: `S7P${pair}-A`, duplicate: `S7P${pair}-B` },
    stationSecret: stationKeys.stationSecret,
    authoritySecretKey: authority.secretKey,
    randomness: seededRandomness(`fresh media ${pair}`),
    sha256: nativeSha256,
  })
  const contents = (pages: readonly PageWrite[]): FakeContents => new Map(pages.map(({ page, bytes }) => [page, bytes]))
  return { pages: made.layout.pages, original: contents(made.original), duplicate: contents(made.duplicate) }
}

interface WaitingJournal {
  readonly key: Uint8Array
  /** A page in memory is never changed in place, so the very same bytes are opened once. */
  readonly opened: WeakMap<Uint8Array, string | null>
}

const waiting = new Map<PairNumber, WaitingJournal>()

/** Promise 3, while the machine waits: no token, ciphertext or slot in either journal page. @returns what is there instead */
export function journalOfWaiting(medium: FakeMedium, pair: PairNumber): string | null {
  const journal = waiting.get(pair) ?? {
    key: boxKeys(stationKeys.stationSecret, ELECTION, pair).journal,
    opened: new WeakMap(),
  }
  waiting.set(pair, journal)
  for (const page of JOURNAL_PAGES) {
    const bytes = medium.page(page)
    let found = journal.opened.get(bytes)
    if (found === undefined) {
      found = unlikeIdle(bytes, journal.key, pair)
      journal.opened.set(bytes, found)
    }
    if (found !== null) return `page ${page} ${found}`
  }
  return null
}

function unlikeIdle(bytes: Uint8Array, key: Uint8Array, pair: PairNumber): string | null {
  const found = openJournal(bytes, { key, binding: pairBinding(ELECTION, pair) })
  if (found === null) return 'is bad'
  return found.content.state === 'idle' ? null : `says ${found.content.state}`
}
