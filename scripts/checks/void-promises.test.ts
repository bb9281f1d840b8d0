/** A promise that nobody waits for is one that catches by itself, and the list of them is no longer than it must be. */
import { expect, it } from 'vitest'
import { voidDoubt } from './void-promises.ts'

it.each([
  ['office/services/keys/rooms.ts', '      if (this.#room === room) void this.#hear(reply, setting, send)', true],
  ['tally/services/open/key-room.ts', '      void life.ended.then(() => resolve(null))', false],
  ['tally/services/perform.ts', '    void this.#writes()', true],
  ['shell/run-app.ts', '    for (const effect of effects) void this.#perform(effect)', false],
  ['office/session/step.ts', '  kill: () => void child.kill(),', false],
  ['simulation/rooms/pace.ts', '    void this.#goes()', false],
])('%s: %s', (file, line, isDoubted) => {
  expect(voidDoubt(file, line) !== null).toBe(isDoubted)
})
