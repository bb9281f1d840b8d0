/** One line a phase of the preparation on the terminal, so that nobody wonders what takes so long. */
import { LANGUAGES } from '#election/languages.ts'
import type { Text } from '#ui/messages/message.ts'

const WORDS: Readonly<Record<string, Text>> = {
  import: { ja: '選挙データを読みます', en: 'reading the election' },
  voice: { ja: '音声を作ります（最初の一度だけ）', en: 'making the voice, this once' },
  machines: { ja: '機械ごとの鍵を作ります', en: 'keys of the machines' },
  keys: { ja: '鍵を包みます', en: 'wrapping keys' },
  package: { ja: '選挙データに署名します', en: 'signing the package' },
  shares: { ja: '開票の鍵を分けます', en: 'splitting the counting key' },
  media: { ja: '記録媒体を作ります', en: 'making media' },
  cards: { ja: 'カードを作ります', en: 'making cards' },
}

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
