/** Parts that pages share: titles of contests in configured order, names of witnesses, numbers of records. */
import { both, contestsIn, without } from '#election/contests.ts'
import { titleIn } from '#election/definition/definition.ts'
import { stopAt } from '#election/definition/stops.ts'
import type { ContestMask } from '#election/ids.ts'
import { dateOfSitting, type Sitting, sittingsOf } from '#election/sitting.ts'
import type { Language } from '#ui/messages/message.ts'
import type { KioskFacts } from './facts.ts'
import type { RecordCount } from './pair-report.ts'
import type { ContestRecords, DayOf, TitleReading } from './view.ts'

/** @param language of the voter; what staff read has the titles of the papers */
export function recordedAndOpen(
  facts: KioskFacts,
  contests: ContestMask,
  done: ContestMask,
  language: Language = 'ja',
) {
  return {
    recorded: titles(facts, both(done, contests), language),
    open: titles(facts, without(contests, done), language),
  }
}

export function titles(facts: KioskFacts, mask: ContestMask, language: Language = 'ja'): readonly string[] {
  const contests = facts.contests.map(({ contest }) => contest)
  return contestsIn(mask, contests).map((contest) => titleIn(language, contest))
}

export function readingsOfTitles({ contests }: KioskFacts): readonly TitleReading[] {
  return contests.flatMap(({ contest: { title, titleKana } }) => (titleKana === '' ? [] : [{ title, kana: titleKana }]))
}

export function countedRecords({ contests }: KioskFacts, records: readonly RecordCount[]): readonly ContestRecords[] {
  return contests.flatMap(({ contest }) => {
    const found = records.find((entry) => entry.contest === contest.bit)
    return found ? [{ contest: contest.title, count: found.count }] : []
  })
}

/** Which of the station's dates or stops it is; null: there is one only, or it is none of them. */
export function dayOf({ station }: KioskFacts, day: Sitting): DayOf | null {
  const all = sittingsOf(station.dates)
  const at = all.indexOf(day)
  const stop = stopAt(station, day)
  if (at < 0 || (all.length < 2 && stop === null)) return null
  return { date: dateOfSitting(day), position: at + 1, of: all.length, stop }
}

/** The station, and of one that moves the place where it is. */
export function stationAt({ station }: KioskFacts, day: Sitting): string {
  const stop = stopAt(station, day)
  return stop === null ? station.name : `${station.name}　${stop.place}`
}
