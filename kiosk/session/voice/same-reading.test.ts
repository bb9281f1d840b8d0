/** TCH-02: two candidates of one reading are told apart by ear: the number stands behind the name too, and only there. */
import { expect, it } from 'vitest'
import { listClips } from '#election/voice/clips.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { nameOf } from './stop-words.ts'

const [first, second, third] = tinySources.candidates.map((each, at) => ({
  ...each,
  id: (at + 1) as typeof each.id,
  number: (at + 1) as typeof each.number,
  party: '',
  partyKana: '',
}))
if (first === undefined || second === undefined || third === undefined) throw new Error('three candidates')
const namesakes = [
  { ...first, kana: 'さとう　いちろう' },
  { ...second, kana: 'サトウ イチロウ', party: '無所属', partyKana: 'むしょぞく' },
  { ...third, kana: 'はやし　くみ' },
] as const

it('the number is said again, after the party where there is one', () => {
  expect(namesakes.map((each) => nameOf(each, namesakes))).toEqual([
    ['nth:1', 'name:1', 'nth:1'],
    ['nth:2', 'name:2', expect.stringMatching(/^party:/), 'nth:2'],
    ['nth:3', 'name:3'],
  ])
})

it('with clips that every pack has', () => {
  const contest = { contest: tinySources.contests[0]?.id, uncontested: false, candidates: namesakes } as never
  const clips = new Set<string>(listClips({ contests: [contest] }, 'ja').map(({ id }) => id))
  for (const each of namesakes) for (const clip of nameOf(each, namesakes)) expect(clips).toContain(clip)
})
