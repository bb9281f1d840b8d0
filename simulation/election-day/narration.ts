/** Tells the day phase by phase. With --json the object alone goes to stdout and the story to stderr, when somebody watches. */
import { SingleBar } from 'cli-progress'
import { electionDayWords } from '#ui/messages/election-day.ts'
import { fill, type Language, type Values } from '#ui/messages/message.ts'

type Words = keyof typeof electionDayWords

export interface Narration {
  readonly language: Language
  phase(title: Words, values?: Values): void
  /** Progress inside the phase. `what`: the words of what is done there. */
  progress(what: string, done: number, total: number): void
  say(words: Words, values?: Values): void
  /** A line that bears its own words: a result, the path of a paper. */
  line(text: string): void
  end(): void
}

export function narrate(json: boolean, language: Language): Narration {
  const out = json ? process.stderr : process.stdout
  if (json && !process.stderr.isTTY) return { language, phase() {}, progress() {}, say() {}, line() {}, end() {} }
  const worded = (words: Words, values: Values = {}) => fill(electionDayWords[words][language], values)
  const started = Date.now()
  let bar: SingleBar | null = null
  let told = -1
  let shown = ''
  const endBar = () => {
    bar?.stop()
    bar = null
    told = -1
  }
  const line = (text: string) => {
    endBar()
    out.write(`  ${text}\n`)
  }
  return {
    language,
    phase(title, values) {
      endBar()
      out.write(`\n■ ${worded(title, values)} (${Math.round((Date.now() - started) / 1000)} s)\n`)
    },
    progress(what, done, total) {
      if (what !== shown) endBar()
      shown = what
      if (!out.isTTY) {
        // A log file gets a line every tenth instead of a bar that moves.
        const tenth = total === 0 ? 10 : Math.floor((10 * done) / total)
        if (tenth !== told) out.write(`  ${what} ${done}/${total}\n`)
        told = tenth
        return
      }
      if (bar === null) {
        bar = new SingleBar({
          format: `  ${what} [{bar}] {value}/{total}  {eta_formatted}`,
          hideCursor: true,
          stream: out,
        })
        bar.start(total, 0)
      }
      bar.setTotal(total)
      bar.update(done)
    },
    say: (words, values) => line(worded(words, values)),
    line,
    end: endBar,
  }
}
