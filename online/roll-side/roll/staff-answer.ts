/** One message of a person who is signed in, and its answer. */
import type { PaperLetter } from '#documents/paper-letter.ts'
import { unreachable } from '#election/assert.ts'
import { utf8 } from '#election/bytes.ts'
import type { ApprovedList } from '#election/online/approved.ts'
import type { BoxList } from '#election/online/boxes.ts'
import { toBase64 } from '#election/online/log/base64.ts'
import {
  type StaffAnswer,
  type StaffRequest,
  type StaffRequestName,
  staffRequests,
} from '#election/online/wire/staff.ts'
import type { StaffRefusal } from '#election/online/wire/staff-words.ts'
import type { Result } from '#election/result.ts'
import { parseDate } from '#election/time.ts'
import type { NoAnswer } from '#online/database/answered.ts'
import type { Changes } from './changes.ts'
import type { Desk } from './desk.ts'
import type { Enrolment } from './enrolment.ts'
import type { ActRefusal } from './ledger.ts'
import type { SignedList } from './list-by-two.ts'
import type { Office, PrintedLetter } from './office.ts'
import type { Papers } from './papers.ts'
import type { NewPasskey } from './passkey-answers.ts'
import { type NoPasskeys, Passkeys } from './passkeys.ts'
import type { Signer } from './people.ts'

export interface StaffHands {
  readonly office: Office
  readonly desk: Desk
  readonly changes: Changes
  readonly papers: Papers
  readonly enrolment: Enrolment
  readonly passkeys: Passkeys | NoPasskeys
  readonly incidents: () => Promise<StaffAnswer<'incidents'>>
  readonly figures: () => Promise<StaffAnswer<'figures'>>
  /** Letters → PDF (`documents/code-letter.ts`). */
  readonly draw: (letters: readonly PrintedLetter[]) => Promise<Result<Uint8Array, StaffRefusal>>
  /** Without a code (`documents/paper-letter.ts`). */
  readonly drawPaper: (letters: readonly PaperLetter[]) => Promise<Result<Uint8Array, StaffRefusal>>
}

export interface Said {
  readonly type: string
  readonly [member: string]: unknown
}

export type Asked = Exclude<StaffRequestName, 'challenge' | 'sign-in' | 'sign-out' | 'who' | 'enrol'>
/**
 * The help desk sees one letter by its number and the incidents of the box, and sends a letter again. All else is the office's, and no hand of
 * ours moves before that is asked.
 */
const OF_THE_DESK: readonly Asked[] = ['search', 'reissue', 'incidents']
/** A consulate looks one of its own electors up, and enters what was done with the paper (S-14). */
const OF_A_CONSULATE: readonly Asked[] = ['voter', 'paper']
const DONE: Said = { type: 'done' }
export const NOT_YOURS: Said = { type: 'refused', refusal: 'not-your-duty' }

export async function staffAnswer(
  hands: StaffHands,
  by: Signer,
  name: Asked,
  body: unknown,
  passkey: NewPasskey | null = null,
): Promise<Said> {
  if (!isOfDuty(by, name)) return NOT_YOURS
  switch (name) {
    case 'join':
      return said(await hands.office.join(by, staffRequests[name].parse(body), passkey), (type) => ({ type }))
    case 'enrol-anew': {
      if (passkey === null) return { type: 'refused', refusal: 'not-in-this-state' }
      const { name: called } = staffRequests[name].parse(body)
      return said(await hands.enrolment.anew(by, { name: called, passkey }), (type) => ({ type }))
    }
    case 'agree':
      return agree(hands.office, by, staffRequests[name].parse(body))
    case 'voter':
      return voter(hands, by, staffRequests[name].parse(body))
    case 'applications':
    case 'letters':
    case 'changes':
      return look(hands.desk, name, body)
    case 'search':
      return search(hands, by, staffRequests[name].parse(body))
    case 'import':
      return importRows(hands.office, by, staffRequests[name].parse(body))
    case 'approve-members':
      return approveMembers(hands, by, staffRequests[name].parse(body))
    case 'print':
      return print(hands, by, staffRequests[name].parse(body))
    case 'print-paper':
      return printPaper(hands, by, staffRequests[name].parse(body))
    case 'ask':
      return ask(hands.changes, by, staffRequests[name].parse(body))
    case 'paper':
      return said(await hands.papers.enter(by, staffRequests[name].parse(body)), () => DONE)
    case 'decide': {
      const { id, do: isDone } = staffRequests[name].parse(body)
      const decided = await hands.changes.decide(by, id, isDone)
      // Also after no answer: perhaps it was done.
      if (isDone && (decided.ok || decided.error === 'try-again')) forgetHalves(hands.office)
      return said(decided, () => DONE)
    }
    case 'office':
      return officeNow(hands)
    case 'incidents':
      return hands.incidents()
    case 'figures':
      return hands.figures()
    default:
      return act(hands.office, by, name, body)
  }
}

export function isOfDuty({ duty }: Signer, name: Asked): boolean {
  switch (duty) {
    case 'office':
      return true
    case 'desk':
      return OF_THE_DESK.includes(name)
    case 'consulate':
      return OF_A_CONSULATE.includes(name)
    default:
      return unreachable(duty)
  }
}

async function agree({ another }: Office, by: Signer, { id, do: isDone }: StaffRequest<'agree'>): Promise<Said> {
  return said(await (isDone ? another.agree(by, id) : another.drop(by, id)), (name) => ({ type: 'agreed', name }))
}

async function officeNow({ office, passkeys }: StaffHands): Promise<Said> {
  const whyNoPasskeys = passkeys instanceof Passkeys ? null : passkeys.whyNone
  return said(await office.now(), (now) => ({ type: 'office', ...now, whyNoPasskeys }))
}

function forgetHalves({ approved, boxes }: Office): void {
  boxes.forget()
  approved?.forget()
}

async function act(
  office: Office,
  by: Signer,
  name: Exclude<
    Asked,
    | LookName
    | 'voter'
    | 'incidents'
    | 'figures'
    | 'search'
    | 'join'
    | 'enrol-anew'
    | 'agree'
    | 'import'
    | 'approve-members'
    | 'print'
    | 'print-paper'
    | 'ask'
    | 'paper'
    | 'decide'
    | 'office'
  >,
  body: unknown,
): Promise<Said> {
  switch (name) {
    case 'leave':
      return said(await office.leave(by, staffRequests[name].parse(body).name), () => DONE)
    case 'apply':
      return applyOnPaper(office, by, staffRequests[name].parse(body))
    case 'propose':
      return said(await office.applications.propose(by, staffRequests[name].parse(body).id), () => DONE)
    case 'refuse': {
      const { id, why } = staffRequests[name].parse(body)
      return said(await office.applications.refuse(by, id, why), () => DONE)
    }
    case 'withdraw':
      return said(await office.applications.withdraw(by, staffRequests[name].parse(body).id), () => DONE)
    case 'answer': {
      const { id, as } = staffRequests[name].parse(body)
      return said(await office.applications.answer(by, id, as), () => DONE)
    }
    case 'approve': {
      const { id } = staffRequests[name].parse(body)
      return said(await office.approve(by, id), (letter) => ({ type: 'approved', letter }))
    }
    case 'mark': {
      const { letters, as } = staffRequests[name].parse(body)
      return said(await office.mark(by, letters, as), (count) => ({ type: 'marked', count }))
    }
    case 'reissue':
      return said(await office.reissue(by, staffRequests[name].parse(body).letter), (letter) => ({
        type: 'reissued',
        letter,
      }))
    case 'boxes':
      return said(await office.boxes.sign(by, staffRequests[name].parse(body).seen), signedList)
    case 'approved': {
      const { seen } = staffRequests[name].parse(body)
      return said(await office.signApproved(by, seen), signedList)
    }
    case 'kept':
      return said(await office.kept(staffRequests[name].parse(body).of), ({ boxes, file, number }) => ({
        ...{ type: 'signed-twice', number, boxes, file: toBase64(file) },
      }))
    case 'pause':
      return said(await office.pause(by, staffRequests[name].parse(body).paused), () => DONE)
    default:
      return unreachable(name)
  }
}

async function applyOnPaper(office: Office, by: Signer, asked: StaffRequest<'apply'>): Promise<Said> {
  return said(await office.apply(by, asked.rollNo, asked.category), () => DONE)
}

function signedList({ list: { boxes, number }, file }: SignedList<BoxList | ApprovedList>): Said {
  const counted = { number, boxes: boxes.length }
  return file === null
    ? { type: 'signed-once', ...counted }
    : { type: 'signed-twice', ...counted, file: toBase64(file) }
}

type LookName = 'applications' | 'letters' | 'changes'

async function look(desk: Desk, name: LookName, body: unknown): Promise<Said> {
  switch (name) {
    case 'applications':
      return read(await desk.applications(staffRequests[name].parse(body)))
    case 'letters':
      return read(await desk.letters(staffRequests[name].parse(body)))
    case 'changes':
      return read(await desk.changes())
    default:
      return unreachable(name)
  }
}

/** A number is on its voter's letter; a name is known to many, so a line of the acts says who asked for one. */
async function search({ desk, office }: StaffHands, by: Signer, asked: StaffRequest<'search'>): Promise<Said> {
  if ('letter' in asked) return read(await desk.search(asked.letter))
  const letter = await desk.letterOf(asked)
  if (!letter.ok) return { type: 'refused', refusal: 'try-again' }
  const noted = await office.lookedUp(by, { type: 'looked-up', letter: letter.value })
  if (!noted.ok) return refused(noted.error)
  return letter.value === null ? { type: 'found', letter: null } : read(await desk.search(letter.value))
}

/** A clerk looks for one person at a time, and a line of the acts says whose rows were shown. */
async function voter({ desk, office }: StaffHands, by: Signer, asked: StaffRequest<'voter'>): Promise<Said> {
  const found = await desk.voter(asked, by.consulate)
  if (!found.ok) return read(found)
  const noted = await office.lookedUp(by, { type: 'rows-shown', rows: found.value.voters.map(({ rollNo }) => rollNo) })
  return noted.ok ? found.value : refused(noted.error)
}

async function importRows(office: Office, by: Signer, { csv }: StaffRequest<'import'>): Promise<Said> {
  const done = await office.import(by, utf8(csv))
  if (!done.ok && typeof done.error !== 'string') {
    return {
      type: 'problems',
      problems: done.error.map(({ file: _, ...problem }) => problem),
    }
  }
  return done.ok ? done.value : { type: 'refused', refusal: done.error }
}

/** One after the other, each with its own line of the acts: what was approved before an answer was lost stays so. */
async function approveMembers(
  { desk, office }: StaffHands,
  by: Signer,
  { ids }: StaffRequest<'approve-members'>,
): Promise<Said> {
  // M5: everybody else is looked at one by one.
  if (!office.isOfMembers) return { type: 'refused', refusal: 'not-in-this-state' }
  const proposed = await desk.applications({ state: 'proposed' })
  if (!proposed.ok) return read(proposed)
  const seen = new Set(ids)
  const applications =
    'applications' in proposed.value ? proposed.value.applications.filter((each) => seen.has(each.id)) : []
  const others = applications.filter(({ proposedBy }) => proposedBy !== by.name)
  if (others.length === 0) return { type: 'refused', refusal: applications.length === 0 ? 'not-there' : 'same-person' }
  for (const { id } of others) {
    const done = await office.approve(by, id)
    if (!done.ok) return refused(done.error)
  }
  return { type: 'members-approved', count: others.length }
}

async function print({ draw, office }: StaffHands, by: Signer, { letters }: StaffRequest<'print'>): Promise<Said> {
  const printed = await office.print(by, letters)
  if (!printed.ok) return refused(printed.error)
  const pdf = await draw(printed.value)
  const numbers = printed.value.map(({ number }) => number)
  return said(pdf, (bytes) => ({ type: 'printed', letters: numbers, pdf: toBase64(bytes) }))
}

/** The letter says that somebody applied: a line of the acts says who had it printed. */
async function printPaper(
  { desk, drawPaper, office }: StaffHands,
  by: Signer,
  { ids }: StaffRequest<'print-paper'>,
): Promise<Said> {
  const listed = await desk.onPaper(ids)
  if (!listed.ok)
    return listed.error.type === 'no-answer' ? { type: 'refused', refusal: 'try-again' } : refused(listed.error)
  const letters = listed.value
  if (letters.length === 0) return { type: 'refused', refusal: 'not-there' }
  const noted = await office.lookedUp(by, { type: 'rows-shown', rows: letters.map(({ rollNo }) => rollNo) })
  if (!noted.ok) return refused(noted.error)
  const pdf = await drawPaper(letters.map(({ rollNo: _, ...letter }) => letter))
  return said(pdf, (bytes) => ({ type: 'paper-printed', count: letters.length, pdf: toBase64(bytes) }))
}

async function ask(changes: Changes, by: Signer, wish: StaffRequest<'ask'>): Promise<Said> {
  if (wish.kind !== 'rebind') return said(await changes.ask(by, wish), (id) => ({ type: 'asked', id }))
  const birthDate = parseDate(wish.person.birthDate)
  if (birthDate === null) return { type: 'refused', refusal: 'not-a-date' }
  const person = { ...wish.person, birthDate }
  return said(await changes.ask(by, { ...wish, person }), (id) => ({ type: 'asked', id }))
}

function said<T>(done: Result<T, ActRefusal>, answer: (value: T) => Said): Said {
  return done.ok ? answer(done.value) : refused(done.error)
}

function refused(error: ActRefusal): Said {
  if (typeof error === 'string') return { type: 'refused', refusal: error }
  return { type: 'refused', refusal: error.type, about: error.rollNo }
}

function read(looked: Result<Said, NoAnswer>): Said {
  return looked.ok ? looked.value : { type: 'refused', refusal: 'try-again' }
}
