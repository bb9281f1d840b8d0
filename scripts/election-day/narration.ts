/** Tells the day phase by phase. With --json the object alone goes to stdout and the story to stderr, when somebody watches. */
import { SingleBar } from 'cli-progress'

export interface Narration {
  phase(title: string): void
  /** Progress inside the phase. */
  progress(done: number, total: number): void
  line(text: string): void
  end(): void
}

export function narrate(json: boolean): Narration {
  const out = json ? process.stderr : process.stdout
  if (json && !process.stderr.isTTY) return { phase() {}, progress() {}, line() {}, end() {} }
  const started = Date.now()
  let bar: SingleBar | null = null
  let told = -1
  const endBar = () => {
    bar?.stop()
    bar = null
    told = -1
  }
  return {
    phase(title) {
      endBar()
      out.write(`\n■ ${title} (${Math.round((Date.now() - started) / 1000)} s)\n`)
    },
    progress(done, total) {
      if (!out.isTTY) {
        // A log file gets a line every tenth instead of a bar that moves.
        const tenth = total === 0 ? 10 : Math.floor((10 * done) / total)
        if (tenth !== told) out.write(`  ${done}/${total}\n`)
        told = tenth
        return
      }
      if (bar === null) {
        bar = new SingleBar({ format: '  [{bar}] {value}/{total}  {eta_formatted}', hideCursor: true, stream: out })
        bar.start(total, 0)
      }
      bar.setTotal(total)
      bar.update(done)
    },
    line(text) {
      endBar()
      out.write(`  ${text}\n`)
    },
    end: endBar,
  }
}
