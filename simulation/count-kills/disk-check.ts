/** The files that may be on the disks of a count that died, at any moment of its death. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CARRIED_LIST, CARRIED_MIX, parseCarriedList, parseCarriedMix } from '#election/bundle/carried-files.ts'
import { readUint } from '#election/bytes.ts'
import { sha256Hex } from '#openssl/hashes.ts'

export interface CountPlaces {
  readonly machine: string
  readonly shares: string
  readonly out: string
  readonly stick: string
}

/** bundle.md §1: bytes of N rows, and of U more elements. */
const BYTES = {
  votes: (rows: number) => 64 + 136 * rows,
  refused: (rows: number) => 64 + 136 * rows,
  mix: (rows: number) => 64 + 288 + 224 * rows,
  open: (rows: number) => 64 + 96 + 32 * rows,
  opened: (rows: number, unknown: number) => 64 + 4 * rows + 32 * unknown,
} as const

export class DiskCheck {
  readonly #places: CountPlaces
  readonly #mixes: string
  readonly #notes = new Map<string, string>()
  readonly #votes = new Map<string, string>()
  #opened: string | null = null

  /** @param mixes where the plant writes down each mix that gets its name */
  constructor(places: CountPlaces, mixes: string) {
    this.#places = places
    this.#mixes = mixes
  }

  /** Nobody has these files open. @returns the promises that are broken */
  look(): readonly string[] {
    return [
      ...this.#notesStay(),
      ...this.#filesAreWhole(),
      ...this.#openedAfterItsNote(),
      ...this.#openedStays(),
      ...this.#carriedIsWhole(),
      ...this.#oneOutputOfEachMixer(),
    ]
  }

  get isOpened(): boolean {
    return existsSync(this.#report())
  }

  /** H5, D-32: a note of what was opened is never another one. */
  #notesStay(): readonly string[] {
    const broken: string[] = []
    for (const path of [this.#places.machine, this.#places.shares].flatMap((place) => filesIn(place))) {
      if (!/opened-[^/]*\.json$/.test(path)) continue
      const [text, before] = [readFileSync(path, 'utf8'), this.#notes.get(path)]
      if (before !== undefined && before !== text) broken.push(`H5: the note ${path} is another one`)
      this.#notes.set(path, text)
    }
    for (const path of this.#notes.keys()) if (!existsSync(path)) broken.push(`H5: the note ${path} is gone`)
    return broken
  }

  /** A file has its name only when it is whole; the sorted votes are the same ones in every attempt. */
  #filesAreWhole(): readonly string[] {
    const broken: string[] = []
    for (const name of namesIn(this.#bundle())) {
      const kind = /^(votes|refused|mix|open|opened)-\d(?:-\d+)?\.bin$/.exec(name)?.[1] as
        | keyof typeof BYTES
        | undefined
      if (kind === undefined) continue
      const bytes = new Uint8Array(readFileSync(this.#bundle(name)))
      const isWhole = bytes.length >= 64 && bytes.length === BYTES[kind](readUint(bytes, 12, 4), readUint(bytes, 20, 4))
      if (!isWhole) broken.push(`${name} has its name and ${bytes.length} bytes: it is not whole`)
      if (kind !== 'votes') continue
      const hash = sha256Hex(bytes)
      if ((this.#votes.get(name) ?? hash) !== hash) broken.push(`H5: ${name} is another list than before`)
      this.#votes.set(name, hash)
    }
    return broken
  }

  /** The memory comes first, then what it is about. */
  #openedAfterItsNote(): readonly string[] {
    const { machine, shares } = this.#places
    const notes = [...namesIn(machine), ...namesIn(shares)]
    const isNoted = (name: string) => notes.some((note) => note.startsWith(`${name}-`) && note.endsWith('.json'))
    const holders = namesIn(this.#bundle()).flatMap((name) => /^open-\d-(\d+)\.bin$/.exec(name)?.[1] ?? [])
    const broken = [...new Set(holders)]
      .filter((holder) => !isNoted(`opened-by-share-${holder}`))
      .map((holder) => `H5: share ${holder} has opened, and nothing notes it`)
    const isTold = holders.length === 0 && this.isOpened && !isNoted('opened')
    return isTold ? [...broken, 'D-32: the count is opened, and this machine does not know'] : broken
  }

  /** Once the opened sums are durable, the whole bundle is, and it stays the same one. */
  #openedStays(): readonly string[] {
    if (!this.isOpened) return this.#opened === null ? [] : ['the opened count is gone']
    const said = /"bundle":"([0-9a-f]{64})"/.exec(readFileSync(this.#report(), 'utf8'))?.[1]
    const manifest = existsSync(this.#bundle('manifest.json')) ? readFileSync(this.#bundle('manifest.json')) : null
    if (manifest === null || sha256Hex(manifest) !== said)
      return ['opened, and the bundle is not the one that it names']
    const { files } = JSON.parse(manifest.toString()) as { files: { path: string; sha256: string }[] }
    const broken = files.flatMap(({ path, sha256 }) =>
      hashOf(this.#bundle(path)) === sha256 ? [] : [`opened, and bundle/${path} is not the file of the manifest`],
    )
    const others = filesIn(this.#bundle()).length - files.length - 1
    if (others !== 0) broken.push(`opened, and the bundle has ${others} files more than its manifest`)
    if (this.#opened !== null && this.#opened !== said) broken.push('opened a second time, as another bundle')
    this.#opened = said
    return broken
  }

  /** carried-list.md §1: what names the others is written last. */
  #carriedIsWhole(): readonly string[] {
    const folder = join(this.#places.stick, 'ippyo-mix')
    const read = (name: string) => {
      return existsSync(join(folder, name)) ? new Uint8Array(readFileSync(join(folder, name))) : null
    }
    const [list, mix] = [read(CARRIED_LIST), read(CARRIED_MIX)]
    const named = [
      { name: CARRIED_LIST, there: list, files: list === null ? [] : parseCarriedList(list)?.files },
      { name: CARRIED_MIX, there: mix, files: mix === null ? [] : parseCarriedMix(mix)?.files },
    ]
    return named.flatMap(({ name, files }) => {
      if (files === undefined) return [`${name} has its name and is not whole`]
      const changed = files.filter(({ path, sha256 }) => hashOf(join(folder, path)) !== sha256)
      return changed.map(({ path }) => `${name} is there, and ${path} is not whole`)
    })
  }

  /** One mixer never gives two outputs for one input: what was there is taken away before another attempt begins. */
  #oneOutputOfEachMixer(): readonly string[] {
    const lines = existsSync(this.#mixes) ? readFileSync(this.#mixes, 'utf8').split('\n') : []
    return lines
      .filter((line) => line.endsWith(' over-another'))
      .map((line) => `two outputs of one mixer: ${line.replace(/\/\S*\//, '')}`)
  }

  #bundle(name = ''): string {
    return join(this.#places.out, 'bundle', name)
  }

  #report(): string {
    return join(this.#places.out, 'count', '3-opened', 'report.json')
  }
}

function hashOf(path: string): string | null {
  return existsSync(path) ? sha256Hex(readFileSync(path)) : null
}

function namesIn(directory: string): readonly string[] {
  return existsSync(directory) ? readdirSync(directory) : []
}

function filesIn(directory: string): readonly string[] {
  if (!existsSync(directory)) return []
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}
