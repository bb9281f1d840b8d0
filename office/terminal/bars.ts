/** Progress of what takes long, on a terminal. */
import { SingleBar } from 'cli-progress'
import type { ProgressBars } from './office-io.ts'

export function bars(): ProgressBars {
  let bar: SingleBar | null = null
  let current = ''
  const end = () => {
    bar?.stop()
    bar = null
    current = ''
  }
  return {
    end,
    show(name, done, total) {
      if (name !== current) {
        end()
        bar = new SingleBar({
          format: `${name.padEnd(12)} {bar} {value}/{total} {duration_formatted}`,
          barsize: 40,
          stream: process.stderr,
          hideCursor: true,
        })
        bar.start(total, done)
        current = name
      }
      bar?.setTotal(total)
      bar?.update(done)
    },
  }
}
