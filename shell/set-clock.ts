/**
 * Asks the machine's helper to set the clock: the program has no right to (docs/hardening.md). One line goes there, one word comes back. The
 * helper judges the line by itself and trusts nobody who asks.
 */
import { connect } from 'node:net'
import type { ClockOutcome } from './running-app.ts'

/** Made by `ippyo-clock.socket`; on a computer without our package nobody is there. */
const HELPER = '/run/ippyo-clock'
const ANSWER_MS = 10_000
const ANSWER_LETTERS_MAX = 16

export function askForClock(to: Date, helper = HELPER): Promise<ClockOutcome> {
  return new Promise((resolve) => {
    let answer = ''
    const asked = connect(helper)
    asked.setEncoding('utf8')
    asked.setTimeout(ANSWER_MS, () => asked.destroy())
    asked.on('data', (text: string) => {
      answer = `${answer}${text}`.slice(0, ANSWER_LETTERS_MAX)
    })
    // Nobody is there, or it broke off: `close` follows.
    asked.on('error', () => {})
    asked.on('close', () => resolve(answer === 'set\n' ? 'set' : answer === 'not-kept\n' ? 'not-kept' : 'not-set'))
    asked.end(`${to.toISOString().slice(0, 19)}Z\n`)
  })
}
