/** Two exporters at one terminal, one after the other: words in every language, a secret that is not shown, and each one's own key from their own stick. */
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { type ExporterKey, openExporterKey } from '#election/online/exporter-key.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'
import type { Text, Values } from '#ui/messages/message.ts'
import { exportQuestions, exportRefusals } from '#words/online.ts'
import { inEveryLanguage } from './in-every-language.ts'

const TRIES = 3
const CLEAR = '\u001b[2J\u001b[H'

export interface TwoAtATerminal {
  say(words: Text, values?: Values): void
  /** An empty screen, and whose turn it is. */
  turn(turn: 1 | 2): void
  /** As typed, without the spaces around it. */
  ask(): Promise<string>
  /** Null: they gave up. */
  key(turn: 1 | 2): Promise<ExporterKey | null>
  close(): void
}

export function twoAtATerminal(keyFiles: readonly [string, string]): TwoAtATerminal {
  let isSecret = false
  const output = new Writable({
    write(chunk: Buffer, _, done) {
      if (!isSecret) process.stdout.write(chunk)
      done()
    },
  })
  const terminal = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY })
  const say = (words: Text, values?: Values) => process.stdout.write(`${inEveryLanguage(words, values)}\n`)
  const secret = async (): Promise<string> => {
    isSecret = true
    try {
      return await terminal.question('')
    } finally {
      isSecret = false
      process.stdout.write('\n')
    }
  }
  return {
    say,
    turn(turn) {
      process.stdout.write(CLEAR)
      say(turn === 1 ? exportQuestions.firstTurn : exportQuestions.secondTurn)
    },
    ask: async () => (await terminal.question('> ')).trim(),
    async key(turn) {
      for (let left = TRIES; left > 0; left--) {
        say(exportQuestions.passphrase)
        const passphrase = await secret()
        // Read anew each time: its stick, or another one, may be in only now.
        const file = await readFile(keyFiles[turn - 1] ?? '').catch(() => null)
        if (file === null) {
          say(exportRefusals['key-not-there'])
          continue
        }
        const opened = await openExporterKey(new Uint8Array(file), passphrase, nativeScrypt)
        if (opened.ok) return opened.value
        say(exportRefusals[opened.error.type])
      }
      return null
    },
    close: () => terminal.close(),
  }
}
