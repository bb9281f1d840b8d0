/** The acts of clerk and presiding officer on the issuer's screen. Parsed here, at the edge; bounded in every field. */
import { z } from 'zod'
import { STATION_PAPERS } from '#documents/station/paper-names.ts'
import { hasWholeLetters } from '#election/canonical-json.ts'
import { PRESENTATIONS } from '#election/card/voting-card.ts'
import { CONTESTS_MAX } from '#election/contests.ts'
import { SEXES } from '#election/definition/definition.ts'
import { contestId, machineId, rollNumber } from '#election/id-schemas.ts'
import { languageSchema } from '#election/language.ts'
import { EARLY_GROUNDS } from '#election/roll/early-grounds.ts'
import { ORDERS, REGISTRATION_CONDITIONS } from '#election/roll/order-row.ts'
import { WHY_NO_TICKET } from '#election/roll/standing.ts'
import { DECIDERS, PROVISIONAL_GROUNDS } from '#election/roll/ways.ts'
import { CLOCK_EVENTS } from './clock-events.ts'
import { DAY_TICKS, KEY_ENVELOPES } from './day-names.ts'
import { markMovedTo, markOwnerSought, mistakenRequested, saidHeard } from './mistaken.ts'
import { rollEvents } from './roll-events.ts'
import { troubleNoted, troubleTakenBack } from './troubles.ts'
import { absentees, count, reason, words } from './typed-figures.ts'
import { WAY_TICKS } from './way-ticks.ts'

/** UTF-16 units; the fields of the screen take as many. */
export const NAME_UNITS_MAX = 80
/** Length of the words on a form of one voter, as much as its place in the books takes. */
export const FORM_UNITS_MAX = 120
/** A control character, which no keyboard types but a pasted text may hold, becomes a blank. */
const withoutControls = (text: string) => text.replace(/\p{Cc}/gu, ' ')
const name = z
  .string()
  .overwrite(withoutControls)
  .trim()
  .min(1)
  // zod's own `max` counts code points, which may be twice as many units.
  .refine((text) => text.length <= NAME_UNITS_MAX)
  .refine(hasWholeLetters)

/** A name that may stay empty. */
const nameOrNone = z.union([z.literal(''), name])
/** A witness beside the officer, by place in the list of witnesses; for this act alone and kept nowhere. */
const witness = z.number().int().min(0).max(4)
const witnesses = z.array(witness).max(5)
/** The keeper of an envelope with keys; a witness by place. */
const keeper = z.union([z.literal('officer'), z.literal('deputy'), witness])

/** Papers that the issuer makes as PDF, and prints where a printer is. */
const OTHER_PAPERS = ['confirmation-sheet', 'station-report', 'issuer-log'] as const
export const PAPERS = [...OTHER_PAPERS, ...STATION_PAPERS] as const
export const TABS = ['prepare', 'open', 'vote', 'watch', 'close', 'papers'] as const
/** How the office's word came: a call, or a paper. */
const SEARCH_FIELDS = ['any', 'scanned', 'roll-number', 'ticket', 'name', 'birth-date', 'address'] as const
export const REPLACED_CARDS = ['unreadable', 'lost'] as const
/** over: voting with it is over there · not-recorded: closed, and it is not among its finished cards. */
export const LEFT_OVER_SAYS = ['over', 'not-recorded'] as const
/** PRX-01: hand or arm · sight · reading and writing. */
export const WHY_PROXY = ['body', 'sight', 'letters'] as const
export const WAYS = [
  'no-ticket',
  'declaration',
  'papers-back',
  'online-void',
  'braille',
  'proxy-refused',
  'braille-refused',
  'paper-unused',
  'refusal',
  'provisional',
] as const
export const CLOSING_TICKS = ['all-voted', 'removed-voters', 'absentee-decided', 'absentee-boxed'] as const
export const SEALING_TICKS = ['originals-sealed', 'duplicates-sealed', 'ballot-box-locked'] as const

const wayEntries = z.strictObject({
  ticks: z.array(z.enum(WAY_TICKS)).max(WAY_TICKS.length).default([]),
  ticketReason: z.enum(WHY_NO_TICKET).nullable().default(null),
  /** Absentee ballot papers handed back; an envelope is none. */
  papers: z.number().int().min(1).max(9).nullable().default(null),
  ground: z.enum(PROVISIONAL_GROUNDS).nullable().default(null),
  decidedBy: z.enum(DECIDERS).nullable().default(null),
  words: z
    .string()
    .overwrite(withoutControls)
    .trim()
    .refine((text) => text.length <= FORM_UNITS_MAX)
    .refine(hasWholeLetters)
    .default(''),
  contests: z.array(contestId).max(CONTESTS_MAX).default([]),
})

/** ELG-01: typed, and looked at as a whole before anything is written. */
const typed = z
  .string()
  .overwrite(withoutControls)
  .trim()
  .refine((text) => text.length <= NAME_UNITS_MAX)
  .refine(hasWholeLetters)
const orderEntries = z.strictObject({
  kind: z.enum(ORDERS).nullable(),
  /** ELG-11: a registration alone. */
  conditions: z.array(z.enum(REGISTRATION_CONDITIONS)).max(REGISTRATION_CONDITIONS.length).readonly(),
  clerk: typed,
  by: typed,
  date: typed,
  name: typed,
  kana: typed,
  sex: z.enum(SEXES).nullable(),
  birthDate: typed,
  address: typed,
})

export const issuerScreenEventSchema = z.discriminatedUnion('type', [
  // Start. The operator card is on the reader.
  z.strictObject({ type: z.literal('pin-entered'), pin: z.string().regex(/^[0-9]{6,12}$/) }),
  /** Officer's answer when the take-over medium holds more than this machine; where the counted tickets differ, only with a reason. */
  z.strictObject({ type: z.literal('take-over-confirmed'), tickets: count, reason: words.default('') }),
  /** Officer's act at an issuer that was not used, and the answer to the question that follows card and PIN. */
  z.strictObject({ type: z.literal('retire-requested') }),
  z.strictObject({ type: z.literal('retire-confirmed') }),
  // Everywhere
  z.strictObject({ type: z.literal('alarm-acknowledged') }),
  z.strictObject({ type: z.literal('tab-chosen'), tab: z.enum(TABS) }),
  z.strictObject({ type: z.literal('language-chosen'), language: languageSchema }),
  // Opening (OPN-01…07)
  ...CLOCK_EVENTS,
  z.strictObject({ type: z.literal('cards-received'), count }),
  z.strictObject({
    type: z.literal('witnesses-named'),
    appointed: z.number().int().min(2).max(5),
    names: z.array(name).max(5),
    /** By place; what is missing is of no party. */
    parties: z.array(nameOrNone).max(5).default([]),
  }),
  z.strictObject({ type: z.literal('witness-marked'), witness, present: z.boolean() }),
  /** ROL-11: undo: the last of these presses about the witness was a mistake. */
  z.strictObject({ type: z.literal('witness-line'), witness, act: z.enum(['begin', 'cut', 'back', 'undo']) }),
  /** ROL-05: in the place of a witness who is not here: a voter of this roll, by number, ticket or name; with `seen`, a name of another roll. */
  z.strictObject({
    type: z.literal('witness-substituted'),
    witness,
    voter: z.string().min(1).max(128).refine(hasWholeLetters),
    ...{ party: nameOrNone, seen: words.default('') },
    /** The officer knows that the candidate of this name is somebody else. */
    namesake: z.boolean(),
  }),
  /** The appointed one is here: the substitute is released. */
  z.strictObject({ type: z.literal('witness-released'), witness }),
  /** ROL-06 */
  z.strictObject({ type: z.literal('transport-witness-named'), witness }),
  // While people vote (PRE-05, ROL-10, TRN-05)
  z.strictObject({ type: z.literal('staff-named'), names: z.array(name).max(40) }),
  z.strictObject({ type: z.literal('staff-marked'), place: z.number().int().min(0).max(39), here: z.boolean() }),
  /** Machines and room were looked at in this hour. */
  z.strictObject({ type: z.literal('round-made'), note: words.default('') }),
  ...[troubleNoted, troubleTakenBack],
  z.strictObject({ type: z.literal('quick-report-told'), at: z.string().max(5), to: name }),
  z.strictObject({
    type: z.literal('voter-set-apart'),
    voter: z.string().min(1).max(128).refine(hasWholeLetters),
    why: z.enum(['removed', 'waits']),
    words,
  }),
  z.strictObject({
    type: z.literal('apart-voter-settled'),
    rollNo: rollNumber,
    /** dropped: was never set apart, somebody else was meant. */
    state: z.enum(['open', 'voted', 'gone', 'dropped']),
  }),
  // The leader of the station, and the holders of the keys (ROL-07, MED-02)
  z.strictObject({ type: z.literal('officers-named'), officer: nameOrNone, deputy: nameOrNone }),
  z.strictObject({ type: z.literal('keys-handed'), to: z.enum(['officer', 'deputy']) }),
  z.strictObject({
    type: z.literal('key-envelope-sealed'),
    envelope: z.enum(KEY_ENVELOPES),
    keeper,
    /** The witness who seals it together with the officer. */
    sealedWith: witness,
    /** Anything that is not as it should be; empty: all is. */
    note: words.default(''),
  }),
  z.strictObject({ type: z.literal('key-envelope-handed'), envelope: z.enum(KEY_ENVELOPES), to: keeper }),
  z.strictObject({
    type: z.literal('kiosk-marked'),
    machine: machineId,
    /** waiting: not decided yet · started: zero check confirmed, votable · spare: not in use · failed: out, with a note. */
    state: z.enum(['waiting', 'started', 'spare', 'failed']),
    note: words.default(''),
  }),
  /** D-18: another kiosk has recovered and closed the pair of a failed one; null takes it back. */
  z.strictObject({ type: z.literal('pair-taken-over'), machine: machineId, by: machineId.nullable() }),
  z.strictObject({ type: z.literal('confirmation-sheet-requested') }),
  /** Somebody has looked at the printer, where nobody else knows. */
  z.strictObject({ type: z.literal('confirmation-sheet-looked-for'), cameOut: z.boolean() }),
  z.strictObject({
    type: z.literal('confirmation-sheet-signed'),
    /** blank: the pre-printed sheet, when printing fails; needs a reason (OPN-06). */
    form: z.enum(['printed', 'blank']),
    reason: words.default(''),
  }),
  z.strictObject({ type: z.literal('opening-declared') }),
  /** One line of the lists of the day; with the witnesses who look on where the manual wants them (ROL-03). */
  z.strictObject({
    type: z.literal('day-ticked'),
    tick: z.enum(DAY_TICKS),
    done: z.boolean(),
    witnesses: witnesses.default([]),
  }),
  /** FLT-07. Sent again while it is stopped: the time or the numbers have changed. */
  z.strictObject({
    type: z.literal('voting-suspended'),
    cause: reason,
    expected: z.union([z.literal(''), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)]),
    machinesLeft: count,
    waiting: count,
    leaving: count,
  }),
  z.strictObject({ type: z.literal('voting-resumed') }),
  z.strictObject({ type: z.literal('postponement-requested'), reason }),
  /** D-04: the closing hour of this clock is not the hour. */
  z.strictObject({ type: z.literal('clock-doubted') }),
  z.strictObject({ type: z.literal('desk-lock-requested') }),
  // The roll lives (ELG-02a, ELG-04)
  z.strictObject({ type: z.literal('roll-lists-requested') }),
  z.strictObject({ type: z.literal('roll-list-waived'), reason }),
  ...rollEvents(name),
  z.strictObject({ type: z.literal('clerk-change-requested'), name }),
  // Roll check (ELG)
  z.strictObject({ type: z.literal('voter-sought'), text: z.string().min(1).max(128), by: z.enum(SEARCH_FIELDS) }),
  z.strictObject({ type: z.literal('voter-chosen'), rollNo: rollNumber }),
  /** Identity confirmed against the row: the marks are set. */
  z.strictObject({ type: z.literal('identity-confirmed') }),
  ...[saidHeard, mistakenRequested, markOwnerSought, markMovedTo],
  /** LAW-12: the oath is in hand, and this reason is ticked on it; it is kept on the paper alone. */
  z.strictObject({ type: z.literal('oath-received'), reason: z.enum(EARLY_GROUNDS) }),
  /** The voter goes, or another is served first: marks without a card are struck, the ticket goes back (TRN-04). */
  z.strictObject({ type: z.literal('voter-left') }),
  // Card desk (ISS)
  /** Contests of the next card; those offered and not chosen are declined (ISS-07). Empty: all declined, no card. */
  z.strictObject({ type: z.literal('contests-chosen'), contests: z.array(contestId).max(CONTESTS_MAX) }),
  z.strictObject({ type: z.literal('presentation-chosen'), presentation: z.enum(PRESENTATIONS) }),
  z.strictObject({
    type: z.literal('assistance-chosen'),
    mode: z.enum(['voter', 'proxy', 'assisted']),
    /** Both assistants by name for proxy and assisted (PRX-02); none for a voter alone. A missing name keeps the card back. */
    assistants: z.array(name).max(2),
    cause: z.enum(WHY_PROXY).nullable().default(null),
    heard: z.boolean().default(false),
    agreed: z.boolean().default(false),
  }),
  // Every voter who is not the ordinary one
  z.strictObject({ type: z.literal('ways-requested') }),
  z.strictObject({ type: z.literal('way-chosen'), way: z.enum(WAYS) }),
  /** Everything that the open page asks for, at once. */
  z.strictObject({ type: z.literal('way-decided'), entries: wayEntries }),
  /** The papers were not handed out. */
  z.strictObject({ type: z.literal('paper-withdrawn') }),
  /** ELG-01: who is on no roll, as the document has it. */
  z.strictObject({ type: z.literal('order-typed'), entries: orderEntries }),
  /** The row that was typed for the shown voter was a mistake. */
  z.strictObject({ type: z.literal('order-removal-requested') }),
  z.strictObject({ type: z.literal('issue-requested') }),
  z.strictObject({ type: z.literal('question-answered'), yes: z.boolean() }),
  /** The card is in the voter's hand and the official words were said. */
  z.strictObject({ type: z.literal('handed-over') }),
  /** A card whose issue was not finished is on the reader again: read it and decide (ISS-20). */
  z.strictObject({ type: z.literal('unsettled-issue-closed') }),
  // Cards that come back
  /** The shown voter gives an unvoted card back and declines these contests (ISS-08, 09); none: exchange (ISS-12). */
  z.strictObject({ type: z.literal('return-requested'), declined: z.array(contestId).max(CONTESTS_MAX) }),
  z.strictObject({ type: z.literal('cards-brought'), count: count.min(1) }),
  /** The last number was a slip; once, and until the next start. */
  z.strictObject({ type: z.literal('cards-brought-undone') }),
  // Card state check (ISS-12): operator card + PIN, then the card
  z.strictObject({ type: z.literal('card-check-requested') }),
  /** After the check: officer, witnesses and voter have seen that the card to be exchanged can vote (ISS-12). */
  z.strictObject({ type: z.literal('exchange-seen'), witnesses, voter: z.literal(true) }),
  /** After the check, with officer and witness: the shown live card was found, not given back (ISS-14). */
  z.strictObject({ type: z.literal('found-card-recorded'), witnesses }),
  /** The machine's word about the shown pressed card, before officer and two witnesses (ISS-22, C4). */
  z.strictObject({ type: z.literal('left-over-decided'), says: z.enum(LEFT_OVER_SAYS), witnesses }),
  /** The shown voter's card cannot be read at all, or is not there (D-07, ISS-12); then the officer's decision, with a reason. */
  z.strictObject({ type: z.literal('replacement-requested'), card: z.enum(REPLACED_CARDS) }),
  /** `mainDeskAsked`: at another desk (D-24), which knows of no machine, desk 1 has said that no pair of a failed one is left open. */
  z.strictObject({ type: z.literal('replacement-decided'), reason: words, mainDeskAsked: z.boolean().optional() }),
  z.strictObject({ type: z.literal('operation-cancelled') }),
  // Closing (CLS-01…06)
  z.strictObject({ type: z.literal('closing-declared') }),
  z.strictObject({ type: z.literal('inside-voter-added'), text: z.string().min(1).max(128).refine(hasWholeLetters) }),
  z.strictObject({ type: z.literal('inside-voter-removed'), rollNo: rollNumber }),
  z.strictObject({ type: z.literal('inside-list-fixed') }),
  z.strictObject({ type: z.literal('inside-list-reopened') }),
  z.strictObject({
    type: z.literal('closing-ticked'),
    tick: z.enum(CLOSING_TICKS),
    done: z.boolean(),
    /** The known facts about cards that are still out; with the first tick only. */
    cardsOut: words.default(''),
  }),
  /** CLS-03: all of them are true; now the machines are closed. */
  z.strictObject({ type: z.literal('kiosks-closing') }),
  z.strictObject({ type: z.literal('desk-report-requested'), desk: count }), // D-24: it is on the stick
  z.strictObject({ type: z.literal('desk-report-waived'), desk: count, reason }),
  /** The permission onto an operator card, which carries it to the machines; once more for another card, or one that was torn off. */
  z.strictObject({ type: z.literal('closing-permission-requested') }),
  /** The closing screen says that this machine was closed without it; `done: false` takes it back. */
  z.strictObject({ type: z.literal('unpermitted-told'), machine: machineId, done: z.boolean() }),
  /** PAP-07: typed by one, and by another without these. */
  z.strictObject({ type: z.literal('absentees-told'), figures: absentees, again: absentees }),
  /** PAP-11: what is typed, or a scanner that types; without a code the clerk says of which contest. */
  z.strictObject({
    type: z.literal('envelope-read'),
    text: z.string().min(1).max(256).refine(hasWholeLetters),
    contest: contestId.nullable(),
  }),
  z.strictObject({ type: z.literal('envelope-removed'), contest: contestId, number: z.string().min(1).max(80) }),
  /** ABN-02: as the closing screens say, and who looked on. */
  z.strictObject({ type: z.literal('ended-sessions-told'), count, witnesses: words.default('') }),
  z.strictObject({ type: z.literal('tickets-counted'), count }),
  z.strictObject({ type: z.literal('cards-counted'), inCase: count }),
  z.strictObject({ type: z.literal('records-told'), machine: machineId, contest: contestId, count: count.nullable() }),
  /** 照合番号 as typed: spaces and full-width digits are no mistake. */
  z.strictObject({ type: z.literal('seal-told'), machine: machineId, digits: z.string().max(60) }),
  /** Why that number cannot be typed; empty takes it back. */
  z.strictObject({ type: z.literal('seal-missing'), machine: machineId, reason: words }),
  z.strictObject({
    type: z.literal('medium-noted'),
    machine: machineId,
    role: z.enum(['original', 'duplicate']),
    serial: z.string().trim().max(40).refine(hasWholeLetters),
    sealed: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('sealing-ticked'),
    tick: z.enum(SEALING_TICKS),
    done: z.boolean(),
    /** CLS-07: the ballot box is locked before all of them. */
    witnesses: witnesses.default([]),
    /** Number of the sealing label, and the same once more as another person reads it off. */
    label: nameOrNone.default(''),
    again: nameOrNone.default(''),
  }),
  /** The media boxes are sealed and locked (CLS-06); with words when something of it cannot be done. */
  z.strictObject({ type: z.literal('boxes-ready'), exception: words.default('') }),
  z.strictObject({ type: z.literal('difference-explained'), reason: words }),
  z.strictObject({ type: z.literal('station-report-requested') }),
  /** The signed report is wrong: its figures are open again, and the next version says why. */
  z.strictObject({ type: z.literal('report-correction-requested'), reason }),
  /** It is taken back: the signed one holds, with the figures that it was signed with. */
  z.strictObject({ type: z.literal('report-correction-dropped') }),
  z.strictObject({ type: z.literal('end-of-day-requested') }),
  // A station of several days (LAW-12): the night's rest, the daily list, the morning after
  z.strictObject({ type: z.literal('rest-requested') }),
  /** D-31: who has report and media now. */
  z.strictObject({ type: z.literal('books-erasure-requested'), handedTo: name }),
  z.strictObject({ type: z.literal('day-list-requested') }),
  z.strictObject({ type: z.literal('next-day-requested') }),
  z.strictObject({ type: z.literal('morning-told'), machine: machineId, contest: contestId, count: count.nullable() }),
  z.strictObject({ type: z.literal('paper-print-requested'), paper: z.enum(OTHER_PAPERS) }),
  /** Made of what is known now; a second one is marked as such. */
  z.strictObject({ type: z.literal('paper-requested'), paper: z.enum(STATION_PAPERS) }),
  /** On the screen only: as it would be printed now. */
  z.strictObject({ type: z.literal('paper-looked-at'), paper: z.enum(STATION_PAPERS) }),
  z.strictObject({ type: z.literal('paper-page-turned'), page: z.number().int().min(0).max(500) }),
  z.strictObject({ type: z.literal('paper-put-away') }),
  // LAW-07: the officer looks at the log, and takes it along on paper
  z.strictObject({ type: z.literal('log-requested') }),
  z.strictObject({ type: z.literal('log-print-requested') }),
])

export type IssuerScreenEvent = z.infer<typeof issuerScreenEventSchema>

/** Which events of the screen one part of the session steps. */
export function ofScreen<Type extends IssuerScreenEvent['type']>(...types: readonly Type[]) {
  const its: ReadonlySet<string> = new Set(types)
  return (event: IssuerScreenEvent): event is Extract<IssuerScreenEvent, { type: Type }> => its.has(event.type)
}

type Guard<Event extends IssuerScreenEvent> = (event: IssuerScreenEvent) => event is Event
export type ScreenEventOf<Of> = Of extends Guard<infer Event> ? Event : never

export type PaperName = (typeof PAPERS)[number]
export type OtherPaperName = (typeof OTHER_PAPERS)[number]
export type Tab = (typeof TABS)[number]
export type SearchField = (typeof SEARCH_FIELDS)[number]
export type ClosingTick = (typeof CLOSING_TICKS)[number]
export type SealingTick = (typeof SEALING_TICKS)[number]
export type LeftOverSays = (typeof LEFT_OVER_SAYS)[number]
export type ProxyCause = (typeof WHY_PROXY)[number]
export type Way = (typeof WAYS)[number]
export type WayEntries = z.infer<typeof wayEntries>
export type OrderEntries = z.infer<typeof orderEntries>
export type ToldEntries = Omit<Extract<IssuerScreenEvent, { type: 'roll-change-told' }>, 'type'>
export type Replaced = (typeof REPLACED_CARDS)[number]
