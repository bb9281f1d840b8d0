/** One line a phase of the preparation on the terminal, so that nobody wonders what takes so long. */

const WORDS: Readonly<Record<string, string>> = {
  import: '選挙データを読みます   reading the election',
  voice: '音声を作ります（最初の一度だけ）   making the voice, this once',
  machines: '機械ごとの鍵を作ります   keys of the machines',
  keys: '鍵を包みます   wrapping keys',
  package: '選挙パッケージに署名します   signing the package',
  shares: '開票の鍵を分けます   splitting the counting key',
  media: '記録媒体を作ります   making media',
  cards: 'カードを作ります   making cards',
}

/** Called often; speaks when a phase begins and, on a terminal, counts on the same line. */
export function sayProgress(phase: string, done: number, total: number): void {
  const line = `${WORDS[phase] ?? phase}  ${done}/${total}`
  if (process.stdout.isTTY) process.stdout.write(`\r${line.padEnd(78)}${done === total ? '\n' : ''}`)
  else if (done === total) console.log(line)
}
