/** The evening of a desk day: whatever is open is finished, the closing goes in its order, and the account is explained to the last card. */
import { type LocalMinute, timeOf } from '#election/time.ts'
import { CLOSING_TICKS } from '#issuer/session/screen-event.ts'
import { noSealActs } from '#simulation/people/day-acts.ts'
import { CLOSES } from '#simulation/rooms/sample-station.ts'
import type { DayView } from '#simulation/stations/desk-acts.ts'
import { ticketsOf } from './account.ts'
import type { Clerks } from './clerks.ts'
import { evening, quietAt } from './rules.ts'
import type { Scene } from './scene.ts'

const TRIES = 700

export async function closeTheDay(day: Scene, clerks: Clerks): Promise<void> {
  const { clock } = day
  if (timeOf(clock.now()) < CLOSES) clock.set(`${clock.now().slice(0, 10)}T${CLOSES}` as LocalMinute)
  for (let tries = 0; tries < TRIES && day.violations.length === 0; tries++) {
    await day.rest()
    const { view } = day.watch
    if (view === null || !clerks.isOpen()) clerks.opens()
    else if (clerks.isWorking(view)) continue
    else if (clerks.finishes(view)) continue
    else if (view.stage === 'closed') return isExplained(day, view)
    else closes(day, clerks, view)
  }
  const { view } = day.watch
  if (day.violations.length === 0)
    day.object(`the evening does not go on: ${view?.stage} ${view?.desk.type} ${view?.alarm?.code ?? 'no alarm'}`)
}

/** The next acts of the evening; what is refused is seen and tried again. */
function closes(day: Scene, clerks: Clerks, view: DayView): void {
  const { reception } = day
  const { stage, record } = view
  clerks.everybodyBack(view)
  if (stage === 'voting') reception.send({ type: 'closing-declared' })
  else if (!record.inside.fixed) reception.send({ type: 'inside-list-fixed' })
  else if (!record.closing.kiosksMayClose) ticks(day, record)
  else reports(day, record)
}

function ticks({ reception }: Scene, { apart }: DayView['record']): void {
  for (const { rollNo, state } of apart)
    if (state === 'open') reception.send({ type: 'apart-voter-settled', rollNo, state: 'gone' })
  for (const tick of CLOSING_TICKS) reception.send({ type: 'closing-ticked', tick, done: true, cardsOut: 'taken home' })
  reception.send({ type: 'transport-witness-named', witness: 0 })
  reception.send({ type: 'kiosks-closing' })
}

/** All votes are told as those of the first machine that was used; one stood open, whatever a wrong tap made of all of them. */
function reports({ reception, cards, facts, watch }: Scene, { kiosks }: DayView['record']): void {
  for (const { machine, state } of kiosks)
    if (state === 'failed' || (machine === kiosks[0]?.machine && state === 'spare'))
      reception.send({ type: 'kiosk-marked', machine, state: 'started', note: '' })
  const used = kiosks.filter(({ state }) => state !== 'spare' && state !== 'waiting')
  for (const [place, { machine }] of used.entries()) {
    for (const { id, bit } of facts.contests)
      reception.send({ type: 'records-told', machine, contest: id, count: place === 0 ? cards.votes(bit) : 0 })
  }
  for (const act of noSealActs({ kiosks })) reception.send(act)
  reception.send({ type: 'tickets-counted', count: ticketsOf(watch.account) })
  reception.send({ type: 'cards-counted', inCase: cards.at('case').length })
  reception.send({ type: 'difference-explained', reason: 'simulated' })
  reception.send({ type: 'station-report-requested' })
}

function isExplained(day: Scene, view: DayView): void {
  const { watch, cards, facts } = day
  if (watch.torn) return
  const wrong = evening(quietAt(view, watch.account, facts), cards)
  if (wrong !== null) day.object(wrong)
}
