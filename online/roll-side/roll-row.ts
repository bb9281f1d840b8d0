/** A row of the roll as it is kept: its person sealed by the host's key, bound to its number. */
import { z } from 'zod'
import { parseBirthDate } from '#election/birth-date.ts'
import { utf8 } from '#election/bytes.ts'
import { canonicalJson, parseCanonicalJson } from '#election/canonical-json.ts'
import type { RollRow } from '#election/definition/definition.ts'
import { type Abroad, addressBlock } from '#election/online/abroad.ts'
import type { CardPerson } from '#election/online/card/person.ts'
import { parseVotingCode, type VotingCode } from '#election/online/code.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { parseDate } from '#election/time.ts'
import type { HostKey } from './host-key.ts'

export type RollPerson = Pick<RollRow, 'name' | 'kana' | 'birthDate' | 'address' | 'residentSince'> & {
  /** Null: lives in Japan, and letters go to the address. */
  readonly abroad: Abroad | null
}

const birth = z.string().transform((text, context) => {
  const read = parseBirthDate(text)
  if (read === null) context.addIssue({ code: 'custom' })
  return read ?? z.NEVER
})
const date = z.string().transform((text, context) => {
  const read = parseDate(text)
  if (read === null) context.addIssue({ code: 'custom' })
  return read ?? z.NEVER
})
const schema = z.strictObject({
  name: z.string().min(1),
  kana: z.string(),
  birthDate: birth,
  address: z.string().min(1),
  residentSince: date.nullable(),
  abroad: z
    .strictObject({
      ...{ consulate: z.string().min(1), latinName: z.string().min(1), lines: z.array(z.string().min(1)).min(1) },
      ...{ country: z.string().min(1), email: z.string() },
    })
    .nullable(),
})

export function sealPerson(key: HostKey, rollNo: string, person: RollPerson, randomness: Randomness): Uint8Array {
  const { name, kana, birthDate, address, residentSince, abroad } = person
  const row = { name, kana, birthDate, address, residentSince, abroad: abroad && { ...abroad } }
  return key.seal(rowOf(rollNo), canonicalJson(row), randomness)
}

/** The host has another key than the one that sealed it, or the row was changed. */
export interface RowNotOpened {
  readonly type: 'row-not-opened'
  readonly rollNo: string
}

/** H2: who asks gets the person, or the number of the row for an answer: nobody is left out of a list, a letter or a change in silence. */
export function openPerson(key: HostKey, rollNo: string, sealed: Uint8Array): Result<RollPerson, RowNotOpened> {
  const opened = key.open(rowOf(rollNo), sealed)
  const parsed = schema.safeParse(opened === null ? null : parseCanonicalJson(opened))
  return parsed.success ? ok(parsed.data) : err({ type: 'row-not-opened', rollNo })
}

/** On a page: a row that this host cannot open shows that it is there, under its number. */
export function shownPerson(opened: ReturnType<typeof openPerson>): ShownPerson {
  if (!opened.ok) return { name: '?', kana: '?', birthDate: '?', address: '?', abroad: null }
  return { ...opened.value, abroad: shownAbroad(opened.value.abroad) }
}

interface ShownPerson extends Record<'name' | 'kana' | 'birthDate' | 'address', string> {
  readonly abroad: ReturnType<typeof shownAbroad>
}

/** A line of the address is a line of the page. */
export function shownAbroad(abroad: Abroad | null) {
  if (abroad === null) return null
  return { consulate: abroad.consulate, address: addressBlock(abroad).join('\n'), email: abroad.email }
}

export function asCardPerson({
  name,
  birthDate,
  address,
}: Pick<RollPerson, 'name' | 'birthDate' | 'address'>): CardPerson {
  return { name, birth: birthDate, address }
}

/** A code is sealed until its letter is in the post, bound to the letter's number. */
export function sealCode(key: HostKey, letterNo: string, code: VotingCode, randomness: Randomness): Uint8Array {
  return key.seal(`letter ${letterNo}`, utf8(code), randomness)
}

export function openCode(key: HostKey, letterNo: string, sealed: Uint8Array): VotingCode | null {
  const opened = key.open(`letter ${letterNo}`, sealed)
  return opened === null ? null : parseVotingCode(new TextDecoder().decode(opened))
}

function rowOf(rollNo: string): string {
  return `row ${rollNo}`
}
