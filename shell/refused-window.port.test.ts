/** Why a machine is refused must be seen: a browser that dies while it starts is no answer. Time is the test's own. */
import { expect, it } from 'vitest'
import { AGAIN_MAX, READ_MS, refusedWindow } from './refused-window.ts'

/** Everything that was promised has happened. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

function room() {
  const seen = { now: 0, opened: 0, over: 0 }
  let end = () => {}
  const window = refusedWindow({
    timers: { now: () => seen.now },
    over: () => {
      seen.over += 1
    },
    open: () => {
      seen.opened += 1
      const gone = new Promise<void>((resolve) => {
        end = resolve
      })
      return { onClosed: (listener) => void gone.then(listener), close: async () => end() }
    },
  })
  const dies = () => {
    end()
    return settled()
  }
  return { seen, window, dies }
}

it('a browser that dies while it starts is followed by another', async () => {
  const { seen, dies } = room()
  await dies()
  expect(seen).toMatchObject({ opened: 2, over: 0 })
  seen.now = READ_MS
  await dies()
  expect(seen).toMatchObject({ opened: 2, over: 1 })
})

it('that could be read ends the program', async () => {
  const { seen, dies } = room()
  seen.now = READ_MS
  await dies()
  expect(seen).toMatchObject({ opened: 1, over: 1 })
})

it('that dies again and again is not opened for ever', async () => {
  const { seen, dies } = room()
  for (let times = 0; times <= AGAIN_MAX; times++) await dies()
  expect(seen).toMatchObject({ opened: AGAIN_MAX + 1, over: 1 })
})

it('closed by us it stays closed', async () => {
  const { seen, window } = room()
  await window.close()
  await settled()
  expect(seen).toMatchObject({ opened: 1, over: 0 })
})
