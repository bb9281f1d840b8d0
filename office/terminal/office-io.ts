/** How the command line talks: results on stdout, everything else on stderr; secrets from a prompt or a file descriptor. */
import { read } from 'node:fs'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import type { Randomness } from '#election/randomness.ts'
import { type NotAsBuilt, notAsBuilt, RUNS_FROM_BUNDLE } from '#shell/runs-from-bundle.ts'
import { questionWords } from '#ui/messages/ippyo.ts'
import { fill, type Language } from '#ui/messages/message.ts'
import { plainText } from './plain-text.ts'

/** `ippyo --help` lists them; scripts may rely on them. */
export const EXIT = {
  done: 0,
  /** A typed refusal: something in the input, the room or the device; nothing was changed. */
  refused: 1,
  /** The command line itself is wrong. */
  usage: 2,
  /** The impossible happened: a bug or a broken disk. */
  failed: 3,
} as const
type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** Everything a command may touch besides files. Tests give their own. */
export interface OfficeIo {
  readonly randomness: Randomness
  readonly language: Language
  /** Not null: no key of a real election is made or put together (X-A7). */
  readonly notAsBuilt: NotAsBuilt | null
  out(text: string): void
  err(text: string): void
  /** One secret for each question. From a terminal: asked without echo, and a second time when `twice`. */
  secrets(questions: readonly string[], source: SecretSource): Promise<readonly string[]>
  progress(silent: boolean): ProgressBars
  exit(code: ExitCode): void
}

interface SecretSource {
  /** Lines of this file descriptor, in the order of the questions; undefined: the terminal. */
  readonly fd: number | undefined
  readonly twice: boolean
}

export interface ProgressBars {
  /** Shows a bar of this name at done/total; a new name ends the one before. */
  show(name: string, done: number, total: number): void
  end(): void
}

export type SecretsFault =
  | { readonly type: 'too-few-lines'; readonly given: number; readonly needed: number }
  | { readonly type: 'answers-differ' }
  | { readonly type: 'no-terminal' }
  | { readonly type: 'typing-interrupted' }

export class SecretsMissing extends Error {
  override name = 'SecretsMissing'
  readonly fault: SecretsFault

  constructor(fault: SecretsFault) {
    super(fault.type)
    this.fault = fault
  }
}

/** @param bars what moves on a terminal; where nothing takes long, nothing does */
export function terminalIo(randomness: Randomness, language: Language, bars: () => ProgressBars = lines): OfficeIo {
  return {
    randomness,
    language,
    notAsBuilt: notAsBuilt(RUNS_FROM_BUNDLE),
    out: (text) => process.stdout.write(`${plainText(text)}\n`),
    err: (text) => process.stderr.write(`${plainText(text)}\n`),
    secrets: (questions, source) =>
      source.fd === undefined ? askAll(questions, source.twice, language) : readLines(source.fd, questions.length),
    progress: (silent) => (silent ? NO_BARS : process.stderr.isTTY ? bars() : lines()),
    exit: (code) => {
      process.exitCode = code
    },
  }
}

const [LF, CR] = [0x0a, 0x0d] as const
const NO_BARS: ProgressBars = { show: () => {}, end: () => {} }

/** No terminal: one line when a phase is complete, for logs. */
function lines(): ProgressBars {
  let said = ''
  return {
    end: () => {},
    show(name, done, total) {
      if (done < total || said === name) return
      said = name
      process.stderr.write(`${name} ${done}/${total}\n`)
    },
  }
}

async function readLines(fd: number, count: number): Promise<readonly string[]> {
  const lines: string[] = []
  while (lines.length < count) {
    const line = await lineFrom(fd)
    if (line === null) throw new SecretsMissing({ type: 'too-few-lines', given: lines.length, needed: count })
    lines.push(line)
  }
  return lines
}

/**
 * One byte after the other: the line after it stays where it is until somebody asks for it, and is in no memory of this process before.
 * Null: there is no more.
 */
async function lineFrom(fd: number): Promise<string | null> {
  const line: number[] = []
  const byte = new Uint8Array(1)
  while (await readByte(fd, byte)) {
    if (byte[0] === LF) return textOf(line)
    line.push(byte[0] as number)
  }
  return line.length === 0 ? null : textOf(line)
}

function textOf(line: readonly number[]): string {
  return new TextDecoder().decode(Uint8Array.from(line.at(-1) === CR ? line.slice(0, -1) : line))
}

function readByte(fd: number, byte: Uint8Array): Promise<boolean> {
  return new Promise((resolve, reject) => {
    read(fd, byte, 0, 1, null, (error, count) => (error === null ? resolve(count === 1) : reject(error)))
  })
}

async function askAll(questions: readonly string[], twice: boolean, language: Language): Promise<readonly string[]> {
  const answers: string[] = []
  for (const question of questions) {
    const answer = await ask(question)
    const again = fill(questionWords.again[language], { question })
    if (twice && (await ask(again)) !== answer) throw new SecretsMissing({ type: 'answers-differ' })
    answers.push(answer)
  }
  return answers
}

/** From the terminal itself, so that a piped stdin never becomes a passphrase; what is typed is not shown. */
function ask(question: string): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!process.stdin.isTTY) {
      reject(new SecretsMissing({ type: 'no-terminal' }))
      return
    }
    const muted = new Writable({ write: (_chunk, _encoding, done) => done() })
    const terminal = createInterface({ input: process.stdin, output: muted, terminal: true })
    process.stderr.write(`${question}: `)
    terminal.on('SIGINT', () => {
      terminal.close()
      reject(new SecretsMissing({ type: 'typing-interrupted' }))
    })
    terminal.question('', (answer) => {
      terminal.close()
      process.stderr.write('\n')
      resolve(answer)
    })
  })
}
