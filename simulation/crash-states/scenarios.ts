/** The configurations that are enumerated, and the planted mistakes that must be found. */
import { createHash } from 'node:crypto'
import { boxKeys } from '#election/ballot-box/box-keys.ts'
import { countingMedia, decidingJournal } from '#election/ballot-box/counting-media.ts'
import { next } from '#election/ballot-box/next.ts'
import { fence } from '#election/ballot-box/rule-fence.ts'
import { finalSeal } from '#election/ballot-box/rule-final-seal.ts'
import { newestFirst } from '#election/ballot-box/rule-newest-first.ts'
import { lostPages, repair } from '#election/ballot-box/rule-repair.ts'
import { rollForward } from '#election/ballot-box/rule-roll-forward.ts'
import { sealDay } from '#election/ballot-box/rule-seal.ts'
import { settle } from '#election/ballot-box/rule-settle.ts'
import type { Barrier, Rule } from '#election/ballot-box/step.ts'
import { refuse } from '#election/ballot-box/step.ts'
import type { BoxContext } from '#election/ballot-box/view.ts'
import { equalBytes } from '#election/bytes.ts'
import { dayNumber } from '#election/time.ts'
import {
  allContests,
  DAY_1,
  DAY_2,
  ELECTION,
  freshPair,
  KEY_SET,
  MACHINE,
  PAIR,
  quickRecord,
  STATION,
  stationSecret,
} from '#fixtures/ballot-box/small-pair.ts'
import type { Scenario } from './day-world.ts'
import { type Fate, Images } from './medium-images.ts'

export interface Configuration {
  readonly contests: number
  readonly voters: number
  readonly cuts: number
  readonly twoDays?: boolean
  readonly mediumDies?: Scenario['mediumDies']
  readonly damage?: boolean
  readonly next?: typeof next
  readonly alter?: (barrier: Barrier) => Barrier
}

/** The platform's own: many roots are hashed here. */
function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(bytes).digest())
}

/** A seal by hash instead of Ed25519: the signature has its own tests, and there are many seals here. */
function quickSeal(message: Uint8Array): Uint8Array {
  const signature = new Uint8Array(64)
  signature.set(sha256(message))
  return signature
}

export function scenario(configuration: Configuration): Scenario {
  const { contests, voters, cuts } = configuration
  const fresh = freshPair({ contests })
  const context: BoxContext = {
    electionId: ELECTION,
    keySet: KEY_SET,
    station: STATION,
    pair: PAIR,
    layout: fresh.layout,
    days: [dayNumber(DAY_1), dayNumber(DAY_2)],
    keys: boxKeys(stationSecret, ELECTION, PAIR),
    sha256,
    machine: { id: MACHINE, signSeal: quickSeal },
    verifySeal: (_machine, message, signature) => equalBytes(signature, quickSeal(message)),
  }
  const images = new Images(context)
  const kinds: readonly Fate[] = configuration.damage ? ['old', 'new', 'torn', 'damage'] : ['old', 'new', 'torn']
  return {
    context,
    images,
    fresh: { original: images.from(fresh.original), duplicate: images.from(fresh.duplicate) },
    contests: allContests(contests),
    voters,
    twoDays: configuration.twoDays ?? false,
    cuts,
    mediumDies: configuration.mediumDies ?? 'never',
    kinds,
    recordOf: (voter, contest, attempt) => {
      const record = quickRecord(contest, 0x40)
      record[100] = voter
      record[101] = attempt
      return record
    },
    next: configuration.next ?? next,
    ...(configuration.alter ? { alter: configuration.alter } : {}),
  }
}

/** `next` with one rule left out: a mistake that must break a promise. */
export function nextWithout(left: Rule): typeof next {
  return (pair, randomness) => {
    const { context } = pair
    const counting = countingMedia(pair)
    if (!counting.ok) return refuse(counting.error)
    const media = counting.value
    const ended = left === 'final-seal' ? null : finalSeal(pair, media)
    if (ended?.type === 'barrier') return ended
    const deciding = decidingJournal(media)
    if (ended?.type === 'ended') return { type: 'done', media, journal: media[0].journal, lostPages: 0, damaged: null }
    const journal = deciding.ok ? deciding.value : media[0].journal
    return (
      (left === 'fence' ? null : fence(context, media, randomness)) ??
      (left === 'newest-first' ? null : newestFirst(media, journal)) ??
      (left === 'repair' ? null : repair(pair, media, journal)) ??
      rollForward(context, media, journal, randomness) ??
      (left === 'settle' ? null : settle(context, media, journal, randomness)) ??
      sealDay(pair, media, journal) ?? {
        type: 'done',
        media,
        journal,
        lostPages: lostPages(pair, media),
        damaged: null,
      }
    )
  }
}

/** Slot and mark on both media in one barrier. */
export function bothBoxesAtOnce(barrier: Barrier): Barrier {
  if (barrier.rule !== 'roll-forward') return barrier
  const writes = barrier.original.length > 0 ? barrier.original : barrier.duplicate
  return { ...barrier, original: writes, duplicate: writes }
}

/** "Recorded" as soon as the original has the INTENT. */
export function originalOnly(barrier: Barrier): Barrier {
  return barrier.rule === 'request' ? { ...barrier, duplicate: [] } : barrier
}
