/** Runs stages one after the other, shows where it is, and ends with the counts on the last line. */
import { readFileSync } from 'node:fs'

/** @param {[string, () => Promise<{passed: number, failed: number, failures: string[], skipped: string[]}>][]} stages */
export async function runStages(stages) {
  const started = Date.now()
  process.stdout.write(`${onNode()}\n`)
  let [passed, failed] = [0, 0]
  const skipped = []
  const failures = []
  for (const [index, [name, run]] of stages.entries()) {
    process.stdout.write(`\n[${index + 1}/${stages.length}] ${name} (${seconds(started)} s so far)\n`)
    const before = processorSeconds()
    const result = await run()
    process.stdout.write(`${name}: ${toldOf(processorSeconds(), before)}\n`)
    passed += result.passed
    failed += result.failed
    skipped.push(...result.skipped)
    failures.push(...result.failures)
  }
  process.stdout.write(`\n${seconds(started)} s in all, ${toldOf(processorSeconds())}\n`)
  process.stdout.write(`${onNode()}\n`)
  for (const name of skipped) process.stdout.write(`skipped: ${name}\n`)
  for (const name of failures) process.stdout.write(`failed: ${name}\n`)
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  return failed === 0 ? 0 : 1
}

function onNode() {
  return `on Node ${process.versions.node}, ${process.platform} ${process.arch}`
}

/** Processor time of this process and of all that it started and that has ended: other work on the machine hardly changes it. null: a system that does not say. */
function processorSeconds() {
  try {
    // After the name, which may hold anything: utime, stime, cutime, cstime are the 12th to the 15th; a tick is 10 ms on every Linux.
    const fields = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
      .slice(11, 15)
      .map(Number)
    const [user = 0, system = 0, usersBelow = 0, systemsBelow = 0] = fields
    return { user: (user + usersBelow) / 100, system: (system + systemsBelow) / 100 }
  } catch {
    return null
  }
}

function toldOf(now, before = { user: 0, system: 0 }) {
  if (now === null || before === null) return 'processor time not known here'
  const [user, system] = [now.user - before.user, now.system - before.system].map(Math.round)
  return `${user + system} s of the processors (${user} user, ${system} system)`
}

function seconds(since) {
  return Math.round((Date.now() - since) / 1000)
}
