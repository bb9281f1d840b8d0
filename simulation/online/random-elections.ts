/**
 * Random small elections, played at the same time on the real database and on the state machine of `election/online/box.ts`. In each round
 * some people act at once on connections of their own. There must be an order of their acts in which the machine gives these very answers
 * and ends with what the database then has.
 */
import type { Client } from 'pg'
import { assert } from '#election/assert.ts'
import { parseContestMask } from '#election/contests.ts'
import type { ContestMask } from '#election/ids.ts'
import { type BoxesOfElection, newBoxes } from '#election/online/box.ts'
import { boxIdOf, electionIdOf, handleOf } from '#election/online/ids.ts'
import { unixSecond } from '#election/online/instant.ts'
import { below, type Randomness } from '#election/randomness.ts'
import { ADMINISTRATOR } from '#online/database/cluster.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { type Act, type Actors, inDatabase, inModel } from './acts.ts'
import type { BoxRoom } from './box-room.ts'
import { ELECTION_AFTER_ELECTION } from './election-after-election.ts'

const OPENS = 10_000
const CLOSES = 20_000
const ROUNDS = 11
const [STYLE, OTHER_STYLE] = [styleOf(1), styleOf(2)]

/** All elections of a room have this number: with partitions of their own each would make every session plan anew. */
const NUMBER = 1

/** The room's first election is added as the product adds it; each next one takes its place (`played.anew`). */
export async function actorsIn(room: BoxRoom): Promise<Actors> {
  const administrator = await room.enter(ADMINISTRATOR)
  await administrator.query(ELECTION_AFTER_ELECTION)
  await administrator.query(
    "SELECT box.add_election($1, '\\x0000000000000000', to_timestamp(1), to_timestamp(2), false, $2)",
    [...[NUMBER, HEAD]],
  )
  const [collector, holder, sequencer, exporter] = [
    room.pool('collector'),
    room.pool('holder'),
    room.pool('sequencer'),
    room.pool('exporter'),
  ]
  return { administrator, collector, holder, sequencer, exporter }
}

export async function playElection(actors: Actors, seed: number) {
  const world = new World(seed)
  let clock = world.nextClock()
  await begin(actors.administrator, world.start, clock)
  const answers: Record<string, number> = {}
  const told: string[] = []
  let state = world.start
  for (let round = 0; round < ROUNDS; round++) {
    const acts = world.someActs()
    const given = await Promise.all(acts.map((act) => inDatabase(act, NUMBER, actors)))
    for (const [at, act] of acts.entries()) {
      const answer = `${act.type}: ${given[at]}`
      answers[answer] = (answers[answer] ?? 0) + 1
      told.push(`round ${round}, ${clock}: ${answer}`)
    }
    const next = world.nextClock()
    const there = await lookAndSet(actors.administrator, next)
    const found = serialOrder(state, clock, acts, given, there)
    if (found === null) {
      return {
        answers,
        violations: [`round ${round}: no order of the acts gives these answers and ${there}`],
        last: told.slice(-12),
      }
    }
    state = found
    clock = next
  }
  return { answers, violations: [], last: told.slice(-12) }
}

/** Depth first: an act whose answer the machine does not give at this place is not followed further. */
function serialOrder(
  state: BoxesOfElection,
  clock: number,
  acts: readonly Act[],
  given: readonly string[],
  there: string,
): BoxesOfElection | null {
  if (acts.length === 0) return told(state) === there ? state : null
  for (const [at, act] of acts.entries()) {
    const after = inModel(act, state, unixSecond(clock))
    if (after.answer !== given[at]) continue
    const rest = (_: unknown, index: number) => index !== at
    const found = serialOrder(after.state, clock, acts.filter(rest), given.filter(rest), there)
    if (found !== null) return found
  }
  return null
}

/** A machine's state, in the words in which the database is read. */
function told(state: BoxesOfElection): string {
  const boxes = [...state.boxes].sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify({
    closed: state.closed?.at ?? null,
    boxes: boxes.map(([id, { heldBy, events }]) => [id, heldBy, events.map(({ code, permit }) => [code, permit])]),
    points: [...state.points].sort(),
  })
}

/** The database's state after a round; then it is the next round's time. One question, because there are a hundred thousand of them. */
async function lookAndSet(administrator: Client, next: number): Promise<string> {
  const { rows } = await administrator.query<{ state: string }>({
    name: 'look',
    text: 'SELECT played.look($1, to_timestamp($2)) AS state',
    values: [NUMBER, next],
  })
  return JSON.stringify(rows[0]?.state)
}

const HEAD = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]

async function begin(administrator: Client, start: BoxesOfElection, clock: number): Promise<void> {
  const { boxes, closes, electionId, opens, overwrite } = start
  const ids = [...boxes.keys()]
  const hex = (text: string) => Buffer.from(text, 'hex')
  await administrator.query({
    name: 'anew',
    text: 'SELECT played.anew($1, $2, to_timestamp($3), to_timestamp($4), $5, $6, $7, $8, $9, to_timestamp($10))',
    values: [
      ...[NUMBER, hex(electionId), opens, closes, overwrite, HEAD],
      ...[ids.map(hex), ids.map((id) => hex(handleOf(electionId, id))), ids.map(() => STYLE), clock],
    ],
  })
}

function styleOf(mask: number): ContestMask {
  const style = parseContestMask(mask)
  assert(style !== null, 'world: a style')
  return style
}

/** One election and what people do in it, from its seed alone. */
class World {
  readonly start: BoxesOfElection
  readonly #randomness: Randomness
  readonly #casts: (Act & { readonly type: 'put' })[] = []
  readonly #holds: Uint8Array[] = []
  #clock: number

  constructor(seed: number) {
    this.#randomness = seededRandomness(`online box ${seed}`)
    this.#clock = OPENS - 50 + below(this.#randomness, 100)
    const boxes = Array.from({ length: 2 + below(this.#randomness, 2) }, () => ({
      id: boxIdOf(this.#bytes(16)),
      style: STYLE,
    }))
    this.start = newBoxes(
      {
        electionId: electionIdOf(this.#bytes(8)),
        opens: unixSecond(OPENS),
        closes: unixSecond(CLOSES),
        overwrite: below(this.#randomness, 2) === 0,
      },
      boxes,
    )
  }

  /**
   * Most steps go on within the hours; some go over an end of them, and some clocks jump back. None is as early as second 0, which the model
   * takes for “nothing seen”.
   */
  nextClock(): number {
    const kind = below(this.#randomness, 10)
    if (kind === 0) this.#clock = CLOSES - 5 + below(this.#randomness, 10)
    else if (kind === 1) this.#clock = Math.max(10, this.#clock - below(this.#randomness, 12_000))
    else this.#clock += below(this.#randomness, 900)
    return this.#clock
  }

  someActs(): readonly Act[] {
    return Array.from({ length: 1 + below(this.#randomness, 4) }, () => this.#act())
  }

  #act(): Act {
    const kind = below(this.#randomness, 20)
    if (kind < 7) return this.#newCast()
    if (kind < 11) return this.#castAgain()
    if (kind < 14) return { type: 'hold', handle: this.#handle(), by: this.#hold(), override: this.#coin() }
    if (kind < 16) return { type: 'release', handle: this.#handle(), by: this.#hold() }
    if (kind < 17) return { type: 'close' }
    if (kind < 19) return { type: 'standing', handle: this.#handle() }
    const wall = below(this.#randomness, 4) === 0 ? null : below(this.#randomness, 4)
    return { type: 'see', clock: this.#clock, wall, monotonic: below(this.#randomness, 3) }
  }

  #newCast(): Act & { readonly type: 'put' } {
    const before = this.#some(this.#casts)
    const copies = before !== null && below(this.#randomness, 5) === 0
    const sameCard = before !== null && below(this.#randomness, 6) === 0
    const point = copies ? (before.points[0] ?? this.#bytes(32)) : this.#bytes(32)
    const points = below(this.#randomness, 12) === 0 ? [point, point] : [point, this.#bytes(32)]
    const box = sameCard ? before.box : this.#box()
    const cast: Act & { readonly type: 'put' } = {
      type: 'put',
      box,
      style: below(this.#randomness, 12) === 0 ? OTHER_STYLE : STYLE,
      permit: sameCard ? before.permit : this.#bytes(16),
      notAfter: Math.max(0, this.#clock - 100 + below(this.#randomness, 2000)),
      code: this.#bytes(32),
      body: new Uint8Array(523).fill(below(this.#randomness, 256)),
      points,
    }
    this.#casts.push(cast)
    return cast
  }

  /** The page sends the same bytes again, perhaps to another collector. */
  #castAgain(): Act {
    return this.#some(this.#casts) ?? this.#newCast()
  }

  #box(): Uint8Array {
    if (below(this.#randomness, 25) === 0) return this.#bytes(16)
    const id = this.#some([...this.start.boxes.keys()])
    assert(id !== null, 'world: it has boxes')
    return new Uint8Array(Buffer.from(id, 'hex'))
  }

  #handle(): Uint8Array {
    return new Uint8Array(Buffer.from(handleOf(this.start.electionId, boxIdOf(this.#box())), 'hex'))
  }

  #hold(): Uint8Array {
    const before = this.#some(this.#holds)
    if (before !== null && below(this.#randomness, 3) > 0) return before
    const fresh = this.#bytes(16)
    this.#holds.push(fresh)
    return fresh
  }

  #coin(): boolean {
    return below(this.#randomness, 2) === 0
  }

  #some<T>(items: readonly T[]): T | null {
    return items.length === 0 ? null : (items[below(this.#randomness, items.length)] ?? null)
  }

  #bytes(length: number): Uint8Array {
    return this.#randomness.bytes(length)
  }
}
