/** own-1: another program of the same user sends SIGUSR1, and Node opens its debugger to everybody on loopback. */
import { type ChildProcess, spawn } from 'node:child_process'
import { afterEach, describe, expect, it } from 'vitest'
import { PRODUCT } from './runs-from-bundle.ts'

const SAYS_WHEN_IT_LISTENS = 'Debugger listening'

/** `ready` is printed when the program took its place; a second signal of its own shows that the first was dealt with. */
const AFTERWARDS = `process.on('SIGUSR2', () => { console.error('alive'); process.exit(0) }); console.error('ready')`

const PROGRAMS = {
  'a machine’s program': `import('./shell/live-only-as-built.ts').then(({ mayRun }) => { mayRun('fixture'); ${AFTERWARDS} ; setInterval(() => {}, 1000) })`,
  'the tally’s key process': `import('./tally/services/open/key-process.ts').then(() => { ${AFTERWARDS} })`,
  'a mixer': `import('./tally/services/mix/mixer-process.ts').then(() => { ${AFTERWARDS} })`,
  'a holder’s process': `import('./tally/services/open/holder-process.ts').then(() => { ${AFTERWARDS} })`,
  'the reader of media': `import('./tally/services/receive/reader-process.ts').then(() => { ${AFTERWARDS} })`,
  'the verifier’s key process': `import('./verify/count/key-process.ts').then(() => { ${AFTERWARDS} })`,
}

describe.skipIf(process.platform === 'win32')('SIGUSR1 opens no debugger in', () => {
  let child: ChildProcess | null = null
  afterEach(() => child?.kill('SIGKILL'))

  it.each(Object.entries(PROGRAMS))('%s', async (_name, program) => {
    const started = spawn(process.execPath, ['--import', 'tsx', '-e', program], {
      cwd: PRODUCT,
      env: { ...process.env, TSX_DISABLE_CACHE: '1' },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    child = started
    let said = ''
    started.stderr?.setEncoding('utf8').on('data', (part: string) => {
      said += part
      if (said.includes('ready\n') && !said.includes('sent\n')) {
        said += 'sent\n'
        started.kill('SIGUSR1')
        started.kill('SIGUSR2')
      }
    })
    await new Promise((resolve) => started.once('close', resolve))
    expect(said).toContain('alive')
    expect(said).not.toContain(SAYS_WHEN_IT_LISTENS)
  })
})
