import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ballotBoxVectors, VECTORS_FILE } from '#scripts/fixtures/ballot-box-vectors.ts'

it('the published vectors of the ballot box are what this code writes', () => {
  const published: unknown = JSON.parse(readFileSync(VECTORS_FILE, 'utf8'))
  expect(JSON.parse(JSON.stringify(ballotBoxVectors()))).toEqual(published)
})
