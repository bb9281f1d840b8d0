/**
 * Who did what on the roll side: a line an act, canonical JSON, each naming the hash of the line before and signed with its person's own key
 * (docs/formats/online-gate.md §7). No line has a name of a voter, a code or a box.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { unreachable } from '#election/assert.ts'
import { fromHex, toHex, utf8 } from '#election/bytes.ts'
import { canonicalJson, parseCanonicalJson } from '#election/canonical-json.ts'
import { sign, verifySignature } from '#election/keys/signature.ts'
import { PAPER_STEPS } from '#election/online/paper-abroad.ts'
import { DUTIES, type Duty } from '#election/online/wire/staff-words.ts'
import { type LocalMinute, parseMinute } from '#election/time.ts'
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
    passkey: passkey.optional(),
    /** A consulate's person has it, and nobody else. */
    consulate: z.string().min(1).max(60).optional(),
  }),
  /** T29. By its owner a spare; by two others a new one, which closes all before. */
  z.strictObject({
    ...{ type: z.literal('enrolled'), key: hex(32), passkey },
    closes: z.array(passkey.shape.id),
  }),
  /** M5: one person asks; it is so with the line `joined` or `enrolled` of another one. */
  z.strictObject({ type: z.literal('join-asked'), name: z.string(), key: hex(32), passkey: passkey.optional() }),
  z.strictObject({ type: z.literal('passkey-asked'), key: hex(32), passkey }),
  /** Nobody can agree any more to what was asked for this key. */
  z.strictObject({ type: z.literal('asked-no-more'), key: hex(32) }),
  z.strictObject({ type: z.literal('left'), key: hex(32) }),
  z.strictObject({ type: z.enum(['brought', 'imported']), sha256: hex(32), rows: z.number().int() }),
  one('applied'),
  one('proposed'),
  one('refusal-proposed'),
  one('refused'),
  one('on-paper'),
  one('withdrawn'),
  z.strictObject({ type: z.literal('approved'), id: hex(16), letter }),
  z.strictObject({ type: z.literal('printed'), letters: z.array(letter) }),
  z.strictObject({ type: z.literal('marked'), letters: z.array(letter), as: z.enum(['posted', 'returned']) }),
  z.strictObject({ type: z.literal('reissued'), from: letter, to: letter }),
  /** Somebody looked for a person by name: the letter that was found, and shown with what is in its box. */
  z.strictObject({ type: z.literal('looked-up'), letter: letter.nullable() }),
  /** Somebody looked for a person of the roll, by name or number: the rows that were shown. */
  z.strictObject({ type: z.literal('rows-shown'), rows: z.array(z.string().min(1).max(20)) }),
  /** The paper of an elector abroad: the row, and what was done with it. */
  z.strictObject({ type: z.literal('paper'), row: z.string().min(1).max(20), as: z.enum(PAPER_STEPS) }),
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
type Line = z.infer<typeof line>

interface KeyPair {
  readonly publicKey: Uint8Array
  readonly secretKey: Uint8Array
}

export function writeAct(
  said: { readonly act: Act; readonly at: LocalMinute; readonly link: Uint8Array | null },
  by: KeyPair,
): string {
  const link = said.link === null ? NO_LINK : toHex(said.link)
  const plain = { v: 1, at: said.at, by: toHex(by.publicKey), link, act: said.act }
  const signature = toHex(sign('online-act', canonicalJson(plain), by.secretKey, signNative))
  return new TextDecoder().decode(canonicalJson({ ...plain, signature }))
}

/** Acts and their minutes, for a sum over them; whether the lines are whole is asked of `readActs`. */
export function readLines(lines: readonly string[]): readonly { readonly act: Act; readonly at: LocalMinute }[] {
  return lines.flatMap((text) => {
    const read = line.safeParse(parseCanonicalJson(utf8(text)))
    const at = read.success ? parseMinute(read.data.at) : null
    return read.success && at !== null ? [{ act: read.data.act, at }] : []
  })
}

export interface ReadActs {
  readonly acts: readonly Act[]
  /** Who is in after the last line, by key. */
  readonly people: ReadonlyMap<string, Duty>
}

/** All lines, or null at the first that is none, names another line before it, or is not by somebody who was in then and whose duty it is. */
export function readActs(lines: readonly string[]): ReadActs | null {
  const people = new Map<string, Duty>()
  /** Also of those who have left. */
  const offices = new Set<string>()
  /** Extracts that one person brought, and who: the one that was brought last comes last. */
  const brought = new Map<string, string>()
  /** Key → what one person asked for it, and who. */
  const asked = new Map<string, { readonly ask: string; readonly name: string | null; readonly by: string }>()
  const acts: Act[] = []
  const passkeys = new KeptPasskeys()
  const isApprover = (key: string) => people.get(key) === 'office'
  let link = NO_LINK
  for (const text of lines) {
    const read = line.safeParse(parseCanonicalJson(utf8(text)))
    if (!read.success || read.data.link !== link) return null
    const { act, by } = read.data
    if (acts.length === 0 && act.type === 'begun') {
      people.set(act.key, 'office')
      offices.add(act.key)
    }
    if (!isOfDuty(act, by, people.get(by)) || !isSigned(read.data)) return null
    const askedBy = (done: Asked) => {
      const first = asked.get(done.key)
      asked.delete(done.key)
      const isOfTwo = first?.ask === askOf(done) && first.by !== by && isApprover(first.by)
      return isOfTwo ? first.by : undefined
    }
    switch (act.type) {
      case 'joined': {
        const [{ consulate, duty, key, passkey }, second] = [act, askedBy(act)]
        if ((duty === 'consulate') !== (consulate !== undefined)) return null
        // M5: who may approve joined with the word of two.
        if (people.has(key) || (duty === 'office' && offices.size > 1 && second === undefined)) return null
        if (duty === 'office') offices.add(key)
        people.set(key, duty)
        if (passkey !== undefined && !passkeys.add(key, passkey.id)) return null
        break
      }
      case 'enrolled':
        if (!passkeys.enrol(by === act.key ? act : { ...act, second: askedBy(act) }, by, people, offices)) return null
        break
      case 'join-asked':
      case 'passkey-asked': {
        const name = 'name' in act ? act.name : null
        // Asked anew: what was asked before for this person is no more.
        for (const [key, before] of asked) if (name !== null && before.name === name) asked.delete(key)
        asked.set(act.key, { ask: askOf(act), name, by })
        break
      }
      case 'asked-no-more':
        asked.delete(act.key)
        break
      case 'left':
        people.delete(act.key)
        break
      case 'brought':
        brought.delete(act.sha256)
        brought.set(act.sha256, by)
        break
      case 'imported': {
        const first = brought.get(act.sha256)
        if (first === undefined || first === by || !isApprover(first)) return null
        endOlder(brought, act.sha256)
      }
    }
    acts.push(act)
    link = createHash('sha256').update(text).digest('hex')
  }
  return { acts, people }
}

/**
 * A lost answer had the second person take the same file once more: the word of the first is still about it. Files that were brought before it
 * are over, so nobody brings an old roll back alone.
 */
function endOlder(brought: Map<string, string>, taken: string): void {
  for (const sha256 of brought.keys()) {
    if (sha256 === taken) return
    brought.delete(sha256)
  }
}

type Asked = Extract<Act, { type: 'joined' | 'enrolled' | 'join-asked' | 'passkey-asked' }>

/** One person's wish and the other one's word are about the same key, name and passkey. */
function askOf(act: Asked): string {
  return JSON.stringify(['name' in act ? act.name : null, act.key, act.passkey ?? null])
}

/** The help desk looks somebody up and sends a letter again, a consulate sees a row and enters its paper, both have passkeys; all else is the office's. */
function isOfDuty(act: Act, by: string, duty: Duty | undefined): boolean {
  const isOwn = act.type === 'enrolled' && act.key === by
  switch (duty) {
    case 'office':
      return true
    case 'desk':
      return isOwn || act.type === 'looked-up' || act.type === 'reissued'
    case 'consulate':
      return isOwn || act.type === 'rows-shown' || act.type === 'paper'
    case undefined:
      return false
    default:
      return unreachable(duty)
  }
}

function isSigned({ signature, ...signed }: Line): boolean {
  return verifySignature('online-act', canonicalJson(signed), fromHex(signature), fromHex(signed.by), verifyNative)
}
