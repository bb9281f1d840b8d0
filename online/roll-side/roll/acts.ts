/**
 * Who did what on the roll side: a line an act, canonical JSON, each naming the hash of the line before and signed with its person's own key
 * (docs/formats/online-gate.md §7). No line has a name of a voter, a code or a box.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { fromHex, toHex, utf8 } from '#election/bytes.ts'
import { canonicalJson, parseCanonicalJson } from '#election/canonical-json.ts'
import { sign, verifySignature } from '#election/keys/signature.ts'
import { DUTIES } from '#election/online/wire/staff-words.ts'
import type { LocalMinute } from '#election/time.ts'
import { signNative, verifyNative } from '#openssl/ed25519.ts'
import { KeptPasskeys } from './kept-passkeys.ts'

const NO_LINK = '0'.repeat(64)
const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`))
const letter = z.string().regex(/^\d{10}$/)
const one = <T extends string>(type: T) => z.strictObject({ type: z.literal(type), id: hex(16) })

/** A credential's number, and its public key in COSE. */
const passkey = z.strictObject({
  id: z.string().regex(/^(?:[0-9a-f]{2}){16,1023}$/),
  key: z.string().regex(/^(?:[0-9a-f]{2}){1,1024}$/),
})

const act = z.discriminatedUnion('type', [
  /** The first line: its person took the programs into use. */
  z.strictObject({ type: z.literal('begun'), key: hex(32) }),
  z.strictObject({
    ...{ type: z.literal('joined'), name: z.string(), key: hex(32), duty: z.enum(DUTIES) },
    ...{ second: hex(32).optional(), passkey: passkey.optional() },
  }),
  /** T29. By its owner a spare; by two others a new one, which closes all before. */
  z.strictObject({
    ...{ type: z.literal('enrolled'), key: hex(32), passkey },
    ...{ closes: z.array(passkey.shape.id), second: hex(32).optional() },
  }),
  z.strictObject({ type: z.literal('left'), key: hex(32) }),
  z.strictObject({ type: z.enum(['brought', 'imported']), sha256: hex(32), rows: z.number().int() }),
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

/** All lines, or null at the first that is none, names another line before it, or is not by somebody who was in then. */
export function readActs(lines: readonly string[]): readonly Act[] | null {
  const keys = new Set<string>()
  /** Also of those who have left. */
  const offices = new Set<string>()
  const acts: Act[] = []
  const passkeys = new KeptPasskeys()
  let link = NO_LINK
  for (const text of lines) {
    const read = line.safeParse(parseCanonicalJson(utf8(text)))
    if (!read.success || read.data.link !== link) return null
    const { signature, ...plain } = read.data
    if (acts.length === 0 && plain.act.type === 'begun') {
      keys.add(plain.act.key)
      offices.add(plain.act.key)
    }
    const isBySomebody = keys.has(plain.by)
    if (
      !isBySomebody ||
      !verifySignature('online-act', canonicalJson(plain), fromHex(signature), fromHex(plain.by), verifyNative)
    ) {
      return null
    }
    if (plain.act.type === 'joined') {
      const { duty, key, second } = plain.act
      if (duty === 'office' && offices.size > 1 && !isAnother(second, plain.by, keys)) return null
      if (duty === 'office') offices.add(key)
      keys.add(key)
      if (plain.act.passkey !== undefined && !passkeys.add(key, plain.act.passkey.id)) return null
    }
    if (plain.act.type === 'enrolled' && !passkeys.enrol(plain.act, plain.by, keys, offices)) return null
    if (plain.act.type === 'left') keys.delete(plain.act.key)
    acts.push(plain.act)
    link = createHash('sha256').update(text).digest('hex')
  }
  return acts
}

/** M5: who may approve joined with the word of two. */
function isAnother(second: string | undefined, by: string, keys: ReadonlySet<string>): boolean {
  return second !== undefined && second !== by && keys.has(second)
}
