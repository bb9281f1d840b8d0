/** A clerk is told whether to plug the reader in, or to call the technician (M-4): the driver says why it has no reader. */
import { afterEach, expect, test } from 'vitest'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { PtyPair } from '../serial-line/pty.ts'
import { Pn532CardReader } from './pn532-card-reader.ts'
import type { CardPresence } from './port.ts'

let reader: Pn532CardReader | null = null
afterEach(() => reader?.close())

async function presenceAt(path: string): Promise<CardPresence | null> {
  reader = await Pn532CardReader.open({ path, randomness: secureRandomness() })
  let shown: CardPresence | null = null
  reader.watch((presence) => {
    shown = presence
  })()
  return shown
}

test('no device is at the path', async () => {
  expect(await presenceAt('/dev/no-reader-here')).toEqual({ type: 'reader-lost', why: 'not-there' })
})

test('the system refuses to open it, as it does with a group of devices that a unit may not open', async () => {
  // Nobody may write to it, root neither.
  expect(await presenceAt('/sys/kernel/uevent_seqnum')).toEqual({ type: 'reader-lost', why: 'refused' })
})

test('a line is there, and no chip answers', async () => {
  const cable = await PtyPair.make()
  expect(await presenceAt(cable.device)).toEqual({ type: 'reader-lost', why: 'silent' })
  await cable.stop()
})
