/**
 * Messages between the voter's page and the gate: JSON over six addresses, `POST /code`, `/apply`, `/lock`, `/begin`, `/finish`, `/count`
 * (docs/formats/online-gate.md). No cookie: the flow's number is all that a page has, so there is nothing for another site to ride on.
 */
import { z } from 'zod'
import { type LocalDate, parseDate } from '../../time.ts'
import { REFUSED_CARDS } from '../card/check-card.ts'
import { isSessionKey, P256_KEY_BYTES } from '../checks.ts'
import { fromBase64 } from '../log/base64.ts'
import { PERMIT_BYTES } from '../permit.ts'

const base64 = (bytes: { readonly min: number; readonly max: number }) =>
  z
    .string()
    .max(8192)
    .transform((text) => fromBase64(text))
    .refine((read): read is Uint8Array => read !== null && read.length >= bytes.min && read.length <= bytes.max)
const exactly = (bytes: number) => base64({ min: bytes, max: bytes })

/** 16 random bytes of the gate, hex: one way from a code to a permit. */
const flow = z.string().regex(/^[0-9a-f]{32}$/)

/** `code`: 12 symbols as `parseVotingCode` has them. `certificate`: of a voter abroad its number as typed (在外選挙人証); null of all others. */
export const codeRequest = z.strictObject({ code: z.string().length(12), certificate: z.string().max(40).nullable() })
/** A way without a code: who applies for an online vote by card (T6). The date of birth, as the applicant knows it, is held against the card. */
/** `category`: on which ground (S-03); null: the election has none. */
export const applyRequest = z.strictObject({
  birth: z.string().transform(dateOf),
  category: z.string().min(1).max(32).nullable(),
})
/** `vote`: a permit is wanted. `status`: only whether a vote is in the box (V10). `apply`: of a way without a code, and of no other. */
export const GATE_PURPOSES = ['vote', 'status', 'apply'] as const
/** The 32 bytes with which the page seals what it keeps: they are in the gate's memory, and end with the flow. */
export const lockRequest = z.strictObject({ flow })
/** The session key is a point of P-256, 04 ‖ x ‖ y, base 64: with another one a card is read, and every cast of its permit is refused. */
export const beginRequest = z.strictObject({
  ...{ flow, purpose: z.enum(GATE_PURPOSES) },
  sessionKey: exactly(P256_KEY_BYTES).refine(isSessionKey),
})
/** `answer`: all that the card's service put behind `?` of the return address; of a member the day of birth, or nothing. */
export const finishRequest = z.strictObject({ flow, answer: z.string().max(2048) })

/** Nothing but the word goes with it (S-08): the page was opened, or it found a slip in a code and sent none. */
export const GATE_COUNTS = ['opened', 'mistyped'] as const
export type GateCount = (typeof GATE_COUNTS)[number]
export const countRequest = z.strictObject({ what: z.enum(GATE_COUNTS) })

/** The code and the hours: said before a card is touched (T2, T7). */
const CODE_REFUSALS = [
  'no-such-code',
  'withdrawn',
  'other-election',
  'not-open',
  'closed',
  'paused',
  /** Ten tries from one network: a wait, never a locked code. */
  'slow-down',
] as const
/** How a card check ends, as `CardIdentity` answers. */
const CARD_REFUSALS = [...REFUSED_CARDS, 'cancelled', 'wrong-password', 'locked', 'unavailable'] as const
/** Said once the card is believed: it fits no box that may be voted into. */
const PERSON_REFUSALS = [
  'another-person',
  /** The member of a private body was born on another day than was typed. */
  'another-birth',
  /** Name or address are not those of the roll any more: two persons of the office bind the new certificate. */
  'renewed-elsewhere',
  'not-eligible',
  'held',
  'voted',
] as const
/** Why a card applies for nothing (T6). */
const APPLICATION_REFUSALS = [
  'applications-ended',
  /** The applicant was born on another day than the card's person. */
  'another-card',
  /** Nobody of the roll, or two, are called so, were born then and live there. */
  'not-on-roll',
  'applied-before',
  /** Two people of the office have closed this person's box. */
  'was-withdrawn',
] as const
/** The way is too old, or was walked to its end: begin anew with the code. */
const FLOW_REFUSALS = ['flow-ended', 'try-again'] as const

export const GATE_REFUSALS = [
  ...[...CODE_REFUSALS, ...CARD_REFUSALS, ...PERSON_REFUSALS],
  ...[...APPLICATION_REFUSALS, ...FLOW_REFUSALS],
] as const
export type GateRefusal = (typeof GATE_REFUSALS)[number]

const refused = z.strictObject({ type: z.literal('refused'), refusal: z.enum(GATE_REFUSALS) })

export const codeAnswer = z.discriminatedUnion('type', [z.strictObject({ type: z.literal('flow'), flow }), refused])
export const lockAnswer = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('lock'), lock: exactly(32) }),
  refused,
])
export const countAnswer = z.strictObject({ type: z.literal('counted') })
/** The question to a member beside the code of the letter (S-05): the list has a day of birth, or none. */
export const MEMBER_ASKED = ['nothing', 'birth'] as const
export const beginAnswer = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('card'), redirect: z.url({ protocol: /^https?$/ }) }),
  z.strictObject({ type: z.literal('member'), asks: z.enum(MEMBER_ASKED) }),
  refused,
])
export const BOX_STANDINGS = ['none', 'not-voted', 'voted'] as const
/** The parts of the sealed evidence and the 32 bytes it was sealed with: the page seals again and compares with the permit's hash. */
const evidence = z.strictObject({
  declaration: base64({ min: 1, max: 1024 }),
  signature: base64({ min: 1, max: 1024 }),
  certificate: base64({ min: 1, max: 4096 }),
  revocation: base64({ min: 1, max: 4096 }),
  seed: exactly(32),
})
export const finishAnswer = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('permit'), permit: exactly(PERMIT_BYTES), evidence: evidence.nullable() }),
  z.strictObject({ type: z.literal('status'), standing: z.enum(BOX_STANDINGS) }),
  z.strictObject({ type: z.literal('applied') }),
  refused,
])
export type CodeAnswer = z.input<typeof codeAnswer>
export type LockAnswer = z.input<typeof lockAnswer>
export type BeginAnswer = z.input<typeof beginAnswer>
export type CountAnswer = z.input<typeof countAnswer>
export type FinishAnswer = z.input<typeof finishAnswer>

function dateOf(text: string, context: z.RefinementCtx): LocalDate {
  const date = parseDate(text)
  if (date === null) context.addIssue({ code: 'custom' })
  return date ?? z.NEVER
}
