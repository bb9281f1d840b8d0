/** Sentences that people had to read twice do not come back into comments. */
import { expect, it } from 'vitest'
import { stumbles } from './plain-words.ts'

it.each([
  ['/** Of the network: how far it has come. */', 1],
  ['  // The key goes first. Of the rest nothing is kept.', 1],
  ['/**\n * A sentence goes\n * Of the line ends nothing follows: only of sentences.\n */', 0],
  ['/** Of course it holds. */', 0],
  ['{/* A press by whoever stands there. */}', 1],
  ['/**\n * Nothing of it is\n * told to the screen.\n */', 1],
  ['/** Clips lie one behind the other. */', 1],
  ["const told = 'whoever is told'", 0],
])('%s', (text, found) => {
  expect(stumbles('kiosk/session/step.ts', text)).toHaveLength(found)
})

it.each(['/** What a night plays. */', '// It ends. Whatever comes is next.', '/** Whom they choose. */'])(
  '%s',
  (text) => {
    expect(stumbles('election/kinds/kind.ts', text)).toHaveLength(1)
    expect(stumbles('election/kinds/kind.test.ts', text)).toHaveLength(1)
    expect(stumbles('kiosk/session/step.ts', text)).toHaveLength(1)
  },
)

it('holds a test to the beginning of its sentences, reads no words, and names the line', () => {
  const text = 'const one = 1\n\n/** It is for whoever comes. */\n'
  expect(stumbles('shell/run.ts', text)).toEqual(['shell/run.ts:3: "whoever": name the person or the program'])
  expect(stumbles('shell/run.test.ts', text)).toEqual([])
  expect(stumbles('words/kiosk.tsv', text)).toEqual([])
  expect(stumbles('simulation/rooms/pace.ts', text)).toHaveLength(1)
  expect(stumbles('simulation/rooms/pace.ts', '/** It is told. */\n')).toEqual([])
})
