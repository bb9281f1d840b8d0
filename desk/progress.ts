/** One line a phase of the preparation on the terminal, so that nobody wonders what takes so long. */

const WORDS: Readonly<Record<string, string>> = {
  import: '選挙データを読みます   reading the election',
  voice: '音声を作ります（最初の一度だけ）   making the voice, this once',
  machines: '機械ごとの鍵を作ります   keys of the machines',
  keys: '鍵を包みます   wrapping keys',
  package: '選挙データに署名します   signing the package',
  shares: '開票の鍵を分けます   splitting the counting key',
  media: '記録媒体を作ります   making media',
  cards: 'カードを作ります   making cards',
}

/** Called often; counts on one line of a terminal. Elsewhere a line when a phase begins, each tenth of it, and its end: a voice takes minutes. */
export function progressOn(isTerminal: boolean, write: (text: string) => void) {
  const tenths = new Map<string, number>()
  return (phase: string, done: number, total: number): void => {
    const line = `${WORDS[phase] ?? phase}  ${done}/${total}`
    const tenth = Math.floor((10 * done) / Math.max(1, total))
    if (isTerminal) write(`\r${line.padEnd(78)}${done === total ? '\n' : ''}`)
    else if (tenths.get(phase) !== tenth) write(`${line}\n`)
    tenths.set(phase, tenth)
  }
}

export const sayProgress = progressOn(process.stdout.isTTY === true, (text) => void process.stdout.write(text))
