/**
 * People's acts on the kiosk's screen. `on` is the `serial` of the page that was shown: a press that arrives after the page has changed is
 * dropped, so a double tap can never act on the next page (TCH-03).
 */
import { z } from 'zod'
import { CANDIDATE_ID_MAX } from '#election/ids.ts'
import { languageSchema } from '#election/language.ts'
import { ROWS } from '#election/voice/steps.ts'
import { OPTIONS } from './session-page.ts'

/** CLS-03: what officer and witness answer for where no card can carry the issuer's permission. */
export const PERMISSION_ANSWERS = ['issuer-unusable', 'checks-on-paper', 'witness-there'] as const
export type PermissionAnswer = (typeof PERMISSION_ANSWERS)[number]

const pixels = z.number().int().min(0).max(20_000)
const index = z.number().int().min(0).max(999)

const pressSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text-size'), size: z.enum(['small', 'standard', 'large', 'largest']) }),
  z.strictObject({
    type: z.literal('scheme'),
    scheme: z.enum(['dark-on-light', 'light-on-dark', 'dark-on-yellow']),
  }),
  /** ボタンを低く, and back. */
  z.strictObject({ type: z.literal('low'), low: z.boolean() }),
  z.strictObject({ type: z.literal('language'), language: languageSchema }),
  /** 次へ: how-to → choose → confirm, recorded → next contest, report read. */
  z.strictObject({ type: z.literal('next') }),
  /** もどる, 選びなおす, 投票にもどる; on staff pages: leave them. */
  z.strictObject({ type: z.literal('back') }),
  /** Candidate id. On the selected one it takes the selection back. */
  z.strictObject({ type: z.literal('select'), candidate: z.number().int().min(1).max(CANDIDATE_ID_MAX) }),
  /** 説明を読む: of the choice at this place. */
  z.strictObject({ type: z.literal('explain'), at: index }),
  /** ○ 投票する; the only press that records a candidate. */
  z.strictObject({ type: z.literal('cast') }),
  z.strictObject({ type: z.literal('leave') }),
  z.strictObject({ type: z.literal('leave-scope'), scope: z.enum(['contest', 'all']) }),
  z.strictObject({ type: z.literal('leave-confirmed') }),
  /** The screen says how many pages the candidates need at this size; at first 1. */
  z.strictObject({
    type: z.literal('pages'),
    count: z.number().int().min(1).max(200),
    perPage: z.number().int().min(1).max(999),
  }),
  z.strictObject({ type: z.literal('turn-page'), page: index }),
  /** The page's own room in its own pixels: sent when it opens and when that changes. */
  z.strictObject({ type: z.literal('glass'), width: pixels, height: pixels }),
  /** 設定: by keys alone, a finger finds language and looks on every page. */
  z.strictObject({ type: z.literal('settings') }),
  z.strictObject({ type: z.literal('option'), option: z.enum(OPTIONS) }),
  /** The voter is sure: to touch, or away. */
  z.strictObject({ type: z.literal('sure') }),
  z.strictObject({ type: z.literal('row'), row: z.enum(ROWS) }),
  /** The discreet staff button. */
  z.strictObject({ type: z.literal('staff') }),
  /** この機械は使いませんでした: on the zero check, or where the self-test got stuck. */
  z.strictObject({ type: z.literal('retire') }),
  /** The pair of another machine is taken over, and why. */
  z.strictObject({ type: z.literal('take-over'), reason: z.enum(['machine-died', 'counting-centre']) }),
  /** At the last closing: a pair of another machine is to be taken over by this one. */
  z.strictObject({ type: z.literal('keep-key'), keep: z.boolean() }),
  z.strictObject({ type: z.literal('pin'), pin: z.string().regex(/^\d{6,12}$/) }),
  z.strictObject({
    type: z.literal('witness'),
    witness: index,
    mark: z.enum(['open', 'confirmed', 'over-line', 'absent']),
  }),
  /** The officer has held this machine's clock against the time signal (OPN-01); `done: false` takes it back. */
  z.strictObject({ type: z.literal('clock-confirmed'), done: z.boolean().optional() }),
  /** The minute that the clock is to show when the officer presses next; twelve digits on the glass. */
  z.strictObject({ type: z.literal('clock-typed'), digits: z.string().regex(/^\d{12}$/) }),
  /** The first voter has looked at the zero check (OPN-05), likewise. */
  z.strictObject({ type: z.literal('voter-confirmed'), done: z.boolean().optional() }),
  z.strictObject({
    type: z.literal('menu'),
    item: z.enum(['close', 'end-session', 'drop-session', 'release', 'status', 'log', 'clock']),
  }),
  /** The presiding officer goes on after the witnesses were marked: open, close, end. */
  z.strictObject({ type: z.literal('officer-confirmed') }),
  /** Is the date of the clock right? Asked before a close for good that only the clock speaks for. */
  z.strictObject({ type: z.literal('date'), isRight: z.boolean() }),
  /** それでも閉鎖する: the second press, before the closing time of the station. */
  z.strictObject({ type: z.literal('close-early') }),
  /** Each is ticked for itself, and can be taken back. */
  z.strictObject({ type: z.literal('permission-answer'), answer: z.enum(PERMISSION_ANSWERS), done: z.boolean() }),
  /** 正（原本）なしで閉鎖する: it is lost or broken, and the record of the polls says so (CLS-04). */
  z.strictObject({ type: z.literal('close-with-one') }),
])

export const kioskScreenEventSchema = z.strictObject({
  on: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  press: pressSchema,
})

export type KioskScreenEvent = z.infer<typeof kioskScreenEventSchema>
export type Press = z.infer<typeof pressSchema>
