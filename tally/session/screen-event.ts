/**
 * People's acts at the tally's screen. The bridge parses them with this schema before the session sees them. Desk and election-day send the
 * same events: unlock, choose-mode, confirm-zero, receive-station (each), receive-reports, compare-report (each station), read-media,
 * provide-share (k times), count, type-paper or no-paper (each contest), enter-lot when a contest asks for it, print.
 */
import { z } from 'zod'
import { hasWholeLetters } from '#election/canonical-json.ts'
import { ANNOUNCEMENTS_MAX } from '#election/count/announcement.ts'
import { containers, transportItems } from '#election/count/arrival.ts'
import { pairNumber, stationId } from '#election/id-schemas.ts'
import { SEALED_HEX } from '#election/keys/sealed-passphrase.ts'
import { languageSchema } from '#election/language.ts'
import { type LocalMinute, parseMinute } from '#election/time.ts'

const name = z.string().trim().min(1).max(60).refine(hasWholeLetters)
const contest = z.string().min(1).max(40)
const words = z.string().trim().min(1).max(400).refine(hasWholeLetters)

const names = z.array(name).min(1).max(10)
const winners = z.array(z.number().int().min(1)).min(1).max(100)

/** 照合番号 */
const checkNumber = z.string().regex(/^\d{5}( \d{5}){3}$/)

const sealed = z
  .string()
  .regex(/^[0-9a-f]*$/)
  .length(SEALED_HEX)

/** At most the sheet of a station with 55 pairs and 7 contests. */
const fields = z
  .record(z.string().max(80), z.string().max(2000).refine(hasWholeLetters))
  .refine((typed) => Object.keys(typed).length <= 500)
const typing = z.strictObject({ by: name, fields })
/** The fields of all papers and elections; the session limits their whole length. */
const minutesFields = z
  .record(z.string().max(80), z.string().max(2000).refine(hasWholeLetters))
  .refine((said) => Object.keys(said).length <= 600)

export const tallyDocuments = [
  'result-sheet',
  'counting-record',
  'election-record',
  'joined-record',
  'poster',
  'reading-script',
  'storage-list',
  'poll-result',
  'elected-notices',
] as const
/** For other programs, with the figures of the papers. */
export const tallyExports = ['csv', 'json', 'nist', 'poll-csv'] as const
/** NIST SP 1500-103: made only for a person who has agreed to what the file is not. */
export const CAST_VOTE_RECORDS = 'cast-vote-records'

export const tallyScreenEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('language-chosen'), language: languageSchema }),
  /** X-C5: the passphrase of this machine's own key, as `unlockMachine` of `sealed-passphrase.ts` seals it. */
  z.strictObject({ type: z.literal('unlock'), sealed }),
  /** The screen offers the count, and the second PC's part in one. */
  z.strictObject({ type: z.literal('choose-mode'), mode: z.enum(['count', 'mix']) }),
  /** TC-49: counting witnesses have seen that the tally holds nothing. */
  z.strictObject({ type: z.literal('confirm-zero'), witnesses: z.array(name).min(1).max(10) }),
  /** CNT-01, CNT-02: a station by its transport list, item by item, with the seal and lock of each container. */
  z.strictObject({
    type: z.literal('receive-station'),
    station: stationId,
    clerk: name,
    differing: z.array(z.strictObject({ item: z.enum(transportItems), note: words })).max(transportItems.length),
    containers: z
      .array(
        z.strictObject({
          container: z.enum(containers),
          sealed: z.boolean(),
          locked: z.boolean(),
          label: z.string().trim().max(60).refine(hasWholeLetters),
        }),
      )
      .length(containers.length),
  }),
  /** CNT-02: why a container that is not sealed or not locked is taken all the same. */
  z.strictObject({
    type: z.literal('decide-container'),
    station: stationId,
    reason: words,
    by: z.array(name).min(1).max(10),
  }),
  /** Reads every station report in the reports directory. */
  z.strictObject({ type: z.literal('receive-reports') }),
  /** X-A5: the clerk compared the number of a report, `number` as it was on the screen, with the printed sheet. */
  z.strictObject({
    type: z.literal('compare-report'),
    station: stationId,
    number: checkNumber,
    same: z.boolean(),
  }),
  /** MED-06: the places of a station's printed sheet, to be typed in; null: nothing is typed any more. */
  z.strictObject({ type: z.literal('open-sheet'), station: stationId.nullable() }),
  /** MED-06: its report, typed twice by two people, each for themselves. */
  z.strictObject({
    type: z.literal('type-report'),
    station: stationId,
    reason: words,
    typings: z.tuple([typing, typing]),
  }),
  /** Reads every medium that is in a slot and was not read yet. `again`: people have agreed that all are read anew, where the merge is lost. */
  z.strictObject({ type: z.literal('read-media'), again: z.literal(true).optional() }),
  /** LAW-14: cause, who decided it, opinion of the counting witnesses and their names, for one duplicate. */
  z.strictObject({
    type: z.literal('allow-duplicate'),
    station: stationId,
    pair: pairNumber,
    cause: z.enum(['damaged', 'lost']),
    chair: name,
    opinion: words,
    witnesses: z.array(name).min(1).max(10),
  }),
  /** CNT-03, CNT-05: why one thing does not agree with another; unlocks the merge or the final result for exactly that. */
  z.strictObject({
    type: z.literal('explain'),
    /** `id` of one of the view's doubts. */
    doubt: z.string().min(1).max(4000),
    reason: words,
    by: z.array(name).min(1).max(10),
  }),
  /** CNT-03: which of several seals of a pair counts; the others stay out. */
  z.strictObject({
    type: z.literal('choose-seal'),
    station: stationId,
    pair: pairNumber,
    seal: z.string().min(1).max(200),
    reason: words,
    by: z.array(name).min(1).max(10),
  }),
  z.strictObject({
    type: z.literal('provide-share'),
    index: z.number().int().min(1).max(255),
    /** The holder who gives it. */
    holder: name.optional(),
    /** X-C5: `provideShare` of `sealed-passphrase.ts`. */
    sealed,
    /** The number of records that this holder has read on the screen, and agrees to open. */
    records: z.number().int().min(0).optional(),
  }),
  /** Merge and mix; each holder opens after it. Final once opened (D-32). */
  z.strictObject({ type: z.literal('count') }),
  /** As `count`, but the last mixer is to be another PC's. */
  z.strictObject({ type: z.literal('mix-with-second') }),
  /** The mix so far, onto the stick between two PCs. */
  z.strictObject({ type: z.literal('carry-out') }),
  /** The other PC's mix, off that stick. */
  z.strictObject({ type: z.literal('carry-in') }),
  /** At the second PC. */
  z.strictObject({ type: z.literal('mix-carried') }),
  /** This is not the second PC after all, or its work is done. */
  z.strictObject({ type: z.literal('leave-mixing') }),
  /** PAP-08: the places of a contest's paper, to be typed in; null: nothing is typed any more. */
  z.strictObject({ type: z.literal('open-paper'), contest: contest.nullable() }),
  /** How many absentee and provisional votes are accepted, where the opening hangs on it; typed twice by two people. */
  z.strictObject({ type: z.literal('enter-accepted'), contest, typings: z.tuple([typing, typing]) }),
  /** PAP-08: what people counted on paper, typed twice by two people; `reason` of a correction, else empty. */
  z.strictObject({
    type: z.literal('type-paper'),
    contest,
    reason: z.string().trim().max(400).refine(hasWholeLetters),
    typings: z.tuple([typing, typing]),
    /** CNT-10: asked for after a lot was drawn, or when the result was final. */
    decided: z.strictObject({ chair: name, witnesses: names }).optional(),
  }),
  /** CNT-07: the election chair says before witnesses that nobody voted on paper in this contest. */
  z.strictObject({ type: z.literal('no-paper'), contest, chair: name, witnesses: z.array(name).min(1).max(10) }),
  /** D-22: enough ballots are still to be counted for the machine's part to be shown alone. */
  z.strictObject({
    type: z.literal('tell-machine'),
    contest,
    ballots: z.number().int().min(0).max(99_999_999),
    chair: name,
  }),
  /** PEO 68(1): a candidate is not eligible, or an earlier decision is taken back; before the witnesses. */
  z.strictObject({
    type: z.literal('rule-candidate'),
    contest,
    candidate: z.number().int().min(1).max(9999),
    eligible: z.boolean(),
    reason: words,
    chair: name,
    witnesses: z.array(name).min(1).max(10),
  }),
  /** TC-50: what the election chair drew, entered by one and read back by another. */
  z.strictObject({
    type: z.literal('enter-lot'),
    contest,
    /** Inside this list, by places in it; null: in the contest, by numbers. */
    list: z.number().int().min(1).max(999).nullable(),
    winners,
    drawnAt: z
      .string()
      .refine((text) => parseMinute(text) !== null)
      .transform((text) => text as LocalMinute),
    way: words,
    drawnBy: name,
    witnesses: names,
    by: name,
    readBack: z.strictObject({ by: name, winners }),
    /** For a lot that is entered again. */
    again: z.strictObject({ reason: words, chair: name }).optional(),
  }),
  /** CNT-12: the chair has figures shown that differ from earlier ones by fewer than ten ballots. */
  z.strictObject({ type: z.literal('tell-figures'), contest, chair: name, reason: words }),
  /** PEO 70, 83: what 開票録 and 選挙録 ask for beyond the count, all places at once; `reason` of a correction, else empty. */
  z.strictObject({
    type: z.literal('write-minutes'),
    by: name,
    reason: z.string().trim().max(400).refine(hasWholeLetters),
    fields: minutesFields,
  }),
  z.strictObject({ type: z.literal('print'), document: z.enum([...tallyDocuments, ...tallyExports]) }),
  /** A paper that was made, by its path in the view. */
  z.strictObject({ type: z.literal('send-to-printer'), path: z.string().max(4096) }),
  /** NIST SP 1500-103, after the words of warning. */
  z.strictObject({ type: z.literal('make-cast-vote-records'), warned: z.literal(true) }),
  /** An announcement of what may be shown now, with the next number. */
  z.strictObject({
    type: z.literal('announce'),
    /** Why the announcement before does not hold; asked for where it does not. */
    reason: words.optional(),
  }),
  /** An earlier one, as it was kept. */
  z.strictObject({ type: z.literal('print-announcement'), number: z.number().int().min(1).max(ANNOUNCEMENTS_MAX) }),
  /** LAW-07: the tally's own log, as it is on the disk now. */
  z.strictObject({ type: z.literal('show-log') }),
  /** LAW-07: the log of one medium that was shown, by its serial and the number of its seal; null: put away. */
  z.strictObject({
    type: z.literal('show-machine-log'),
    medium: z.strictObject({ serial: z.string().min(1).max(40), seal: checkNumber }).nullable(),
    troublesOnly: z.boolean(),
  }),
  /** Takes the message away after it was read. */
  z.strictObject({ type: z.literal('acknowledge') }),
])

export type TallyScreenEvent = z.infer<typeof tallyScreenEventSchema>
export type TallyDocument = (typeof tallyDocuments)[number] | (typeof tallyExports)[number] | typeof CAST_VOTE_RECORDS

/** The others are files for programs. */
export function isPaper(document: TallyDocument): boolean {
  return tallyDocuments.some((each) => each === document)
}

/** A private body has these: every other paper is a form of the election law, or names a municipality. */
const OF_A_BODY: readonly TallyDocument[] = ['result-sheet', 'csv', 'json']

export function isOfBody(document: TallyDocument): boolean {
  return OF_A_BODY.includes(document)
}

/** TC-55: they are about who is elected, of the contests in which this count elects somebody. */
export function isOfElected(document: TallyDocument): boolean {
  return document === 'election-record' || document === 'joined-record' || document === 'elected-notices'
}
