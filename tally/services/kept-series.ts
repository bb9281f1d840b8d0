/**
 * Documents of the count that are never written a second time: `<out>/<folder>/<number>.json`, signed by this machine, each with the hash
 * of the one before it. Announcements and entries for the record stay as they were.
 */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import { assert } from '#election/assert.ts'
import { fromHex, toHex } from '#election/bytes.ts'
import type { SignedTallyMachine } from '#election/count/tally-machine.ts'
import {
  type DocumentUse,
  readDocument,
  SIGNATURE_FILE_BYTES,
  signDocument,
} from '#election/definition/signed-document.ts'
import { err, ok, type Result } from '#election/result.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { nativeSha256 } from '#openssl/hashes.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { readRegularFile } from './regular-file.ts'
import type { StageChanged, StageFiles } from './stage-files.ts'

/** The kind of the files of one folder. */
interface SeriesKind<Item, Kept extends KeptItem> {
  readonly folder: string
  readonly use: DocumentUse
  readonly bytesMax: number
  readonly format: {
    readonly schema: z.ZodType<Kept>
    readonly of: (item: Item, electionId: string, before: string | null) => object
    readonly from: (kept: Kept) => Item
  }
}

interface KeptItem {
  readonly number: number
  readonly before: string | null
  readonly electionId: string
}

export class KeptSeries<Item extends { readonly number: number }, Kept extends KeptItem> {
  readonly #kind: SeriesKind<Item, Kept>
  readonly #directory: string
  readonly #signer: StageFiles['signer']
  readonly #electionId: () => string
  /** SHA-256 of the last one. */
  #before: string | null = null

  constructor(
    kind: SeriesKind<Item, Kept>,
    out: string,
    { signer }: Pick<StageFiles, 'signer'>,
    electionId: () => string,
  ) {
    this.#kind = kind
    this.#directory = join(out, kind.folder)
    this.#signer = signer
    this.#electionId = electionId
  }

  /** The signature first: a document without one was never there, one with it is whole. A document that is already there stays. */
  async keep(item: Item): Promise<Result<void, StageChanged>> {
    const { secretKey } = this.#signer
    const { folder, use, format } = this.#kind
    assert(secretKey !== null, `${folder}: the key of this machine is open`)
    if ((await this.#lastThere()) >= item.number) return err(this.#changed(item.number))
    const { bytes, signature } = signDocument(use, format.of(item, this.#electionId(), this.#before), secretKey)
    const { document, signed } = this.#pathsOf(item.number)
    await writeWholeFile(signed, signature)
    await writeWholeFile(document, bytes)
    this.#before = toHex(nativeSha256(bytes))
    return ok()
  }

  /** Whether there is one here, whatever it is. */
  async isAny(): Promise<boolean> {
    return (await this.#lastThere()) > 0
  }

  /** All documents of this count, in their order. A document that this machine did not sign as it is, or a missing one, is reported. */
  async readAll(machine: SignedTallyMachine): Promise<Result<readonly Item[], StageChanged>> {
    const items: Item[] = []
    const { use, bytesMax, format } = this.#kind
    const last = await this.#lastThere()
    for (let number = 1; number <= last; number++) {
      const { document, signed } = this.#pathsOf(number)
      const bytes = await readRegularFile(document, bytesMax)
      if (bytes === null) return err(this.#changed(number))
      const signature = (await readRegularFile(signed, SIGNATURE_FILE_BYTES)) ?? new Uint8Array(0)
      const read = readDocument({
        use,
        document: { bytes, signature },
        authorityPublicKey: fromHex(machine.signingKey),
        bytesMax,
        schema: format.schema,
        fast: nativeChecks,
      })
      const kept = read.ok ? read.value.value : null
      const isNext = kept?.number === number && kept.before === this.#before && kept.electionId === this.#electionId()
      if (kept === null || !isNext) return err(this.#changed(number))
      items.push(format.from(kept))
      this.#before = toHex(nativeSha256(bytes))
    }
    return ok(items)
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
    const path = join(this.#directory, nameOf(number))
    return { document: `${path}.json`, signed: `${path}.sig` }
  }

  #changed(number: number): StageChanged {
    return { type: 'stage-changed', file: `${this.#kind.folder}/${nameOf(number)}.json` }
  }
}

export function nameOf(number: number): string {
  return String(number).padStart(3, '0')
}
