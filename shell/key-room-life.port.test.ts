/** How a process with keys comes to its end, and who is told: by its last answer, by being closed, or by dying. */
import { expect, test } from 'vitest'
import type { HelperProcess } from './helper-process.ts'
import { KeyRoomLife } from './key-room-life.ts'

/** A process that answers and dies as the test says. */
function played() {
  const sent: string[] = []
  const heard: (string | null)[] = []
  const process = { says: (_reply: string) => {}, dies: () => {}, kills: 0 }
  const helper: HelperProcess<string, string> = {
    send: (request) => void sent.push(request),
    onReply(listener) {
      process.says = listener
    },
    ended: new Promise((resolve) => {
      process.dies = () => resolve({ code: null })
    }),
    kill() {
      process.kills++
      process.dies()
    },
  }
  const isLast = (reply: string) => reply === 'done'
  const life = new KeyRoomLife(helper, { setting: 'setting', isLast, hear: (reply) => heard.push(reply) })
  return { life, process, sent, heard }
}

test('it begins with its setting, hears every answer, and ends by itself after the last one', async () => {
  const { life, process, sent, heard } = played()
  life.send('work')
  process.says('progress')
  process.says('done')
  life.send('more work')
  process.dies()
  await life.ended
  expect([sent, heard, process.kills]).toEqual([['setting', 'work'], ['progress', 'done'], 0])
})

test('one that dies is heard as null, once, and is sent nothing any more', async () => {
  const { life, process, sent, heard } = played()
  process.dies()
  await life.ended
  life.send('work')
  await life.close()
  expect([sent, heard]).toEqual([['setting'], [null]])
})

test('closing kills it at once and resolves when it is gone; what it said before is heard, its end is not', async () => {
  const { life, process, sent, heard } = played()
  const closed = life.close()
  expect(process.kills).toBe(1)
  process.says('card')
  life.send('work')
  await closed
  expect([sent, heard]).toEqual([['setting'], ['card']])
})
