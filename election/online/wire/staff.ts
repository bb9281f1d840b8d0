/**
 * Messages between the office's pages and the roll's server: JSON, `POST /api/<name>`, one message and one answer a name
 * (docs/formats/online-gate.md §6). Signed in by a cookie of this host and a token in the header `x-ippyo-token`.
 */

import { z } from 'zod'
import { ERROR_CODES } from '#election/definition/import/problem.ts'
import { parseDate, parseMinute } from '../../time.ts'
import { applicantsSchema } from '../applicants.ts'
import { INCIDENT_CLASSES, MEASURES } from '../incidents.ts'
import { PAPER_ANSWERS, PAPER_STEPS } from '../paper-abroad.ts'
import { VOTERS } from '../settings.ts'
import {
  APPLICATION_STATES,
  CHANGE_KINDS,
  CHANNELS,
  DUTIES,
  LETTER_STATES,
  REFUSED_BECAUSE,
  STAFF_REFUSALS,
  USES,
} from './staff-words.ts'

const nothing = z.strictObject({})
const id = z.string().regex(/^[0-9a-f]{32}$/)
const letter = z.string().regex(/^\d{10}$/)
/** A print of this many takes its time. */
export const LETTERS_AT_ONCE = 200
/** As many as a request holds; a larger body approves with a second press. */
export const MEMBERS_AT_ONCE = 1000
const letters = z.array(letter).min(1).max(LETTERS_AT_ONCE)
const rollNo = z.string().min(1).max(20)
/** One that the signed settings name. */
const category = z.string().min(1).max(32)
const name = z.string().trim().min(1).max(60)
const named = z.strictObject({ name, birthDate: z.string().max(40) })
const passphrase = z.string().min(12).max(1024)
/** Base 64 for addresses, as WebAuthn has it. */
const url64 = (bytes: number) =>
  z
    .string()
    .regex(/^[\w-]+$/)
    .max(Math.ceil((bytes * 4) / 3))
const credential = url64(1023)
/** A passkey's answer, and nothing of its device (T29). */
const assertion = z.strictObject({ id: credential, client: url64(2048), data: url64(2048), signature: url64(1024) })
export type Assertion = z.infer<typeof assertion>
const madePasskey = z.strictObject({ id: credential, client: url64(2048), attestation: url64(8192) })
export type MadePasskey = z.infer<typeof madePasskey>
/** Both factors of a person. `passkey` is left out where the server has none. */
const proof = z.strictObject({ name, passphrase: z.string().max(1024), passkey: assertion.optional() })
export type Proof = z.infer<typeof proof>
const words = z.string().trim().min(1).max(200)
const person = z.strictObject({
  name: z.string().trim().min(1).max(60),
  birthDate: z.string(),
  address: z.string().trim().min(1).max(120),
})

export const staffRequests = {
  /** For one answer of a passkey of this person, within two minutes. */
  challenge: z.strictObject({ name }),
  'sign-in': proof,
  'sign-out': nothing,
  /** Who is signed in, and the token: after a page was loaded anew. */
  who: nothing,
  /** `made`: the new person's passkey. Who may approve joins when another person of the office agrees (M5). */
  join: z.strictObject({
    ...{ name, passphrase, duty: z.enum(DUTIES), made: madePasskey.optional() },
    /** A consulate's person has its name, as in the list of consulates. */
    consulate: name.optional(),
  }),
  /** The own spare passkey, or the first one of all: both factors once more. */
  enrol: z.strictObject({ ...proof.omit({ name: true }).shape, made: madePasskey.optional() }),
  /** A new passkey for somebody who lost theirs, by two others; those before are closed. */
  'enrol-anew': z.strictObject({ name, made: madePasskey.optional() }),
  /** Another one asked for it; or nobody does any more. */
  agree: z.strictObject({ id, do: z.boolean() }),
  leave: z.strictObject({ name }),
  /** The text of roll.csv, as the office exports it: taken when another person brings the same (M5). */
  import: z.strictObject({ csv: z.string() }),
  /** A row by its number, or those of a person: name or kana, and birth, both as on the roll. */
  voter: z.union([z.strictObject({ rollNo }), named]),
  /** An application that came on paper. */
  apply: z.strictObject({ rollNo, category: category.nullable() }),
  applications: z.strictObject({ state: z.enum(APPLICATION_STATES) }),
  propose: z.strictObject({ id }),
  /** Proposes a refusal; another person says it with `answer`. */
  refuse: z.strictObject({ id, why: z.enum(REFUSED_BECAUSE) }),
  /** Before a box was drawn the person has thought better of it. */
  withdraw: z.strictObject({ id }),
  /** The second person's word where no box is drawn: a no that was proposed, or the paper, where the category has that answer (S-03). */
  answer: z.strictObject({ id, as: z.enum(['refused', 'on-paper']) }),
  /** A letter to each of these, whom two people sent to the paper. */
  'print-paper': z.strictObject({ ids: z.array(id).min(1).max(LETTERS_AT_ONCE) }),
  approve: z.strictObject({ id }),
  /** For members alone: those whom the page shows to the one who approves, and another person of the two brought with the list. */
  'approve-members': z.strictObject({ ids: z.array(id).min(1).max(MEMBERS_AT_ONCE) }),
  letters: z.strictObject({ state: z.enum(LETTER_STATES) }),
  print: z.strictObject({ letters }),
  mark: z.strictObject({ letters, as: z.enum(['posted', 'returned']) }),
  reissue: z.strictObject({ letter }),
  /** A letter by its number, or that of somebody who has none in the hand: name and birth, both as on the roll. */
  search: z.union([z.strictObject({ letter }), named]),
  /** Incidents of the box that last: callers ask the help desk about them. */
  incidents: nothing,
  /** Figures of the running poll, in steps of ten, and of applications (S-08, S-03). */
  figures: nothing,
  /** Done by two: one asks, another one decides. */
  ask: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['withdraw', 'hold', 'release']), rollNo, why: words }),
    z.strictObject({ kind: z.literal('rebind'), rollNo, why: words, person }),
  ]),
  /** The paper of an elector abroad: from here on, at once, the row gets no box, and its box no vote. */
  paper: z.strictObject({ rollNo, as: z.enum(PAPER_STEPS) }),
  changes: nothing,
  decide: z.strictObject({ id, do: z.boolean() }),
  /** Before somebody acts: who is in, whether card checks are paused, and the list of boxes that would be signed. */
  office: nothing,
  /**
   * The first of two signs the list of boxes as it is now, the second one the same list. `seen`: how many boxes the person saw; a list
   * of another length is not signed.
   */
  boxes: z.strictObject({ seen: z.number().int().nonnegative().optional() }),
  /** The same for the list that sorting reads: whose card may have signed for which box. */
  approved: z.strictObject({ seen: z.number().int().nonnegative().optional() }),
  /** The last list that two signed, as they signed it. */
  kept: z.strictObject({ of: z.enum(['boxes', 'approved']) }),
  pause: z.strictObject({ paused: z.boolean() }),
} as const
export type StaffRequestName = keyof typeof staffRequests
export type StaffRequest<N extends StaffRequestName> = z.output<(typeof staffRequests)[N]>

const done = z.strictObject({ type: z.literal('done') })
/** It waits for the word of another person of the office. */
const doneOrWaits = z.strictObject({ type: z.enum(['done', 'waits']) })
const minute = z.string().refine((text) => parseMinute(text) !== null)
const date = z.string().refine((text) => parseDate(text) !== null)
/** `applicationsEnd`: as clocks in Japan show it. */
const election = z.strictObject({
  ...{ title: z.string(), municipality: z.string(), use: z.enum(USES), applicationsEnd: minute },
  ...{ voters: z.enum(VOTERS), applicants: applicantsSchema },
})
export type StaffElection = z.infer<typeof election>
const signedIn = z.strictObject({
  ...{ type: z.literal('signed-in'), name, duty: z.enum(DUTIES), token: z.string(), election },
  /** How many the person has; 0: the first one comes before everything else. Null: this server has none. */
  passkeys: z.number().nullable(),
})
const problem = z.strictObject({
  ...{ line: z.number(), column: z.string(), code: z.enum(ERROR_CODES), value: z.string(), allowed: z.string() },
})
const voter = z.strictObject({
  rollNo,
  name: z.string(),
  kana: z.string(),
  birthDate: z.string(),
  address: z.string(),
  station: z.string(),
  mark: z.string(),
  /** Null: lives in Japan. The address is that on the letter, in its lines. */
  abroad: z.strictObject({ consulate: z.string(), address: z.string(), email: z.string() }).nullable(),
})
const difference = z.strictObject({ rollNo, before: voter, after: voter, hasApplication: z.boolean() })
const asked = z.strictObject({
  id,
  state: z.enum(APPLICATION_STATES),
  channel: z.enum(CHANNELS),
  proposedBy: z.string().nullable(),
  /** A refusal was proposed, for this reason. */
  reason: z.enum(REFUSED_BECAUSE).nullable(),
  category: category.nullable(),
  voter,
  /** Other numbers under which the roll has this name and birth. */
  alsoAt: z.array(rollNo),
})
const change = z.strictObject({
  ...{ id, kind: z.enum(CHANGE_KINDS), rollNo, why: z.string(), askedBy: z.string() },
  before: voter.pick({ name: true, birthDate: true, address: true }),
  after: person.nullable(),
})

const listNow = z.strictObject({
  number: z.number(),
  boxes: z.number(),
  signedBy: z.string().nullable(),
  last: z.number().nullable(),
})
const signedList = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('signed-once'), number: z.number(), boxes: z.number() }),
  z.strictObject({ type: z.literal('signed-twice'), number: z.number(), boxes: z.number(), file: z.string() }),
])

/** `credentials`: also for a name that is nobody's. `isFirst`: nobody has a passkey yet, so none is asked for. */
const challenge = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('no-passkeys') }),
  z.strictObject({
    ...{ type: z.literal('challenge'), challenge: url64(32), relyingParty: z.string() },
    ...{ credentials: z.array(credential), isFirst: z.boolean() },
  }),
])
export type PasskeyChallenge = Extract<z.infer<typeof challenge>, { type: 'challenge' }>

export const staffAnswers = {
  challenge,
  'sign-in': signedIn,
  'sign-out': done,
  who: signedIn,
  join: doneOrWaits,
  enrol: signedIn,
  'enrol-anew': doneOrWaits,
  /** The person whom it was about; null: it was dropped. */
  agree: z.strictObject({ type: z.literal('agreed'), name: z.string().nullable() }),
  leave: done,
  import: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('imported'), rows: z.number(), eligible: z.number() }),
    /** By one person: the roll is as it was until another one brings the same file. `isAnother`: another file waited, and does no more. */
    z.strictObject({ type: z.literal('brought'), rows: z.number(), isAnother: z.boolean() }),
    /** Rows with a box whose contests the file changes. Nothing was taken. */
    z.strictObject({ type: z.literal('contests-of-boxes'), differences: z.array(difference) }),
    /** Rows with a paper and an open box, or a vote in it. Nothing was taken. */
    z.strictObject({ type: z.literal('papers-beside-boxes'), rollNos: z.array(rollNo) }),
    /** The import's `Problem`s: each fault with its place. Nothing was taken. */
    z.strictObject({ type: z.literal('problems'), problems: z.array(problem) }),
  ]),
  voter: z.strictObject({
    type: z.literal('voter'),
    /** `paper`: whether an elector abroad may still get one; null in every other election. */
    voters: z.array(z.strictObject({ ...voter.shape, paper: z.enum(PAPER_ANSWERS).nullable() })),
  }),
  apply: done,
  applications: z.strictObject({ type: z.literal('applications'), applications: z.array(asked) }),
  propose: done,
  refuse: done,
  withdraw: done,
  answer: done,
  'print-paper': z.strictObject({ type: z.literal('paper-printed'), count: z.number(), pdf: z.string() }),
  approve: z.strictObject({ type: z.literal('approved'), letter }),
  'approve-members': z.strictObject({ type: z.literal('members-approved'), count: z.number() }),
  letters: z.strictObject({
    type: z.literal('letters'),
    /** The address of a voter abroad has a line for each line. */
    letters: z.array(
      z.strictObject({
        ...{ letter, state: z.enum(LETTER_STATES), name: z.string(), address: z.string() },
        consulate: z.string().nullable(),
      }),
    ),
    /** By when letters abroad must be in the post, by consulate; nothing in every other election. */
    posting: z.array(
      z.strictObject({
        ...{ consulate: z.string(), postDays: z.number(), byOpening: date, last: date },
        /** Those that are not in the post yet. */
        waiting: z.number(),
        when: z.enum(['in-time', 'after-opening', 'too-late']),
      }),
    ),
  }),
  /** A PDF, base 64: it is printed and not kept. */
  print: z.strictObject({ type: z.literal('printed'), letters: z.array(letter), pdf: z.string() }),
  mark: z.strictObject({ type: z.literal('marked'), count: z.number() }),
  reissue: z.strictObject({ type: z.literal('reissued'), letter }),
  search: z.strictObject({
    type: z.literal('found'),
    letter: z
      .strictObject({
        ...{ letter, rollNo, state: z.enum(LETTER_STATES), isWithdrawn: z.boolean() },
        /** なし・未・済, and a box that is held for a paper. Null: the box side does not answer. */
        standing: z.enum(['none', 'not-voted', 'voted', 'held']).nullable(),
        /** How the last card check ended and in which hour, `2026-11-20T08`. */
        last: z.strictObject({ result: z.string(), hour: z.string() }).nullable(),
      })
      .nullable(),
  }),
  incidents: z.strictObject({
    type: z.literal('incidents'),
    /** False: there is a list, and it does not hold. */
    isRead: z.boolean(),
    /** Those that last, as two exporters signed them. */
    open: z.array(
      z.strictObject({
        ...{ incident: z.number(), class: z.enum(INCIDENT_CLASSES), measure: z.enum(MEASURES) },
        ...{ from: minute, ja: z.string(), en: z.string() },
      }),
    ),
  }),
  figures: z.strictObject({
    type: z.literal('figures'),
    /** Unix seconds, the first hour that is in no figure; null: all of them are too few. Figures are in steps of ten. */
    until: z.number().nullable(),
    ...{ checks: z.number(), good: z.number(), failed: z.number(), codes: z.number() },
    ...{ opened: z.number(), mistyped: z.number() },
    byResult: z.array(z.strictObject({ result: z.string(), count: z.number() })).readonly(),
    periods: z.array(z.strictObject({ from: z.number(), until: z.number(), checks: z.number() })).readonly(),
    /** Null: fewer than ten, or it would follow from the others. */
    applications: z.strictObject({
      all: z.number().nullable(),
      byCategory: z.array(z.strictObject({ category, count: z.number().nullable() })),
      byState: z.array(z.strictObject({ state: z.enum(APPLICATION_STATES), count: z.number().nullable() })),
      byReason: z.array(z.strictObject({ reason: z.enum(REFUSED_BECAUSE), count: z.number().nullable() })),
    }),
    /** By the signed acts. */
    pauses: z.strictObject({ count: z.number(), minutes: z.number(), isPaused: z.boolean() }),
  }),
  ask: z.strictObject({ type: z.literal('asked'), id }),
  paper: done,
  changes: z.strictObject({ type: z.literal('changes'), changes: z.array(change) }),
  decide: done,
  office: z.strictObject({
    type: z.literal('office'),
    isPaused: z.boolean(),
    /** `isDoubted`: one of their passkeys counted backwards, so somebody may have a copy of it. */
    people: z.array(
      z.strictObject({
        ...{ name: z.string(), duty: z.enum(DUTIES), consulate: z.string().nullable() },
        ...{ passkeys: z.number(), isDoubted: z.boolean() },
      }),
    ),
    /** Why a live election goes without passkeys. Null: it has them, or it is no live one. */
    whyNoPasskeys: z.string().nullable(),
    boxes: listNow,
    /** Null: no card is looked at when votes are sorted. */
    approved: listNow.nullable(),
    /** Things that one person asked for, and another one has to agree to: somebody joins the office, or gets a new passkey. */
    asked: z.array(z.strictObject({ id, kind: z.enum(['join', 'passkey']), name: z.string(), by: z.string() })),
    /** An extract that one person brought: what it would change. `differences`: the first of them. */
    extract: z
      .strictObject({
        ...{ by: z.string(), rows: z.number(), eligible: z.number(), added: z.number(), changed: z.number() },
        differences: z.array(difference),
      })
      .nullable(),
  }),
  boxes: signedList,
  approved: signedList,
  kept: signedList,
  pause: done,
} as const satisfies Record<StaffRequestName, z.ZodType>

/** `about`: the number of a row of the roll, where a refusal names one. */
export const staffRefused = z.strictObject({
  ...{ type: z.literal('refused'), refusal: z.enum(STAFF_REFUSALS), about: z.string().optional() },
})
export type StaffAnswer<N extends StaffRequestName> = z.input<(typeof staffAnswers)[N]> | z.input<typeof staffRefused>
