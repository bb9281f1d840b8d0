/** One line a phase of the preparation on the terminal, so that nobody wonders what takes so long. */
import { LANGUAGES } from '#election/languages.ts'
import type { TextCatalogue } from '#ui/messages/message.ts'
import { deskProgress } from '#words/desk.ts'

const WORDS: TextCatalogue = deskProgress

/** Called often; counts on one line of a terminal. Elsewhere a line when a phase begins, each tenth of it, and its end: a voice takes minutes. */
export function progressOn(isTerminal: boolean, write: (text: string) => void) {
  const tenths = new Map<string, number>()
  return (phase: string, done: number, total: number): void => {
    const line = `${inEveryLanguage(phase)}  ${done}/${total}`
    const tenth = Math.floor((10 * done) / Math.max(1, total))
    if (isTerminal) write(`\r${line.padEnd(78)}${done === total ? '\n' : ''}`)
    else if (tenths.get(phase) !== tenth) write(`${line}\n`)
    tenths.set(phase, tenth)
  }
}

export const sayProgress = progressOn(process.stdout.isTTY === true, (text) => void process.stdout.write(text))

/** Nobody has chosen a language yet. */
function inEveryLanguage(phase: string): string {
  const words = WORDS[phase]
  return words === undefined ? phase : LANGUAGES.map((language) => words[language]).join('   ')
}
