/**
 * The second PC (docs/formats/carried-list.md): it takes a list from a stick, mixes it in a process that ends, and leaves the mix on the
 * same stick. It needs the signed package and the stick. Its own disk gets no byte of either, so nothing is left when it is switched off.
 */
import { access, constants, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { PROVEN_BYTES } from '#election/ballot/record.ts'
import { type CarriedFile, carriedMixFile } from '#election/bundle/carried-files.ts'
import { fromHex, toHex } from '#election/bytes.ts'
import { readLostMedia } from '#election/count/lost-media.ts'
import type { DistrictEvidence } from '#election/count/sealed-district.ts'
import { carriedListFingerprint, carriedMixFingerprint } from '#election/keys/fingerprint.ts'
import { ONLINE_SEAL_IN_BUNDLE } from '#election/online/online-seal.ts'
import { err, ok, type Result } from '#election/result.ts'
import { isDiskFull, isSystemError } from '#hardware/files/system-error.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { nativeSha256 } from '#openssl/hashes.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import type { AppConfig } from '#shell/config.ts'
import type { HelperProcess } from '#shell/helper-process.ts'
import type { CarriedMixed } from '../../session/view.ts'
import { startHelper } from '../helper-process.ts'
import type { Send } from '../in-events.ts'
import type { LoadedTally } from '../load.ts'
import { askHelper, workProgress } from './ask-helper.ts'
import { carriedEvidence, fileOf } from './carried-evidence.ts'
import { erasePieces, type OnStick, readStick, SPARE_BYTES, type StickRefusal } from './carried-stick.ts'
import { CarryPlace } from './carry-place.ts'
import type { MixerReply, MixerRequest } from './list-messages.ts'
import { secondMixerWork } from './work.ts'

interface Of {
  readonly config: AppConfig
  readonly loaded: LoadedTally
}

export class SecondMixer {
  #helper: { kill(): void } | null = null
  #carry: CarryPlace | null = null
  #isStopped = false

  /** Work that is under way ends, with everything that it knows. */
  stop(): void {
    this.#isStopped = true
    this.#helper?.kill()
  }

  async mix(of: Of, send: Send): Promise<void> {
    this.#isStopped = false
    const { config, loaded } = of
    const { use } = loaded.election.electionPackage
    if (config.carry !== undefined) this.#carry ??= new CarryPlace(config.carry, use)
    const found = await readStick(this.#carry, toHex(loaded.election.packageHash))
    const refusal = found.ok ? await refusalOf(found.value, loaded) : found.error
    if (!found.ok || refusal !== null) return send({ type: 'carry-refused', ...(refusal as StickRefusal) })
    try {
      await erasePieces(found.value)
      const mixed = await this.#mixed(of, found.value, send)
      send(mixed.ok ? { type: 'carried-mixed', mixed: mixed.value } : { type: 'carry-refused', ...mixed.error })
    } catch (error) {
      if (!isSystemError(error)) throw error
      send({ type: 'carry-refused', code: isDiskFull(error) ? 'carry-stick-full' : 'carry-stick-broken' })
    }
  }

  async #mixed({ config, loaded }: Of, stick: OnStick, send: Send): Promise<Result<CarriedMixed, StickRefusal>> {
    const { directory, list, listHash } = stick
    const { authorityPublicKey } = loaded
    const evidence = await carriedEvidence(stick)
    if (evidence === null && (await this.#isPulledOut(stick))) return err({ code: 'carry-stick-broken' })
    if (evidence === null) return err({ code: 'carry-list-does-not-hold', about: { file: 'sets.json' } })
    const place = { directory, packageDirectory: config.package, authorityPublicKey, mixers: list.mixers, evidence }
    const tell = workProgress('mixing', recordsOn(stick), secondMixerWork(list.mixers), send)
    const mixer: HelperProcess<MixerRequest, MixerReply> = startHelper('mixer')
    this.#helper = mixer
    // Meanwhile the stick was read from end to end.
    if (this.#isStopped) mixer.kill()
    const mixed = await askHelper(mixer, { place }, tell)
    if (await this.#isPulledOut(stick)) return err({ code: 'carry-stick-broken' })
    if (mixed === null) return err({ code: 'carry-mixer-ended' })
    if (mixed.type === 'disk-refused') return err({ code: mixed.isFull ? 'carry-stick-full' : 'carry-stick-broken' })
    if (mixed.type !== 'written') return err({ code: 'carry-list-does-not-hold', about: { file: fileOf(mixed) } })
    const files: CarriedFile[] = []
    for (const { name: path, sha256 } of mixed.files) {
      const { size: bytes } = await stat(join(directory, path))
      files.push({ path, bytes, sha256 })
    }
    const mixers = list.mixers + 1
    const named = carriedMixFile({ list: listHash, mixer: mixers, files })
    await writeWholeFile(join(directory, named.name), named.bytes)
    const back = await readStick(this.#carry, list.package)
    // Pulled out meanwhile: what was written last may be on no stick.
    if (!back.ok || back.value.mix === null || back.value.device !== stick.device) {
      return err({ code: 'carry-stick-broken' })
    }
    const numbers = {
      list: carriedListFingerprint(fromHex(listHash)),
      mix: carriedMixFingerprint(nativeSha256(named.bytes)),
    }
    return ok({ ...numbers, records: recordsOn(stick), ...heldAgainst(evidence, loaded), mixers })
  }

  /** Such a stick gives no file again: that is no fault of the list. */
  async #isPulledOut({ device }: OnStick): Promise<boolean> {
    return (await this.#carry?.device()) !== device
  }
}

/** The mixer's own process found this evidence genuine. */
function heldAgainst({ sets: { seals }, lost }: DistrictEvidence, { election, authorityPublicKey }: LoadedTally) {
  const { electionPackage, packageHash } = election
  const of = { electionPackage, packageSha256: toHex(packageHash) }
  const declared = lost === null ? ok({ lost: [] }) : readLostMedia(lost, authorityPublicKey, of, nativeChecks)
  // The hall would read that nothing is left out.
  assert(declared.ok, 'second mixer: the declaration that its process took')
  const ofMachines = seals.filter(({ name }) => name !== ONLINE_SEAL_IN_BUNDLE)
  return {
    seals: ofMachines.length,
    online: ofMachines.length < seals.length,
    lost: declared.value.lost.map(({ station, pair }) => ({ station, pair })),
  }
}

/** The reason why a whole list is not mixed here. */
async function refusalOf({ directory, list, mix }: OnStick, { election }: LoadedTally): Promise<StickRefusal | null> {
  // Every proof is bound to these: under other ones an honest list holds nowhere.
  const lists = election.lists.map(({ listHash }) => toHex(listHash))
  if (lists.join() !== list.lists.join()) {
    return { code: 'carry-other-candidate-list', about: { own: lists.length, theirs: list.lists.length } }
  }
  // Never a second output for one input on one stick.
  if (mix !== null) return { code: 'carry-mixed-already' }
  // Write-protected: said before minutes of work.
  if (!(await isWritable(directory))) return { code: 'carry-stick-broken' }
  const { bavail, bsize } = await statfs(directory)
  // List and answer are of the same length.
  const before = list.files.filter(({ path }) => path.endsWith(`-${list.mixers}.bin`) && path.startsWith('mix-'))
  const needed = before.reduce((sum, { bytes }) => sum + bytes, SPARE_BYTES)
  return bavail * bsize < needed ? { code: 'carry-stick-full' } : null
}

function isWritable(directory: string): Promise<boolean> {
  return access(directory, constants.W_OK).then(
    () => true,
    () => false,
  )
}

function recordsOn({ list }: OnStick): number {
  const votes = list.files.filter(({ path }) => path.startsWith('votes-'))
  return votes.reduce((sum, { bytes }) => sum + Math.floor(bytes / PROVEN_BYTES), 0)
}
