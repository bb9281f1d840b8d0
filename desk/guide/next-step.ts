/** The next step: a pure look at all screens and things, in the order of the law. A step is done when the apps say so, by the person or by the guide. */
import type { IssuerView } from '#issuer/session/view.ts'
import { areWitnessesHere } from '#issuer/session/witnesses.ts'
import { issuerRefusals } from '#ui/messages/issuer.ts'
import { closingStep, unwrittenReport } from './closing-step.ts'
import { countStep } from './count-step.ts'
import { leadKiosks } from './kiosk-step.ts'
import { isOnTheWay, leavingStep, officerStep } from './leaving-step.ts'
import { openingStep } from './opening-step.ts'
import { cardAt, type DayScreen, isTimeToVote, type Room } from './room.ts'
import { type GuideStep, guideStep, told } from './step.ts'
import { isErased, troubleStep } from './trouble-step.ts'
import { votingStep } from './voting-step.ts'

export function nextStep(room: Room): GuideStep {
  const trouble = troubleStep(room)
  if (trouble !== null) return trouble
  const issuer = room.issuer.view
  if (issuer === null) return guideStep('wait', 'wait', room.issuer.id)
  if (isErased(issuer)) return countStep(room)
  if (issuer.screen !== 'day') return unlockStep(room, issuer)
  const asked = officerStep(room, issuer)
  if (asked !== null) return asked
  const lying = cardAt(room, `reader:${room.issuer.id}`)
  if (lying?.kind === 'operator' && issuer.check.type === 'none')
    return guideStep('unlock-issuer', 'take-operator-card', room.issuer.id, { points: [lying.id, 'case'] })
  const isReported = issuer.stage === 'closed' || issuer.report.type === 'written'
  if (isReported && issuer.record.reports.correcting === '') return afterReport(room, issuer)
  return (
    brokenOff(room, issuer) ??
    openingStep(room, issuer) ??
    returningKiosk(room, issuer.stage === 'voting') ??
    (issuer.stage === 'voting' ? votingStep(room, issuer) : null) ??
    closingStep(room, issuer)
  )
}

/** FLT-07, D-02: until then the issuer refuses every voter. Voting goes on only with the witnesses. */
function brokenOff(room: Room, { record, stage, suspension }: DayScreen): GuideStep | null {
  if (stage === 'preparing') return null
  const { id } = room.issuer
  if (!areWitnessesHere(record)) return guideStep('trouble', 'mark-witnesses', id)
  return suspension === null ? null : guideStep('trouble', 'resume-voting', id)
}

/** The last steps of the station come before the count; if the media were carried already, they come after it. */
function afterReport(room: Room, issuer: DayScreen): GuideStep {
  const leaving = unwrittenReport(room, issuer) ?? leavingStep(room, issuer)
  if (leaving !== null && !isOnTheWay(room)) return leaving
  const count = countStep(room)
  return count.key === 'finished' ? (leaving ?? count) : count
}

function unlockStep(room: Room, issuer: Exclude<IssuerView, { screen: 'day' }>): GuideStep {
  const { id } = room.issuer
  const place = `reader:${id}`
  const lying = cardAt(room, place)
  const card = room.cards.find((each) => each.kind === 'operator')
  if (issuer.screen === 'take-over') return guideStep('wait', 'take-over', id)
  if (issuer.screen !== 'locked') return guideStep('wait', 'wait', id)
  if (issuer.working) return guideStep('wait', 'wait-machine', id)
  if (lying?.kind === 'voting')
    return guideStep('unlock-issuer', 'wrong-card-off', id, {
      points: [lying.id, 'case'],
      values: { card: lying.number },
    })
  if (lying === null) {
    const points = [card?.id ?? '', place]
    return guideStep('unlock-issuer', 'lay-operator-card', id, { points, values: { card: card?.number ?? 1 } })
  }
  if (issuer.reader !== 'card') return guideStep('wait', 'wait-machine', id)
  const machine = issuer.failure && told(issuerRefusals[issuer.failure.code], issuer.failure.values)
  return guideStep('unlock-issuer', 'type-pin', id, { points: [lying.id], values: { pin: lying.pin ?? '' }, machine })
}

/** A kiosk that came back from a restart, or somebody opened its staff pages: it is led to where it waits for voters. */
function returningKiosk(room: Room, voting: boolean): GuideStep | null {
  return voting && isTimeToVote(room) ? leadKiosks(room, 'open-kiosk') : null
}
