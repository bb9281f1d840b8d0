/** Runs stages one after the other, shows where it is, and ends with the counts on the last line. */

/** @param {[string, () => Promise<{passed: number, failed: number, skipped: string[]}>][]} stages */
export async function runStages(stages) {
  const started = Date.now()
  process.stdout.write(`${onNode()}\n`)
  let [passed, failed] = [0, 0]
  const skipped = []
  const red = []
  for (const [index, [name, run]] of stages.entries()) {
    process.stdout.write(`\n[${index + 1}/${stages.length}] ${name} (${seconds(started)} s so far)\n`)
    const result = await run()
    passed += result.passed
    failed += result.failed
    skipped.push(...result.skipped)
    if (result.failed > 0) red.push(name)
  }
  process.stdout.write(`\n${seconds(started)} s in all\n`)
  process.stdout.write(`${onNode()}\n`)
  for (const name of red) process.stdout.write(`failed in: ${name}\n`)
  for (const name of skipped) process.stdout.write(`skipped: ${name}\n`)
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  return failed === 0 ? 0 : 1
}

function onNode() {
  return `on Node ${process.versions.node}, ${process.platform} ${process.arch}`
}

function seconds(since) {
  return Math.round((Date.now() - since) / 1000)
}
