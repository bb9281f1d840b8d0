/** The letter as a telephone reads it: its page as a picture, and the address in its 2D code. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { assert } from '#election/assert.ts'

/** @param pdf of one letter. @returns the address with the code after `#` */
export async function readLetter(pdf: Uint8Array): Promise<URL> {
  const finder = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(finder).buffer }, fireImmediately: true })
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-letter-'))
  try {
    writeFileSync(join(directory, 'letter.pdf'), pdf)
    execFileSync('pdftoppm', ['-r', '120', '-gray', '-png', '-singlefile', 'letter.pdf', 'letter'], { cwd: directory })
    const [found] = await readBarcodes(new Uint8Array(readFileSync(join(directory, 'letter.png'))))
    assert(found !== undefined, 'letter: a telephone finds its code')
    return new URL(found.text)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
