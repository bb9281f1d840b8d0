/**
 * One key holder. The only place where this share is open; it multiplies the complete list, proves it and ends. No process ever
 * has two shares, and none has the key (promise 5).
 */
import { assert } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import { makeKeyPair } from '#election/keys/hpke.ts'
import { openPassphrase } from '#election/keys/sealed-passphrase.ts'
import { openShare, parseShareFile } from '#election/keys/share-file.ts'
import type { Result } from '#election/result.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'
import { openNoDebugger } from '#shell/no-debugger.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { tellOnlyAssertions } from '#shell/tell-only-assertions.ts'
import type { DiskRefused, DoesNotHold, HolderReply, HolderRequest, HolderSetting } from '../mix/list-messages.ts'
import { type GroupElement, openGroup } from '../open-group.ts'
import { type CompleteList, completeList, openPart, refusalOf } from './open-part.ts'

const reply = (message: HolderReply) => process.send?.(message)
const work = (done: number) => void reply({ type: 'work', done })
/** X-C5: the passphrase comes sealed to it, and it ends with this process. */
const sealing = makeKeyPair(secureRandomness())
const { group } = openGroup()
let setting: HolderSetting | null = null
let list: Promise<Result<CompleteList<GroupElement>, DoesNotHold | DiskRefused>> | null = null

process.once('disconnect', () => process.exit())
openNoDebugger()
tellOnlyAssertions()

process.on('message', async (message: HolderSetting | HolderRequest) => {
  if (message.type === 'setting') {
    setting = message
    reply({ type: 'ready', sealTo: toHex(sealing.publicKey) })
    // While the holder comes. Its answer waits for a holder, so that somebody reads it.
    list = completeList(group, message.place, work)
    return
  }
  const answer = await answerTo(message)
  reply(answer)
  if (answer.type !== 'share-refused') process.disconnect()
})

async function answerTo(request: HolderRequest): Promise<Exclude<HolderReply, { type: 'work' }>> {
  assert(setting !== null && list !== null, 'holder process: the list comes first')
  const checked = await list
  // Before the passphrase is opened.
  if (!checked.ok) return checked.error
  const file = parseShareFile(request.file)
  if (!file.ok) return { type: 'share-refused', refusal: file.error }
  const { index } = file.value
  if (index !== request.index) return { type: 'share-refused', refusal: { type: 'other-seat', index } }
  const passphrase = openPassphrase(sealing.secretKey, index, request.sealed)
  if (passphrase === null) return { type: 'share-refused', refusal: { type: 'key-process-ended' } }
  const { electionPackage } = checked.value.grounds
  const share = await openShare(file.value, passphrase, electionPackage, nativeScrypt)
  if (!share.ok) return { type: 'share-refused', refusal: share.error }
  const { records, folder } = request
  const refused = await refusalOf(checked.value, { index, records, folders: [folder, setting.machine] })
  if (refused === null) {
    return openPart(group, setting.place, checked.value, share.value, secureRandomness(), work)
  }
  share.value.bytes.fill(0)
  return refused
}
