/** A dump of a kiosk holds keys and a selection: the limit is set for this process and inherited by all that it starts. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const limitOf = (text: string) => /^Max core file size +(\S+) +(\S+)/m.exec(text)?.slice(1)

it.skipIf(process.platform !== 'linux')(
  'a program that is started after it writes none (Linux only: read from /proc)',
  () => {
    const code = `
    import { writeNoCoreDumps } from '${new URL('./no-core-dumps.ts', import.meta.url)}'
    import { execFileSync } from 'node:child_process'
    writeNoCoreDumps()
    process.stdout.write(execFileSync('cat', ['/proc/self/limits'], { encoding: 'utf8' }))`
    const args = ['--import', 'tsx', '--input-type=module', '-e', code]
    expect(limitOf(execFileSync(process.execPath, args, { encoding: 'utf8' }))).toEqual(['0', '0'])
    // No empty test: without it the limit of this very process is another, or nothing was to be shown here.
    expect(limitOf(readFileSync('/proc/self/limits', 'utf8'))).toBeDefined()
  },
)
