/** The state of a project: its record, read from the first line to the last. */
import { unreachable } from '#election/assert.ts'
import { APPROVALS_NEEDED } from '#election/keys/approvers.ts'
import { dateOf, type LocalDate, type LocalMinute } from '#election/time.ts'
import { type Approving, byApprover, isOneOfTwo, mayApproveDocuments, nextRound } from './approver-acts.ts'
import { authorsAfter, withFiles } from './authors.ts'
import { type Board, type BoardAct, boardAfter, isOfBoard, NO_BOARD } from './board.ts'
import { type ClipWord, heardAs, wordOn } from './clip-word.ts'
import { type DocumentAct, type Documents, documentsAfter, isOfDocuments } from './documents.ts'
import { isOfLosses, type LossAct, type Losses, lossesAfter, NO_LOSSES } from './losses.ts'
import type { Act, Entry } from './record.ts'
import { isOfRolls, NO_ROLLS, type RollAct, type Rolls, rollsAfter } from './rolls.ts'

interface Lot {
  /** The order of the candidates: another order needs another statement. */
  readonly order: string
  readonly drawnBy: string
  readonly on: LocalDate
  /** Who entered it. */
  readonly by: string
  /** In place of an entry before it of the same order. */
  readonly again: boolean
  /** A list with this order was signed since. */
  readonly signed: boolean
}

/** A contest that went to paper, or came back: the last statement. */
interface PaperSaid {
  readonly paper: boolean
  readonly why: string
  readonly decidedBy: string
  readonly by: string
  /** Its line in the record: the same words said again are another decision. */
  readonly line: number
}

interface Approvals {
  readonly content: string
  readonly by: readonly string[]
}

export interface Project extends Approving {
  readonly use: 'live' | 'rehearsal' | null
  /** Name → public key. */
  readonly people: ReadonlyMap<string, string>
  /** File → SHA-256 of it, as it was imported or mended last. */
  readonly files: ReadonlyMap<string, string>
  /** 照合番号 of the election that is over whose settings these files have; null: they came whole. */
  readonly from: string | null
  /** File → who made it what it is: who imported it, and who mended it since. */
  readonly authors: ReadonlyMap<string, readonly string[]>
  readonly lots: ReadonlyMap<string, Lot>
  readonly papers: ReadonlyMap<string, PaperSaid>
  /** Item → approvers of its last content. */
  readonly approvals: ReadonlyMap<string, Approvals>
  /** The pack that counts; null: an election by touch alone, so far. */
  readonly voice: { readonly sha256: string; readonly by: string } | null
  /** `heardAs` a clip → what people said of it. A clip of a later pack with the same sound and words keeps it. */
  readonly clips: ReadonlyMap<string, ClipWord>
  /** Station → kind of card → how many. */
  readonly cards: ReadonlyMap<string, ReadonlyMap<string, number>>
  readonly authority: string | null
  readonly signed: SignedPackage | null
  /** The text on its label → who wrote the stick, and who looked at it since. */
  readonly media: ReadonlyMap<string, MediumPut>
  /** Station (null: the tally) → the list that was put on a stick for it last. */
  readonly carried: ReadonlyMap<string | null, Carried>
  /** Key holder → who wrote the stick, and who saw it and had the share erased here. */
  readonly shares: ReadonlyMap<number, MediumPut>
  /** Key holder → the day on which the share was proved last. */
  readonly proved: ReadonlyMap<number, LocalDate>
  /** Station → each time that media and cards left for it, in their order. */
  readonly handedOut: ReadonlyMap<string, readonly Handed[]>
  readonly rolls: Rolls
  readonly losses: Losses
  readonly documents: Documents
  readonly board: Board
  readonly entries: readonly Entry[]
}

export interface Carried {
  readonly version: number
  readonly by: string
  readonly checkedBy: string | null
  /** Who told that all machines there show its check number. */
  readonly told: string | null
}

export interface Handed {
  readonly to: string
  readonly by: string
  readonly at: LocalMinute
  /** The parts that lacked then, and who decided why it went all the same; null: nothing lacked. */
  readonly without: { readonly parts: readonly string[]; readonly why: string; readonly decidedBy: string } | null
  /** Its line in the record: what was made after it lies still here. */
  readonly line: number
}

export interface MediumPut {
  readonly by: string
  readonly checkedBy: string | null
}

interface SignedPackage {
  /** 照合番号 of package and current list. */
  readonly number: string
  readonly listVersion: number
  /** File → SHA-256 of it when the package was signed: by these the rolls of the stations were made. */
  readonly files: ReadonlyMap<string, string>
  /** The same when package or list was signed last. */
  readonly filesLast: ReadonlyMap<string, string>
  /** Item → its content when it was signed last. */
  readonly contents: ReadonlyMap<string, string>
  readonly says: SignedPoll | null
}

/** The poll by package and current list. */
export interface SignedPoll {
  readonly date: LocalDate
  /** `Draft.day` of what was signed. */
  readonly day: string
  /** Contests without a poll (TC-52). */
  readonly without: readonly string[]
  /** Contests on paper for a time (LAW-19). */
  readonly paper: readonly string[]
  /** Hash of the voice pack; null: an election by touch alone. */
  readonly voice: string | null
}

export const NEW_PROJECT: Project = {
  use: null,
  people: new Map(),
  files: new Map(),
  from: null,
  authors: new Map(),
  lots: new Map(),
  papers: new Map(),
  approvals: new Map(),
  voice: null,
  clips: new Map(),
  cards: new Map(),
  authority: null,
  pinned: [],
  round: 1,
  admissions: new Map(),
  numbers: new Map(),
  signed: null,
  media: new Map(),
  shares: new Map(),
  carried: new Map(),
  proved: new Map(),
  handedOut: new Map(),
  rolls: NO_ROLLS,
  losses: NO_LOSSES,
  documents: new Map(),
  board: NO_BOARD,
  entries: [],
}

export function projectOf(entries: readonly Entry[]): Project {
  return entries.reduce(withAct, NEW_PROJECT)
}

export function withAct(project: Project, entry: Entry): Project {
  return { ...project, ...changesOf(project, entry), entries: [...project.entries, entry] }
}

function changesOf(project: Project, entry: Entry): Partial<Project> {
  const { act } = entry
  if (isOfRolls(act)) return { rolls: rollsAfter(project.rolls, act, entry) }
  if (isOfDocuments(act)) return { documents: documentsAfter(project.documents, act, entry.by) }
  if (isOfLosses(act)) return { losses: lossesAfter(project.losses, act, entry) }
  if (isOfBoard(act)) return { board: boardAfter(project.board, act, entry) }
  return changesBy(project, act, entry)
}

type OtherAct = Exclude<Act, RollAct | LossAct | DocumentAct | BoardAct>

function changesBy(project: Project, act: OtherAct, { by, at }: Entry): Partial<Project> {
  switch (act.type) {
    case 'begun':
      return { use: act.use, people: new Map([[by, act.key]]) }
    case 'joined':
      return { people: new Map(project.people).set(act.name, act.key) }
    case 'imported':
      return {
        files: new Map(act.files.map(({ name, sha256 }) => [name, sha256])),
        from: act.from ?? null,
        authors: new Map(act.files.map((file) => [file.name, authorsAfter(project, file, by)])),
      }
    case 'mended':
    case 'kind-mended':
      return withFiles(project, [{ name: act.file, sha256: act.sha256 }], by)
    case 'day-said':
    case 'gone-said':
      return withFiles(project, act.files, by)
    case 'paper-said': {
      const { contest, paper, why, decidedBy } = act
      const said = { paper, why, decidedBy, by, line: project.entries.length + 1 }
      return { papers: new Map(project.papers).set(contest, said) }
    }
    case 'lot-drawn':
      return withLot(project, act, by)
    case 'approved':
      return { approvals: withApproval(project, act, by) }
    case 'voice-taken':
    case 'clips-approved':
    case 'clip-refused':
      return voiceAfter(project, act, by)
    case 'office-made':
      return { authority: act.authority, pinned: pinnedBy(project, act.approvers ?? 0) }
    case 'papers-made':
    case 'kits-put':
    case 'machines-taken':
      return {}
    case 'number-approved':
    case 'approver-admitted':
      return byApprover(project, act, by)
    case 'number-taken-back':
    case 'admission-taken-back':
      return nextRound(project)
    case 'package-signed':
    case 'list-signed':
      return { signed: signedBy(project, act), lots: lotsSigned(project, act.contents), admissions: new Map() }
    case 'cards-made':
      return { cards: withCards(project, act) }
    case 'medium-put':
      return { media: withPut(project.media, act.medium, by) }
    case 'medium-checked':
      return { media: withLook(project.media, act.medium, by) }
    case 'list-put':
      return { carried: withListPut(project, act, by) }
    case 'list-checked':
      return withCarried(project, act, { checkedBy: by })
    case 'list-told':
      return withCarried(project, act, { told: act.who })
    case 'share-put':
      return shareOnStick(project, act.index, by)
    case 'share-checked':
      return { shares: withLook(project.shares, act.index, by) }
    case 'share-proved':
      return { proved: new Map(project.proved).set(act.index, dateOf(at)) }
    case 'handed-out':
      return { handedOut: withHanded(project, act, { by, at }) }
    default:
      return unreachable(act)
  }
}

/** Put again it was looked at by nobody, and nobody told of it. */
function withListPut({ carried }: Project, { station, version }: Extract<Act, { type: 'list-put' }>, by: string) {
  return new Map(carried).set(station, { version, by, checkedBy: null, told: null })
}

function withHanded(
  { handedOut, entries }: Project,
  { station, to, without }: Extract<Act, { type: 'handed-out' }>,
  { by, at }: Pick<Entry, 'by' | 'at'>,
): Project['handedOut'] {
  const handed = { to, by, at, without: without ?? null, line: entries.length + 1 }
  return new Map(handedOut).set(station, [...(handedOut.get(station) ?? []), handed])
}

/** Entered again it is another statement: who approved the list under the one before has not seen this one. */
function withLot(
  project: Project,
  { contest, order, drawnBy, on, again: inPlace }: Extract<Act, { type: 'lot-drawn' }>,
  by: string,
): Pick<Project, 'lots' | 'approvals'> {
  const again = inPlace === true
  const lots = new Map(project.lots).set(contest, { order, drawnBy, on: on as LocalDate, by, again, signed: false })
  const approvals = new Map(project.approvals)
  if (again) approvals.delete(candidatesOf(contest))
  return { lots, approvals }
}

/** The package is signed with the candidates as they stand, drawn or not: its signature is one of a lot where two approved them under it. */
function lotsSigned(
  project: Project,
  contents: readonly { readonly item: string; readonly content: string }[],
): Project['lots'] {
  const signed = new Set(contents.flatMap(({ item, content }) => (isApproved(project, item, content) ? [item] : [])))
  return new Map(
    [...project.lots].map(([contest, lot]) => [
      contest,
      signed.has(candidatesOf(contest)) ? { ...lot, signed: true } : lot,
    ]),
  )
}

/** Kits of stations that came later name the same people. */
function pinnedBy({ authority, pinned, people }: Project, count: number): Project['pinned'] {
  return authority === null ? [...people.keys()].slice(0, count) : pinned
}

/** The package is the first list; what a later one does not name stays as it was signed before. */
function signedBy(
  { signed, files: now }: Project,
  act: Extract<Act, { type: 'package-signed' | 'list-signed' }>,
): Project['signed'] {
  const isList = act.type === 'list-signed'
  const before = isList ? (signed?.contents ?? []) : []
  const files = isList && signed !== null ? signed.files : now
  const contents = new Map([...before, ...contentsOf(act.contents)])
  const listVersion = isList ? act.version : 1
  return { number: act.number, listVersion, files, filesLast: now, contents, says: pollOf(act) }
}

/** The item that two people approve: `draftOf` calls it so. */
function candidatesOf(contest: string): string {
  return `candidates/${contest}`
}

function withCards(
  { cards }: Project,
  { station, kind, count }: Extract<Act, { type: 'cards-made' }>,
): Project['cards'] {
  const own = cards.get(station) ?? new Map<string, number>()
  return new Map(cards).set(station, new Map(own).set(kind, (own.get(kind) ?? 0) + count))
}

function withApproval(
  { approvals }: Project,
  { item, content }: Extract<Act, { type: 'approved' }>,
  by: string,
): Project['approvals'] {
  const before = approvals.get(item)
  const others = before?.content === content ? before.by : []
  return new Map(approvals).set(item, { content, by: [...new Set([...others, by])] })
}

/** Written anew it was looked at by nobody. */
function withPut<Key>(puts: ReadonlyMap<Key, MediumPut>, key: Key, by: string): ReadonlyMap<Key, MediumPut> {
  return new Map(puts).set(key, { by, checkedBy: null })
}

/** On another stick it was proved by nobody. */
function shareOnStick({ shares, proved }: Project, index: number, by: string): Pick<Project, 'shares' | 'proved'> {
  return { shares: withPut(shares, index, by), proved: new Map([...proved].filter(([each]) => each !== index)) }
}

function withLook<Key>(puts: ReadonlyMap<Key, MediumPut>, key: Key, by: string): ReadonlyMap<Key, MediumPut> {
  const put = puts.get(key)
  return put === undefined ? puts : new Map(puts).set(key, { ...put, checkedBy: by })
}

/** Who refused a clip and approves it now takes the refusal back. */
function voiceAfter(
  project: Project,
  act: Extract<Act, { type: 'voice-taken' | 'clips-approved' | 'clip-refused' }>,
  by: string,
): Pick<Project, 'voice'> | Pick<Project, 'clips'> {
  if (act.type === 'voice-taken') return { voice: { sha256: act.sha256, by } }
  if (act.type === 'clip-refused') {
    const clips = new Map(project.clips).set(heardAs(act.clip), { approvedBy: [], refused: { by, why: act.why } })
    return { clips }
  }
  const approved = act.clips.map((clip) => {
    const { approvedBy, refused } = wordOn(project, clip)
    const word = { approvedBy: [...new Set([...approvedBy, by])], refused: refused?.by === by ? null : refused }
    return [heardAs(clip), word] as const
  })
  return { clips: new Map([...project.clips, ...approved]) }
}

function withCarried(
  { carried }: Project,
  { station, version }: { readonly station: string | null; readonly version: number },
  more: Partial<Carried>,
): Partial<Project> {
  const put = carried.get(station)
  return put?.version === version ? { carried: new Map(carried).set(station, { ...put, ...more }) } : {}
}

function pollOf({ says }: Extract<Act, { type: 'package-signed' | 'list-signed' }>): SignedPoll | null {
  return says === undefined
    ? null
    : { ...says, date: says.date as LocalDate, paper: says.paper ?? [], voice: says.voice ?? null }
}

function contentsOf(contents: readonly { readonly item: string; readonly content: string }[]) {
  return new Map(contents.map(({ item, content }) => [item, content]))
}

/** Who of those whose word counts has approved the item as it is now. */
export function approversOf(project: Project, item: string, content: string): readonly string[] {
  const given = project.approvals.get(item)
  const counts = isOfDocument(item) ? mayApproveDocuments : isOneOfTwo
  return given?.content === content ? given.by.filter((name) => counts(project, name)) : []
}

/** It becomes a signed document, whose readers take the word of the people whom the package names. */
function isOfDocument(item: string): boolean {
  return item.startsWith('roll-list/') || item.startsWith('lost-media/')
}

export function isApproved(project: Project, item: string, content: string): boolean {
  return approversOf(project, item, content).length >= APPROVALS_NEEDED
}
