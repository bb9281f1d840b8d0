/** ELG-20: two people enter what the paper roll has; the line over the search says so as long as it goes on. */
import { useState } from 'react'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { NAME_UNITS_MAX } from '../session/screen-event.ts'
import { Act } from './act.tsx'
import { WordFields } from './word-fields.tsx'
import type { TabProps } from './words.ts'

const FIELDS = [
  ['first', issuerScreen.paperMarksReads, NAME_UNITS_MAX],
  ['second', issuerScreen.paperMarksTypes, NAME_UNITS_MAX],
  ['when', issuerScreen.paperMarksWhen, 400],
] as const

function wordsOfLeft(left: TabProps['view']['left']) {
  if (left?.type !== 'enter-paper-marks') return { first: '', second: '', when: '' }
  const { persons, words } = left.marks
  return { first: persons[0], second: persons[1], when: words }
}

export function PaperMarks({ view, send }: Pick<TabProps, 'view' | 'send'>) {
  const say = useText()
  const { left } = view
  const [isLeft] = useState(left?.type === 'enter-paper-marks')
  const [words, setWords] = useState(wordsOfLeft(left))
  const { paperMarks, entersPaper } = view.record.roll
  const ready = Object.values(words).every((each) => each.trim() !== '')
  const begin = () => send({ type: 'paper-marks-begun', persons: [words.first, words.second], words: words.when })
  return (
    <details className="roll-change" open={entersPaper || isLeft}>
      <summary>{say(issuerScreen.paperMarks)}</summary>
      {paperMarks.map(({ persons, words: said }) => (
        <p key={`${persons.join()} ${said}`}>{say(issuerScreen.paperMarksDone, { people: persons, words: said })}</p>
      ))}
      {entersPaper ? (
        <Act why={null} onPress={() => send({ type: 'paper-marks-ended' })}>
          {say(issuerScreen.paperMarksEnd)}
        </Act>
      ) : (
        <>
          <WordFields fields={FIELDS} words={words} onWords={setWords} />
          <Act why={ready ? null : say(issuerScreen.fieldsFirst)} onPress={begin}>
            {say(issuerScreen.paperMarksBegin)}
          </Act>
        </>
      )}
    </details>
  )
}
