/** `ippyo inspect machine` starts the browser itself: one that would leave the glass black is told before the day. */
import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { GlassRoom, whyNoGlass } from '../chromium/glass-room.ts'

const RIG = join(import.meta.dirname, 'try-browser-rig.ts')
const why = whyNoGlass()
if (why !== null) console.warn(`the browser of this machine is not tried: ${why}`)

describe.skipIf(why !== null)(`the browser in its room, before the day${why === null ? '' : ` (${why})`}`, () => {
  let room: GlassRoom
  afterEach(() => room.close())

  it.each([
    ['on a kernel without Yama', 'none', 'draws'],
    ['on a kernel with Yama', 'of-the-kernel', 'draws'],
    ['that ends at its start', 'seen', 'ends'],
  ] as const)('%s', async (_, yama, told) => {
    room = await GlassRoom.open(yama)
    expect(await said(await room.program(RIG, 'ordinary'))).toBe(`${told}\n`)
  })
})

function said(rig: ChildProcess): Promise<string> {
  let text = ''
  for (const stream of [rig.stdout, rig.stderr]) stream?.on('data', (part: Buffer) => (text += part.toString()))
  return new Promise((resolve) => rig.once('close', () => resolve(text)))
}
