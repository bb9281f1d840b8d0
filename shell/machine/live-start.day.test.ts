/**
 * A live start on this very machine, which is none of a polling station: networks, listeners, no policy. It is refused by the real
 * `openShell`, in words; to an ordinary user also on the glass, to root only on the console (X-A6, X-C10).
 */
import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { GlassRoom, whyNoGlass } from '../chromium/glass-room.ts'

const RIG = join(import.meta.dirname, 'live-start-rig.ts')
const why = whyNoGlass()
if (why !== null) console.warn(`a refused live start is not tested: ${why}`)
const root = process.getuid?.() === 0

describe.skipIf(why !== null)(`a live start on a machine of this kind${why === null ? '' : ` (${why})`}`, () => {
  let room: GlassRoom

  beforeAll(async () => {
    room = await GlassRoom.open()
  })
  afterEach(() => room.stop())
  afterAll(() => room.close())

  it('is refused on console and glass, the app stopped before, and ends with 1', async () => {
    const start = await room.program(RIG, 'ordinary')
    const said = collect(start)
    await said.until('open: ')
    expect(said.text()).toContain('stopped\n')
    expect(said.text()).toContain('/etc/chromium/policies/managed/ippyo.json')
    expect(said.text()).toContain('この機械では、本番を始められません')
    expect(said.text()).toContain('This machine may not be used for the real election yet')
    expect(readFileSync(`/proc/${start.pid}/limits`, 'utf8')).toMatch(/^Max core file size\s+0\s+0\s/m)
    await said.while(() => !room.windows().includes('一票'))
    start.kill('SIGTERM')
    expect(await said.ended).toBe(1)
  })

  it.skipIf(!root)('is refused to root on the console alone: no browser of root is safe (only as root)', async () => {
    const said = collect(await room.program(RIG, 'own'))
    expect(await said.ended).toBe(1)
    expect(said.text()).toContain('It runs as root')
    expect(said.text()).not.toContain('open: ')
    expect(room.windows()).toEqual([])
  })
})

function collect(start: ChildProcess) {
  let text = ''
  let look = () => {}
  for (const stream of [start.stdout, start.stderr]) {
    stream?.setEncoding('utf8')
    stream?.on('data', (part: string) => {
      text += part
      look()
    })
  }
  const ended = new Promise<number | null>((resolve) => start.once('close', (code) => resolve(code)))
  return {
    text: () => text,
    ended,
    /** As long as it holds; a program that ends meanwhile is heard, and says why. */
    async while(holds: () => boolean): Promise<void> {
      let over = false
      void ended.then(() => {
        over = true
      })
      while (holds()) {
        await new Promise((resolve) => setImmediate(resolve))
        if (over) throw new Error(`ended while it was waited for: ${text}`)
      }
    },
    until: (word: string) =>
      new Promise<void>((resolve, reject) => {
        look = () => text.includes(word) && resolve()
        void ended.then(() => reject(new Error(`ended before it said ${word}: ${text}`)))
        look()
      }),
  }
}
