/** A file that a scanner made → its pictures: PNG and JPEG as they are, of a PDF its pages, which `pdftoppm` draws. */
import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { err, ok, type Result } from '#election/result.ts'
import { readRegular } from '../files/open-regular.ts'

export type ScanFault = 'scan-not-readable' | 'scan-needs-poppler'

export interface Picture {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A page at 600 dots an inch in colour, without loss, and more. */
const FILE_BYTES_MAX = 128 * 1024 * 1024
/** Forty sheets, each scanned twice. */
const PDF_PAGES_MAX = 80
/** A PDF is drawn with so many dots an inch; scanners put 200 to 400 into one. */
const DOTS = '300'
const PDF = '%PDF-'
const TIME_MS = 120_000
/** The drawer is compiled code over bytes of others: 2 GiB of memory, a minute of a processor, no file written, no dump. */
const LIMITS = 'ulimit -v 2097152; ulimit -t 60; ulimit -f 0; ulimit -c 0; exec "$0" "$@"'

export async function* picturesInFile(path: string): AsyncGenerator<Result<Picture, ScanFault>> {
  const bytes = await readRegular(path, FILE_BYTES_MAX).catch(() => null)
  if (bytes === null || bytes.length > FILE_BYTES_MAX) {
    yield err('scan-not-readable')
    return
  }
  if (Buffer.from(bytes.subarray(0, PDF.length)).toString('latin1') !== PDF) {
    yield ok({ name: path, bytes })
    return
  }
  const told = await poppler('pdfinfo', [resolve(path)])
  const pages = told.ok ? Number(/^Pages: +(\d+)$/m.exec(told.value.toString('latin1'))?.[1] ?? 0) : 0
  if (!told.ok || pages === 0 || pages > PDF_PAGES_MAX) {
    yield err(told.ok ? 'scan-not-readable' : told.error)
    return
  }
  for (let page = 1; page <= pages; page++) {
    // To its standard output: no picture of a ballot box is left in a directory for temporary files.
    const asked = ['-png', '-gray', '-r', DOTS, '-f', `${page}`, '-l', `${page}`, resolve(path)]
    const drawn = await poppler('pdftoppm', asked)
    yield drawn.ok ? ok({ name: `${path} (${page})`, bytes: drawn.value }) : err(drawn.error)
    if (!drawn.ok) return
  }
}

function poppler(program: string, args: readonly string[]): Promise<Result<Buffer, ScanFault>> {
  const env = { PATH: process.env.PATH, LANG: 'C.UTF-8' }
  const how = { encoding: 'buffer', maxBuffer: FILE_BYTES_MAX, timeout: TIME_MS, killSignal: 'SIGKILL', env } as const
  const [command, words] = withinLimits(program, args)
  return new Promise((answer) => {
    execFile(command, words, how, (error, stdout) => {
      if (error === null) answer(ok(stdout))
      else answer(err(isMissing(error.code) ? 'scan-needs-poppler' : 'scan-not-readable'))
    })
  })
}

function withinLimits(program: string, args: readonly string[]): readonly [string, readonly string[]] {
  if (process.platform === 'win32') return [program, args]
  return ['/bin/sh', ['-c', LIMITS, program, ...args]]
}

/** By the system, or by the shell. */
function isMissing(code: unknown): boolean {
  return code === 'ENOENT' || code === 127
}
