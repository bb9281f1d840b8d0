/**
 * Scanned sheets → the codes on them: pictures as PNG or JPEG, and PDF, which `pdftoppm` turns into pictures. The finder of codes
 * is zxing-cpp as WebAssembly: bytes of others are looked at where no file and no memory of ours can be reached.
 */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader'
import { CODES_PER_SHEET, type PictureCode, parseCode } from '#election/picture/code.ts'
import { err, ok, type Result } from '#election/result.ts'
import { readRegular } from '#hardware/files/open-regular.ts'

export type ScanRefusal =
  | { readonly type: 'scan-not-readable'; readonly path: string }
  /** `pdftoppm` and `pdfinfo` are not there. */
  | { readonly type: 'scan-needs-poppler'; readonly path: string }

export interface ScansRead {
  readonly codes: readonly PictureCode[]
  readonly pictures: number
  /** Pictures on which no code of ours was found, as they are called. */
  readonly without: readonly string[]
  /** Codes whose own check fails. */
  readonly altered: number
}

/** A page at 600 dots an inch without loss, and more. */
const FILE_BYTES_MAX = 256 * 1024 * 1024
/** A PDF is drawn with so many dots an inch; scanners put 200 to 400 into one. */
const DOTS = '300'
const PDF = '%PDF-'

/** The second way is for sheets that are dark or grey all over. */
const WAYS: readonly ReaderOptions[] = (['LocalAverage', 'GlobalHistogram'] as const).map((binarizer) => ({
  formats: ['QRCode'],
  binarizer,
  tryHarder: true,
  tryRotate: true,
  tryInvert: false,
  maxNumberOfSymbols: 4 * CODES_PER_SHEET,
}))

export async function readScans(
  paths: readonly string[],
  progress: (done: number, whole: number) => void,
): Promise<Result<ScansRead, ScanRefusal>> {
  await loadFinder()
  const found: PictureCode[] = []
  const without: string[] = []
  let [altered, pictures] = [0, 0]
  for (const [at, path] of paths.entries()) {
    progress(at, paths.length)
    for await (const picture of picturesOf(path)) {
      if (!picture.ok) return picture
      pictures++
      const read = await codesOn(picture.value.bytes)
      if (read === null) return err({ type: 'scan-not-readable', path })
      found.push(...read.codes)
      altered += read.altered
      if (read.codes.length === 0) without.push(picture.value.name)
    }
  }
  progress(paths.length, paths.length)
  return ok({ codes: found, pictures, without, altered })
}

/** Null: no picture that can be read. */
async function codesOn(picture: Uint8Array): Promise<{ codes: readonly PictureCode[]; altered: number } | null> {
  const codes = new Map<string, PictureCode>()
  let altered = 0
  for (const way of WAYS) {
    const read = await readBarcodes(picture, way).catch(() => null)
    // What it cannot load it answers with one code that is none.
    if (read?.every(({ isValid }) => isValid) !== true) return null
    const parsed = read.map(({ bytes }) => parseCode(bytes))
    for (const each of parsed) if (each.ok) codes.set(`${each.value.set} ${each.value.number}`, each.value)
    altered += parsed.filter((each) => !each.ok && each.error.type === 'picture-code-altered').length
    if (codes.size >= expectedOn([...codes.values()])) break
  }
  return { codes: [...codes.values()], altered }
}

/** Codes of the sheet that was seen first: its last sheet may have fewer. */
function expectedOn([first]: readonly PictureCode[]): number {
  if (first === undefined) return 1
  const before = Math.floor((first.number - 1) / CODES_PER_SHEET) * CODES_PER_SHEET
  return Math.min(CODES_PER_SHEET, first.count - before)
}

interface Picture {
  readonly name: string
  readonly bytes: Uint8Array
}

async function* picturesOf(path: string): AsyncGenerator<Result<Picture, ScanRefusal>> {
  const bytes = await readRegular(path, FILE_BYTES_MAX).catch(() => null)
  if (bytes === null || bytes.length > FILE_BYTES_MAX) {
    yield err({ type: 'scan-not-readable', path })
    return
  }
  if (Buffer.from(bytes.subarray(0, PDF.length)).toString('latin1') !== PDF) {
    yield ok({ name: path, bytes })
    return
  }
  const told = await poppler('pdfinfo', [resolve(path)])
  const pages = told.ok ? Number(/^Pages: +(\d+)$/m.exec(told.value.toString('latin1'))?.[1] ?? 0) : 0
  if (!told.ok || pages === 0) yield err({ type: told.ok ? 'scan-not-readable' : told.error, path })
  for (let page = 1; page <= pages; page++) {
    // To its standard output: no picture of a ballot box is left in a directory for temporary files.
    const drawn = await poppler('pdftoppm', [
      '-png',
      '-gray',
      '-r',
      DOTS,
      '-f',
      `${page}`,
      '-l',
      `${page}`,
      resolve(path),
    ])
    yield drawn.ok ? ok({ name: `${path} (${page})`, bytes: drawn.value }) : err({ type: drawn.error, path })
  }
}

function poppler(program: string, args: readonly string[]): Promise<Result<Buffer, ScanRefusal['type']>> {
  const how = { encoding: 'buffer', maxBuffer: FILE_BYTES_MAX, timeout: 120_000 } as const
  return new Promise((answer) => {
    execFile(program, args, how, (error, stdout) => {
      if (error === null) answer(ok(stdout))
      else answer(err(error.code === 'ENOENT' ? 'scan-needs-poppler' : 'scan-not-readable'))
    })
  })
}

/** From its package beside us: left alone the library would fetch it over the network. */
async function loadFinder(): Promise<void> {
  const file = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
  const wasmBinary = new Uint8Array(file).buffer
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
}
