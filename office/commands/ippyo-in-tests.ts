/** `ippyo` as tests call it: in the test's own process, or as the program that people start. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import type { Language } from '#election/language.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { runIppyo } from '../program.ts'
import type { OfficeIo } from '../terminal/office-io.ts'

export interface Ran {
  /** Lines, each with its end. */
  readonly out: string
  readonly err: string
  readonly code: number
  /** Questions for a passphrase, and what was on the terminal when they were asked. */
  readonly questions: readonly string[]
  readonly asked: string
}

/** In the language of `--lang`, English without it. */
export async function ran(args: readonly string[], passphrases: readonly string[] = []): Promise<Ran> {
  const ran = { out: '', err: '', code: 0, questions: [] as readonly string[], asked: '' }
  const io = (language: Language): OfficeIo => ({
    ...{ language, notAsBuilt: null, randomness: secureRandomness() },
    out: (text) => void Object.assign(ran, { out: `${ran.out}${text}\n` }),
    err: (text) => void Object.assign(ran, { err: `${ran.err}${text}\n` }),
    async secrets(questions) {
      Object.assign(ran, { questions, asked: ran.err })
      return passphrases
    },
    progress: () => ({ show: () => {}, end: () => {} }),
    exit: (code) => void Object.assign(ran, { code }),
  })
  await runIppyo(args, io)
  return ran
}

/** Its output, out and err in one, and its exit code. */
export async function said(...args: readonly string[]): Promise<{ readonly out: string; readonly code: number }> {
  const { out, err, code } = await ran(args)
  return { out: `${out}${err}`.trimEnd(), code }
}

export interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** The arguments of node that start it: the bundle that ships where `npm test` built one, else the source. */
export const IPPYO: readonly string[] =
  process.env.IPPYO_SERVICES === undefined
    ? ['--import', 'tsx', 'office/main.ts']
    : [join(process.env.IPPYO_SERVICES, 'ippyo.mjs')]

/** Passphrases come through a file descriptor, never as an argument. */
export function ippyo(args: readonly string[], passphrases: readonly string[] = []): Promise<Ended> {
  return programEnds(process.execPath, [...IPPYO, ...args], lines(passphrases))
}

export function programEnds(program: string, args: readonly string[], stdin: string): Promise<Ended> {
  const cwd = join(import.meta.dirname, '../..')
  return new Promise((resolve) => {
    const child = execFile(program, args, { cwd }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })
    })
    child.stdin?.end(stdin)
  })
}

export const lines = (passphrases: readonly string[]) => passphrases.map((each) => `${each}\n`).join('')
