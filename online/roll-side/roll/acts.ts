/**
 * Who did what on the roll side: a line an act, canonical JSON, each naming the hash of the line before and signed with its person's own key
 * (docs/formats/online-gate.md §7). No line has a name of a voter, a code or a box.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { fromHex, toHex, utf8 } from '#election/bytes.ts'
import { canonicalJson, parseCanonicalJson } from '#election/canonical-json.ts'
import { sign, verifySignature } from '#election/keys/signature.ts'
import { DUTIES, type Duty } from '#election/online/wire/staff-words.ts'
import type { LocalMinute } from '#election/time.ts'
import { signNative, verifyNative } from '#openssl/ed25519.ts'

const NO_LINK = '0'.repeat(64)
const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`))
const letter = z.string().regex(/^\d{10}$/)
const one = <T extends string>(type: T) => z.strictObject({ type: z.literal(type), id: hex(16) })

const act = z.discriminatedUnion('type', [
  /** The first line: its person took the programs into use. */
  z.strictObject({ type: z.literal('begun'), key: hex(32) }),
  z.strictObject({
    ...{ type: z.literal('joined'), name: z.string(), key: hex(32), duty: z.enum(DUTIES) },
    second: z.strictObject({ key: hex(32), signature: hex(64) }).optional(),
  }),
  z.strictObject({ type: z.literal('left'), key: hex(32) }),
  z.strictObject({ type: z.literal('imported'), sha256: hex(32), rows: z.number().int() }),
  one('applied'),
  one('proposed'),
  one('refused'),
  one('withdrawn'),
  z.strictObject({ type: z.literal('approved'), id: hex(16), letter }),
  z.strictObject({ type: z.literal('printed'), letters: z.array(letter) }),
  z.strictObject({ type: z.literal('marked'), letters: z.array(letter), as: z.enum(['posted', 'returned']) }),
  z.strictObject({ type: z.literal('reissued'), from: letter, to: letter }),
  z.strictObject({ type: z.literal('asked'), id: hex(16), kind: z.enum(['withdraw', 'hold', 'release', 'rebind']) }),
  one('done'),
  one('dropped'),
  z.strictObject({ type: z.enum(['boxes-signed', 'approved-signed']), number: z.number().int(), sha256: hex(32) }),
  z.strictObject({ type: z.literal('paused'), paused: z.boolean() }),
])
export type Act = z.infer<typeof act>
type Joined = Extract<Act, { readonly type: 'joined' }>

const line = z.strictObject({
  v: z.literal(1),
  at: z.string(),
  by: hex(32),
  link: hex(32),
  act,
  signature: hex(64),
})

export function writeAct(
  said: { readonly act: Act; readonly at: LocalMinute; readonly link: Uint8Array | null },
  by: { readonly publicKey: Uint8Array; readonly secretKey: Uint8Array },
): string {
  const link = said.link === null ? NO_LINK : toHex(said.link)
  const plain = { v: 1, at: said.at, by: toHex(by.publicKey), link, act: said.act }
  const signature = toHex(sign('online-act', canonicalJson(plain), by.secretKey, signNative))
  return new TextDecoder().decode(canonicalJson({ ...plain, signature }))
}

/** M5. @returns the act with the word of another person of the office: their own signature over it */
export function besideAct(
  joined: Omit<Joined, 'second'>,
  { publicKey, secretKey }: { readonly publicKey: Uint8Array; readonly secretKey: Uint8Array },
): Joined {
  const signature = toHex(sign('online-act', canonicalJson(joined), secretKey, signNative))
  return { ...joined, second: { key: toHex(publicKey), signature } }
}

/** All lines, or null at the first that is none, names another line before it, or is not by somebody who was in then and may do it. */
export function readActs(lines: readonly string[]): readonly Act[] | null {
  const people = new Map<string, Duty>()
  /** Also those who have left: who removes the others alone stays alone. */
  let offices = 0
  const acts: Act[] = []
  let link = NO_LINK
  for (const text of lines) {
    const read = line.safeParse(parseCanonicalJson(utf8(text)))
    if (!read.success || read.data.link !== link) return null
    const { signature, ...plain } = read.data
    const { act, by } = plain
    if ((acts.length === 0) !== (act.type === 'begun')) return null
    if (act.type === 'begun') people.set(act.key, 'office')
    if (!mayAct(act, people.get(by)) || !isSigned(plain, by, signature)) return null
    if (act.type === 'joined' && act.duty === 'office' && offices > 1 && !isByTwo(act, by, people)) return null
    if (act.type === 'joined') people.set(act.key, act.duty)
    if (act.type === 'begun' || (act.type === 'joined' && act.duty === 'office')) offices += 1
    if (act.type === 'left') people.delete(act.key)
    acts.push(act)
    link = createHash('sha256').update(text).digest('hex')
  }
  return acts
}

/** The help desk sends letters again, and does nothing else. */
function mayAct({ type }: Act, duty: Duty | undefined): boolean {
  return duty === 'office' || (duty === 'desk' && type === 'reissued')
}

/** M5: who may approve joined with the word of two. */
function isByTwo({ second, ...joined }: Joined, by: string, people: ReadonlyMap<string, Duty>): boolean {
  if (second === undefined || second.key === by || people.get(second.key) !== 'office') return false
  return isSigned(joined, second.key, second.signature)
}

function isSigned(said: object, key: string, signature: string): boolean {
  return verifySignature('online-act', canonicalJson(said), fromHex(signature), fromHex(key), verifyNative)
}
