/** The tally's side of the process that looks at scans. */
import { type PictureCode, parseCode } from '#election/picture/code.ts'
import type { ScanFault } from '#hardware/scans/pictures-in-file.ts'
import type { HelperProcess } from '#shell/helper-process.ts'
import { startHelper } from '../helper-process.ts'
import type { ScanReply, ScanRequest } from './scan-messages.ts'

export interface ScannedFile {
  readonly codes: readonly PictureCode[]
  readonly pictures: number
  /** Pictures on which no code of ours was found. */
  readonly without: number
  readonly altered: number
  readonly fault: ScanFault | null
}

export interface ScanReader {
  /** One file at a time. */
  look(path: string): Promise<ScannedFile>
  close(): Promise<void>
}

/** For one picture; a page at 600 dots an inch takes some seconds on a slow machine. */
const PICTURE_MS = 120_000

type Process = HelperProcess<ScanRequest, ScanReply>

/** One process reads on while files can be read. After a picture failed, a new process reads the next ones. */
export function startScanReader(pictureMs = PICTURE_MS): ScanReader {
  const start = (): Process => {
    const started: Process = startHelper('scan')
    void started.ended.then(() => {
      if (running === started) running = null
    })
    return started
  }
  let running: Process | null = null
  let closed = false
  return {
    async look(path) {
      const nothing: ScannedFile = { codes: [], pictures: 0, without: 0, altered: 0, fault: 'scan-not-readable' }
      if (closed) return nothing
      running ??= start()
      const looking = running
      const file = await lookWith(looking, path, pictureMs)
      if (file.fault === 'scan-not-readable') {
        if (running === looking) running = null
        looking.kill()
        await looking.ended
      }
      return file
    },
    async close() {
      closed = true
      const last = running
      last?.kill()
      await last?.ended
    },
  }
}

function lookWith({ onReply, ended, send }: Process, path: string, pictureMs: number): Promise<ScannedFile> {
  const codes: PictureCode[] = []
  let [pictures, without, altered] = [0, 0, 0]
  return new Promise((resolve) => {
    const through = (fault: ScannedFile['fault']) => {
      clearTimeout(patience)
      resolve({ codes, pictures, without, altered, fault })
    }
    const losePatience = () => through('scan-not-readable')
    let patience = setTimeout(losePatience, pictureMs)
    onReply((answer) => {
      if (answer.type === 'file') return through(answer.fault)
      clearTimeout(patience)
      patience = setTimeout(losePatience, pictureMs)
      pictures++
      if (answer.codes.length === 0) without++
      altered += answer.altered
      // Even if that process was taken over, only a code goes on.
      codes.push(...answer.codes.flatMap((bytes) => parsed(bytes)))
    })
    void ended.then(() => through('scan-not-readable'))
    send({ path })
  })
}

function parsed(bytes: Uint8Array): readonly PictureCode[] {
  const code = parseCode(bytes)
  return code.ok ? [code.value] : []
}
