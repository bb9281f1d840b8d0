/** The evening of a desk day: whatever is open is finished, the closing goes in its order, and the account is explained to the last card. */
import { hoursAt } from '#election/definition/stops.ts'
import { dateOfSitting, type Sitting } from '#election/sitting.ts'
import type { LocalMinute } from '#election/time.ts'
import { playsAtOnce } from '#simulation/people/at-the-issuer.ts'
import {
  closingTheBooks,
  evening,
  everybodyBack,
  inOrder,
  type KnownInTheEvening,
} from '#simulation/people/issuer-day.ts'
import type { DayView } from '#simulation/stations/desk-acts.ts'
import { ticketsOfDay } from './account.ts'
import type { Clerks } from './clerks.ts'
import type { OddHours } from './odd-hours.ts'
import { evening as eveningRule, quietAt } from './rules.ts'
import type { Scene } from './scene.ts'

const TRIES = 700

/** @param sitting the day, or the stop, that is closed */
export async function closeTheDay(day: Scene, clerks: Clerks, hours: OddHours, sitting: Sitting): Promise<void> {
  const { clock } = day
  const { closes: hour } = hoursAt(day.facts.station, sitting)
  const end = `${dateOfSitting(sitting)}T${hour}` as LocalMinute
  if (clock.now() < end) clock.set(end)
  for (let tries = 0; tries < TRIES && day.violations.length === 0; tries++) {
    hours.evening(day, tries)
    await day.rest()
    const { view } = day.watch
    if (view === null || !clerks.isOpen()) clerks.opens()
    else if (clerks.isWorking(view)) continue
    else if (clerks.finishes(view)) continue
    else if (view.stage === 'closed' && view.record.reports.correcting === '') return isExplained(day, view)
    else closes(day, view)
  }
  const { view } = day.watch
  if (day.violations.length === 0)
    day.object(`the evening does not go on: ${view?.stage} ${view?.desk.type} ${view?.alarm?.code ?? 'no alarm'}`)
}

/** The next acts of the evening; what is refused is seen and tried again. */
function closes(day: Scene, view: DayView): void {
  const { reception, cards, watch, facts } = day
  if (view.stage === 'closing') marksAgain(day, view.record.kiosks)
  // D-24: what the other desk's report adds is asked where sticks are (issuer/two-desks.night.test.ts).
  if (view.stage === 'closing' && view.closing.some(({ step, done }) => step === 'desks' && !done))
    reception.send({ type: 'desk-report-waived', desk: 2, reason: 'simulated' })
  // All votes are in one machine: the one of the days before, or the first that was used; one stood open, whatever a wrong tap made of all of them.
  const before = view.record.days.overnight?.told.find(({ counts }) => counts.some((count) => count !== 0))?.machine
  const used = () => [
    ...(before === undefined ? [] : [{ machine: before }]),
    ...(watch.view?.record.kiosks.filter(({ machine, wasStarted }) => wasStarted && machine !== before) ?? []),
  ]
  const known: KnownInTheEvening = {
    cardsOut: 'taken home',
    records: (asked, contest) => {
      const place = used().findIndex(({ machine }) => machine === asked)
      const bit = facts.contests.find(({ id }) => id === contest)?.bit
      return place < 0 || bit === undefined ? undefined : place === 0 ? cards.votes(bit) : 0
    },
    seal: () => null,
    tickets: Math.max(0, ticketsOfDay(watch.account, view.record.days.before.length)),
    cardsInCase: cards.at('case').length,
    difference: 'simulated',
  }
  playsAtOnce(reception, inOrder(everybodyBack, evening(known), closingTheBooks))
}

function marksAgain({ reception }: Scene, kiosks: DayView['record']['kiosks']): void {
  for (const { machine, state } of kiosks)
    if (state === 'failed' || (machine === kiosks[0]?.machine && state === 'spare'))
      reception.send({ type: 'kiosk-marked', machine, state: 'started', note: '' })
}

function isExplained(day: Scene, view: DayView): void {
  const { watch, cards, facts } = day
  if (watch.torn) return
  const wrong = eveningRule(quietAt(view, watch.account, facts), cards)
  if (wrong !== null) day.object(wrong)
}
