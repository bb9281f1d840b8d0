/** People's acts on the office's screen. The bridge parses them with this schema before the session sees them. */
import { z } from 'zod'
import { hasWholeLetters } from '#election/canonical-json.ts'
import { lostCauses, WITNESSES_MOST } from '#election/count/lost-media.ts'
import { contestId, lostPairNumber, stationId } from '#election/id-schemas.ts'
import { SEALED_HEX } from '#election/keys/sealed-passphrase.ts'
import { NAME_MOST } from '#election/person-name.ts'
import { QUICK_REPORT_FIGURE_MAX } from '#election/quick-report.ts'
import { type LocalDate, type LocalTime, parseDate, parseTime } from '#election/time.ts'
import { OFFICE_PAPERS } from './papers.ts'
import { ANSWERS } from './problem-groups.ts'
import { CLIPS_IN_ONE_LINE } from './record.ts'
import { ROOM_PURPOSES } from './room.ts'
import { CLIP_GROUPS } from './voice.ts'

const name = z.string().trim().min(1).max(NAME_MOST).refine(hasWholeLetters)
const words = z.string().trim().min(1).max(400).refine(hasWholeLetters)
const passphrase = z.string().max(1024).refine(hasWholeLetters)
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const clip = z.strictObject({ id: z.string().max(60), content: hash })
const ofPair = { station: stationId, pair: lostPairNumber, chair: name }
const turnout = z.number().int().min(0).max(QUICK_REPORT_FIGURE_MAX)
const date = parsed<LocalDate>(parseDate)
const time = parsed<LocalTime>(parseTime)

function parsed<T>(parse: (text: string) => T | null) {
  return z.string().transform((text, context) => {
    const value = parse(text)
    if (value !== null) return value
    context.addIssue({ code: 'custom', message: 'not what it says' })
    return z.NEVER
  })
}

const cards = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('voting'), station: stationId, count: z.number().int().min(1).max(9999) }),
  z.strictObject({
    type: z.literal('operator'),
    station: stationId,
    card: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  }),
])

export const officeScreenEventSchema = z.discriminatedUnion('type', [
  /** The first person of a new project. */
  z.strictObject({
    type: z.literal('begin'),
    use: z.enum(['live', 'rehearsal']),
    name,
    passphrase,
    /** The project whose settings it takes over; left out: none. */
    earlier: z.string().max(4096).optional(),
  }),
  /** The person who is signed in takes the new person in. */
  z.strictObject({ type: z.literal('join'), name, passphrase }),
  z.strictObject({ type: z.literal('sign-in'), name, passphrase }),
  z.strictObject({ type: z.literal('sign-out') }),
  z.strictObject({ type: z.literal('look-for-files') }),
  /** Is this computer as a real election asks? Changes nothing. */
  z.strictObject({ type: z.literal('look-at-own-machine') }),
  /** One of the view's folders. */
  z.strictObject({ type: z.literal('import'), folder: z.string().max(4096) }),
  z.strictObject({
    type: z.literal('mend'),
    file: z.string().max(40),
    line: z.number().int().min(1),
    column: z.string().max(80),
    /** As it was on the screen: another cell by now is not this one. */
    was: z.string().max(400),
    is: z.string().max(400).refine(hasWholeLetters),
  }),
  /** Every problem of that kind in that column, as it is answered. */
  z.strictObject({
    type: z.literal('mend-kind'),
    file: z.string().max(40),
    column: z.string().max(80),
    code: z.string().max(40),
    answer: z.enum(ANSWERS),
  }),
  /** Onto the stick: empty files to fill in; the list of letters that became 〓. */
  z.strictObject({ type: z.literal('put-templates') }),
  z.strictObject({ type: z.literal('put-letters') }),
  /** TC-35: who drew the order that stands in candidates.csv, and when. */
  z.strictObject({ type: z.literal('state-lot'), contest: z.string().max(40), drawnBy: words, on: date }),
  /** LAW-19: from the next list on, on paper, or on the machines again. */
  z.strictObject({
    type: z.literal('say-paper'),
    contest: z.string().max(40),
    paper: z.boolean(),
    why: words,
    decidedBy: words,
  }),
  /** D-26 */
  z.strictObject({
    type: z.literal('say-gone'),
    contest: z.string().max(40),
    number: z.number().int().min(1).max(999),
    state: z.enum(['stands', 'died', 'withdrew']),
    heard: words,
  }),
  /** TC-20: every station in the order of stations.csv. */
  z.strictObject({
    type: z.literal('say-day'),
    date,
    opens: time,
    closes: time,
    stations: z
      .array(
        z.strictObject({
          station: stationId,
          opens: time,
          closes: time,
          dates: z.array(date).min(1).max(60).readonly(),
        }),
      )
      .max(2000)
      .readonly(),
    decidedBy: words,
    notice: words,
  }),
  z.strictObject({ type: z.literal('approve'), item: z.string().max(80), content: hash }),
  z.strictObject({ type: z.literal('put-kits') }),
  z.strictObject({ type: z.literal('take-machine-files') }),
  z.strictObject({ type: z.literal('open-room'), purpose: z.enum(ROOM_PURPOSES), cards: cards.optional() }),
  z.strictObject({ type: z.literal('close-room') }),
  /** X-C5: `sealPassphrase`, for the key process alone. */
  z.strictObject({
    type: z.literal('give-passphrase'),
    seat: z.number().int().min(0).max(255),
    sealed: z
      .string()
      .regex(/^[0-9a-f]*$/)
      .length(SEALED_HEX),
  }),
  /** The work for which the room was opened. */
  z.strictObject({ type: z.literal('do-work') }),
  z.strictObject({ type: z.literal('make-papers') }),
  /** One of the view's papers, by its path; a page of it, from 0; and away again. */
  z.strictObject({ type: z.literal('look-at-paper'), path: z.string().max(4096) }),
  z.strictObject({ type: z.literal('turn-paper'), page: z.number().int().min(0).max(9999) }),
  z.strictObject({ type: z.literal('put-paper-away') }),
  /** Once more if it was printed before; not while it is under way. */
  z.strictObject({ type: z.literal('print-paper'), path: z.string().max(4096) }),
  /** All papers of these names that are neither printed nor under way. */
  z.strictObject({
    type: z.literal('print-papers'),
    names: z.array(z.enum(OFFICE_PAPERS)).min(1).max(OFFICE_PAPERS.length).readonly(),
  }),
  /** 0: the newest acts. */
  z.strictObject({ type: z.literal('turn-record'), page: z.number().int().min(0).max(9999) }),
  /** All of it, as PDF. */
  z.strictObject({ type: z.literal('print-record') }),
  /** The same files for a rehearsal, onto the stick. */
  z.strictObject({ type: z.literal('put-rehearsal') }),
  /** One of the view's media, onto the empty stick. */
  z.strictObject({ type: z.literal('put-medium'), medium: z.string().max(32) }),
  /** The stick with this label, by another person. */
  z.strictObject({ type: z.literal('check-medium'), medium: z.string().max(32) }),
  /** The signed list, onto the stick for a station's machines or for the tally (null); another person's look at it. */
  z.strictObject({ type: z.literal('put-list'), station: stationId.nullable() }),
  z.strictObject({ type: z.literal('check-list'), station: stationId.nullable() }),
  /** The number as the screen shows it, approved by the person who is signed in. */
  z.strictObject({ type: z.literal('approve-number'), number: z.string().regex(/^\d{5}( \d{5}){3}$/) }),
  /** Who joined after the machines were given names approves too. */
  z.strictObject({ type: z.literal('admit-approver'), name }),
  /** Only by the person who gave it, while nothing of the list has left. */
  z.strictObject({ type: z.literal('take-number-back'), why: words }),
  z.strictObject({ type: z.literal('take-admission-back'), name, why: words }),
  /** Files that the commission's key signed after the ceremony: from the stick, approved as they are shown, and the approvals onto the stick. */
  z.strictObject({ type: z.literal('take-documents') }),
  z.strictObject({ type: z.literal('approve-document'), sha256: hash }),
  z.strictObject({ type: z.literal('put-document-approvals'), sha256: hash }),
  /** Somebody there told that all machines show its check number. */
  z.strictObject({ type: z.literal('say-list-told'), station: stationId.nullable(), who: words }),
  /** Onto the round of roll lists that is made next (ELG-02a): what lies on the stick; a day list that does not come; whether it is the last. */
  z.strictObject({ type: z.literal('take-roll-changes') }),
  z.strictObject({ type: z.literal('give-day-list-up'), station: stationId, why: words }),
  z.strictObject({ type: z.literal('give-online-rows-up'), why: words }),
  z.strictObject({ type: z.literal('say-last-round'), last: z.boolean() }),
  /** The rows of its changes.csv: the first, or those that are sought. */
  z.strictObject({ type: z.literal('look-at-round'), query: z.string().max(NAME_MOST).refine(hasWholeLetters) }),
  /** Voters on whom two votes meet, of the round that is made or of one that was signed. */
  z.strictObject({ type: z.literal('look-at-meetings'), number: z.number().int().min(1).max(99) }),
  z.strictObject({ type: z.literal('drop-round') }),
  /** The round as the screen shows it. */
  z.strictObject({ type: z.literal('approve-round'), content: hash }),
  /** All lists of a station so far, onto its stick; another person's look at it; somebody told that it is there. */
  z.strictObject({ type: z.literal('put-roll-list'), station: stationId }),
  z.strictObject({ type: z.literal('check-roll-list'), station: stationId }),
  z.strictObject({ type: z.literal('say-roll-list-told'), station: stationId, who: words }),
  /** CNT-08: a pair of media of which nothing can be counted, as the chair declares it; taken back when it is found. */
  z.strictObject({
    type: z.literal('enter-loss'),
    ...ofPair,
    cause: z.enum(lostCauses),
    known: words,
    opinion: words,
    witnesses: z.array(name).min(1).max(WITNESSES_MOST).readonly(),
    told: z
      .array(z.strictObject({ contest: z.string().max(40), records: z.number().int().min(0).max(10_000_000) }))
      .max(8)
      .readonly(),
  }),
  z.strictObject({ type: z.literal('withdraw-loss'), ...ofPair, why: words }),
  /** The declaration as the screen shows it. */
  z.strictObject({ type: z.literal('approve-losses'), content: hash }),
  /** The signed declaration, onto a stick; another person's look at it; the tally has read it. */
  z.strictObject({ type: z.literal('put-losses') }),
  z.strictObject({ type: z.literal('check-losses') }),
  z.strictObject({ type: z.literal('say-losses-told'), who: words }),
  /** S-21: turnout so far as a station told it, or as its paper's code says; taken back; whose day the board shows; the board's files. */
  z.strictObject({
    type: z.literal('tell-turnout'),
    station: stationId,
    date,
    until: time,
    contests: z
      .array(z.strictObject({ contest: contestId, men: turnout, women: turnout, unsaid: turnout }))
      .min(1)
      .max(8)
      .readonly(),
    who: words,
  }),
  z.strictObject({ type: z.literal('read-turnout'), code: z.string().max(600) }),
  z.strictObject({ type: z.literal('take-turnout-back'), station: stationId, date, until: time, why: words }),
  z.strictObject({ type: z.literal('show-turnout-of'), date }),
  z.strictObject({ type: z.literal('put-turnout') }),
  /** A share of the counting key, onto its holder's stick; another person's look at it. */
  z.strictObject({ type: z.literal('put-share'), holder: z.number().int().min(1).max(255) }),
  z.strictObject({ type: z.literal('check-share'), holder: z.number().int().min(1).max(255) }),
  /** A voice pack, from the stick; or made here. */
  z.strictObject({ type: z.literal('take-voice') }),
  z.strictObject({ type: z.literal('make-voice') }),
  /** The group and the page that are shown, from page 0. */
  z.strictObject({
    type: z.literal('show-clips'),
    group: z.enum(CLIP_GROUPS),
    page: z.number().int().min(0).max(99),
  }),
  /** The person who is signed in heard them: right, or not. */
  z.strictObject({ type: z.literal('approve-clips'), clips: z.array(clip).min(1).max(CLIPS_IN_ONE_LINE).readonly() }),
  z.strictObject({ type: z.literal('refuse-clip'), clip, why: words }),
  /** `without`: something lacks, and it goes all the same. */
  z.strictObject({
    type: z.literal('hand-out'),
    station: stationId,
    to: words,
    without: z.strictObject({ why: words, decidedBy: words }).optional(),
  }),
  /** Takes the message away after it was read. */
  z.strictObject({ type: z.literal('acknowledge') }),
])

export type OfficeScreenEvent = z.infer<typeof officeScreenEventSchema>
