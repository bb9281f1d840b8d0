/**
 * A day of an online box on its real programs, seen from outside: voters cast over the page's server, with permits of the gate's key or by card and
 * gate, and an onlooker holds what was acknowledged against what an export would have now and what the public log shows.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { equalBytes, fromHex, toHex } from '#election/bytes.ts'
import { P256_SIGNATURE_BYTES } from '#election/online/checks.ts'
import { voteCodeIn } from '#election/online/envelope.ts'
import { readExport } from '#election/online/export.ts'
import { parseExportedLog } from '#election/online/exported-log.ts'
import { type BoxId, type Handle, handleOf, type VoteCode, voteCodeOf } from '#election/online/ids.ts'
import { type UnixSecond, unixSecond } from '#election/online/instant.ts'
import { cosignaturesOf, readCheckpoint } from '#election/online/log/checkpoint.ts'
import { parseEntryBundle, tilePath, tilesOf } from '#election/online/log/tiles.ts'
import { leafHash, rootOf, treeOf } from '#election/online/log/tree.ts'
import { PERMIT_BYTES, readPermit } from '#election/online/permit.ts'
import { readPromise } from '#election/online/promise.ts'
import { logPolicyOf } from '#election/online/settings.ts'
import { ADMINISTRATOR } from '#online/database/cluster.ts'
import { must } from '#simulation/rooms/must.ts'
import { InventedVoter } from './programs/invented-voter.ts'
import { OnlinePrograms } from './programs/online-programs.ts'
import { NUMBER, votersOf } from './signed-election.ts'

/** A page asks again for longer; here a box that never comes back is a failure. */
const TRIES = 50
const PROMISED_SECONDS = 60
/** Entries 0 and 1 of the log are no votes. */
const NO_VOTES = 2

interface Acknowledged {
  /** Null: by the voter's own page. */
  readonly bytes: Uint8Array | null
  readonly latest: UnixSecond
}

interface Exported {
  readonly events: readonly { readonly box: string; readonly rev: number; readonly body: Uint8Array }[]
  readonly held: readonly string[]
}

export class BoxDay {
  readonly programs: OnlinePrograms
  readonly #voters: ReturnType<typeof votersOf>
  readonly #acknowledged = new Map<VoteCode, Acknowledged>()
  readonly #byCard = new Set<VoteCode>()
  readonly #held = new Set<Handle>()
  #log: { readonly size: number; readonly root: Uint8Array } = { size: 0, root: rootOf(treeOf([]), 0) }
  #soonest = Number.POSITIVE_INFINITY

  constructor(programs: OnlinePrograms, seed: string) {
    this.programs = programs
    this.#voters = votersOf(programs.ground.election, seed)
  }

  static async begin(seed: string): Promise<BoxDay> {
    return new BoxDay(await OnlinePrograms.start({ seed, durable: true }), seed)
  }

  /** A connection of the administrator, which is its user's to end. */
  async enter(database: 'box_side' | 'roll_side'): Promise<Client> {
    const client = new Client({ host: this.programs.cluster.socket, user: ADMINISTRATOR, database })
    // The server is killed under it.
    client.on('error', () => {})
    await client.connect()
    return client
  }

  async newBoxes(count: number): Promise<readonly BoxId[]> {
    const boxes = Array.from({ length: count }, () => this.#voters.box())
    await this.#asked('box_side', 'SELECT box.add_boxes($1, $2, $3, $4)', [
      ...[NUMBER, boxes.map((box) => Buffer.from(fromHex(box)))],
      ...[boxes.map((box) => Buffer.from(fromHex(this.handle(box)))), boxes.map(() => 1)],
    ])
    return boxes
  }

  handle(box: BoxId): Handle {
    return handleOf(this.programs.ground.election.settings.electionId, box)
  }

  /** Bytes of a cast; a permit of the gate is in them. */
  voteIn(box: BoxId): Uint8Array {
    return this.#voters.vote(box, now())
  }

  /** Once. @returns `promised`, the refusal's word, or `no-answer`, after which the page asks again with the same bytes */
  async cast(bytes: Uint8Array): Promise<string> {
    const { settings, keys } = this.programs.ground.election
    const headers = { 'content-type': 'application/octet-stream', origin: settings.origin.page }
    const answer = await fetch(`${settings.origin.page}/cast`, { method: 'POST', headers, body: Buffer.from(bytes) })
      .then(async (given) => ({ status: given.status, body: new Uint8Array(await given.arrayBuffer()) }))
      .catch(() => null)
    if (answer === null || answer.status >= 500) return 'no-answer'
    if (answer.status !== 200) return Buffer.from(answer.body).toString()
    const promise = readPromise(answer.body, keys.promise.publicKey)
    const code = codeIn(bytes)
    if (!promise.ok || promise.value.code !== code || promise.value.electionId !== settings.electionId) {
      return 'a promise of another cast'
    }
    // The first one counts: a later one gives the log more time.
    if (!this.#acknowledged.has(code)) this.#acknowledged.set(code, { bytes, latest: promise.value.latest })
    return 'promised'
  }

  /** As the page does: the same bytes until there is an answer. */
  async untilAnswered(bytes: Uint8Array): Promise<string> {
    for (let left = TRIES; left > 0; left--) {
      const said = await this.cast(bytes)
      if (said !== 'no-answer') return said
    }
    return 'never answered'
  }

  /** One of those that were acknowledged, for somebody who asks once more. */
  get anyAcknowledged(): Uint8Array | null {
    for (const { bytes } of this.#acknowledged.values()) if (bytes !== null) return bytes
    return null
  }

  newVoter(): InventedVoter {
    return new InventedVoter(this.programs.voters)
  }

  /** From the ballot to the log. */
  async castByCard(voter: InventedVoter): Promise<void> {
    const { code } = await voter.cast()
    this.#acknowledged.set(code, { bytes: null, latest: unixSecond(now() + PROMISED_SECONDS) })
    this.#byCard.add(code)
  }

  /** Once. @returns the answer, or `no-answer` */
  async hold(box: BoxId, by: string): Promise<string> {
    const handle = this.handle(box)
    const answer = await fetch(`http://localhost:${this.programs.ground.ports.hold}/hold`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ handle, by, override: false }),
    }).catch(() => null)
    if (answer?.status !== 200) return 'no-answer'
    const said = (await answer.json()) as { readonly answer: string }
    if (said.answer === 'held') this.#held.add(handle)
    return said.answer
  }

  /** The promises that do not hold now. */
  async look(): Promise<readonly string[]> {
    const stored = await this.#exportedNow()
    return [...this.#wrongInStore(stored), ...(await this.#wrongEvidence(stored)), ...this.#wrongInLog()]
  }

  /** Every promise is kept: the log that is shown has each code. */
  get isLogComplete(): boolean {
    return this.#log.size === this.#acknowledged.size + NO_VOTES
  }

  /** Half of a promise's time is over, and its code is not in the log. */
  get isLogPressed(): boolean {
    return this.#soonest - now() < PROMISED_SECONDS / 2
  }

  /** An export of this moment, as if the box closed: the shipped functions are asked, and then it has not closed. */
  async #exportedNow(): Promise<Exported> {
    const client = await this.enter('box_side')
    try {
      await client.query('BEGIN')
      await client.query(this.programs.clockAtClose)
      await client.query('SELECT box.close($1)', [NUMBER])
      const { rows } = await client.query<{ box_id: Buffer; rev: number; body: Buffer }>(
        "SELECT box_id, rev, body FROM box.export_events($1, '\\x', 0, 1000000)",
        [NUMBER],
      )
      const held = await client.query<{ handle: Buffer }>("SELECT handle FROM box.export_handles($1, 'held')", [NUMBER])
      return {
        events: rows.map(({ box_id, rev, body }) => ({ box: toHex(box_id), rev, body: new Uint8Array(body) })),
        held: held.rows.map(({ handle }) => toHex(handle)),
      }
    } finally {
      await client.query('ROLLBACK')
      await client.end()
    }
  }

  #wrongInStore({ events, held }: Exported): readonly string[] {
    const codes = events.map(({ body }) => codeIn(body))
    const last = new Map<string, number>()
    const gaps = events.filter(({ box, rev }) => {
      const isNext = rev === (last.get(box) ?? 0) + 1
      last.set(box, rev)
      return !isNext
    })
    const there = new Set(codes)
    return [
      ...[...this.#acknowledged.keys()].filter((code) => !there.has(code)).map(() => 'an acknowledged cast is lost'),
      ...codes.filter((code) => !this.#acknowledged.has(code)).map(() => 'a cast is stored that nobody was told of'),
      ...(there.size === codes.length ? [] : ['a cast is stored twice']),
      ...gaps.map(() => 'a gap in the revisions of a box'),
      ...(held.toSorted().join() === [...this.#held].toSorted().join() ? [] : ['other boxes are held than were said']),
    ]
  }

  /** A permit of the gate and its evidence are there together (each card is looked at again by sorting). */
  async #wrongEvidence({ events }: Exported): Promise<readonly string[]> {
    const { settings, keys } = this.programs.ground.election
    const grounds = { electionId: settings.electionId, gateKey: keys.gate.publicKey }
    const permits = events
      .filter(({ body }) => this.#byCard.has(codeIn(body)))
      .map(({ body }) => must(readPermit(body.subarray(0, PERMIT_BYTES), grounds)).id)
    const statement = 'SELECT FROM roll.evidence WHERE permit_id = ANY ($1)'
    const found = await this.#asked('roll_side', statement, [permits.map((id) => Buffer.from(fromHex(id)))])
    return found.length === permits.length ? [] : ['a vote by card has no evidence']
  }

  /** As anybody reads it: the files that the sequencer wrote. */
  #wrongInLog(): readonly string[] {
    const { settings } = this.programs.ground.election
    const policy = logPolicyOf(settings)
    const read = (path: string) => new Uint8Array(readFileSync(join(this.programs.ground.places.log, path)))
    const checkpoint = readCheckpoint(read('checkpoint'), policy)
    if (!checkpoint.ok) return [`the checkpoint: ${checkpoint.error.type}`]
    const { size, root, note } = checkpoint.value
    let entries: readonly Uint8Array[]
    try {
      const bundles = tilesOf(size).filter(({ level }) => level === 'entries')
      entries = bundles.flatMap((tile) => parseEntryBundle(read(tilePath(tile)), tile.width) ?? [])
    } catch {
      return ['a tile of the log is missing']
    }
    const tree = treeOf(entries.map(leafHash))
    const votes = entries.slice(NO_VOTES).map((entry) => voteCodeOf(entry))
    const shown = new Set(votes)
    const before = this.#log
    if (entries.length !== size || !equalBytes(rootOf(tree, size), root))
      return ['the log is not that of its checkpoint']
    this.#log = { size, root }
    const isGrown = size >= before.size && equalBytes(rootOf(tree, before.size), before.root)
    const missing = [...this.#acknowledged].filter(([code]) => !shown.has(code)).map(([, { latest }]) => latest)
    this.#soonest = Math.min(...missing)
    return [
      ...(isGrown ? [] : ['the log has another past']),
      ...(shown.size === votes.length ? [] : ['a code is in the log twice']),
      ...votes.filter((code) => !this.#acknowledged.has(code)).map(() => 'the log has a code that nobody was told of'),
      ...missing.filter((latest) => latest < now()).map(() => 'a promise is broken: the log is late'),
      ...((cosignaturesOf(note, policy.witnesses)?.size ?? 0) < policy.quorum ? ['the checkpoint has no quorum'] : []),
    ]
  }

  /** The real export, by two people. @returns what differs between its files and what was acknowledged */
  async export(): Promise<readonly string[]> {
    await this.programs.export()
    const { places, election } = this.programs.ground
    const read = (name: string) => new Uint8Array(readFileSync(join(places.exported[0], name)))
    const exporters = election.exporters.map(({ publicKey }) => publicKey)
    const { events, held } = must(readExport(read('online-box.ippyo'), exporters))
    const log = parseExportedLog(read('online-log.ippyo'))?.entries.slice(NO_VOTES) ?? []
    const same = (codes: readonly string[]) =>
      codes.toSorted().join() === [...this.#acknowledged.keys()].toSorted().join()
    return [
      ...(same(events.map(({ cast }) => codeIn(cast))) ? [] : ['the export has other casts than were acknowledged']),
      ...(same(log.map((entry) => voteCodeOf(entry))) ? [] : ['the exported log has other codes']),
      ...(held.length === this.#held.size ? [] : ['the export has other held boxes']),
    ]
  }

  async #asked(database: 'box_side' | 'roll_side', statement: string, values: unknown[]): Promise<readonly object[]> {
    const client = await this.enter(database)
    try {
      return (await client.query<object>(statement, values)).rows
    } finally {
      await client.end()
    }
  }
}

function codeIn(bytes: Uint8Array): VoteCode {
  return voteCodeIn(bytes.subarray(PERMIT_BYTES, bytes.length - P256_SIGNATURE_BYTES))
}

function now(): UnixSecond {
  return unixSecond(Math.floor(Date.now() / 1000))
}
