/** Makes fresh media of a pair once for all stations of one shape, and checks the journal while a machine waits. */

import { boxKeys, pairBinding } from '#election/ballot-box/box-keys.ts'
import { openJournal } from '#election/ballot-box/journal.ts'
import { JOURNAL_PAGES, type Layout, layoutOf } from '#election/ballot-box/layout.ts'
import { maskOf } from '#election/contests.ts'
import type { PairNumber } from '#election/ids.ts'
import type { FakeMedium } from '#hardware/medium/fake.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import {
  contentsOfFresh,
  type FakePair,
  fakePair,
  type PairContents,
  type PairOwner,
  preparePair,
} from './prepared-pair.ts'
import { authority, ELECTION, KEY_SET, type SampleStation, STATION_INDEX, stationKeys } from './sample-station.ts'

const LOG_PAGES = 48
const SETS_MAX = 64

const owner: PairOwner = {
  electionId: ELECTION,
  keySet: KEY_SET,
  use: 'fixture',
  station: STATION_INDEX,
  stationSecret: stationKeys.stationSecret,
  authority,
}
const fresh = new Map<string, PairContents>()

export function freshSlots(facts: SampleStation, pair: PairNumber): FakePair {
  const { shape } = facts
  const name = JSON.stringify([pair, shape.contests, shape.capacity, shape.dates])
  const known = fresh.get(name) ?? initialise(facts, pair)
  if (fresh.size > SETS_MAX) fresh.clear()
  fresh.set(name, known)
  return fakePair(known)
}

export function layoutFor({ shape, contests }: SampleStation): Layout {
  const { capacity, dates } = shape
  return layoutOf({ contests: maskOf(contests), several: null, capacity, logPages: LOG_PAGES, dates: dates.length })
}

function initialise({ shape, contests }: SampleStation, pair: PairNumber): PairContents {
  return contentsOfFresh(
    preparePair(owner, {
      kind: shape.dates.length > 1 ? 'early-voting' : 'election-day',
      pair,
      contests: maskOf(contests),
      several: null,
      capacity: shape.capacity,
      logPages: LOG_PAGES,
      dates: shape.dates,
      serials: { original: `S7P${pair}-A`, duplicate: `S7P${pair}-B` },
      randomness: seededRandomness(`fresh media ${pair}`),
    }),
  )
}

interface WaitingJournal {
  readonly key: Uint8Array
  /** A page in memory is never changed in place, so the very same bytes are opened once. */
  readonly opened: WeakMap<Uint8Array, string | null>
}

const waiting = new Map<PairNumber, WaitingJournal>()

/** Promise 3: while the machine waits, neither journal page has a token, ciphertext or slot. @returns the page that breaks this, or null */
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
