/** What to do next at the desk: a pure look at all screens and things. The tour leads through the day; anybody may leave it. */
import type { LocalMinute } from '#election/time.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import type { KioskView } from '#kiosk/session/view.ts'
import type { TallyView } from '#tally/session/view.ts'

export type GuideKey =
  | 'wait'
  | 'unlock-issuer'
  | 'clock-to-opening'
  | 'open-kiosk'
  | 'open-station'
  | 'serve-voter'
  | 'vote'
  | 'clock-to-closing'
  | 'close-kiosk'
  | 'close-station'
  | 'carry-media'
  | 'receive'
  | 'give-shares'
  | 'count'
  | 'print'
  | 'finished'
  | 'trouble'

export interface GuideStep {
  readonly key: GuideKey
  /** Where: an app's id; null: the desk itself. */
  readonly app: string | null
  /** For the words: roll number, card number, time. */
  readonly values: Readonly<Record<string, string>>
}

export interface Room {
  readonly now: LocalMinute
  /** Null: a rehearsal, which has no hours and no clock to move. */
  readonly hours: { readonly opens: LocalMinute; readonly closes: LocalMinute } | null
  /** Null: off or starting. */
  readonly issuer: IssuerView | null
  readonly issuerId: string
  readonly kiosks: readonly { readonly id: string; readonly view: KioskView | null }[]
  readonly tally: TallyView | null
  /** Voters served since the desk was laid out, and how many the tour serves before it goes on to closing. */
  readonly served: number
  readonly toServe: number
  readonly nextRollNo: string | null
  /** A written voting card lies on the issuer's reader or was taken from it and is not voted yet. */
  readonly cardOut: { readonly number: number; readonly kiosk: string } | null
  /** Originals that are not at the tally yet. */
  readonly originalsToCarry: number
}

const step = (key: GuideKey, app: string | null, values: Readonly<Record<string, string>> = {}): GuideStep => ({
  key,
  app,
  values,
})

export function nextStep(room: Room): GuideStep {
  const { issuer, issuerId, kiosks, tally } = room
  if (issuer === null || tally === null || kiosks.some((kiosk) => kiosk.view === null)) return step('wait', null)
  if (issuer.screen === 'refused' || issuer.screen === 'out-of-service') return step('trouble', issuerId)
  const broken = kiosks.find((kiosk) => kiosk.view !== null && isBroken(kiosk.view))
  if (broken) return step('trouble', broken.id)
  if (issuer.screen === 'starting') return step('wait', issuerId)
  if (issuer.screen !== 'day') return step('unlock-issuer', issuerId)
  if (issuer.stage !== 'closed' && !isClosed(issuer)) return dayStep(room, issuer)
  return countStep(room, tally)
}

function isBroken({ page }: KioskView): boolean {
  if (page.type === 'starting') return page.lines.some((line) => typeof line.state === 'object')
  return page.type === 'out-of-service'
}

type DayScreen = Extract<IssuerView, { screen: 'day' }>

/** The report is the last thing that the station does. */
function isClosed(issuer: DayScreen): boolean {
  return issuer.report.type === 'written'
}

function dayStep(room: Room, issuer: DayScreen): GuideStep {
  const { now, hours, kiosks, issuerId } = room
  if (hours !== null && now < hours.opens) return step('clock-to-opening', null, { time: hours.opens.slice(11) })
  if (issuer.stage === 'preparing') {
    const unopened = kiosks.find((kiosk) => !isVotable(kiosk.view))
    return unopened ? step('open-kiosk', unopened.id) : step('open-station', issuerId)
  }
  if (issuer.record.sheetSigned === null) return step('open-station', issuerId)
  if (room.cardOut !== null) return step('vote', room.cardOut.kiosk, { card: String(room.cardOut.number) })
  if (issuer.stage === 'voting' && isTimeToVote(room)) {
    const again = room.served < room.toServe && room.nextRollNo !== null
    if (again) return step('serve-voter', issuerId, { rollNo: room.nextRollNo ?? '' })
    if (hours !== null) return step('clock-to-closing', null, { time: hours.closes.slice(11) })
  }
  const open = kiosks.find((kiosk) => kiosk.view?.page.type !== 'closed')
  return open ? step('close-kiosk', open.id) : step('close-station', issuerId)
}

/** Without hours the first machine that is closed ends the voting. */
function isTimeToVote({ now, hours, kiosks }: Room): boolean {
  return hours === null ? kiosks.every((kiosk) => kiosk.view?.page.type !== 'closed') : now < hours.closes
}

function isVotable(view: KioskView | null): boolean {
  return view?.page.type === 'waiting'
}

function countStep(room: Room, tally: TallyView): GuideStep {
  if (tally.phase === 'out-of-service') return step('trouble', 'tally')
  if (tally.result !== null) {
    const printed = tally.documents.some((document) => document.document === 'result-sheet')
    return printed
      ? step('finished', 'tally', { again: room.hours === null ? 'npm start -- --use rehearsal' : 'npm start' })
      : step('print', 'tally')
  }
  if (room.originalsToCarry > 0) return step('carry-media', 'tally', { count: String(room.originalsToCarry) })
  const received = tally.phase === 'receive' && tally.missing.length === 0
  if (!received) return step('receive', 'tally')
  const filled = tally.seats.filter((seat) => seat.state === 'filled').length
  if (filled < tally.threshold) return step('give-shares', 'tally', { count: String(tally.threshold - filled) })
  return step('count', 'tally')
}
