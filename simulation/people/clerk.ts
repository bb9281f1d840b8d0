/** The card issuing clerk: roll check, contests, card, hand over. One voter at a time, in order of arrival. */

import { assert } from '#election/assert.ts'
import { contestsIn } from '#election/contests.ts'
import type { ContestId } from '#election/ids.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import type { RunningIssuer } from '#issuer/app.ts'
import { until } from '#simulation/doors/door.ts'
import { dayScreen, issuerPage } from './at-the-issuer.ts'
import type { CardTray } from './card-case.ts'
import type { DayScreen } from './issuer-day.ts'
import type { Visit } from './visits.ts'

export type DeskOutcome =
  | { readonly type: 'card-in-hand'; readonly contests: readonly ContestId[]; readonly card: UltralightAesCard }
  /** Everything left was declined: marks struck, ticket back, no card (ISS-07). */
  | { readonly type: 'declined-all' }
  | { readonly type: 'refused'; readonly reason: string }

/** Names that stand for the two assistants; the second signs as the one who watches. */
const ASSISTANTS = ['補助 一郎', '補助 二葉']

/** Serves one voter. The tray holds a blank or finished card; at the end the voter has it. */
export async function serve(issuer: RunningIssuer, tray: CardTray, visit: Visit): Promise<DeskOutcome> {
  await clearDesk(issuer)
  issuer.send({ type: 'voter-sought', text: visit.rollNo, by: 'roll-number' })
  const looked = await deskIs(issuer, 'the roll check', ['found', 'refused'])
  if (looked.desk.type === 'refused') return { type: 'refused', reason: looked.desk.notice.code }
  issuer.send({ type: 'identity-confirmed' })
  const checked = await deskIs(issuer, 'the marks', ['checked', 'refused'])
  if (checked.desk.type === 'refused') return { type: 'refused', reason: checked.desk.notice.code }
  assert(checked.desk.type === 'checked', 'the desk is ready for a card')

  const offered = idsIn(issuer, checked.desk.checked.offered)
  const wanted = offered.filter((contest) => {
    const choice = visit.choices.get(contest)
    return choice !== undefined && choice.type !== 'declined'
  })
  if (wanted.length < offered.length) {
    issuer.send({ type: 'contests-chosen', contests: wanted })
    const asked = await deskIs(issuer, 'the declined contests', ['question', 'checked', 'declined'])
    if (asked.desk.type === 'question') issuer.send({ type: 'question-answered', yes: true })
    if (wanted.length === 0) {
      await deskIs(issuer, 'the struck marks', ['declined', 'ready'])
      issuer.send({ type: 'voter-left' })
      return { type: 'declined-all' }
    }
  }
  await chooseMode(issuer, visit)
  issuer.send({ type: 'issue-requested' })
  const card = await handOver(issuer, tray)
  return { type: 'card-in-hand', contests: wanted, card }
}

/** What somebody else left on the desk, a refusal or a voter half served, is ended first: what is read next is of this voter. */
async function clearDesk(issuer: RunningIssuer): Promise<void> {
  if (dayScreen(issuer.view()).check.type !== 'none') issuer.send({ type: 'operation-cancelled' })
  await until(
    issuer,
    'an empty desk',
    (view) => {
      const { desk, check } = dayScreen(view)
      if (check.type !== 'none') return undefined
      if (desk.type === 'ready') return true
      const isOneStepIn = desk.type === 'question' || desk.type === 'card-awaited' || desk.type === 'return-awaited'
      if (isOneStepIn) issuer.send({ type: 'operation-cancelled' })
      else if (desk.type === 'hand-over') issuer.send({ type: 'handed-over' })
      else if (!BUSY_DESKS.includes(desk.type)) issuer.send({ type: 'voter-left' })
      return undefined
    },
    issuerPage,
  )
}

const BUSY_DESKS: readonly DayScreen['desk']['type'][] = ['seeking', 'recording', 'issuing', 'returning']

async function chooseMode(issuer: RunningIssuer, visit: Visit): Promise<void> {
  await deskIs(issuer, 'the card desk', ['checked'])
  // Where there is no voice the desk has no such card: the voter presses on the glass.
  if (visit.mode === 'audio' && issuer.view().head?.voice)
    issuer.send({ type: 'presentation-chosen', presentation: 'audio' })
  if (visit.mode === 'proxy' || visit.mode === 'assisted') {
    const form = { assistants: ASSISTANTS, cause: visit.mode === 'proxy' ? ('body' as const) : null }
    issuer.send({ type: 'assistance-chosen', mode: visit.mode, ...form, heard: true, agreed: true })
  }
}

/** Answers what the desk still asks, lays the card down, and gives it into the voter's hand. */
async function handOver(issuer: RunningIssuer, tray: CardTray): Promise<UltralightAesCard> {
  const first = await deskIs(issuer, 'the issue', ['question', 'card-awaited', 'issuing', 'hand-over'])
  if (first.desk.type === 'question') issuer.send({ type: 'question-answered', yes: true })
  if (first.desk.type !== 'hand-over') {
    if (!tray.occupied()) tray.layBlankCard()
    const day = await until(
      issuer,
      'a written card',
      (view) => {
        const screen = dayScreen(view)
        if (screen.desk.type === 'card-awaited' && screen.desk.failure !== null) {
          throw new Error(`no card issued: ${screen.desk.failure.code}`)
        }
        return screen.desk.type === 'hand-over' ? screen : undefined
      },
      issuerPage,
    )
    assert(day.desk.type === 'hand-over', 'the card is written')
  }
  const card = tray.takeCard()
  issuer.send({ type: 'handed-over' })
  await deskIs(issuer, 'the next voter', ['ready'])
  return card
}

export function deskIs(
  issuer: RunningIssuer,
  name: string,
  types: readonly DayScreen['desk']['type'][],
): Promise<DayScreen> {
  return until(
    issuer,
    name,
    (view) => {
      const screen = dayScreen(view)
      return types.includes(screen.desk.type) ? screen : undefined
    },
    issuerPage,
  )
}

function idsIn(issuer: RunningIssuer, mask: DayScreen['all']): ContestId[] {
  const contests = issuer.view().head?.contests ?? []
  return contestsIn(mask, contests).map((contest) => contest.id)
}
