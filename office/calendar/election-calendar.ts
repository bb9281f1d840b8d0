/** The dates of an election for the office's calendars: what the law fixes, and what the office has done by then (`office/session/steps.ts`). */
import type { Contest, ElectionRules, Station } from '#election/definition/definition.ts'
import type { Language } from '#election/language.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { calendarWords } from '#ui/messages/calendar.ts'
import { fill } from '#ui/messages/message.ts'
import { officeWords } from '#ui/messages/office-screen.ts'
import { datesOf, type ElectionDates, noticeOf } from '../session/dates.ts'
import { dueOf, STEP_IDS } from '../session/steps.ts'
import { type CalendarDays, icalendar } from './icalendar.ts'

interface CalendarInput {
  readonly rules: ElectionRules
  readonly contests: readonly Contest[]
  readonly stations: readonly Station[]
}

/** @param madeAt Japan's time, as of every clock of the office */
export function electionCalendar(input: CalendarInput, language: Language, madeAt: LocalMinute): string {
  const { rules, contests, stations } = input
  const stationDays = stations.flatMap(({ dates }) => dates)
  const dates = datesOf(rules, contests, stationDays)
  const say = (word: keyof typeof calendarWords, about = {}) => fill(calendarWords[word][language], about)
  // The year keeps two elections of one title apart; the day may move.
  const of = sha256Hex([rules.municipalityCode, rules.title, rules.date.slice(0, 4)].join('\n')).slice(0, 20)
  const day = (id: string, first: LocalDate, summary: string, description = '', last = first): CalendarDays => {
    return { uid: `${id}.${of}@ippyo.invalid`, first, last, summary, description }
  }
  const early = stationDays.filter((each) => each < rules.date).sort()
  const days = [
    ...contests.map((contest) => {
      return day(`notice-${contest.id}`, noticeOf(rules, contest), say('notice', { title: contest.title }))
    }),
    ...dueDays(dates).map(([id, due]) => {
      const steps = STEP_IDS.filter((step) => dueOf(step, dates) === due)
      const list = steps.map((step) => say('item', { step: officeWords[`step_${step}`][language] })).join('\n')
      return day(`due-${id}`, due, say('due', { title: rules.title }), list)
    }),
    ...(early[0] === undefined
      ? []
      : [day('early', early[0], say('early', { title: rules.title }), say('perStation'), early.at(-1))]),
    day('poll', rules.date, say('poll', { title: rules.title })),
  ]
  return icalendar(days, utcOf(madeAt))
}

/** The last day of a step stands there once, though two of these fall on one day. */
function dueDays({ firstNotice, lastNotice, eve }: ElectionDates): readonly (readonly [string, LocalDate])[] {
  const all = [
    ['first-notice', firstNotice],
    ['last-notice', lastNotice],
    ['eve', eve],
  ] as const
  return all.filter(([, day], at) => all.findIndex(([, other]) => other === day) === at)
}

function utcOf(madeAt: LocalMinute): string {
  return `${new Date(`${madeAt}:00+09:00`).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}
