/** X-B5 without a browser: how often in a row a window is opened anew, and what staff are told. Time is the test's own. */
import { describe, expect, it } from 'vitest'
import {
  FIRST_SHOWN_MS,
  IN_A_ROW_MAX,
  keepOpen,
  NOTHING_SHOWN_MS,
  type Timers,
  WINDOW_MS,
  type WindowNews,
} from './keep-open.ts'

class Desk {
  time = 0
  opened = 0
  /** No place on the disk for what a window needs, or no memory to start one. */
  cannotOpen = false
  readonly said: WindowNews[] = []
  readonly #due = new Set<{ readonly at: number; readonly then: () => void }>()
  #end: () => void = () => {}

  readonly timers: Timers = {
    now: () => this.time,
    after: (ms, then) => {
      const each = { at: this.time + ms, then }
      this.#due.add(each)
      return () => void this.#due.delete(each)
    },
  }

  readonly kept = keepOpen({
    timers: this.timers,
    say: (news) => this.said.push(news),
    open: () => {
      if (this.cannotOpen) throw new Error('ENOSPC')
      this.opened += 1
      const gone = new Promise<void>((resolve) => {
        this.#end = resolve
      })
      return { onClosed: (listener) => void gone.then(listener), close: async () => this.#end() }
    },
  })

  async crash(): Promise<void> {
    this.#end()
    await settled()
  }

  async passes(ms: number): Promise<void> {
    this.time += ms
    for (const each of [...this.#due].filter(({ at }) => at <= this.time)) {
      this.#due.delete(each)
      each.then()
    }
    await settled()
  }
}

/** Everything that was promised has happened; nothing here waits for a clock. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('a window that ends by itself', () => {
  it('is opened anew at once', async () => {
    const desk = new Desk()
    desk.kept.screen(true)
    await desk.crash()
    expect([desk.opened, desk.said]).toEqual([2, ['opened-anew']])
  })

  it('ends when it is asked to, another begins, and neither counts as one that ended by itself (X-C5)', async () => {
    const desk = new Desk()
    for (let i = 0; i <= IN_A_ROW_MAX; i++) {
      desk.kept.beginAnew()
      await settled()
    }
    expect(desk.opened).toBe(2 + IN_A_ROW_MAX)
    expect(new Set(desk.said)).toEqual(new Set(['begins-anew']))
    await desk.kept.close()
    desk.kept.beginAnew()
    await settled()
    expect(desk.opened).toBe(2 + IN_A_ROW_MAX)
  })

  it('is left for a minute after too many in a row, with a word for staff, and then tried again', async () => {
    const desk = new Desk()
    for (let each = 0; each <= IN_A_ROW_MAX; each++) await desk.crash()
    expect(desk.opened).toBe(IN_A_ROW_MAX + 1)
    expect(desk.said.at(-1)).toBe('waits-a-minute')
    await desk.passes(WINDOW_MS)
    expect(desk.opened).toBe(IN_A_ROW_MAX + 2)
  })

  it('is tried again each minute while it cannot be opened, and the service goes on', async () => {
    const desk = new Desk()
    desk.cannotOpen = true
    await desk.crash()
    await desk.passes(WINDOW_MS)
    expect([desk.opened, desk.said.at(-1)]).toEqual([1, 'waits-a-minute'])
    desk.cannotOpen = false
    await desk.passes(WINDOW_MS)
    expect(desk.opened).toBe(2)
  })

  it('is tried again also when a browser that somebody opened by hand meanwhile showed the screen, and went', async () => {
    const desk = new Desk()
    for (let each = 0; each <= IN_A_ROW_MAX; each++) await desk.crash()
    expect(desk.said.at(-1)).toBe('waits-a-minute')
    desk.kept.screen(true)
    await desk.passes(WINDOW_MS)
    expect(desk.opened).toBe(IN_A_ROW_MAX + 1)
    desk.kept.screen(false)
    await desk.passes(WINDOW_MS)
    expect(desk.opened).toBe(IN_A_ROW_MAX + 2)
  })

  it('is opened at once for ever when it ends now and then', async () => {
    const desk = new Desk()
    for (let each = 0; each < 50; each++) {
      await desk.passes(WINDOW_MS / IN_A_ROW_MAX)
      await desk.crash()
    }
    expect(desk.opened).toBe(51)
    expect(desk.said).not.toContain('waits-a-minute')
  })

  it('stays closed when the service ends', async () => {
    const desk = new Desk()
    await desk.kept.close()
    await settled()
    expect([desk.opened, desk.said]).toEqual([1, []])
  })
})

describe('a window that is there', () => {
  it('is opened anew when its screen goes and does not come back', async () => {
    const desk = new Desk()
    desk.kept.screen(true)
    await desk.passes(FIRST_SHOWN_MS)
    desk.kept.screen(false)
    await desk.passes(NOTHING_SHOWN_MS - 1)
    expect(desk.opened).toBe(1)
    await desk.passes(1)
    expect([desk.opened, desk.said]).toEqual([2, ['shows-nothing', 'opened-anew']])
  })

  it('has long before the first screen, and twice as long after each that showed nothing: the slowest machine shows its own', async () => {
    const desk = new Desk()
    const waits = async (ms: number, opened: number) => {
      await desk.passes(ms - 1)
      expect(desk.opened).toBe(opened)
      await desk.passes(1)
      expect(desk.opened).toBe(opened + 1)
    }
    for (const [place, times] of [1, 2, 4, 8, 8].entries()) await waits(times * FIRST_SHOWN_MS, place + 1)
    desk.kept.screen(true)
    desk.kept.screen(false)
    await desk.passes(NOTHING_SHOWN_MS)
    expect(desk.opened).toBe(7)
    await waits(FIRST_SHOWN_MS, 7)
  })

  it('is left alone over a reload', async () => {
    const desk = new Desk()
    desk.kept.screen(true)
    desk.kept.screen(false)
    await desk.passes(NOTHING_SHOWN_MS - 1)
    desk.kept.screen(true)
    await desk.passes(NOTHING_SHOWN_MS)
    expect([desk.opened, desk.said]).toEqual([1, []])
  })
})
