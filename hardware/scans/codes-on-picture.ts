/**
 * The codes on one picture. The finder is zxing-cpp as WebAssembly: a stranger's picture is unpacked in a memory of its own, which is
 * as large as a page of a good scanner needs, and from which nothing reaches a file.
 */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader'
import { CODES_PER_SHEET, type PictureCode, parseCode } from '#election/picture/code.ts'
import { parsePictureSize } from './picture-size.ts'

/** A page of A4 at 600 dots an inch has 35 million. */
const DOTS_MAX = 50_000_000
/** 768 MiB in pages of 64 KiB: such a page in colour, unpacked twice over. */
const MEMORY_PAGES_MAX = 12_288

/** The second way is for sheets that are dark or grey all over. */
const WAYS: readonly ReaderOptions[] = (['LocalAverage', 'GlobalHistogram'] as const).map((binarizer) => ({
  formats: ['QRCode'],
  binarizer,
  tryHarder: true,
  tryRotate: true,
  tryInvert: false,
  maxNumberOfSymbols: 4 * CODES_PER_SHEET,
}))

export interface CodesOnPicture {
  /** As they were printed, each once. */
  readonly codes: readonly Uint8Array[]
  /** Codes of ours whose own check fails. */
  readonly altered: number
}

/** Null: this picture cannot be read. It may have broken the finder, so the caller begins a new process. */
export async function codesOnPicture(picture: Uint8Array): Promise<CodesOnPicture | null> {
  const size = parsePictureSize(picture)
  if (size === null || size.width * size.height > DOTS_MAX) return null
  await loadFinder()
  const codes = new Map<string, Uint8Array>()
  let [first, altered]: [PictureCode | null, number] = [null, 0]
  for (const way of WAYS) {
    const found = await readBarcodes(picture, way).catch(() => null)
    // If the finder cannot load a picture, it answers with one code that is not valid.
    if (found?.every(({ isValid }) => isValid) !== true) return null
    for (const { bytes } of found) {
      const parsed = parseCode(bytes)
      if (!parsed.ok && parsed.error.type === 'picture-code-altered') altered++
      if (!parsed.ok) continue
      first ??= parsed.value
      codes.set(`${parsed.value.set} ${parsed.value.number}`, bytes.slice())
    }
    if (codes.size >= expectedOn(first)) break
  }
  return { codes: [...codes.values()], altered }
}

/** The number of codes on the sheet of this code; the last sheet of a medium may have fewer than the others. */
function expectedOn(first: PictureCode | null): number {
  if (first === null) return 1
  const before = Math.floor((first.number - 1) / CODES_PER_SHEET) * CODES_PER_SHEET
  return Math.min(CODES_PER_SHEET, first.count - before)
}

let loading: Promise<unknown> | null = null

/** Loads the finder from its package on this disk: by itself the library would fetch it over the network. */
function loadFinder(): Promise<unknown> {
  loading ??= load()
  return loading
}

async function load(): Promise<unknown> {
  setFlagsFromString(`--wasm-max-mem-pages=${MEMORY_PAGES_MAX}`)
  const file = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
  const wasmBinary = new Uint8Array(file).buffer
  return prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
}
