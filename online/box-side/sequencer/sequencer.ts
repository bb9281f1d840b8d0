/**
 * The sequencer: takes all waiting vote codes, shuffles them, appends them in one commit, and only when that commit is on both sites writes
 * tiles, then signs and shows a checkpoint. A second site that takes over can so never make a signed log that contradicts the first one.
 */
import { join } from 'node:path'
import type { Pool } from 'pg'
import { z } from 'zod'
import { assert } from '#election/assert.ts'
import { equalBytes } from '#election/bytes.ts'
import type { SignEd25519, VerifyEd25519 } from '#election/keys/signature.ts'
import { readCheckpoint, signCheckpoint } from '#election/online/log/checkpoint.ts'
import { type NoteSignature, parseNote, writeNote } from '#election/online/log/note.ts'
import { entryBundle, tileBytes, tilePath, tilesOf } from '#election/online/log/tiles.ts'
import { type Randomness, shuffled } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { answered, type NoAnswer } from '#online/database/answered.ts'
import { askWitness, type WitnessPeer } from './ask-witness.ts'
import { GrowingTree } from './growing-tree.ts'
import { type Beat, Heartbeat } from './heartbeat.ts'

/** The web server of the log runs under another user. */
const FOR_ALL = [0o644, 0o755] as const

export interface SequencerParts {
  /** The election's number in the database. */
  readonly number: number
  /** One connection: the lock that makes one sequencer the leader is its own. */
  readonly pool: Pool
  /** Rows that come in one answer. */
  readonly rowsAtOnce: number
  readonly origin: string
  /** Its first two entries: the log of another election, or of settings that were signed anew, begins otherwise. */
  readonly head: readonly [Uint8Array, Uint8Array]
  readonly key: { readonly secretKey: Uint8Array; readonly publicKey: Uint8Array }
  /** Directory that the web server shows under `/log/`. */
  readonly directory: string
  readonly witnesses: readonly WitnessPeer[]
  /** The shuffle hides who came first. */
  readonly randomness: Randomness
  /** Milliseconds of a clock that nobody sets. */
  readonly monotonic: () => number
  readonly sign: SignEd25519
  readonly verify: VerifyEd25519
}

export type SequencerRefusal =
  | NoAnswer
  /** Another sequencer writes this log. */
  | { readonly type: 'not-leading' }
  /** A wrong number or other settings than were added: signed once, it would contradict the election's own log for ever. */
  | { readonly type: 'log-of-another-election' }
  /** The database contradicts a checkpoint that was signed: people look, and nothing is signed. */
  | { readonly type: 'log-contradicts-checkpoint'; readonly signedSize: number }

export interface Published {
  readonly size: number
  /** Codes that were new. */
  readonly appended: number
  /** Names of witnesses that cosigned, and why each other one did not. */
  readonly cosigned: readonly string[]
  readonly missing: Readonly<Record<string, string>>
  /** `jumped`: the database's clock went forward by itself; two people look before the close. */
  readonly clock: Beat
}

const codeRows = z.array(z.object({ code: z.instanceof(Uint8Array) }))
const leafRows = z.array(z.object({ idx: z.string(), code: z.instanceof(Uint8Array) }))

export class Sequencer {
  readonly #parts: SequencerParts
  readonly #heartbeat: Heartbeat
  readonly #tree = new GrowingTree()
  readonly #entries: Uint8Array[] = []
  readonly #knownBy = new Map<string, number>()
  #published: number

  private constructor(parts: SequencerParts, published: number) {
    this.#parts = parts
    this.#heartbeat = new Heartbeat(parts.pool, parts.number, parts.monotonic)
    this.#published = published
  }

  /** @param checkpoint the file as the last sequencer left it; null: there is none yet */
  static async start(
    parts: SequencerParts,
    checkpoint: Uint8Array | null,
  ): Promise<Result<Sequencer, SequencerRefusal>> {
    const lead = await answered<{ lead: boolean }>(parts.pool, 'SELECT box.lead($1) AS lead', [parts.number])
    if (!lead.ok) return lead
    if (lead.value[0]?.lead !== true) return err({ type: 'not-leading' })
    const { origin, key, verify } = parts
    const signed = checkpoint === null ? null : readCheckpoint(checkpoint, { origin, key: key.publicKey }, verify)
    if (signed !== null && !signed.ok) return err({ type: 'log-contradicts-checkpoint', signedSize: 0 })
    const sequencer = new Sequencer(parts, signed?.value.size ?? 0)
    const loaded = await sequencer.#load()
    if (!loaded.ok) return loaded
    const isHead = parts.head.every((entry, at) => equalBytes(entry, sequencer.#entries[at] ?? new Uint8Array()))
    if (!isHead) return err({ type: 'log-of-another-election' })
    if (signed !== null) {
      const { size, root } = signed.value
      const isOurs = size <= sequencer.#tree.size && equalBytes(sequencer.#tree.root(size), root)
      if (!isOurs) return err({ type: 'log-contradicts-checkpoint', signedSize: size })
    }
    return ok(sequencer)
  }

  /** One turn. After `no-answer` the next start reads again what was committed. */
  async turn(): Promise<Result<Published, SequencerRefusal>> {
    const beat = await this.#heartbeat.beat()
    if (!beat.ok) return beat
    const appended = await this.#append()
    if (!appended.ok) return appended
    const loaded = await this.#load()
    if (!loaded.ok) return loaded
    // Also what an earlier process committed and this one only read; and by a session that still leads.
    const { number, pool } = this.#parts
    const safe = await answered<{ lead: boolean }>(pool, 'SELECT box.barrier($1), box.lead($1) AS lead', [number])
    if (!safe.ok) return safe
    return safe.value[0]?.lead === true
      ? ok({ ...(await this.#publish(appended.value)), clock: beat.value })
      : err({ type: 'not-leading' })
  }

  async #append(): Promise<Result<number, NoAnswer>> {
    const { number, pool, randomness, rowsAtOnce } = this.#parts
    const waiting = await answered(pool, 'SELECT code FROM box.waiting($1, $2)', [number, rowsAtOnce])
    if (!waiting.ok) return waiting
    const codes = codeRows.parse(waiting.value).map(({ code }) => code)
    if (codes.length === 0) return ok(0)
    const done = await answered(pool, 'SELECT box.append($1, $2)', [number, shuffled(randomness, codes)])
    return done.ok ? ok(codes.length) : done
  }

  async #load(): Promise<Result<void, NoAnswer>> {
    const { number, pool, rowsAtOnce } = this.#parts
    for (;;) {
      const asked = [number, this.#tree.size, rowsAtOnce]
      const leaves = await answered(pool, 'SELECT idx, code FROM box.leaves($1, $2, $3)', asked)
      if (!leaves.ok) return leaves
      const rows = leafRows.parse(leaves.value)
      for (const { idx, code } of rows) {
        assert(Number(idx) === this.#tree.size, 'sequencer: entries without a gap')
        const entry = new Uint8Array(code)
        this.#tree.add(entry)
        this.#entries.push(entry)
      }
      if (rows.length < rowsAtOnce) return ok()
    }
  }

  async #publish(appended: number): Promise<Omit<Published, 'clock'>> {
    const { directory, key, origin, sign } = this.#parts
    const { size } = this.#tree
    for (const tile of tilesOf(size, this.#published)) {
      const from = tile.index * 256
      const bytes =
        tile.level === 'entries'
          ? entryBundle(this.#entries.slice(from, from + tile.width))
          : tileBytes(this.#tree.subtree, tile)
      await writeWholeFile(join(directory, tilePath(tile)), bytes, ...FOR_ALL)
    }
    const bytes = signCheckpoint({ origin, size, root: this.#tree.root() }, key.secretKey, key.publicKey, sign)
    const cosigned = await this.#cosigned(bytes)
    await writeWholeFile(join(directory, 'checkpoint'), cosigned.bytes, ...FOR_ALL)
    this.#published = size
    return { size, appended, cosigned: cosigned.names, missing: cosigned.missing }
  }

  /** A checkpoint without witnesses is shown, too: casting goes on, and the page says that it waits for them. */
  async #cosigned(bytes: Uint8Array) {
    const { verify, witnesses } = this.#parts
    const note = parseNote(bytes)
    assert(note !== null, 'sequencer: a note that was written')
    const ask = { tree: this.#tree.subtree, size: this.#tree.size, note, bytes }
    const missing: Record<string, string> = {}
    const names: string[] = []
    const signatures: NoteSignature[] = [...note.signatures]
    const answers = await Promise.all(
      witnesses.map(async (peer) => ({
        peer,
        answer: await askWitness(peer, ask, this.#knownBy.get(peer.name) ?? 0, verify),
      })),
    )
    for (const { peer, answer } of answers) {
      if (answer.ok) {
        signatures.push(...answer.value)
        names.push(peer.name)
        this.#knownBy.set(peer.name, ask.size)
      } else missing[peer.name] = answer.error.cause
    }
    return { bytes: writeNote({ text: note.text, signatures }), names, missing }
  }
}
