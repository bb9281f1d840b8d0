/**
 * `<out>/announcements/<number>.json`, signed by this machine, each with the hash of the one before it: durable before the hall
 * sees it. None is ever written a second time.
 */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { fromHex, toHex } from '#election/bytes.ts'
import { ANNOUNCEMENT_BYTES_MAX, type Announcement, keptAnnouncement } from '#election/count/announcement.ts'
import type { SignedTallyMachine } from '#election/count/tally-machine.ts'
import { readDocument, SIGNATURE_FILE_BYTES, signDocument } from '#election/definition/signed-document.ts'
import { err, ok, type Result } from '#election/result.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { nativeSha256 } from '#openssl/hashes.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { readRegularFile } from './regular-file.ts'
import type { StageChanged, StageFiles } from './stage-files.ts'

export class KeptAnnouncements {
  readonly #directory: string
  readonly #signer: StageFiles['signer']
  readonly #electionId: () => string
  /** SHA-256 of the last one. */
  #before: string | null = null

  constructor(out: string, { signer }: StageFiles, electionId: () => string) {
    this.#directory = join(out, 'announcements')
    this.#signer = signer
    this.#electionId = electionId
  }

  /**
   * The signature first: a document without one was never announced, one with it is whole. What lies there already was told to the hall
   * by another program of this machine: it stays.
   */
  async keep(announcement: Announcement): Promise<Result<void, StageChanged>> {
    const { secretKey } = this.#signer
    assert(secretKey !== null, 'announcements: the key of this machine is open')
    if ((await this.#lastThere()) >= announcement.number) return err(changed(announcement.number))
    const kept = keptAnnouncement.of(announcement, this.#electionId(), this.#before)
    const { bytes, signature } = signDocument('announcement', kept, secretKey)
    const { document, signed } = this.#pathsOf(announcement.number)
    await writeWholeFile(signed, signature)
    await writeWholeFile(document, bytes)
    this.#before = toHex(nativeSha256(bytes))
    return ok()
  }

  /** Whether one lies here, whatever it is. */
  async isAny(): Promise<boolean> {
    return (await this.#lastThere()) > 0
  }

  /** All that were made at this count, in their order. What is not as this machine signed it, or is gone between others, is told. */
  async readAll(machine: SignedTallyMachine): Promise<Result<readonly Announcement[], StageChanged>> {
    const announcements: Announcement[] = []
    const last = await this.#lastThere()
    for (let number = 1; number <= last; number++) {
      const { document, signed } = this.#pathsOf(number)
      const bytes = await readRegularFile(document, ANNOUNCEMENT_BYTES_MAX)
      if (bytes === null) return err(changed(number))
      const signature = (await readRegularFile(signed, SIGNATURE_FILE_BYTES)) ?? new Uint8Array(0)
      const read = readDocument({
        use: 'announcement',
        document: { bytes, signature },
        authorityPublicKey: fromHex(machine.signingKey),
        bytesMax: ANNOUNCEMENT_BYTES_MAX,
        schema: keptAnnouncement.schema,
        fast: nativeChecks,
      })
      const kept = read.ok ? read.value.value : null
      const isNext = kept?.number === number && kept.before === this.#before && kept.electionId === this.#electionId()
      if (kept === null || !isNext) return err(changed(number))
      announcements.push(keptAnnouncement.from(kept))
      this.#before = toHex(nativeSha256(bytes))
    }
    return ok(announcements)
  }

  /** By its name, whatever it is: what cannot be read was there all the same. 0: none. */
  async #lastThere(): Promise<number> {
    const names = await readdir(this.#directory).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    })
    return names.reduce((last, each) => Math.max(last, Number(/^(\d{3})\.json$/.exec(each)?.[1] ?? 0)), 0)
  }

  #pathsOf(number: number): { readonly document: string; readonly signed: string } {
    const path = join(this.#directory, name(number))
    return { document: `${path}.json`, signed: `${path}.sig` }
  }
}

function changed(number: number): StageChanged {
  return { type: 'stage-changed', file: `announcements/${name(number)}.json` }
}

export function name(number: number): string {
  return String(number).padStart(3, '0')
}
