/**
 * The only place where shares are open and where the counting key exists, and only while k of n holders are present
 * (promise 5). It holds proven shares, assembles the key for one opening, hands it to the openers, wipes and ends. The
 * tally's own process never has the key.
 */

import { assert } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import { openTallyKey } from '#election/count/tally-machine.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import { makeKeyPair } from '#election/keys/hpke.ts'
import { MACHINE_SEAT, openPassphrase } from '#election/keys/sealed-passphrase.ts'
import type { Share } from '#election/keys/shamir.ts'
import { assembleCountingKey, openShare, parseShareFile } from '#election/keys/share-file.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'
import type { HelperProcess } from '#shell/helper-process.ts'
import { openNoDebugger } from '#shell/no-debugger.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { tellOnlyAssertions } from '#shell/tell-only-assertions.ts'
import { startHelper } from '../helper-process.ts'
import type { KeyReply, KeyRequest, KeySetting, OpenerReply, OpenerRequest, OpeningJob } from './key-messages.ts'

type Opener = HelperProcess<OpenerRequest, OpenerReply>

const OPENERS = 2

let electionPackage: ElectionPackage | null = null
let openers: readonly Opener[] = []
const shares = new Map<number, Share>()
/** X-C5: passphrases come sealed to it, and it ends with this process. */
const sealing = makeKeyPair(secureRandomness())

const reply = (message: KeyReply) => process.send?.(message)

// When the tally is gone, so are the shares: the waiting openers alone would keep this process alive.
process.once('disconnect', () => process.exit())
openNoDebugger()
tellOnlyAssertions()

process.on('message', async (message: KeySetting | KeyRequest) => {
  switch (message.type) {
    case 'setting':
      electionPackage = message.electionPackage
      // Started while nothing is secret yet; they get the key when it is assembled, and end with this process.
      if (electionPackage !== null) openers = Array.from({ length: OPENERS }, () => startHelper('opener'))
      reply({ type: 'ready', sealTo: toHex(sealing.publicKey) })
      return
    case 'unlock': {
      const answer = await unlock(message)
      reply(answer)
      // With no shares to wait for, this was all.
      if (answer.type === 'unlocked' && electionPackage === null) process.disconnect()
      return
    }
    case 'share':
      reply(await takeShare(message))
      return
    case 'open':
      reply(await openAll(message.job))
      wipeShares()
      for (const opener of openers) opener.kill()
      process.disconnect()
  }
})

/** The other duty of this process: the tally's own process has the key of its machine, and never the passphrase. */
async function unlock({ file, machine, sealed }: KeyRequest & { type: 'unlock' }): Promise<KeyReply> {
  const passphrase = openPassphrase(sealing.secretKey, MACHINE_SEAT, sealed)
  if (passphrase === null) return { type: 'unlock-refused', refusal: { type: 'unlock-process-ended' } }
  const opened = await openTallyKey(file, machine, passphrase, nativeScrypt)
  return opened.ok ? { type: 'unlocked', secretKey: opened.value } : { type: 'unlock-refused', refusal: opened.error }
}

async function takeShare(request: KeyRequest & { type: 'share' }): Promise<KeyReply> {
  assert(electionPackage !== null, 'key process: the package comes first')
  const file = parseShareFile(request.file)
  if (!file.ok) return { type: 'share-refused', refusal: file.error }
  if (file.value.index !== request.index) {
    return { type: 'share-refused', refusal: { type: 'other-seat', index: file.value.index } }
  }
  const passphrase = openPassphrase(sealing.secretKey, request.index, request.sealed)
  if (passphrase === null) return { type: 'share-refused', refusal: { type: 'key-process-ended' } }
  const share = await openShare(file.value, passphrase, electionPackage, nativeScrypt)
  if (!share.ok) return { type: 'share-refused', refusal: share.error }
  shares.set(share.value.index, share.value)
  return { type: 'share-held', index: share.value.index }
}

async function openAll(job: OpeningJob): Promise<KeyReply> {
  assert(electionPackage !== null, 'key process: the package comes first')
  const { countingKey } = electionPackage
  // Exactly k: more points than the polynomial needs would only be more to go wrong.
  const key = assembleCountingKey([...shares.values()].slice(0, countingKey.threshold), countingKey)
  if (!key.ok) return { type: 'key-refused', refusal: key.error }
  let done = 0
  const each = Math.ceil(job.count / OPENERS)
  const replies = await Promise.all(
    openers.map((opener, i) => {
      const range = { first: i * each, count: Math.max(0, Math.min(each, job.count - i * each)) }
      return openIn(opener, { job, ...range, key: key.value }, (opened) => {
        done += opened
        reply({ type: 'opening', opened: done })
      })
    }),
  )
  key.value.fill(0)
  const parts = replies.flatMap((part) => (part.type === 'done' ? [part] : []))
  if (parts.length !== replies.length) return { type: 'source-unreadable' }
  return { type: 'opened', parts: parts.map((part) => part.selections) }
}

/** An opener that ends without an answer counts as an unreadable source: nothing of it is used. */
function openIn(opener: Opener, request: OpenerRequest, progress: (opened: number) => void): Promise<OpenerReply> {
  return new Promise((resolve) => {
    opener.onReply((message) => (message.type === 'progress' ? progress(message.opened) : resolve(message)))
    void opener.ended.then(() => resolve({ type: 'source-unreadable' }))
    opener.send(request)
  })
}

function wipeShares(): void {
  for (const share of shares.values()) share.bytes.fill(0)
  shares.clear()
}
