/** The office's screen as a pure function: what happened → what is now known and what is to be done. */

import { unreachable } from '#election/assert.ts'
import { fromHex } from '#election/bytes.ts'
import { recordFingerprint } from '#election/keys/fingerprint.ts'
import { isLongEnough } from '#election/keys/passphrase-box.ts'
import { isOnePerson } from '#election/person-name.ts'
import { type LocalMinute, minuteNumber } from '#election/time.ts'
import type { OfficeRoomCode } from './codes.ts'
import type { OfficeEffect } from './effect.ts'
import type { Checked, OfficeEvent, Work } from './event.ts'
import { itemsOf } from './paper.ts'
import { projectOf, withAct } from './project.ts'
import { mayNotApprove, mayNotBeOneOfTwo, mayNotStateLot } from './questions.ts'
import type { OfficeScreenEvent } from './screen-event.ts'
import { initialState, type OfficeState } from './state.ts'
import { onBoardScreen } from './step-board.ts'
import { onCarryScreen } from './step-carry.ts'
import { onChangeScreen } from './step-changes.ts'
import { onDocumentScreen } from './step-documents.ts'
import { onFilesScreen } from './step-files.ts'
import { onLossScreen } from './step-losses.ts'
import { onNumberScreen } from './step-number.ts'
import { isOfPapers, onPaperScreen, type PaperScreen, toldByPrinter, withMade } from './step-papers.ts'
import { isRollScreen, onChangesRead, onRollScreen } from './step-rolls.ts'
import { onRoomScreen, stepRoom } from './step-room.ts'
import { onShareScreen } from './step-shares.ts'
import { onVoiceFound, onVoiceScreen } from './step-voice.ts'
import { type OfficeStepped, refuse, stay } from './stepped.ts'

/** A person who goes away leaves no key for the next one. */
const IDLE_MINUTES = 15

/** While people sit at their seats nothing else changes: what they came for is what was approved. */
const WITH_A_ROOM = new Set<OfficeScreenEvent['type']>(['give-passphrase', 'do-work', 'close-room'])

/** One of two people's words each: what one approves or writes onto a stick, and what another one looks at (own-52). */
const OF_TWO = new Set<OfficeScreenEvent['type']>([
  ...(['approve', 'approve-clips', 'refuse-clip', 'approve-round', 'approve-losses', 'approve-document'] as const),
  ...(['put-medium', 'put-list', 'put-share', 'put-roll-list', 'put-losses'] as const),
  ...(['check-medium', 'check-list', 'check-share', 'check-roll-list', 'check-losses'] as const),
])

type Screen<Type extends OfficeScreenEvent['type']> = Extract<OfficeScreenEvent, { type: Type }>

export function initial(now: LocalMinute): OfficeStepped {
  return stay(initialState(now), { type: 'load' })
}

export function step(state: OfficeState, event: OfficeEvent): OfficeStepped {
  return state.phase === 'out-of-service' ? stopped(state, event) : stepOpen(state, event)
}

/** Nothing goes on, and the reason stays; whose passphrase was right only now is let in no more, and leaves no key behind. */
function stopped(state: OfficeState, event: OfficeEvent): OfficeStepped {
  if (event.type === 'bug') return fault(state, 'internal-fault')
  return event.type === 'person-open' ? stay(state, { type: 'close-person' }) : stay(state)
}

function stepOpen(state: OfficeState, event: OfficeEvent): OfficeStepped {
  switch (event.type) {
    case 'screen':
      return state.phase === 'open' ? onScreen({ ...touched(state), done: null }, event.event) : stay(state)
    case 'minute':
      return minute(state, event.now)
    case 'loaded': {
      const { entries, head, software = null, hasPrinter = false } = event
      return checked(
        { ...state, phase: 'open', project: projectOf(entries), head, software, hasPrinter },
        event.checked,
      )
    }
    case 'load-refused':
      return stay({ ...state, phase: 'out-of-service', message: { code: event.code, about: event.about } })
    case 'files-found':
      return filesFound(state, event)
    case 'recorded':
      // A record that was printed before lacks this act.
      return stay({ ...recorded(state, event), busy: null, recordPrinted: null })
    case 'person-open':
      return personOpen(state, event.name)
    case 'progress':
      return stay({ ...state, busy: { work: event.work, done: event.done, whole: event.whole } })
    case 'checked':
      return checked({ ...state, busy: null, message: null }, event.checked)
    case 'files-put':
      return stay({ ...state, busy: null, put: { ...state.put, [event.what]: event.folder } })
    case 'papers-made':
      return stay({ ...withMade(state, event.papers), papers: event.papers })
    case 'record-printed':
      return stay({ ...withMade(state, [event.paper]), recordPrinted: event.paper })
    case 'at-printer':
      return stay(toldByPrinter(state, event))
    case 'voice-seen':
    case 'voice-problems':
      return onVoiceFound(state, event)
    case 'changes-read':
      return onChangesRead(state, event)
    case 'round-seen':
      return stay({ ...state, busy: null, rowsSeen: event.seen })
    case 'documents-seen':
      return stay({ ...state, busy: null, documentsSeen: event.seen })
    case 'meetings-seen':
      return stay({ ...state, busy: null, meetingsSeen: event.seen })
    case 'own-machine-seen':
      return stay({ ...state, busy: null, ownMachine: event.points })
    case 'machines-seen':
    case 'room-open':
    case 'passphrase-held':
    case 'passphrase-refused':
    case 'room-progress':
    case 'room-over':
      return stepRoom(state, event)
    case 'refused':
      return refuse({ ...state, busy: null }, event.code, event.about)
    case 'fault':
      return fault(state, event.code)
    case 'bug':
      return fault(state, 'internal-fault')
    default:
      return unreachable(event)
  }
}

function recorded(state: OfficeState, { entry, head }: Extract<OfficeEvent, { type: 'recorded' }>): OfficeState {
  const next = { ...state, project: withAct(state.project, entry), head, done: entry.act }
  const isSigned = entry.act.type === 'package-signed' || entry.act.type === 'list-signed'
  // Papers of the list before have its number: the papers of this one are made anew.
  return isSigned ? { ...next, papers: [], shown: null } : next
}

/** Which machines there must be follows from the stations. */
function checked(state: OfficeState, found: Checked | null): OfficeStepped {
  const stations = found?.draft?.stations.map(({ station }) => station) ?? []
  const next: OfficeState = { ...state, checked: found, machines: null }
  return stations.length === 0 ? stay(next) : stay(next, { type: 'look-at-machines', stations })
}

const CHECKING = { work: 'checking', done: 0, whole: null } as const
const NOTHING = { code: 'nothing-to-import', about: {} } as const

function onScreen(state: OfficeState, event: OfficeScreenEvent): OfficeStepped {
  if (event.type === 'acknowledge') return stay({ ...state, message: null })
  if (isOfPapers(event)) return onPaperScreen(state, event)
  // One thing at a time: what is under way would answer for the other.
  if (state.busy !== null) return refuse(state, 'busy')
  if (event.type === 'sign-out' && state.room?.work === null) return gone(state)
  if (state.room !== null && !WITH_A_ROOM.has(event.type)) {
    return refuse(state, state.room.work === null ? 'seats-open' : 'busy')
  }
  switch (event.type) {
    case 'begin':
      return begin(state, event)
    case 'sign-in':
      return signIn(state, event)
    case 'sign-out':
      return stay({ ...state, person: null }, { type: 'close-person' })
    case 'look-for-files':
      return stay(state, { type: 'look-for-files' })
    case 'look-at-own-machine':
      return stay({ ...state, message: null, busy: CHECKING }, { type: 'look-at-own-machine' })
    case 'turn-record':
      return stay({ ...state, recordPage: event.page })
    case 'show-turnout-of':
      return stay({ ...state, boardOf: event.date })
    case 'show-clips':
      return stay({ ...state, clipsShown: { group: event.group, page: event.page } })
    default:
      return bySomebody(state, event)
  }
}

/** Acts that are recorded in the name of somebody. */
type OfAPerson = Exclude<
  OfficeScreenEvent,
  | PaperScreen
  | {
      type:
        | 'begin'
        | 'sign-in'
        | 'sign-out'
        | 'look-for-files'
        | 'look-at-own-machine'
        | 'turn-record'
        | 'show-turnout-of'
        | 'show-clips'
        | 'acknowledge'
    }
>

function bySomebody(state: OfficeState, event: OfAPerson): OfficeStepped {
  if (state.person === null) return refuse(state, 'nobody-signed-in')
  const mayNot = OF_TWO.has(event.type) ? mayNotBeOneOfTwo(state) : null
  return mayNot === null ? byPerson(state, event) : refuse(state, mayNot)
}

function byPerson(state: OfficeState, event: OfAPerson): OfficeStepped {
  if (isRollScreen(event)) return onRollScreen(state, event)
  switch (event.type) {
    case 'join':
      return makePerson(state, event, null)
    case 'import':
    case 'mend':
    case 'mend-kind':
    case 'put-templates':
    case 'put-letters':
    case 'put-rehearsal':
      return onFilesScreen(state, event)
    case 'state-lot':
      return stateLot(state, event)
    case 'approve':
      return approve(state, event)
    case 'say-paper':
    case 'say-gone':
    case 'say-day':
      return onChangeScreen(state, event)
    case 'put-list':
    case 'check-list':
    case 'say-list-told':
      return onCarryScreen(state, event)
    case 'approve-number':
    case 'admit-approver':
    case 'take-number-back':
    case 'take-admission-back':
      return onNumberScreen(state, event)
    case 'take-documents':
    case 'approve-document':
    case 'put-document-approvals':
      return onDocumentScreen(state, event)
    case 'put-share':
    case 'check-share':
      return onShareScreen(state, event)
    case 'take-voice':
    case 'make-voice':
    case 'approve-clips':
    case 'refuse-clip':
      return onVoiceScreen(state, event)
    case 'enter-loss':
    case 'withdraw-loss':
    case 'approve-losses':
    case 'put-losses':
    case 'check-losses':
    case 'say-losses-told':
      return onLossScreen(state, event)
    case 'tell-turnout':
    case 'read-turnout':
    case 'take-turnout-back':
    case 'put-turnout':
      return onBoardScreen(state, event)
    case 'print-record':
      return printRecord(state)
    case 'open-room':
    case 'close-room':
    case 'give-passphrase':
    case 'do-work':
    case 'put-kits':
    case 'take-machine-files':
    case 'make-papers':
    case 'put-medium':
    case 'check-medium':
    case 'hand-out':
      return onRoomScreen(state, event)
    default:
      return unreachable(event)
  }
}

function printRecord(state: OfficeState): OfficeStepped {
  const draft = state.checked?.draft ?? null
  if (draft === null) return refuse(state, 'nothing-to-import')
  const titles = new Map(draft.contests.map(({ contest }) => [contest.id as string, contest.title]))
  const number = recordFingerprint(fromHex(state.head))
  return working(state, 'writing', { type: 'print-record', rules: draft.rules, titles, number, at: state.now })
}

function begin(state: OfficeState, event: Screen<'begin'>): OfficeStepped {
  if (state.project.use !== null) return stay(state)
  const { earlier = null } = event
  if (earlier !== null && !state.earlier.some(({ folder }) => folder === earlier))
    return refuse(state, 'nothing-to-import')
  return makePerson({ ...state, beginsFrom: earlier }, event, event.use)
}

function filesFound(
  state: OfficeState,
  { folders, earlier = [] }: Extract<OfficeEvent, { type: 'files-found' }>,
): OfficeStepped {
  const isSome = folders.length > 0 || earlier.length > 0
  return stay({ ...state, folders, earlier, message: isSome ? null : NOTHING })
}

/** Who has begun a project "as last time" has its files at once, in their own name. */
function personOpen(state: OfficeState, name: string): OfficeStepped {
  const { beginsFrom: folder, now: at } = state
  // Each approver looks at the rows, and at the voters on whom votes meet.
  const fresh = { ...state, rowsSeen: null, meetingsSeen: null, beginsFrom: null }
  const open: OfficeState = { ...fresh, busy: null, person: { name, touched: at }, message: null }
  return folder === null ? stay(open) : working(open, 'reading', { type: 'import', folder, at, asLast: true })
}

function makePerson(
  state: OfficeState,
  { name, passphrase }: { readonly name: string; readonly passphrase: string },
  begins: 'live' | 'rehearsal' | null,
): OfficeStepped {
  if ([...state.project.people.keys()].some((each) => isOnePerson(each, name))) {
    return refuse(state, 'name-taken', { name })
  }
  if (!isLongEnough(passphrase)) return refuse(state, 'passphrase-short')
  return working(state, 'passphrase', { type: 'make-person', name, passphrase, begins, at: state.now })
}

function signIn(state: OfficeState, { name, passphrase }: Screen<'sign-in'>): OfficeStepped {
  if (!state.project.people.has(name)) return refuse(state, 'passphrase-wrong', { name })
  // Also after a wrong one: the person before is not signed in any more.
  return working({ ...state, person: null }, 'passphrase', { type: 'open-person', name, passphrase })
}

function stateLot(state: OfficeState, { contest: id, drawnBy, on }: Screen<'state-lot'>): OfficeStepped {
  const draft = state.checked?.draft ?? null
  const contest = draft?.contests.find((each) => each.contest.id === id)
  if (draft === null || contest === undefined) return refuse(state, 'item-changed')
  const code = mayNotStateLot(state, draft, contest, { drawnBy, on })
  if (code !== null) return refuse(state, code)
  const { order } = contest
  // Both entries stay in the record: the newer one counts.
  const again = state.project.lots.get(id)?.order === order ? { again: true as const } : {}
  const act = { type: 'lot-drawn', contest: id, order, drawnBy, on, ...again } as const
  return working(state, 'writing', { type: 'record', act, at: state.now })
}

function approve(state: OfficeState, { item: id, content }: Screen<'approve'>): OfficeStepped {
  const draft = state.checked?.draft ?? null
  const items = draft === null ? [] : itemsOf(state.project, draft)
  const item = items.find((each) => each.id === id)
  // The press is for the content that was seen: an item that was mended meanwhile is another one.
  if (draft === null || item === undefined || item.content !== content) return refuse(state, 'item-changed')
  const code = mayNotApprove(state, draft, item)
  if (code !== null) return refuse(state, code)
  const act = { type: 'approved', item: id, content } as const
  return working(state, 'writing', { type: 'record', act, at: state.now })
}

function working(state: OfficeState, work: Work, effect: OfficeEffect): OfficeStepped {
  return stay({ ...state, message: null, busy: { work, done: 0, whole: null } }, effect)
}

function touched(state: OfficeState): OfficeState {
  return state.person === null ? state : { ...state, person: { ...state.person, touched: state.now } }
}

function minute(state: OfficeState, now: LocalMinute): OfficeStepped {
  const { person, busy, room } = state
  const idle =
    person !== null &&
    busy === null &&
    room?.work == null &&
    minuteNumber(now) - minuteNumber(person.touched) >= IDLE_MINUTES
  if (!idle) return stay({ ...state, now })
  return gone({ ...state, now })
}

/** Who goes away takes the room along. */
function gone(state: OfficeState): OfficeStepped {
  return stay({ ...state, person: null, room: null }, { type: 'close-person' }, { type: 'close-room' })
}

function fault(state: OfficeState, code: OfficeRoomCode): OfficeStepped {
  const stopped: OfficeState = { ...state, phase: 'out-of-service', busy: null, person: null, room: null }
  return stay({ ...stopped, message: { code, about: {} } }, { type: 'close-person' }, { type: 'close-room' })
}
