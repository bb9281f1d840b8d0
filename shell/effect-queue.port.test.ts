import { describe, expect, it } from 'vitest'
import { EffectQueue, type Lanes } from './effect-queue.ts'

type Lane = 'disk' | 'card'
interface Effect {
  readonly type: 'write' | 'move' | 'look'
  readonly name: string
}
const LANES: Lanes<Effect, Lane> = { write: 'disk', move: 'card', look: null }
const typeIn = (lane: Lane | null) => (lane === null ? 'look' : lane === 'disk' ? 'write' : 'move')

/** Effects end when the test says so. */
class Hands {
  readonly begun: string[] = []
  readonly heard: string[] = []
  readonly #ends = new Map<string, { done: () => void; failed: (error: Error) => void }>()
  readonly queue = new EffectQueue<string, Effect, Lane>(({ name }) => {
    this.begun.push(name)
    return new Promise<void>((done, failed) => this.#ends.set(name, { done, failed }))
  }, LANES)

  ask(name: string, lane: Lane | null): void {
    this.queue
      .perform({ type: typeIn(lane), name }, () => {})
      .then(
        () => this.heard.push(`${name} done`),
        (error: Error) => this.heard.push(`${name} ${error.message}`),
      )
  }

  async end(name: string): Promise<void> {
    this.#ends.get(name)?.done()
    await turn()
  }

  async fail(name: string): Promise<void> {
    this.#ends.get(name)?.failed(new Error('broke'))
    await turn()
  }
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('a queue of effects', () => {
  it('begins the next one of a lane when the one before it has ended; lanes and the rest wait for nobody', async () => {
    const hands = new Hands()
    hands.ask('write 1', 'disk')
    hands.ask('write 2', 'disk')
    hands.ask('move', 'card')
    hands.ask('look', null)
    expect(hands.begun).toEqual(['look'])
    await turn()
    expect(hands.begun).toEqual(['look', 'write 1', 'move'])
    await hands.end('move')
    expect(hands.begun).toHaveLength(3)
    await hands.end('write 1')
    expect(hands.begun).toEqual(['look', 'write 1', 'move', 'write 2'])
    expect(hands.heard).toEqual(['move done', 'write 1 done'])
  })

  it.each(['disk', 'card', null] as const)('begins nothing any more after a failure in %s', async (failing) => {
    const hands = new Hands()
    hands.ask('first', failing)
    await turn()
    hands.ask('behind', 'disk')
    const waits = failing === 'disk'
    await turn()
    expect(hands.begun.includes('behind')).toBe(!waits)
    await hands.fail('first')
    const begun = [...hands.begun]
    for (const lane of ['disk', 'card', null] as const) hands.ask(`after ${lane}`, lane)
    await turn()
    await hands.end('behind')
    expect(hands.begun).toEqual(begun)
    expect(hands.heard[0]).toBe('first broke')
    await hands.queue.idle()
  })

  it('begins nothing that waits when it is halted; what is under way comes to its end', async () => {
    const hands = new Hands()
    hands.ask('write 1', 'disk')
    hands.ask('write 2', 'disk')
    await turn()
    hands.queue.halt()
    let idle = false
    const over = hands.queue.idle().then(() => {
      idle = true
    })
    await turn()
    expect(idle).toBe(false)
    await hands.end('write 1')
    await over
    expect(hands.begun).toEqual(['write 1'])
  })

  it('reports when all that was asked of one lane has ended', async () => {
    const hands = new Hands()
    hands.ask('write', 'disk')
    hands.ask('move', 'card')
    await turn()
    const settled: Lane[] = []
    for (const lane of ['disk', 'card'] as const) void hands.queue.settled(lane).then(() => settled.push(lane))
    await hands.end('move')
    expect(settled).toEqual(['card'])
    await hands.fail('write')
    expect(settled).toEqual(['card', 'disk'])
  })
})
