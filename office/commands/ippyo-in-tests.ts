/** `ippyo` as tests call it: in the test's own process, or as the program that people start. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import type { Language } from '#election/language.ts'
import { runIppyo } from '../program.ts'
import type { OfficeIo } from '../terminal/office-io.ts'

/** What it says, out and err in one, and its exit code. */
export async function said(...args: readonly string[]): Promise<{ readonly out: string; readonly code: number }> {
  const out: string[] = []
  let code = 0
  const io = (language: Language) =>
    ({
      language,
      out: (text: string) => void out.push(text),
      err: (text: string) => void out.push(text),
      progress: () => ({ show: () => {}, end: () => {} }),
      exit: (given: number) => {
        code = given
      },
    }) as unknown as OfficeIo
  await runIppyo(args, io)
  return { out: out.join('\n'), code }
}

export interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** What node is given to start it: the bundle that ships where `npm test` built one, else the source. */
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
