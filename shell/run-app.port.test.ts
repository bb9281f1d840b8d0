import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type AppParts, PAUSE_MS, runApp, type Stepped } from './run-app.ts'

interface State {
  readonly open: boolean
  readonly seen: readonly string[]
}
type Parts = AppParts<State, string, string, string, string>

const SECRET = 'candidate 102'
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** `open` makes it ready, `do X` asks for X, `break` breaks the step. */
function step({ open, seen }: State, event: string): Stepped<State, string> {
  if (event === 'break') throw new Error(SECRET)
  const effects = event.startsWith('do ') ? [event.slice(3)] : []
  return { state: { open: open || event === 'open' || event === 'bug', seen: [...seen, event] }, effects }
}

let said: string[]
beforeEach(() => {
  said = []
  vi.spyOn(console, 'error').mockImplementation((...words) => void said.push(words.join(' ')))
})
afterEach(() => vi.restoreAllMocks())

/** A little app whose parts a test may put others in place of. */
function app(changes: Partial<Parts> = {}) {
  const begun: string[] = []
  const calls: string[] = []
  let send: (event: string) => void = () => {}
  let fail: (error: Error) => void = () => {}
  const running = runApp<State, string, string, string, string>({
    name: 'little',
    initial: { state: { open: false, seen: [] }, effects: ['start'] },
    step,
    viewOf: ({ seen }) => seen.join(' '),
    ready: ({ open }) => open,
    ofScreen: (event) => `screen:${event}`,
    ofBug: () => 'bug',
    services: {
      perform(effect) {
        begun.push(effect)
        return new Promise((_resolve, reject) => {
          fail = reject
        })
      },
      halt: () => calls.push('halt'),
      stop: async () => void calls.push('stop'),
    },
    hear: (heard) => {
      send = heard
      return [() => calls.push('deaf')]
    },
    ...changes,
  })
  return { running, begun, calls, send: (event: string) => send(event), fail: (error: Error) => fail(error) }
}

describe('a running app', () => {
  it('is there when its screen may open, not before; the first effects are begun at once', async () => {
    const { running, begun, send } = app()
    let there = false
    void running.then(() => {
      there = true
    })
    await turn()
    expect([there, begun]).toEqual([false, ['start']])
    send('minute')
    await turn()
    expect(there).toBe(false)
    send('open')
    await turn()
    expect(there).toBe(true)
  })

  describe('where some events come fast', () => {
    beforeEach(() => void vi.useFakeTimers())
    afterEach(() => void vi.useRealTimers())
    async function seenBy(changes: Partial<Parts> = {}) {
      const { running, send, begun } = app({ mayWait: (event) => event.includes('fast'), ...changes })
      send('open')
      const views: string[] = []
      const opened = await running
      opened.subscribe((view) => views.push(view))
      views.length = 0
      return { send, views, begun, opened }
    }

    it('their view waits, and is shown once when no other came; their effects do not wait', async () => {
      const { send, views, begun, opened } = await seenBy()
      send('fast 1')
      send('do fast 2')
      expect([views, begun.at(-1), opened.view()]).toEqual([[], 'fast 2', 'open fast 1 do fast 2'])
      vi.advanceTimersByTime(PAUSE_MS - 1)
      expect(views).toEqual([])
      vi.advanceTimersByTime(1)
      expect(views).toEqual(['open fast 1 do fast 2'])
      send('fast 3')
      vi.advanceTimersByTime(PAUSE_MS)
      expect(views.slice(1)).toEqual(['open fast 1 do fast 2 fast 3'])
    })

    it('any other event is shown at once, with what waited', async () => {
      const { send, views } = await seenBy()
      send('fast 1')
      send('slow')
      expect(views).toEqual(['open fast 1 slow'])
      vi.advanceTimersByTime(PAUSE_MS)
      expect(views).toHaveLength(1)
    })

    it('a bug is shown at once, also one in the view that waited; nothing is shown after the end', async () => {
      const { send, views } = await seenBy()
      send('fast 1')
      send('break')
      expect(views).toEqual(['open fast 1 bug'])
      const late = await seenBy({
        viewOf({ seen }) {
          if (seen.includes('fast 1') && !seen.includes('bug')) throw new Error(SECRET)
          return seen.join(' ')
        },
      })
      late.send('fast 1')
      vi.advanceTimersByTime(PAUSE_MS)
      expect(late.views).toEqual(['open fast 1 bug'])
      expect(said.join()).not.toContain(SECRET)
      const ended = await seenBy()
      ended.send('fast 1')
      await ended.opened.stop()
      vi.advanceTimersByTime(PAUSE_MS)
      expect(ended.views).toEqual([])
    })
  })

  it('handles one event after the other, also those that a listener sends, and shows each view before its effects', async () => {
    const { running, begun, send } = app()
    send('open')
    const opened = await running
    const views: [string, number][] = []
    opened.subscribe((view) => {
      views.push([view, begun.length])
      if (view.endsWith('do write')) opened.send('pressed')
    })
    send('do write')
    expect(views).toEqual([
      ['open', 1],
      ['open do write', 1],
      ['open do write screen:pressed', 2],
    ])
  })

  it('works out a view once however many ask for it, none of a state that nobody looks at, and keeps none of an earlier one', async () => {
    const made: string[] = []
    const viewOf = ({ seen }: State) => {
      made.push(seen.at(-1) ?? '')
      return seen.join(' ')
    }
    const { running, send } = app({ viewOf })
    send('open')
    const opened = await running
    send('unseen')
    expect(made).toEqual([])
    const views: string[] = []
    for (let i = 0; i < 2; i++) opened.subscribe((view) => views.push(`${view}, ${opened.view()}`))
    send('seen')
    const [first, second] = ['open unseen', 'open unseen seen'].map((view) => `${view}, ${view}`)
    expect([views, opened.view()]).toEqual([[first, first, second, second], 'open unseen seen'])
    expect(made).toEqual(['unseen', 'seen'])
  })

  it('tells a listener nothing after it has gone; the others still hear', async () => {
    const { running, send } = app()
    send('open')
    const opened = await running
    const [gone, there]: [string[], string[]] = [[], []]
    const leave = opened.subscribe((view) => gone.push(view))
    opened.subscribe((view) => there.push(view))
    leave()
    send('minute')
    expect([gone, there]).toEqual([['open'], ['open', 'open minute']])
  })

  it('hears, handles and tells nothing after its stop, and stops its services last', async () => {
    const { running, calls, send } = app()
    send('open')
    const opened = await running
    const views: string[] = []
    opened.subscribe((view) => views.push(view))
    await opened.stop()
    send('do write')
    expect([views, calls, opened.view()]).toEqual([['open'], ['deaf', 'stop'], 'open'])
  })
})

describe('a bug', () => {
  const ways: Record<string, (little: ReturnType<typeof app>) => void> = {
    'in a step': ({ send }) => send('break'),
    'in an effect': ({ fail }) => fail(new Error(SECRET)),
  }

  it.each(Object.entries(ways))(
    '%s: the screen opens and says so; nothing is handled or begun any more',
    async (_, happens) => {
      const little = app()
      await turn()
      happens(little)
      const opened = await little.running
      expect(opened.view()).toBe('bug')
      const views: string[] = []
      opened.subscribe((view) => views.push(view))
      little.send('do write')
      opened.send('pressed')
      little.fail(new Error('again'))
      await turn()
      expect([views, little.begun, little.calls]).toEqual([['bug'], ['start'], ['halt']])
      expect(said).toHaveLength(1)
      expect(said[0]).not.toContain(SECRET)
    },
  )

  it('in a listener: what waited behind the event is dropped', async () => {
    const { running, begun, send } = app()
    send('open')
    const opened = await running
    opened.subscribe((view) => {
      if (!view.endsWith('do write')) return
      send('do more')
      throw new Error(SECRET)
    })
    send('do write')
    expect([opened.view(), begun]).toEqual(['open do write bug', ['start']])
  })

  it('in an effect that throws before it promises anything is no other bug', async () => {
    const perform = () => {
      throw new Error(SECRET)
    }
    const { running } = app({ services: { perform, halt() {}, stop: async () => {} } })
    expect((await running).view()).toBe('bug')
  })

  it('of the step at the bug itself: the first state says so, which knows of nobody', async () => {
    const breaking: Parts['step'] = (state, event) => {
      if (event === 'bug' && state.seen.length > 0) throw new Error(SECRET)
      return step(state, event)
    }
    const { running, send } = app({ step: breaking })
    send('open')
    const opened = await running
    send('break')
    expect(opened.view()).toBe('bug')
  })

  it('says on the console what the app allows, and nothing else', async () => {
    const { running, send } = app({ aboutBug: () => 'an assertion of ours' })
    send('break')
    await running
    expect(said[0]).toContain('little: ')
    expect(said[0]).toContain('(an assertion of ours)')
  })

  it('after the stop is nobody’s any more', async () => {
    const { running, fail, send } = app()
    send('open')
    const opened = await running
    await opened.stop()
    fail(new Error(SECRET))
    await turn()
    expect([said, opened.view()]).toEqual([[], 'open'])
  })
})
