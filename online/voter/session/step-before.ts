/** From the entry to the card (V1…V5), and the box's standing (V10). Nothing of a ballot is there yet. */
import { unreachable } from '#election/assert.ts'
import { parseJapaneseDate } from '#election/japanese-date.ts'
import { certificateSymbols } from '#election/online/abroad.ts'
import { parseVotingCode } from '#election/online/code.ts'
import type { Event, ScreenEvent } from './event.ts'
import type { ElectionPage, Purpose } from './state.ts'
import { stepCamera } from './step-camera.ts'
import { finish } from './step-finish.ts'
import type { PageStep } from './stepped.ts'
import type { VoterElection } from './voter-election.ts'

type Before = Extract<
  ElectionPage,
  { type: 'entry' | 'code' | 'applying' | 'applied' | 'promise' | 'card' | 'asked' | 'leaving' | 'refused' | 'status' }
>
/** As many symbols as a code has: from here on a slip is a slip, and not the half of a code. */
const WHOLE = /[0-9a-z０-９ａ-ｚ]/gi
const CODE_LENGTH = 12
type Applying = Extract<Before, { type: 'applying' }>
export const APPLYING: Applying = { type: 'applying', typed: '', category: null, said: 'nothing' }

export function stepBefore(at: Before, event: Event, election: VoterElection): PageStep {
  if (event.type === 'screen' && event.event.type === 'begin') {
    return mayBegin(at) ? firstPage(event.event.purpose, election, at.type === 'refused' ? at.typed : '') : null
  }
  switch (at.type) {
    case 'entry':
      return forgotten(at, event)
    case 'applied':
    case 'leaving':
    case 'refused':
    case 'status':
      return null
    case 'code':
      return stepCode(at, event, election)
    case 'applying':
      return stepApplying(at, event, election)
    case 'promise':
      return event.type === 'screen' ? stepPromise(at, event.event, election) : null
    case 'card':
      return stepCard(at, event, election)
    case 'asked':
      return event.type === 'screen' ? stepAsked(at, event.event, election) : null
    default:
      return unreachable(at)
  }
}

function forgotten({ left }: Extract<Before, { type: 'entry' }>, event: Event): PageStep {
  if (left === null || event.type !== 'screen' || event.event.type !== 'forget') return null
  return { at: { type: 'entry', left: null }, effects: [{ type: 'erase', flow: left.flow }] }
}

function mayBegin({ type }: Before): boolean {
  return type === 'entry' || type === 'refused' || type === 'status'
}

function firstPage(purpose: Purpose, election: VoterElection, typed = ''): PageStep {
  return { at: purpose === 'apply' ? { ...APPLYING, typed } : codePage(purpose, typed, election) }
}

type Code = Extract<Before, { type: 'code' }>

/** The certificate's number is not kept with a code that was refused: a letter in other hands may be on this page. */
export function codePage(purpose: Purpose, typed: string, { signed }: Pick<VoterElection, 'signed'>): Code {
  const certificate = signed.settings.switches.voters === 'abroad' ? '' : null
  return { type: 'code', purpose, typed, certificate, said: 'nothing', camera: 'closed' }
}

/** The page names a slip while somebody types, and sends nothing of it: when it is given all the same, one more slip is counted. */
function stepCode(at: Code, event: Event, election: VoterElection): PageStep {
  const { purpose, typed } = at
  if (event.type === 'code-answered') {
    if (at.said !== 'asking') return null
    const { answer } = event
    if (answer.type !== 'flow') return notTaken(answer, at, purpose)
    const { flow } = answer
    // A look at the standing needs no promise of a free vote.
    return purpose === 'status'
      ? toCard(purpose, flow, election)
      : { at: { type: 'promise', flow, isFree: false, isReminded: false } }
  }
  if (event.type !== 'screen' || at.said === 'asking') return null
  if (event.event.type === 'typed') {
    const { text } = event.event
    const isSlip = (text.match(WHOLE) ?? []).length >= CODE_LENGTH && parseVotingCode(text) === null
    return {
      at: { ...at, typed: text, said: isSlip ? 'slip' : 'nothing', camera: at.camera === 'open' ? 'open' : 'closed' },
    }
  }
  if (event.event.type === 'certificate-typed') {
    return at.certificate === null ? null : { at: { ...at, certificate: event.event.text, said: 'nothing' } }
  }
  if (event.event.type !== 'code-given') return stepCamera(at, event.event, election.signed.settings.origin.page)
  const { certificate } = at
  const code = parseVotingCode(typed)
  if (code === null) return { at: { ...at, said: 'slip' }, effects: [{ type: 'count', what: 'mistyped' }] }
  if (certificate !== null && certificateSymbols(certificate) === '') return { at: { ...at, said: 'no-certificate' } }
  return { at: { ...at, said: 'asking', camera: 'closed' }, effects: [{ type: 'ask-code', code, certificate }] }
}

type NotTaken = Exclude<Extract<Event, { type: 'code-answered' }>['answer'], { type: 'flow' }>

/** The code or date may be right, or wrong in one letter: it is in the field again. */
function notTaken(answer: NotTaken, { typed }: Code | Applying, purpose: Purpose): PageStep {
  const refusal = answer.type === 'refused' ? answer.refusal : 'gate-unreachable'
  return { at: { type: 'refused', refusal, purpose, typed } }
}

/** The card says who applies; the day they typed shows whether it is their own card. */
function stepApplying(at: Applying, event: Event, { signed }: VoterElection): PageStep {
  const purpose = 'apply'
  if (event.type === 'code-answered') {
    if (at.said !== 'asking') return null
    const { answer } = event
    if (answer.type === 'flow') return { at: { type: 'card', purpose, flow: answer.flow, isAsking: false } }
    return notTaken(answer, at, purpose)
  }
  if (event.type !== 'screen' || at.said === 'asking') return null
  if (event.event.type === 'typed') return { at: { ...at, typed: event.event.text, said: 'nothing' } }
  if (event.event.type === 'category-chosen') return { at: { ...at, category: event.event.category, said: 'nothing' } }
  if (event.event.type !== 'birth-given') return null
  const { category } = at
  if (category === null && signed.settings.applicants.categories.length > 0)
    return { at: { ...at, said: 'no-category' } }
  const birth = parseJapaneseDate(at.typed)
  return birth === null
    ? { at: { ...at, said: 'slip' } }
    : { at: { ...at, said: 'asking' }, effects: [{ type: 'ask-apply', birth, category }] }
}

function stepPromise(at: Extract<Before, { type: 'promise' }>, event: ScreenEvent, election: VoterElection): PageStep {
  if (event.type === 'free-will') return { at: { ...at, isFree: event.isFree, isReminded: false } }
  if (event.type !== 'promise-given') return null
  return at.isFree ? toCard('vote', at.flow, election) : { at: { ...at, isReminded: true } }
}

/** A member has no card: the gate is asked at once. */
function toCard(purpose: Purpose, flow: string, { signed }: VoterElection): PageStep {
  const isMember = signed.settings.switches.voters === 'members'
  const at = { type: 'card', purpose, flow, isAsking: isMember } as const
  return isMember ? { at, effects: [{ type: 'begin', flow, purpose }] } : { at }
}

function stepCard(at: Extract<Before, { type: 'card' }>, event: Event, election: VoterElection): PageStep {
  const { purpose, flow } = at
  if (event.type === 'begin-answered') {
    if (!at.isAsking) return null
    const { answer } = event
    if (answer.type === 'card') return { at: { type: 'leaving' }, effects: [{ type: 'go', to: answer.redirect }] }
    if (answer.type === 'member') {
      return answer.asks === 'nothing'
        ? finish({ type: 'finishing', purpose, flow, answer: '', tries: 0 }, election)
        : { at: { type: 'asked', purpose, flow, typed: '', isSlip: false } }
    }
    const refusal = answer.type === 'refused' ? answer.refusal : 'gate-unreachable'
    return { at: { type: 'refused', refusal, purpose }, effects: [{ type: 'erase' }] }
  }
  if (event.type !== 'screen' || event.event.type !== 'to-card' || at.isAsking) return null
  return { at: { ...at, isAsking: true }, effects: [{ type: 'begin', flow, purpose }] }
}

function stepAsked(at: Extract<Before, { type: 'asked' }>, event: ScreenEvent, election: VoterElection): PageStep {
  if (event.type === 'typed') return { at: { ...at, typed: event.text, isSlip: false } }
  if (event.type !== 'birth-given') return null
  const birth = parseJapaneseDate(at.typed)
  if (birth === null) return { at: { ...at, isSlip: true } }
  const { flow, purpose } = at
  return finish({ type: 'finishing', purpose, flow, answer: birth, tries: 0 }, election)
}
