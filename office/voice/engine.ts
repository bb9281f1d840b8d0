/**
 * An engine turns words into sound on the office's machine. It is used when a voice pack is made and never shipped with a kiosk: some
 * engines are GPL programs, and a kiosk only plays what two people have heard (docs/decisions/016).
 */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Language } from '#election/language.ts'
import type { Result } from '#election/result.ts'
import type { VoiceMaker } from '#election/voice/manifest.ts'

export interface Rendering {
  /** A whole WAV file, at whatever rate the engine likes. */
  readonly wav: Uint8Array
  /** As `election/voice/kana-phonemes.ts` writes them; null when the engine does not tell, or tells of a language without a table. */
  readonly phonemes: string | null
}

export type EngineError = { readonly type: 'engine-failed'; readonly reason: string }

export interface Engine {
  readonly maker: VoiceMaker
  /** Fingerprint of program, dictionary and voice together: another fingerprint may sound different. */
  readonly fingerprint: string
  render(words: string): Promise<Result<Rendering, EngineError>>
}

/** Null: not to be had on this machine. */
export type FindEngine = (language: Language) => Promise<Engine | null>

const PATIENCE_MS = 60_000
const OUTPUT_MAX = 64 * 1024 * 1024

export type Ran = { readonly ok: true; readonly stdout: Buffer } | { readonly ok: false; readonly reason: string }

/** A program of the system with its arguments as they are: no shell, so no word of a name is ever a command. */
export function runEngine(program: string, args: readonly string[], input = ''): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { timeout: PATIENCE_MS, maxBuffer: OUTPUT_MAX, encoding: 'buffer', windowsHide: true } as const
    const child = execFile(program, [...args], options, (error, stdout, stderr) => {
      if (error === null) return resolve({ ok: true, stdout })
      const last = stderr.toString('utf8').trim().split('\n').at(-1) ?? ''
      resolve({ ok: false, reason: `${program}: ${last === '' ? error.message : last}` })
    })
    // A program that is not there takes no input: its end says so.
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
  })
}

/** A directory for the files that some programs insist on; gone afterwards. */
export async function inRoom<T>(work: (room: string) => Promise<T>): Promise<T> {
  const room = await mkdtemp(join(tmpdir(), 'ippyo-voice-'))
  try {
    return await work(room)
  } finally {
    await rm(room, { recursive: true, force: true })
  }
}
