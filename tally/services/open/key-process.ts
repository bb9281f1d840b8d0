/** X-C5: opens this machine's own key with its passphrase, and ends. The tally's own process has the key, and never the passphrase. */

import { toHex } from '#election/bytes.ts'
import { openTallyKey } from '#election/count/tally-machine.ts'
import { makeKeyPair } from '#election/keys/hpke.ts'
import { MACHINE_SEAT, openPassphrase } from '#election/keys/sealed-passphrase.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'
import { openNoDebugger } from '#shell/no-debugger.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { tellOnlyAssertions } from '#shell/tell-only-assertions.ts'
import type { KeyReply, KeyRequest, KeySetting } from './key-messages.ts'

/** The passphrase comes sealed to it, and it ends with this process. */
const sealing = makeKeyPair(secureRandomness())

const reply = (message: KeyReply) => process.send?.(message)

process.once('disconnect', () => process.exit())
openNoDebugger()
tellOnlyAssertions()

process.on('message', async (message: KeySetting | KeyRequest) => {
  switch (message.type) {
    case 'setting':
      reply({ type: 'ready', sealTo: toHex(sealing.publicKey) })
      return
    case 'unlock': {
      const answer = await unlock(message)
      reply(answer)
      if (answer.type === 'unlocked') process.disconnect()
    }
  }
})

async function unlock({ file, machine, sealed }: KeyRequest): Promise<KeyReply> {
  const passphrase = openPassphrase(sealing.secretKey, MACHINE_SEAT, sealed)
  if (passphrase === null) return { type: 'unlock-refused', refusal: { type: 'unlock-process-ended' } }
  const opened = await openTallyKey(file, machine, passphrase, nativeScrypt)
  return opened.ok ? { type: 'unlocked', secretKey: opened.value } : { type: 'unlock-refused', refusal: opened.error }
}
