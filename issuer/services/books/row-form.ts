/**
 * The entries that the law wants on paper about one voter beside the roll: who assists and why (PRX-02, PRX-08), on what ground a
 * provisional ballot was given (DOC-07). One place of fixed width for each contest of each row, and never a time. They are printed by
 * names, in the order of the roll.
 */
import { z } from 'zod'
import { assert, unreachable } from '#election/assert.ts'
import { toHex, utf8 } from '#election/bytes.ts'
import { bitMask, contestBits, EVERY_CONTEST, NO_CONTEST, union } from '#election/contests.ts'
import type { ContestMask } from '#election/ids.ts'
import { parseJson } from '#election/keys/json-file.ts'
import type { Standing } from '#election/roll/standing.ts'
import { DECIDERS, PROVISIONAL_GROUNDS, type ProvisionalForm, type WayAct } from '#election/roll/ways.ts'
import { type ProxyCause, WHY_PROXY } from '#issuer/session/screen-event.ts'
import type { Assistance } from '#issuer/session/state.ts'
import type { VoterRow } from './voters.ts'

export type RowForm =
  | { readonly type: 'proxy'; readonly assistants: readonly string[]; readonly cause: ProxyCause }
  | { readonly type: 'assisted'; readonly assistants: readonly string[] }
  | ({ readonly type: 'provisional' } & ProvisionalForm)

/** A form and the contests it is about; null: nothing is to be written about them any more. */
export interface FormChange {
  readonly contests: ContestMask
  readonly form: RowForm | null
}

/** The facts about one voter for the papers of the evening (投票録 17 … 25, DOC-07 … DOC-09): the row, its standing, its forms. */
export interface VoterForPapers {
  readonly voter: VoterRow
  readonly standing: Standing
  readonly forms: readonly { readonly contests: ContestMask; readonly form: RowForm }[]
}

export function formOfAssistance({ mode, assistants, cause }: Assistance): RowForm | null {
  if (mode === 'voter') return null
  if (mode === 'assisted') return { type: mode, assistants }
  assert(cause !== null, 'form: the desk lets no proxy vote go on without a cause (PRX-02)')
  return { type: mode, assistants, cause }
}

/** Null: the act leaves the forms of the row as they are. */
export function formOf(act: WayAct): FormChange | null {
  if (act.type === 'paper-withdrawn') return { contests: act.contests, form: null }
  if (act.type !== 'paper-given') return null
  return { contests: act.contests, form: act.form === null ? null : { type: 'provisional', ...act.form } }
}

const text = z.string()
const stored = z.union([
  z.tuple([z.literal('proxy'), text, text, z.enum(WHY_PROXY)]),
  z.tuple([z.literal('assisted'), text, text]),
  z.tuple([z.literal('provisional'), z.enum(PROVISIONAL_GROUNDS), z.enum(DECIDERS), text]),
])

/** JSON of mode, two names of the longest kind (three bytes a unit) and the cause takes 505. */
export const FORM_BYTES = 512

export function encodeForm(form: RowForm): Uint8Array {
  return utf8(JSON.stringify(entryOf(form)))
}

function entryOf(form: RowForm): z.infer<typeof stored> {
  const [first = '', second = ''] = form.type === 'provisional' ? [] : form.assistants
  switch (form.type) {
    case 'proxy':
      return [form.type, first, second, form.cause]
    case 'assisted':
      return [form.type, first, second]
    case 'provisional':
      return [form.type, form.ground, form.decidedBy, form.words]
    default:
      return unreachable(form)
  }
}

/** Null: nobody is named there, or not by this program. */
function decodeForm(bytes: Uint8Array): RowForm | null {
  const entry = parseJson(bytes, FORM_BYTES, stored)
  if (entry === null) return null
  switch (entry[0]) {
    case 'proxy':
      return { type: entry[0], assistants: [entry[1], entry[2]], cause: entry[3] }
    case 'assisted':
      return { type: entry[0], assistants: [entry[1], entry[2]] }
    case 'provisional':
      return { type: entry[0], ground: entry[1], decidedBy: entry[2], words: entry[3] }
    default:
      return unreachable(entry[0])
  }
}

/** The forms of one row, from its places one after the other; the same form for several contests is one. */
export function formsIn(stored: Uint8Array): VoterForPapers['forms'] {
  const forms = new Map<string, { contests: ContestMask; form: RowForm }>()
  for (const bit of contestBits(EVERY_CONTEST)) {
    const place = stored.subarray(bit * FORM_BYTES, (bit + 1) * FORM_BYTES)
    const text = place.subarray(0, Math.max(0, place.indexOf(0)))
    const form = decodeForm(text)
    if (form === null) continue
    const known = forms.get(toHex(text))
    forms.set(toHex(text), { contests: union(known?.contests ?? NO_CONTEST, bitMask(bit)), form })
  }
  return [...forms.values()]
}

/** Nothing but the ordinary card, or nothing at all. */
export function isOrdinary(standing: Standing): boolean {
  const { paper, ticket, declared, refused, proxyRefused, brailleRefused, absenteePapers } = standing
  const isPlain = paper === 'none' && refused === 'none' && !proxyRefused && !brailleRefused
  return isPlain && ticket === 'first' && !declared && absenteePapers === 0
}
