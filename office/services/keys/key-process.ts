/**
 * The only place where the office's screens have a key of an election: it opens sealed passphrases, does the one piece of work that
 * its room was opened for, and ends. Nothing of a key goes back.
 */
import { assert, unreachable } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import { makeKeyPair } from '#election/keys/hpke.ts'
import { openPassphrase } from '#election/keys/sealed-passphrase.ts'
import { openNoDebugger } from '#shell/no-debugger.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { tellOnlyAssertions } from '#shell/tell-only-assertions.ts'
import type { RoomReply, RoomRequest, RoomSetting } from './key-messages.ts'
import { doWork } from './key-work.ts'
import { checkPassphrase } from './seats.ts'

let setting: RoomSetting | null = null
const held = new Map<number, string>()
const randomness = secureRandomness()
/** Passphrases come sealed to it, and it ends with this process. */
const sealing = makeKeyPair(randomness)

const reply = (message: RoomReply) => process.send?.(message)

// When the office's program is gone, so is what was typed.
process.once('disconnect', () => process.exit())
openNoDebugger()
tellOnlyAssertions()

process.on('message', async (message: RoomSetting | RoomRequest) => {
  switch (message.type) {
    case 'setting':
      setting = message
      return reply({ type: 'ready', sealTo: toHex(sealing.publicKey) })
    case 'passphrase':
      return reply(await take(message.seat, message.sealed))
    case 'work':
      assert(setting !== null, 'key process: the setting comes first')
      reply(await doWork(setting, message.contents, held, randomness, reply))
      held.clear()
      return process.disconnect()
    default:
      return unreachable(message)
  }
})

async function take(seat: number, sealed: string): Promise<RoomReply> {
  assert(setting !== null, 'key process: the setting comes first')
  const passphrase = openPassphrase(sealing.secretKey, seat, sealed)
  if (passphrase === null) return { type: 'seat-refused', seat, code: 'key-process-ended', about: {} }
  const refused = await checkPassphrase(setting, held, seat, passphrase)
  if (refused !== null) return { type: 'seat-refused', seat, ...refused }
  held.set(seat, passphrase)
  return { type: 'held', seat }
}
