import { expect, it } from 'vitest'
import { eitherSuite } from './either-suite.ts'

it.each([
  ['election/ballot/x.ts', 'if (suiteOfKey(countingKey) === 2) {'],
  ['kiosk/x.ts', '...(input.suite === 2 ? { a } : {}),'],
  ['verify/x.ts', 'if (countingKey.suite !== 2) return null'],
  ['election/x.ts', 'if (rules.publication && (rules.suite ?? SUITE_OF_NEW_ELECTIONS) === 1) {'],
  ['tally/x.ts', 'return suiteOfKey(election.electionPackage.countingKey) === 2'],
])('%s: a third suite falls into the else: %s', (file, line) => {
  expect(eitherSuite(file, line)).toBe(true)
})

it.each([
  ['election/x.ts', 'return { 1: false, 2: true }[suite]'],
  ['election/x.ts', 'switch (suite) {'],
  ['verify/x.ts', 'file.suite === trust.countingKey.suite'],
  ['election/ballot/elgamal-record.ts', 'if (suite !== SUITE) return'],
  ['simulation/x.ts', 'suite === 1'],
])('%s: %s is right', (file, line) => {
  expect(eitherSuite(file, line)).toBe(false)
})
