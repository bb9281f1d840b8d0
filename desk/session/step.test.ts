/** The desk keeps nothing of what lies on it: each look shows it anew. */
import { expect, it } from 'vitest'
import { startDesk } from '../app.ts'
import type { DeskView } from './view.ts'

it('what was seen after a change is what is shown next', async () => {
  let seen = 'off'
  let changed = () => {}
  const desk = await startDesk({
    view: () => ({ title: seen }) as DeskView,
    hear: (tell) => {
      changed = tell
    },
    async perform(effect, send) {
      if (effect.type === 'look') send({ type: 'seen' })
    },
    halt() {},
    stop: async () => {},
  })
  const shown: string[] = []
  desk.subscribe(({ title }) => void shown.push(title))
  seen = 'on'
  changed()
  await expect.poll(() => shown.at(-1)).toBe('on')
  expect(desk.view().title).toBe('on')
  await desk.stop()
})
