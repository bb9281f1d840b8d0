/** Advice about the files before signing that concerns no single cell. It stops nobody. */

import { shownName } from '#election/definition/definition.ts'
import { looksLike } from '#election/definition/import/look-alike.ts'
import type { LocalDate } from '#election/time.ts'
import { soundOf } from '#election/voice/kana.ts'
import { datesOf } from './dates.ts'
import type { Draft, DraftContest } from './draft.ts'

type AdviceCode =
  | 'election-day-passed'
  | 'election-day-no-sunday'
  | 'early-date-outside'
  | 'hours-shorter'
  | 'same-shown-name'
  | 'only-display-names-differ'
  | 'same-reading'
  | 'no-spare'
  | 'contest-falls-away'
  | 'number-gone'
  | 'differs-from-package'

export interface Advice {
  readonly code: AdviceCode
  /** The subject in the words of the files: a station, a contest, two names. */
  readonly about: string
}

/** The hours of the law (PEO 40). */
const OPENS = '07:00'
const CLOSES = '20:00'

/** @param signed item → its content in the signed package; null: none is signed yet */
export function adviceOf(
  draft: Draft,
  today: LocalDate,
  signed: ReadonlyMap<string, string> | null,
): readonly Advice[] {
  return [
    ...ofPackage(draft, signed),
    ...ofDates(draft, today),
    ...ofStations(draft),
    ...draft.contests.flatMap(ofContest),
  ]
}

/** Machines know what was signed, whatever stands in the files now; only candidates reach them by a further list. */
function ofPackage({ items }: Draft, signed: ReadonlyMap<string, string> | null): readonly Advice[] {
  if (signed === null) return []
  const changed = items.filter(({ id, kind, content }) => kind !== 'candidates' && signed.get(id) !== content)
  return changed.flatMap(({ file }) => (file === null ? [] : [{ code: 'differs-from-package', about: file }]))
}

function ofDates({ rules, contests, stations }: Draft, today: LocalDate): readonly Advice[] {
  const { date } = rules
  const all = contests.map(({ contest }) => contest)
  const { firstNotice, eve } = datesOf(rules, all, [])
  const advice: Advice[] = []
  if (date < today) advice.push({ code: 'election-day-passed', about: date })
  if (new Date(`${date}T00:00:00Z`).getUTCDay() !== 0) advice.push({ code: 'election-day-no-sunday', about: date })
  for (const { station } of stations) {
    const outside = station.dates.filter((each) => each !== date && (each <= firstNotice || each > eve))
    if (outside.length > 0) advice.push({ code: 'early-date-outside', about: `${station.name} ${outside.join(', ')}` })
  }
  return advice
}

function ofStations({ stations }: Draft): readonly Advice[] {
  return stations.flatMap(({ station }): readonly Advice[] => {
    const { name: about, opens, closes, spares, earlyVoting } = station
    return [
      ...(!earlyVoting && (opens > OPENS || closes < CLOSES)
        ? [{ code: 'hours-shorter', about: `${about} ${opens}–${closes}` } as const]
        : []),
      ...(spares === 0 ? [{ code: 'no-spare', about } as const] : []),
    ]
  })
}

function ofContest({ contest, uncontested, candidates }: DraftContest): readonly Advice[] {
  const advice: Advice[] = []
  if (uncontested) advice.push({ code: 'contest-falls-away', about: contest.title })
  for (const { number, gone } of candidates)
    if (gone !== null) advice.push({ code: 'number-gone', about: `${contest.title} ${number}` })
  for (const [place, one] of candidates.entries()) {
    for (const other of candidates.slice(place + 1)) {
      const about = `${contest.title} ${one.number} ${shownName(one)} / ${other.number} ${shownName(other)}`
      if (looksLike(shownName(one)) === looksLike(shownName(other))) advice.push({ code: 'same-shown-name', about })
      else if (looksLike(one.name) === looksLike(other.name)) advice.push({ code: 'only-display-names-differ', about })
      if (soundOf(one.kana) === soundOf(other.kana))
        advice.push({ code: 'same-reading', about: `${about}　${one.kana}` })
    }
  }
  return advice
}
