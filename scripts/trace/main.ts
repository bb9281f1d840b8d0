/** `npm run -s trace`: what does not hold together; with `-- --table [ID…]`: each rule with the files and tests that cite it. */
import { usageOf } from '#build/usage.mjs'
import { readProject } from './read-project.ts'
import { tableOf, trace } from './trace.ts'

const { tree, catalogues, byPeople } = await readProject()
const traced = trace(tree, catalogues, byPeople)
const { rules, citations, problems } = traced
const [option, ...only] = process.argv.slice(2)

if (option === '--table') process.stdout.write(`${tableOf(traced, only)}\n`)
else if (option !== undefined) {
  process.stderr.write(`${usageOf(import.meta.filename)}\n`)
  process.exitCode = 2
} else {
  for (const problem of problems) process.stdout.write(`${problem}\n`)
  const invariants = rules.filter(({ invariant }) => invariant).length
  process.stdout.write(
    `${rules.length} rules, ${invariants} of them ◆, cited in ${citations.length} places; ${problems.length} problems\n`,
  )
  process.exitCode = problems.length === 0 ? 0 : 1
}
