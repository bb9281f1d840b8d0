/** The card issuing clerk: roll check, contests, card, hand over. One voter at a time, in order of arrival. */

import type { Presentation } from '#election/card/voting-card.ts'
import { contestsIn } from '#election/contests.ts'
import type { ContestId, ContestMask } from '#election/ids.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import type { RunningIssuer } from '#issuer/app.ts'
import { SAID, type Said } from '#issuer/session/mistaken.ts'
import type { IssuerScreenEvent } from '#issuer/session/screen-event.ts'
import type { CheckedVoter } from '#issuer/session/state.ts'
import { dayScreen, issuerDoor, plays } from './at-the-issuer.ts'
import type { CardTray } from './card-case.ts'
import type { DayScreen, Next, Stretch } from './issuer-day.ts'
import type { Visit } from './visits.ts'

export type DeskOutcome =
  | { readonly type: 'card-in-hand'; readonly contests: readonly ContestId[]; readonly card: UltralightAesCard }
  /** Everything left was declined: marks struck, ticket back, no card (ISS-07). */
  | { readonly type: 'declined-all' }
  | { readonly type: 'refused'; readonly reason: string }

/** Names that stand for the two assistants; the second signs as the one who watches. */
const ASSISTANTS = ['補助 一郎', '補助 二葉']

const LEFT = { type: 'operation-cancelled' } as const

/** Who is served, and how. */
export interface Served extends Pick<Visit, 'rollNo' | 'mode' | 'choices'> {
  /** Left out: as the mode has it. */
  readonly presentation?: Presentation
}

/** A refusal or a voter half served, left by somebody else, is ended first: the next page is about this voter. */
export function clearingTheDesk({ desk, check }: DayScreen): Next {
  if (check.type !== 'none') return [{ type: 'operation-cancelled' }]
  switch (desk.type) {
    case 'ready':
      return 'done'
    case 'seeking':
    case 'recording':
    case 'issuing':
    case 'returning':
    case 'giving-paper':
      return 'waits'
    case 'question':
    case 'card-awaited':
    case 'return-awaited':
      return [{ type: 'operation-cancelled' }]
    case 'hand-over':
    case 'paper-given':
      return [{ type: 'handed-over' }]
    // From the page of a way to their list, and from there to the voter; who leaves has the marks struck.
    case 'ways':
      return [...(desk.chosen === null ? [] : [LEFT]), LEFT]
    default:
      return [{ type: 'voter-left' }]
  }
}

/** Half served already: to leave the desk would strike the marks, and after the closing there may be no way back. */
function isAbout({ desk, check }: DayScreen, { rollNo }: Served): boolean {
  return check.type === 'none' && desk.type === 'checked' && desk.checked.voter.rollNo === rollNo
}

/** From the roll check to the card that is to be laid down, a refusal, or struck marks. */
function serving(visit: Served): Stretch {
  return (day) => {
    const { desk } = day
    switch (desk.type) {
      case 'ready':
        return [{ type: 'voter-sought', text: visit.rollNo, by: 'roll-number' }]
      case 'found':
        if (desk.oath === 'asked') return [{ type: 'oath-received', reason: 'duty' }]
        return [...hearing(desk.said), { type: 'identity-confirmed' }]
      case 'checked':
        return choosing(day, desk.checked, visit)
      case 'question':
        return [{ type: 'question-answered', yes: true }]
      case 'seeking':
      case 'recording':
      case 'issuing':
        return 'waits'
      default:
        return 'done'
    }
  }
}

/** The voter has neither ticket nor number, and says name and address. */
export function hearing(said: readonly Said[] | null): readonly IssuerScreenEvent[] {
  if (said === null) return []
  return SAID.filter((what) => !said.includes(what)).map((what) => ({ type: 'said-heard', what, done: true }))
}

function choosing(day: DayScreen, { offered, chosen, presentation, assistance }: CheckedVoter, visit: Served): Next {
  const wanted = wantedOf(day, offered, visit)
  if (idsIn(day, chosen).join() !== wanted.join()) return [{ type: 'contests-chosen', contests: wanted }]
  // Where there is no voice the desk has no such card: the voter presses on the glass.
  const wishes = visit.presentation ?? (visit.mode === 'audio' ? 'audio' : presentation)
  if (day.head?.voice && presentation !== wishes) return [{ type: 'presentation-chosen', presentation: wishes }]
  if ((visit.mode === 'proxy' || visit.mode === 'assisted') && assistance.mode !== visit.mode) {
    const form = { assistants: ASSISTANTS, cause: visit.mode === 'proxy' ? ('body' as const) : null }
    return [{ type: 'assistance-chosen', mode: visit.mode, ...form, heard: true, agreed: true }]
  }
  return [{ type: 'issue-requested' }]
}

function wantedOf(day: DayScreen, offered: ContestMask, { choices }: Served): ContestId[] {
  return idsIn(day, offered).filter((contest) => (choices.get(contest)?.type ?? 'declined') !== 'declined')
}

function idsIn({ head }: DayScreen, mask: ContestMask): ContestId[] {
  return contestsIn(mask, head?.contests ?? []).map((contest) => contest.id)
}

/** Serves one voter. The tray holds a blank or finished card; at the end the voter has it. */
export async function serve(issuer: RunningIssuer, tray: CardTray, visit: Served): Promise<DeskOutcome> {
  const door = issuerDoor(issuer)
  await plays(door, (day) => (isAbout(day, visit) ? 'done' : clearingTheDesk(day)))
  await plays(door, serving(visit))
  const day = dayScreen(door.view())
  if (day.desk.type === 'refused') return { type: 'refused', reason: day.desk.notice.code }
  if (day.desk.type === 'declined') {
    door.send({ type: 'voter-left' })
    return { type: 'declined-all' }
  }
  if (day.desk.type === 'card-awaited' && !tray.occupied()) tray.layBlankCard()
  const contests = await door.until('a written card', (view) => {
    const now = dayScreen(view)
    if (now.desk.type === 'card-awaited' && now.desk.failure !== null)
      throw new Error(`no card issued: ${now.desk.failure.code}`)
    return now.desk.type === 'hand-over' ? wantedOf(now, now.desk.checked.offered, visit) : undefined
  })
  const card = tray.takeCard()
  door.send({ type: 'handed-over' })
  await deskIs(issuer, 'the next voter', ['ready'])
  return { type: 'card-in-hand', contests, card }
}

export function deskIs(
  issuer: RunningIssuer,
  name: string,
  types: readonly DayScreen['desk']['type'][],
): Promise<DayScreen> {
  return issuerDoor(issuer).until(name, (view) => {
    const screen = dayScreen(view)
    return types.includes(screen.desk.type) ? screen : undefined
  })
}
