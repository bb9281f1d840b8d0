/** X-B4: where the system has no descriptor left, Node starts no program and gives no pipe; the machine goes on without sound. */
import { ChildProcess, type spawn } from 'node:child_process'
import { expect, it, vi } from 'vitest'
import { Player } from './player.ts'

vi.mock('node:child_process', async (original) => {
  const refused: typeof spawn = () => {
    const child = new ChildProcess()
    child.kill = () => expect.unreachable('the signal would go to this program and all of its group')
    process.nextTick(() => child.emit('error', Object.assign(new Error('spawn EMFILE'), { code: 'EMFILE' })))
    return child as never
  }
  return { ...(await original<object>()), spawn: refused }
})

it('the player is lost, and asked to end it ends', async () => {
  let player: Player | null = null
  await new Promise<void>((lost) => {
    const place = { program: '/usr/bin/aplay', card: 'voice', device: 0, alsaConfig: undefined }
    player = new Player({ ...place, ready: () => expect.unreachable(), lost })
  })
  await (player as Player | null)?.kill()
})
